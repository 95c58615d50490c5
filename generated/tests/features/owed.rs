//! What a request owes: in which words, with which values, and what conflicts.

use cloud_backup_api::Operation;
use cloud_backup_api::aliyun::{dbs, rds};
use cloud_backup_api::description::Language;
use cloud_backup_api::huaweicloud::rds as huawei;
use cloud_backup_api::remedies::{Edit, FittingValues, Owed};
use serde_json::{json, to_value};

fn plan() -> dbs::CreateAndStartBackupPlanRequest {
    dbs::CreateAndStartBackupPlanRequest::new(dbs::CreateAndStartBackupPlanRequired {
        backup_plan_name: "nightly".into(),
        instance_class: dbs::InstanceClass::Micro,
        database_type: dbs::DatabaseType::Redis,
        backup_method: dbs::BackupMethod::Duplication,
        source_endpoint_instance_type: dbs::SourceEndpointInstanceType::Dg,
    })
}

/// What the demand of a rule says in both languages.
#[track_caller]
fn assert_says(owed: &Owed, rule: &str, english: &str, chinese: &str) {
    let mut demands = owed.demands().iter();
    let demand = demands.find(|demand| demand.violation().rule().id == rule);
    let demand = demand.unwrap_or_else(|| panic!("`{rule}` demands nothing:\n{owed}"));
    assert_eq!(demand.message(Language::English), english);
    assert_eq!(demand.message(Language::Chinese), chinese);
}

#[test]
fn what_is_missing_comes_with_the_values_that_would_do() {
    let plan = plan().with_pay_type("postpay").with_backup_strategy_type("simple");
    let owed = plan.owed(&dbs::Context::new());
    let edits = owed.demands().iter().flat_map(|demand| demand.remedies());
    assert!(edits.clone().all(|remedy| remedy.edit == Edit::Set), "{owed}");
    let parameters = edits.map(|remedy| remedy.parameter).collect::<Vec<_>>();
    let missing =
        ["DatabaseRegion", "StorageRegion", "InstanceType", "BackupPeriod", "BackupStartTime"];
    assert_eq!(parameters, missing);
    let instance_type = &owed.demands()[2].remedies()[0];
    let FittingValues::Texts(texts) = &instance_type.values else {
        panic!("{owed}");
    };
    assert!(texts.contains(&"PolarDB"), "{owed}");
    let start_time = &owed.demands()[4].remedies()[0];
    assert_eq!(start_time.values, FittingValues::Any);
    assert_eq!(start_time.limits[0].id, "BackupStartTime.time");
    assert_says(
        &owed,
        "schedule_needed",
        "`BackupPeriod` must be set if `BackupStrategyType` is `simple`; set `BackupPeriod` to `Monday`, \
         `Tuesday`, `Wednesday`, `Thursday`, `Friday`, `Saturday` or `Sunday`",
        "`BackupStrategyType` 为 `simple` 时，必须设置 `BackupPeriod`；请将 `BackupPeriod` 设置为 `Monday`、\
         `Tuesday`、`Wednesday`、`Thursday`、`Friday`、`Saturday` 或 `Sunday`",
    );
    // The rule says it all.
    let first = &owed.demands()[0];
    assert_eq!(first.to_string(), first.violation().message(Language::English));
}

#[test]
fn a_number_gets_the_range_that_brings_no_warning_either() {
    let plan = plan().with_period("Year").with_used_time(12);
    let owed = plan.owed(&dbs::Context::new());
    assert_says(
        &owed,
        "used_time_in_years",
        "`UsedTime` must be from 1 to 9 if `Period` is `Year`, but is 12; change `UsedTime` to a number \
         from 1 to 5, or remove `UsedTime`, or remove `Period`",
        "`Period` 为 `Year` 时，`UsedTime` 必须在 1～9 之间，实际为 12；请将 `UsedTime` 改为 1～5 之间的整数，\
         或移除 `UsedTime`，或移除 `Period`",
    );
    let owed = plan.with_used_time(10).owed(&dbs::Context::new());
    assert!(
        owed.to_string().ends_with("or change `Period` to `Month`, or remove `Period`"),
        "{owed}"
    );
}

