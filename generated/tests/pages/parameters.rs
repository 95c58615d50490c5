//! Parameters in wire form → requests.

use cloud_backup_api::aliyun::{dbs, polardb, rds};
use cloud_backup_api::huaweicloud::rds as huawei;

pub(crate) fn rds_request(parameters: &[(&str, &str)]) -> rds::CreateBackupRequest {
    let mut request = rds::CreateBackupRequest::new(of(parameters, "DBInstanceId"));
    for (name, text) in parameters.iter().copied() {
        request = match name {
            "DBInstanceId" => request,
            "DBName" => request.with_db_name(text.split(',')),
            "BackupStrategy" => request.with_backup_strategy(text),
            "BackupMethod" => request.with_backup_method(text),
            "BackupType" => request.with_backup_type(text),
            "BackupRetentionPeriod" => request.with_backup_retention_period(number(text)),
            "ResourceGroupId" => request.with_resource_group_id(text),
            other => panic!("{other} is no parameter"),
        };
    }
    request
}

pub(crate) fn polardb_request(parameters: &[(&str, &str)]) -> polardb::CreateBackupRequest {
    let mut request = polardb::CreateBackupRequest::new(of(parameters, "DBClusterId"));
    for (name, text) in parameters.iter().copied() {
        request = match name {
            "DBClusterId" => request,
            "ClientToken" => request.with_client_token(text),
            other => panic!("{other} is no parameter"),
        };
    }
    request
}

pub(crate) fn huawei_request(parameters: &[(&str, &str)]) -> huawei::CreateManualBackupRequest {
    let mut request = huawei::CreateManualBackupRequest::new(huawei::CreateManualBackupRequired {
        project_id: of(parameters, "project_id").into(),
        instance_id: of(parameters, "instance_id").into(),
        name: of(parameters, "name").into(),
    });
    for (name, text) in parameters.iter().copied() {
        request = match name {
            "project_id" | "instance_id" | "name" => request,
            "X-Language" => request.with_x_language(text),
            "description" => request.with_description(text),
            "databases" => request.with_databases(databases(text)),
            "backup_database_individually" => {
                request.with_backup_database_individually(text == "true")
            }
            other => panic!("{other} is no parameter"),
        };
    }
    request
}

/// Databases, whose names are separated by commas here.
fn databases(names: &str) -> impl Iterator<Item = huawei::BackupDatabase> {
    names.split(',').map(huawei::BackupDatabase::new)
}

pub(crate) fn dbs_request(parameters: &[(&str, &str)]) -> dbs::CreateAndStartBackupPlanRequest {
    let required = dbs::CreateAndStartBackupPlanRequired {
        instance_class: of(parameters, "InstanceClass").into(),
        database_type: of(parameters, "DatabaseType").into(),
        backup_method: of(parameters, "BackupMethod").into(),
        source_endpoint_instance_type: of(parameters, "SourceEndpointInstanceType").into(),
        backup_plan_name: of(parameters, "BackupPlanName").into(),
    };
    let mut request = dbs::CreateAndStartBackupPlanRequest::new(required);
    for (name, text) in parameters.iter().copied() {
        request = match name {
            "InstanceClass"
            | "DatabaseType"
            | "BackupMethod"
            | "SourceEndpointInstanceType"
            | "BackupPlanName" => request,
            "BackupPlanId" => request.with_backup_plan_id(text),
            "Region" => request.with_region(text),
            "Period" => request.with_period(text),
            "UsedTime" => request.with_used_time(number(text)),
            "PayType" => request.with_pay_type(text),
            "DatabaseRegion" => request.with_database_region(text),
            "StorageRegion" => request.with_storage_region(text),
            "InstanceType" => request.with_instance_type(text),
            "StorageType" => request.with_storage_type(text),
            "FromApp" => request.with_from_app(text),
            "SourceEndpointRegion" => request.with_source_endpoint_region(text),
            "SourceEndpointInstanceID" => request.with_source_endpoint_instance_id(text),
            "SourceEndpointIP" => request.with_source_endpoint_ip(text),
            "SourceEndpointPort" => request.with_source_endpoint_port(number(text)),
            "SourceEndpointDatabaseName" => request.with_source_endpoint_database_name(text),
            "SourceEndpointUserName" => request.with_source_endpoint_user_name(text),
            "SourceEndpointPassword" => request.with_source_endpoint_password(text),
            "BackupGatewayId" => request.with_backup_gateway_id(number(text)),
            "OSSBucketName" => request.with_oss_bucket_name(text),
            "BackupObjects" => request.with_backup_objects([dbs::BackupObject::new()]),
            "BackupPeriod" => request.with_backup_period(text.split(',')),
            "BackupStartTime" => request.with_backup_start_time(text),
            "EnableBackupLog" => request.with_enable_backup_log(text == "true"),
            "BackupLogIntervalSeconds" => request.with_backup_log_interval_seconds(number(text)),
            "BackupRetentionPeriod" => request.with_backup_retention_period(number(text)),
            "DuplicationInfrequentAccessPeriod" => {
                request.with_duplication_infrequent_access_period(number(text))
            }
            "DuplicationArchivePeriod" => request.with_duplication_archive_period(number(text)),
            "SourceEndpointOracleSID" => request.with_source_endpoint_oracle_sid(text),
            "BackupStorageType" => request.with_backup_storage_type(text),
            "BackupSpeedLimit" => request.with_backup_speed_limit(number(text)),
            "BackupRateLimit" => request.with_backup_rate_limit(number(text)),
            "BackupStrategyType" => request.with_backup_strategy_type(text),
            "CrossAliyunId" => request.with_cross_aliyun_id(text),
            "CrossRoleName" => request.with_cross_role_name(text),
            "ClientToken" => request.with_client_token(text),
            "ResourceGroupId" => request.with_resource_group_id(text),
            other => panic!("{other} is no parameter"),
        };
    }
    request
}

pub(crate) fn of<'a>(parameters: &[(&str, &'a str)], name: &str) -> &'a str {
    let found = parameters.iter().find(|(key, _)| *key == name);
    found.unwrap_or_else(|| panic!("{name} is required")).1
}

pub(crate) fn number<T: std::str::FromStr>(text: &str) -> T {
    text.parse().unwrap_or_else(|_| panic!("{text} is no number"))
}
