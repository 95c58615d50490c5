//! Requests in wire form, with the facts that are known → what the crate reports of them.

use cloud_backup_api::aliyun::{dbs, polardb, rds};
use cloud_backup_api::huaweicloud::rds as huawei;
use cloud_backup_api::{Operation, Report};
use serde_json::Value;

use super::parameters::{dbs_request, huawei_request, polardb_request, rds_request};
use super::plan_parameters::{configured_plan, created_plan, listed_plans};
use super::policy_parameters::{polardb_logs, polardb_policy, rds_policy};

/// The requests of a file.
pub(crate) fn requests(file: &str) -> Vec<Value> {
    serde_json::from_str(file).expect("the requests are JSON")
}

pub(crate) fn report(request: &Value) -> Report {
    let parameters =
        list(&request["parameters"]).iter().map(|pair| (text(&pair[0]), text(&pair[1])));
    let parameters = parameters.collect::<Vec<_>>();
    let facts = &request["context"];
    match text(&request["operation"]) {
        "dbs.CreateAndStartBackupPlan" => dbs_request(&parameters).validate(),
        "dbs.CreateBackupPlan" => created_plan(&parameters).validate(),
        "dbs.ConfigureBackupPlan" => configured_plan(&parameters).validate_in(&dbs_context(facts)),
        "dbs.DescribeBackupPlanList" => listed_plans(&parameters).validate(),
        "rds.ModifyBackupPolicy" => rds_policy(&parameters).validate_in(&rds_context(facts)),
        "polardb.ModifyBackupPolicy" => {
            polardb_policy(&parameters).validate_in(&polardb_context(facts))
        }
        "polardb.DescribeBackupLogs" => polardb_logs(&parameters).validate(),
        "rds.CreateBackup" => rds_request(&parameters).validate_in(&rds_context(facts)),
        "polardb.CreateBackup" => polardb_request(&parameters).validate_in(&polardb_context(facts)),
        "huaweicloud.CreateManualBackup" => {
            huawei_request(&parameters).validate_in(&huawei_context(facts))
        }
        other => panic!("{other} is no operation"),
    }
}

pub(crate) fn rds_context(facts: &Value) -> rds::Context {
    let mut context = rds::Context::new();
    context.engine = facts["engine"].as_str().map(rds::Engine::from);
    context.cloud_disk = facts["cloud_disk"].as_bool();
    context.read_only = facts["read_only"].as_bool();
    context.running = facts["running"].as_bool();
    context.backup_in_progress = facts["backup_in_progress"].as_bool();
    context.has_databases = facts["has_databases"].as_bool();
    context.backups_today = facts["backups_today"].as_i64();
    context
}

fn polardb_context(facts: &Value) -> polardb::Context {
    let mut context = polardb::Context::new();
    context.manual_backups = facts["manual_backups"].as_i64();
    context.backups_today = facts["backups_today"].as_i64();
    context.engine = facts["engine"].as_str().map(polardb::Engine::from);
    context.cross_region_backup = facts["cross_region_backup"].as_bool();
    context
}

fn dbs_context(facts: &Value) -> dbs::Context {
    let mut context = dbs::Context::new();
    context.database_type = facts["database_type"].as_str().map(dbs::DatabaseType::from);
    context.backup_method = facts["backup_method"].as_str().map(dbs::BackupMethod::from);
    context
}

fn huawei_context(facts: &Value) -> huawei::Context {
    let mut context = huawei::Context::new();
    context.read_replica = facts["read_replica"].as_bool();
    context.name_taken = facts["name_taken"].as_bool();
    context.engine = facts["engine"].as_str().map(huawei::Engine::from);
    context
}

/// The page of evidence about the operation of a request.
pub(crate) fn page(request: &Value) -> &'static str {
    page_of(text(&request["operation"]))
}

/// The page of evidence about an operation.
pub(crate) fn page_of(operation: &str) -> &'static str {
    match operation {
        "dbs.CreateAndStartBackupPlan" => "aliyun/dbs/create_and_start_backup_plan",
        "dbs.CreateBackupPlan" => "aliyun/dbs/create_backup_plan",
        "dbs.ConfigureBackupPlan" => "aliyun/dbs/configure_backup_plan",
        "dbs.DescribeBackupPlanList" => "aliyun/dbs/describe_backup_plan_list",
        "rds.ModifyBackupPolicy" => "aliyun/rds/modify_backup_policy",
        "polardb.ModifyBackupPolicy" => "aliyun/polardb/modify_backup_policy",
        "polardb.DescribeBackupLogs" => "aliyun/polardb/describe_backup_logs",
        "rds.CreateBackup" => "aliyun/rds/create_backup",
        "polardb.CreateBackup" => "aliyun/polardb/create_backup",
        "huaweicloud.CreateManualBackup" => "huaweicloud/rds/create_manual_backup",
        other => panic!("{other} is no operation"),
    }
}

pub(crate) fn list(value: &Value) -> &[Value] {
    value.as_array().map(Vec::as_slice).unwrap_or_default()
}

pub(crate) fn text(value: &Value) -> &str {
    value.as_str().expect("a text")
}