#[test]
fn a_conflict_says_what_to_change_or_to_remove() {
    let backup =
        rds::CreateBackupRequest::new("rm-1").with_backup_method("Snapshot").with_db_name(["a"]);
    assert_says(
        &backup.owed(&rds::Context::new()),
        "db_name_not_for_snapshot",
        "`DBName` must not be set if `BackupMethod` is `Snapshot`; remove `DBName`, or change `BackupMethod` \
         to `Logical` or `Physical`, or remove `BackupMethod`",
        "`BackupMethod` 为 `Snapshot` 时，不能设置 `DBName`；请移除 `DBName`，或将 `BackupMethod` 改为 \
         `Logical` 或 `Physical`，或移除 `BackupMethod`",
    );
    // A required parameter is never removed, and what else limits it is said too.
    let backup = huawei::CreateManualBackupRequest::new(huawei::CreateManualBackupRequired {
        project_id: "p".into(),
        instance_id: "i".into(),
        name: "1st".into(),
    });
    assert_says(
        &backup.owed(&huawei::Context::new()),
        "name.length",
        "`name` must have 4 to 64 characters, but has 3; change `name` (`name` must start with an ASCII \
         letter and contain only ASCII letters, digits, `_` and `-`)",
        "`name` 的长度必须为 4～64 个字符，实际为 3；请修改 `name`（`name` 必须以英文字母开头，只能包含英文字母、\
         数字、`_` 和 `-`）",
    );
}

#[test]
fn what_is_owed_and_why_it_was_refused_can_be_serialized() {
    let plan = plan().with_pay_type("postpay").with_period("Year").with_used_time(12);
    let owed = to_value(plan.owed(&dbs::Context::new())).expect("it can be written");
    let of_rule = |rule: &str| {
        let mut demands = owed.as_array().expect("a list").iter();
        demands.find(|demand| demand["violation"]["rule"] == rule).expect("it is broken")
    };
    assert_eq!(
        of_rule("used_time_in_years")["remedies"][0],
        json!({
            "parameter": "UsedTime",
            "edit": "change",
            "values": { "numbers": [{ "min": 1, "max": 5 }] },
            "limits": [],
        })
    );
    assert_eq!(of_rule("postpay_needs_regions_and_type")["remedies"][0]["values"], "any");
    let backup =
        rds::CreateBackupRequest::new("rm-1").with_backup_method("Snapshot").with_db_name(["a"]);
    let code = rds::ErrorCode::parse("InvalidBackupMethod.ValueNotSupport");
    let explanation = backup.explain(&code, &rds::Context::new());
    let causes = to_value(&explanation).expect("it can be written");
    assert_eq!(causes[0]["rule"], "db_name_not_for_snapshot");
    assert_eq!(causes[0]["standing"], "broken");
    assert_eq!(
        causes[0]["demand"]["remedies"][1]["values"],
        json!({ "texts": ["Logical", "Physical"] })
    );
    assert_eq!(causes[0]["message"], explanation.causes()[0].to_string());
    let unknown = causes.as_array().expect("a list").iter();
    let unknown = unknown.filter(|cause| cause["standing"] == "unknown").collect::<Vec<_>>();
    assert!(unknown.iter().any(|cause| cause["open_facts"] == json!(["engine"])), "{causes}");
}

#[test]
fn what_no_request_can_change_has_no_remedy() {
    let backup = rds::CreateBackupRequest::new("rm-1").with_backup_method("Logical");
    let context = rds::Context::new().with_running(false).with_has_databases(false);
    let owed = backup.owed(&context);
    let [running, databases] = owed.demands() else {
        panic!("{owed}");
    };
    assert!(running.remedies().is_empty(), "{owed}");
    // Another method needs no database.
    let [change, removal] = databases.remedies() else {
        panic!("{owed}");
    };
    // A snapshot would do too: which methods are possible depends on the engine, which is not known.
    assert_eq!((change.parameter, change.edit), ("BackupMethod", Edit::Change));
    assert_eq!((removal.parameter, removal.edit), ("BackupMethod", Edit::Remove));
}
