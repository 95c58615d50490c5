//! The rules that `garde` can say.

use cloud_backup_api::aliyun::dbs::{
    BackupStrategyType, CreateAndStartBackupPlanRequest, DatabaseType, InstanceType, PayType,
    Period, SourceEndpointInstanceType as Endpoint, Weekday,
};
use cloud_backup_api::huaweicloud::rds::CreateManualBackupRequest;
use garde::Validate;

/// Limits of single values, and what is required or limited by condition.
#[derive(Validate)]
#[garde(allow_unvalidated)]
pub(crate) struct Dbs {
    database_type: DatabaseType,

    period: Option<Period>,
    #[garde(
        if(cond = matches!(self.period, Some(Period::Year)), range(min = 1, max = 9)),
        if(cond = matches!(self.period, Some(Period::Month)), range(min = 1, max = 11)),
    )]
    used_time: Option<i32>,
    pay_type: Option<PayType>,
    #[garde(if(cond = matches!(self.pay_type, Some(PayType::Postpay)), required))]
    database_region: Option<String>,
    #[garde(if(cond = matches!(self.pay_type, Some(PayType::Postpay)), required))]
    storage_region: Option<String>,
    #[garde(if(cond = matches!(self.pay_type, Some(PayType::Postpay)), required))]
    instance_type: Option<InstanceType>,
    source_endpoint_instance_type: Endpoint,
    #[garde(if(
        cond = matches!(
            self.source_endpoint_instance_type,
            Endpoint::Rds | Endpoint::Ecs | Endpoint::Dds | Endpoint::Express | Endpoint::Agent
        ),
        required
    ))]
    source_endpoint_region: Option<String>,
    #[garde(if(
        cond = matches!(
            self.source_endpoint_instance_type,
            Endpoint::Rds | Endpoint::Ecs | Endpoint::Dds | Endpoint::Express
        ),
        required
    ))]
    source_endpoint_instance_id: Option<String>,
    #[garde(if(
        cond = matches!(
            self.source_endpoint_instance_type,
            Endpoint::Express | Endpoint::Agent | Endpoint::Other
        ),
        required
    ))]
    source_endpoint_ip: Option<String>,
    #[garde(if(
        cond = matches!(
            self.source_endpoint_instance_type,
            Endpoint::Express | Endpoint::Agent | Endpoint::Other | Endpoint::Ecs
        ),
        required
    ))]
    source_endpoint_port: Option<i32>,
    #[garde(if(
        cond = matches!(
            self.database_type,
            DatabaseType::PostgreSql | DatabaseType::MongoDb
        ),
        required
    ))]
    source_endpoint_database_name: Option<String>,
    #[garde(if(cond = self.needs_account(), required))]
    source_endpoint_user_name: Option<String>,
    #[garde(if(cond = self.needs_account(), required))]
    source_endpoint_password: Option<String>,
    #[garde(if(
        cond = matches!(self.source_endpoint_instance_type, Endpoint::Agent),
        required
    ))]
    backup_gateway_id: Option<i64>,
    #[garde(if(cond = self.needs_schedule(), required))]
    backup_period: Option<Vec<Weekday>>,
    #[garde(
        if(cond = self.needs_schedule(), required),
        pattern("^(?:[01][0-9]|2[0-3]):[0-5][0-9]Z$"),
    )]
    backup_start_time: Option<String>,
    #[garde(range(min = 0, max = 1825))]
    backup_retention_period: Option<i32>,
    #[garde(if(cond = matches!(self.database_type, DatabaseType::Oracle), required))]
    source_endpoint_oracle_sid: Option<String>,
    #[garde(range(max = 10_485_760))]
    backup_rate_limit: Option<i64>,
    backup_strategy_type: Option<BackupStrategyType>,
}

impl Dbs {
    fn needs_account(&self) -> bool {
        match self.database_type {
            DatabaseType::Redis => false,
            DatabaseType::Mssql => !matches!(self.source_endpoint_instance_type, Endpoint::Agent),
            _ => true,
        }
    }

    fn needs_schedule(&self) -> bool {
        matches!(self.backup_strategy_type, Some(BackupStrategyType::Simple) | None)
    }
}

impl From<CreateAndStartBackupPlanRequest> for Dbs {
    fn from(request: CreateAndStartBackupPlanRequest) -> Self {
        let password = request.source_endpoint_password;
        Self {
            database_type: request.database_type,

            period: request.period,
            used_time: request.used_time,
            pay_type: request.pay_type,
            database_region: request.database_region,
            storage_region: request.storage_region,
            instance_type: request.instance_type,
            source_endpoint_instance_type: request.source_endpoint_instance_type,
            source_endpoint_region: request.source_endpoint_region,
            source_endpoint_instance_id: request.source_endpoint_instance_id,
            source_endpoint_ip: request.source_endpoint_ip,
            source_endpoint_port: request.source_endpoint_port,
            source_endpoint_database_name: request.source_endpoint_database_name,
            source_endpoint_user_name: request.source_endpoint_user_name,
            source_endpoint_password: password.map(|password| password.expose().to_owned()),
            backup_gateway_id: request.backup_gateway_id,
            backup_period: request.backup_period,
            backup_start_time: request.backup_start_time,
            backup_retention_period: request.backup_retention_period,
            source_endpoint_oracle_sid: request.source_endpoint_oracle_sid,
            backup_rate_limit: request.backup_rate_limit,
            backup_strategy_type: request.backup_strategy_type,
        }
    }
}

/// Limits of single values only.
#[derive(Validate)]
pub(crate) struct DbsWithoutConditions {
    #[garde(pattern("^(?:[01][0-9]|2[0-3]):[0-5][0-9]Z$"))]
    backup_start_time: Option<String>,
    #[garde(range(min = 0, max = 1825))]
    backup_retention_period: Option<i32>,
    #[garde(range(max = 10_485_760))]
    backup_rate_limit: Option<i64>,
}

impl From<CreateAndStartBackupPlanRequest> for DbsWithoutConditions {
    fn from(request: CreateAndStartBackupPlanRequest) -> Self {
        Self {
            backup_start_time: request.backup_start_time,
            backup_retention_period: request.backup_retention_period,
            backup_rate_limit: request.backup_rate_limit,
        }
    }
}

/// Limits of single values; what depends on the engine is left out.
#[derive(Validate)]
pub(crate) struct Huawei {
    #[garde(length(chars, min = 4, max = 64), pattern("^[A-Za-z][A-Za-z0-9_-]*$"))]
    name: String,
    #[garde(length(chars, max = 256), pattern(r#"^[^>!<"&'=]*$"#))]
    description: Option<String>,
}

impl From<CreateManualBackupRequest> for Huawei {
    fn from(request: CreateManualBackupRequest) -> Self {
        Self { name: request.name, description: request.description }
    }
}
