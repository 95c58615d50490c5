//! Parameters in wire form → requests about backup schedules that are created in steps.

use cloud_backup_api::aliyun::dbs;

use super::parameters::{number, of};

pub(crate) fn created_plan(parameters: &[(&str, &str)]) -> dbs::CreateBackupPlanRequest {
    let required = dbs::CreateBackupPlanRequired {
        instance_class: of(parameters, "InstanceClass").into(),
        database_type: of(parameters, "DatabaseType").into(),
        backup_method: of(parameters, "BackupMethod").into(),
    };
    let mut request = dbs::CreateBackupPlanRequest::new(required);
    for (name, text) in parameters.iter().copied() {
        request = match name {
            "InstanceClass" | "DatabaseType" | "BackupMethod" => request,
            "Region" => request.with_region(text),
            "Period" => request.with_period(text),
            "UsedTime" => request.with_used_time(number(text)),
            "PayType" => request.with_pay_type(text),
            "DatabaseRegion" => request.with_database_region(text),
            "StorageRegion" => request.with_storage_region(text),
            "InstanceType" => request.with_instance_type(text),
            "StorageType" => request.with_storage_type(text),
            "FromApp" => request.with_from_app(text),
            "ClientToken" => request.with_client_token(text),
            "ResourceGroupId" => request.with_resource_group_id(text),
            other => panic!("{other} is no parameter"),
        };
    }
    request
}

pub(crate) fn configured_plan(parameters: &[(&str, &str)]) -> dbs::ConfigureBackupPlanRequest {
    let required = dbs::ConfigureBackupPlanRequired {
        backup_plan_id: of(parameters, "BackupPlanId").into(),
        source_endpoint_instance_type: of(parameters, "SourceEndpointInstanceType").into(),
        backup_plan_name: of(parameters, "BackupPlanName").into(),
    };
    let mut request = dbs::ConfigureBackupPlanRequest::new(required);
    for (name, text) in parameters.iter().copied() {
        request = match name {
            "BackupPlanId" | "SourceEndpointInstanceType" | "BackupPlanName" => request,
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
            "AutoStartBackup" => request.with_auto_start_backup(text == "true"),
            "ClientToken" => request.with_client_token(text),
            "ResourceGroupId" => request.with_resource_group_id(text),
            other => panic!("{other} is no parameter"),
        };
    }
    request
}

pub(crate) fn listed_plans(parameters: &[(&str, &str)]) -> dbs::DescribeBackupPlanListRequest {
    let mut request = dbs::DescribeBackupPlanListRequest::new();
    for (name, text) in parameters.iter().copied() {
        request = match name {
            "BackupPlanId" => request.with_backup_plan_id(text.split(',')),
            "Region" => request.with_region(text),
            "PageSize" => request.with_page_size(number(text)),
            "PageNum" => request.with_page_num(number(text)),
            "BackupPlanName" => request.with_backup_plan_name(text),
            "BackupPlanStatus" => request.with_backup_plan_status(text),
            "ClientToken" => request.with_client_token(text),
            "ResourceGroupId" => request.with_resource_group_id(text),
            other => panic!("{other} is no parameter"),
        };
    }
    request
}
