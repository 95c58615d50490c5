//! Why a service refused a request: the rules that its code names, the likeliest first.

use std::fs;

use cloud_backup_api::aliyun::{polardb, rds};
use cloud_backup_api::description::Language;
use cloud_backup_api::huaweicloud::rds as huawei;
use cloud_backup_api::remedies::{Cause, Explanation, Standing};
use cloud_backup_api::{HttpResponse, Operation, OperationVisitor, SerdeOperation, each_operation};
use serde::Deserialize;
use serde_json::{Map, Value, json};

/// Why this code is the response to a request.
fn explained<O: Operation>(code: &str, request: &O, context: &O::Context) -> Explanation {
    // The envelopes of both providers.
    let body = json!({ "Code": code, "Message": "m", "error_code": code, "error_msg": "m" });
    let response =
        HttpResponse { status: 400, headers: Vec::new(), body: body.to_string().into_bytes() };
    let failure = request.decode_for(&response).expect_err("a failure");
    failure.explain(request, context)
}

/// Each case of the vectors that breaks a rule with codes, with each of its codes.
#[derive(Default)]
struct Broken(Vec<Case>);

impl OperationVisitor for Broken {
    fn visit<O: SerdeOperation>(&mut self) {
        let vectors = vectors::<O>();
        for of_rule in vectors["rules"].as_array().expect("a list") {
            let rule = O::RULES.iter().find(|rule| rule.id == of_rule["rule"]).expect("the rule");
            for case in of_rule["cases"].as_array().expect("a list") {
                let mut violations = case["report"]["violations"].as_array().into_iter().flatten();
                if !violations.any(|it| it["rule"] == rule.id) {
                    continue;
                }
                let request = O::deserialize(&case["request"]).expect("a request");
                let facts = case.get("facts").cloned().unwrap_or(Map::new().into());
                let context = O::Context::deserialize(&facts).expect("facts");
                for code in rule.codes {
                    let explanation = explained(code, &request, &context);
                    self.0.push(Case { rule: rule.id, code, explanation });
                }
            }
        }
    }
}

/// The vectors of an operation.
fn vectors<O: Operation>() -> Value {
    let folder = format!("{}/vectors", env!("CARGO_MANIFEST_DIR"));
    let folder = format!("{folder}/{}", O::INFO.service.module.replace("::", "/"));
    let files = fs::read_dir(folder).expect("the folder can be read");
    let mut vectors = files.map(|file| {
        let text = fs::read_to_string(file.expect("a file").path()).expect("it can be read");
        serde_json::from_str::<Value>(&text).expect("it is JSON")
    });
    vectors.find(|vectors| vectors["operation"] == O::NAME).expect("each operation has vectors")
}

struct Case {
    rule: &'static str,
    code: &'static str,
    explanation: Explanation,
}

#[test]
fn a_broken_rule_is_the_first_to_explain_its_code() {
    let mut broken = Broken::default();
    each_operation(&mut broken);
    let mut missed = Vec::new();
    for Case { rule, code, explanation } in &broken.0 {
        let is_broken = |cause: &&Cause| matches!(cause.standing(), Standing::Broken(_));
        let broken = explanation.causes().iter().filter(is_broken).map(|cause| cause.rule().id);
        let broken = broken.collect::<Vec<_>>();
        assert!(broken.contains(rule), "{rule}, {code}:\n{explanation}");
        assert!(is_broken(&&explanation.causes()[0]), "{rule}, {code}:\n{explanation}");
        // If a request breaks several rules of a code, any of them may be the reason.
        if broken[0] != *rule {
            assert!(broken.len() > 1, "{rule}, {code}:\n{explanation}");
            missed.push(format!("{rule}, {code}:\n{explanation}"));
        }
    }
    let all = broken.0.len();
    assert!(all > 30, "{all}");
    assert!(20 * missed.len() <= all, "{} of {all}:\n{}", missed.len(), missed.join("\n"));
}

/// Asked about a code without a response, a request says the same.
#[test]
fn a_code_is_explained_as_a_response_with_it() {
    let backup =
        rds::CreateBackupRequest::new("rm-1").with_backup_method("Snapshot").with_db_name(["a"]);
    let code = "InvalidBackupMethod.ValueNotSupport";
    let context = rds::Context::new();
    let explanation = backup.explain(&rds::ErrorCode::parse(code), &context);
    assert_eq!(explanation, explained(code, &backup, &context));
    assert_eq!(explanation.causes()[0].rule().id, "db_name_not_for_snapshot");
}

/// Whatever is known, each rule that names a code explains it, in both languages.
#[test]
fn every_code_that_a_rule_names_is_explained() {
    fn check<O: Operation>(request: &O) {
        for rule in O::RULES {
            for code in rule.codes {
                let explanation = explained(code, request, &O::Context::default());
                let causes = explanation.causes();
                assert!(causes.iter().any(|cause| cause.rule().id == rule.id), "{code}");
                for cause in causes {
                    let english = cause.message(Language::English);
                    let chinese = cause.message(Language::Chinese);
                    assert!(english.is_ascii() && english.contains("; "), "{english}");
                    assert!(chinese.contains('；') && !chinese.contains("; "), "{chinese}");
                }
            }
        }
        for row in O::INFO.documented_errors().filter(|row| !row.rules.is_empty()) {
            let explanation = explained(row.code, request, &O::Context::default());
            for id in row.rules {
                let mut causes = explanation.causes().iter();
                assert!(causes.any(|cause| cause.rule().id == *id), "{}: {id}", row.code);
            }
        }
    }
    check(&polardb::CreateBackupRequest::new("pc-1"));
    check(&rds::CreateBackupRequest::new("rm-1").with_backup_method("Snapshot"));
    check(&huawei::CreateManualBackupRequest::new(huawei::CreateManualBackupRequired {
        project_id: "p".into(),
        instance_id: "i".into(),
        name: "nightly".into(),
    }));
}

