//! What violations say.

use cloud_backup_api::aliyun::{dbs, polardb, rds};
use cloud_backup_api::description::Language;
use cloud_backup_api::huaweicloud::rds as huawei;
use cloud_backup_api::{Operation, Report};

/// What a rule's violation says in both languages.
#[track_caller]
fn assert_says(report: &Report, rule: &str, english: &str, chinese: &str) {
    let mut violations = report.violations().iter();
    let violation = violations.find(|violation| violation.rule().id == rule);
    let violation = violation.unwrap_or_else(|| panic!("`{rule}` is kept:\n{report}"));
    assert_eq!(violation.message(Language::English), english);
    assert_eq!(violation.message(Language::Chinese), chinese);
}

#[test]
fn a_violation_says_what_was_found_and_what_would_do() {
    let plan = dbs::CreateAndStartBackupPlanRequest::new(dbs::CreateAndStartBackupPlanRequired {
        backup_plan_name: "nightly".into(),
        instance_class: dbs::InstanceClass::Micro,
        database_type: "Reddis".into(),
        backup_method: dbs::BackupMethod::Logical,
        source_endpoint_instance_type: dbs::SourceEndpointInstanceType::Agent,
    })
    .with_period("Year")
    .with_used_time(12)
    .with_pay_type("postpay")
    .with_backup_start_time("2 pm");
    let report = plan.validate();
    assert_says(
        &report,
        "used_time_in_years",
        "`UsedTime` must be from 1 to 9 if `Period` is `Year`, but is 12",
        "`Period` 为 `Year` 时，`UsedTime` 必须在 1～9 之间，实际为 12",
    );
    assert_says(
        &report,
        "DatabaseType.known",
        "`DatabaseType` should be a documented value, but is `Reddis`; did you mean `Redis`?",
        "`DatabaseType` 应为文档列出的取值，实际为 `Reddis`；是否应为 `Redis`？",
    );
    assert_says(
        &report,
        "BackupStartTime.time",
        "`BackupStartTime` should be a time such as `14:22`, in the format `HH:mm`, with or without `Z`, \
         but is `2 pm`",
        "`BackupStartTime` 应为 `HH:mm` 格式的时间（可带 `Z`），例如 `14:22`，实际为 `2 pm`",
    );
    assert_says(
        &report,
        "postpay_only_for_duplication",
        "`BackupMethod` should be `duplication` if `PayType` is `postpay`, but is `logical`",
        "`PayType` 为 `postpay` 时，`BackupMethod` 应为 `duplication`，实际为 `logical`",
    );
    assert_says(
        &report,
        "source_address_needed",
        "`SourceEndpointIP` must be set if `SourceEndpointInstanceType` is `Express`, `Agent` or \
         `Other`; `SourceEndpointInstanceType` is `Agent`",
        "`SourceEndpointInstanceType` 为 `Express`、`Agent` 或 `Other` 时，必须设置 \
         `SourceEndpointIP`；`SourceEndpointInstanceType` 为 `Agent`",
    );
}

#[test]
fn what_a_caller_said_beside_the_request_is_called_so() {
    let backup = rds::CreateBackupRequest::new("rm-1").with_backup_method("Logical");
    let context = rds::Context::new().with_engine("SQL Server").with_running(false);
    let report = backup.validate_in(&context);
    assert_says(
        &report,
        "sql_server_methods",
        "`BackupMethod` should be `Physical` or `Snapshot` if the fact `engine` is `SQL Server`, but \
         is `Logical`",
        "上下文中的 `engine` 为 `SQL Server` 时，`BackupMethod` 应为 `Physical` 或 `Snapshot`，\
         实际为 `Logical`",
    );
    assert_says(
        &report,
        "instance_running",
        "the instance must be running, but you said that `running` is `false`",
        "实例必须处于运行中状态，但上下文中的 `running` 为 `false`",
    );
    let backup = huawei::CreateManualBackupRequest::new(huawei::CreateManualBackupRequired {
        project_id: "p".into(),
        instance_id: "i".into(),
        name: "1st".into(),
    });
    let report = backup.validate_in(&huawei::Context::new().with_name_taken(true));
    assert_says(
        &report,
        "unique_name",
        "the name must not be taken by another backup, but you said that `name_taken` is `true`",
        "名称不能与其他备份重复，但上下文中的 `name_taken` 为 `true`",
    );
    assert_says(
        &report,
        "name.length",
        "`name` must have 4 to 64 characters, but has 3",
        "`name` 的长度必须为 4～64 个字符，实际为 3",
    );
    assert_says(
        &report,
        "name.characters",
        "`name` must start with an ASCII letter and contain only ASCII letters, digits, `_` and \
         `-`, but starts with `1`",
        "`name` 必须以英文字母开头，只能包含英文字母、数字、`_` 和 `-`，实际以 `1` 开头",
    );
}

#[test]
fn a_quota_says_what_it_counts() {
    let backup = polardb::CreateBackupRequest::new("pc-1");
    let report = backup.validate_in(&polardb::Context::new().with_manual_backups(4));
    assert_says(
        &report,
        "manual_backups_at_once",
        "at most 3 manual backups of a cluster can exist at the same time, but you said that \
         `manual_backups` is 4",
        "每个集群最多同时保留 3 个手动备份，但上下文中的 `manual_backups` 为 4",
    );
}

#[test]
fn a_long_text_is_not_repeated_and_a_line_stays_one() {
    let name = "x".repeat(500);
    let backup = rds::CreateBackupRequest::new("rm-1").with_backup_method(name.as_str());
    let message = backup.validate().to_string();
    assert!(message.len() < 300, "{message}");
    let backup = rds::CreateBackupRequest::new("rm-1").with_backup_method("a\nerror[b]");
    assert_eq!(backup.validate().to_string().lines().count(), 1);
}
