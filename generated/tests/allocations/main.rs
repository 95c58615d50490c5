//! For a request that breaks no rule, nothing allocates, whatever facts the caller gives: neither validation
//! nor `owed`, nor `explain` for a code that no rule names.

use allocation_counter::measure;
use cloud_backup_api::aliyun::{dbs, polardb, rds};
use cloud_backup_api::huaweicloud::rds as huawei;
use cloud_backup_api::{HttpResponse, Operation, Report};

#[test]
fn dbs_requests() {
    let request = || {
        dbs::CreateAndStartBackupPlanRequest::new(dbs::CreateAndStartBackupPlanRequired {
            instance_class: "micro".into(),
            database_type: "MySQL".into(),
            backup_method: "physical".into(),
            source_endpoint_instance_type: "RDS".into(),
            backup_plan_name: "nightly".into(),
        })
        .with_source_endpoint_region("cn-hangzhou")
        .with_source_endpoint_instance_id("rm-1")
        .with_source_endpoint_user_name("backup")
        .with_source_endpoint_password("secret")
        .with_backup_period(["Monday", "Thursday"])
        .with_backup_start_time("14:22Z")
    };
    let full = request()
        .with_region("cn-hangzhou")
        .with_period("Month")
        .with_used_time(2)
        .with_pay_type("prepay")
        .with_backup_log_interval_seconds(1000)
        .with_backup_retention_period(730)
        .with_backup_speed_limit(1024)
        .with_backup_rate_limit(1024)
        .with_backup_strategy_type("simple");
    for request in [request(), full] {
        assert_eq!(skipped(|| request.validate()), 0);
        assert_eq!(skipped(|| request.validate_in(&dbs::Context::new())), 0);
    }
}

#[test]
fn polardb_requests() {
    let request = polardb::CreateBackupRequest::new("pc-1").with_client_token("token-1");
    let context = polardb::Context::new().with_manual_backups(2);
    assert_eq!(skipped(|| request.validate()), 2);
    assert_eq!(skipped(|| request.validate_in(&context)), 1);
}

#[test]
fn rds_requests() {
    let request = rds::CreateBackupRequest::new("rm-1")
        .with_backup_method("Logical")
        .with_backup_strategy("db")
        .with_db_name(["orders", "customers"]);
    let context = rds::Context::new()
        .with_engine("MySQL")
        .with_cloud_disk(false)
        .with_read_only(false)
        .with_running(true)
        .with_backup_in_progress(false)
        .with_has_databases(true)
        .with_backups_today(3);
    assert_eq!(skipped(|| request.validate()), 11);
    // Whether the engine is one of the page's four is skipped for any engine outside of them.
    assert_eq!(skipped(|| request.validate_in(&context)), 1);
}

#[test]
fn huaweicloud_requests() {
    let request = huawei::CreateManualBackupRequest::new(huawei::CreateManualBackupRequired {
        project_id: "619d3e78f61b4be68bc5aa0b59edcf7b".into(),
        instance_id: "d8e6ca5a624745bcb546a227aa3ae1cfin01".into(),
        name: "nightly".into(),
    })
    .with_x_language("zh-cn")
    .with_description("每天一次")
    .with_databases([huawei::BackupDatabase::new("orders")])
    .with_backup_database_individually(true);
    let context = huawei::Context::new()
        .with_engine("PostgreSQL")
        .with_read_replica(false)
        .with_name_taken(false);
    assert_eq!(skipped(|| request.validate()), 4);
    assert_eq!(skipped(|| request.validate_in(&context)), 0);
}

#[test]
fn nothing_owed_and_nothing_to_explain() {
    let request = rds::CreateBackupRequest::new("rm-1").with_backup_method("Logical");
    let body = br#"{"Code": "Throttling", "Message": "Request was denied."}"#.to_vec();
    let response = HttpResponse { status: 400, headers: Vec::new(), body };
    let failure = request.decode_for(&response).expect_err("a failure");
    let context = rds::Context::new();
    let allocations = measure(|| {
        assert!(request.owed(&context).is_empty());
        assert!(failure.explain(&request, &context).is_empty());
    });
    assert_eq!(allocations.count_total, 0);
}

/// How many rules a validation without violations and without allocations skips.
fn skipped(validate: impl Fn() -> Report) -> usize {
    let mut report = None;
    let allocations = measure(|| report = Some(validate()));
    let report = report.expect("it was made");
    assert!(report.violations().is_empty(), "{report}");
    assert_eq!(allocations.count_total, 0);
    report.skipped().count()
}