#[test]
fn broken_rules_come_before_unknown_and_kept_ones() {
    let backup =
        rds::CreateBackupRequest::new("rm-1").with_backup_method("Snapshot").with_db_name(["a"]);
    let code = "InvalidBackupMethod.ValueNotSupport";
    let explanation = explained(code, &backup, &rds::Context::new().with_cloud_disk(false));
    let said = explanation.causes().iter().map(|cause| {
        let standing = match cause.standing() {
            Standing::Broken(_) => "broken",
            Standing::Unknown(_) => "unknown",
            Standing::Kept => "kept",
        };
        (cause.rule().id, standing)
    });
    assert_eq!(
        said.collect::<Vec<_>>(),
        [
            ("db_name_not_for_snapshot", "broken"),
            ("mariadb_snapshot_as_physical", "unknown"),
            ("sql_server_snapshot_on_cloud_disks", "unknown"),
            ("logical_backup_needs_database", "kept"),
            ("logical_for_mysql", "kept"),
            ("sql_server_methods", "kept"),
            ("BackupMethod.known", "kept"),
        ]
    );
    let [broken, unknown, .., kept] = explanation.causes() else {
        panic!("{explanation}");
    };
    assert!(broken.to_string().contains("; remove `DBName`, or change `BackupMethod` to"));
    assert_eq!(
        unknown.to_string(),
        "`BackupMethod` should be `Logical` or `Physical` if the fact `engine` is `MariaDB`; check this, \
         since the fact `engine` is not given"
    );
    assert_eq!(
        unknown.message(Language::Chinese),
        "上下文中的 `engine` 为 `MariaDB` 时，`BackupMethod` 应为 `Logical` 或 `Physical`；上下文中未提供 \
         `engine`，请自行确认"
    );
    assert_eq!(
        kept.to_string(),
        "`BackupMethod` should be a documented value; the request keeps this rule"
    );
}

/// A warning that the service refused is repaired like an error.
#[test]
fn a_warning_that_was_refused_has_remedies() {
    let backup = rds::CreateBackupRequest::new("rm-1").with_backup_method("Logical");
    let context = rds::Context::new().with_engine("SQL Server").with_has_databases(true);
    let explanation = explained("InvalidBackupMethod.ValueNotSupport", &backup, &context);
    assert!(backup.owed(&context).is_empty());
    let first = &explanation.causes()[0];
    assert_eq!(first.rule().id, "sql_server_methods");
    assert!(
        first.to_string().ends_with(
            "change `BackupMethod` to `Physical` or `Snapshot`, or remove `BackupMethod`"
        ),
        "{first}"
    );
}

#[test]
fn a_quota_and_an_undecidable_precondition_are_to_be_checked() {
    let backup = polardb::CreateBackupRequest::new("pc-1");
    let context = polardb::Context::new().with_manual_backups(1);
    let explanation = explained("BackupTimesExceeded", &backup, &context);
    assert_eq!(
        explanation.to_string(),
        "at most 3 backups of a cluster can be created per day; check this, since the fact \
         `backups_today` is not given\n\
         at most 3 manual backups of a cluster can exist at the same time; judging from the request and \
         the given facts, this holds"
    );
    let backup = rds::CreateBackupRequest::new("rm-1");
    let explanation =
        explained("IncorrectDBInstanceEngine", &backup, &rds::Context::new().with_engine("MySQL"));
    assert_eq!(
        explanation.to_string(),
        "the instance must run MySQL, PostgreSQL, SQL Server or MariaDB; check this, since the request \
         does not show it"
    );
}

#[test]
fn a_code_that_no_rule_names_and_a_body_that_cannot_be_read_are_not_explained() {
    let backup = rds::CreateBackupRequest::new("rm-1");
    assert!(!rds::ErrorCode::parse("New.Code").is_documented());
    for body in [r#"{"Code": "New.Code", "Message": "m"}"#, "<html>"] {
        let response = HttpResponse { status: 502, headers: Vec::new(), body: body.into() };
        let failure = backup.decode_for(&response).expect_err("a failure");
        assert!(failure.explain(&backup, &rds::Context::new()).is_empty());
    }
}

#[test]
fn the_readme_shows_what_is_said() {
    let backup = rds::CreateBackupRequest::new("rm-uf6wjk5****")
        .with_backup_method("Snapshot")
        .with_db_name(["orders"]);
    let context = rds::Context::new().with_engine("MySQL");
    let explanation = explained("IncorrectDBInstanceState", &backup, &context);
    let output = format!("```text\n{}\n\n{explanation}\n```", backup.owed(&context));
    assert!(include_str!("../../README.md").contains(&output), "{output}");
}
