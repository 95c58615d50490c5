//! The requests that are validated.

use cloud_backup_api::aliyun::dbs::{
    CreateAndStartBackupPlanRequest, CreateAndStartBackupPlanRequired,
};
use cloud_backup_api::huaweicloud::rds::{CreateManualBackupRequest, CreateManualBackupRequired};

/// A request with most of what the page has rules for.
pub(crate) fn dbs_valid() -> CreateAndStartBackupPlanRequest {
    CreateAndStartBackupPlanRequest::new(CreateAndStartBackupPlanRequired {
        instance_class: "micro".into(),
        database_type: "MySQL".into(),
        backup_method: "physical".into(),
        source_endpoint_instance_type: "RDS".into(),
        backup_plan_name: "nightly".into(),
    })
    .with_region("cn-hangzhou")
    .with_period("Month")
    .with_used_time(2)
    .with_pay_type("prepay")
    .with_source_endpoint_region("cn-hangzhou")
    .with_source_endpoint_instance_id("rm-uf6wjk5xxxxxxxxxx")
    .with_source_endpoint_user_name("backup")
    .with_source_endpoint_password("secret")
    .with_backup_period(["Monday", "Thursday"])
    .with_backup_start_time("14:22Z")
    .with_backup_log_interval_seconds(1000)
    .with_backup_retention_period(730)
    .with_backup_rate_limit(10_240)
    .with_backup_strategy_type("simple")
}

/// The same with five violations, three of them in single values.
pub(crate) fn dbs_with_violations() -> CreateAndStartBackupPlanRequest {
    let mut request = dbs_valid()
        .with_used_time(12)
        .with_backup_start_time("24:00Z")
        .with_backup_retention_period(2000)
        .with_backup_rate_limit(10_485_761);
    request.source_endpoint_instance_id = None;
    request
}

/// The page's example.
pub(crate) fn huawei_valid() -> CreateManualBackupRequest {
    CreateManualBackupRequest::new(CreateManualBackupRequired {
        project_id: "619d3e78f61b4be68bc5aa0b59edcf7b".into(),
        instance_id: "d8e6ca5a624745bcb546a227aa3ae1cfin01".into(),
        name: "mybackup".into(),
    })
    .with_description("manual backup")
}

/// The same with three violations: the name's length, its characters, the description's characters.
pub(crate) fn huawei_with_violations() -> CreateManualBackupRequest {
    let mut request = huawei_valid().with_description("manual <backup>");
    request.name = "1st".into();
    request
}
