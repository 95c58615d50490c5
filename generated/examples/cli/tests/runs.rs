//! What a person sees, and the exit codes, for whatever operation is compiled in.

use std::ffi::OsString;
use std::fs;

use clap::ValueEnum;
use clap_complete::Shell;
use cloud_backup_api::operations;
use example_cli::{CLEAN, FAILED, FOUND, Outcome, run};
use serde_json::{Value, json};

/// A run with these arguments, separated by spaces, and this input, in colours.
fn ran_in_colours(arguments: &str, input: &str) -> Outcome {
    let arguments = ["check"].into_iter().chain(arguments.split(' ')).map(OsString::from);
    run(arguments, input.as_bytes())
}

/// The same without colours.
fn ran(arguments: &str, input: &str) -> Outcome {
    let Outcome { output, errors, exit_code } = ran_in_colours(arguments, input);
    let plain = |text: &str| anstream::adapter::strip_str(text).to_string();
    Outcome { output: plain(&output), errors: plain(&errors), exit_code }
}

const RDS: &str = "aliyun rds CreateBackup";

#[test]
fn a_request_with_errors_is_told_what_to_change() {
    let request = r#"{"DBInstanceId": "rm-1", "BackupMethod": "Snapshot", "DBName": ["orders"]}"#;
    let outcome = ran(&format!("{RDS} - --fact engine=MySQL"), request);
    assert_eq!(outcome.exit_code, FOUND);
    for part in [
        "error[db_name_not_for_snapshot]: `DBName` must not be set if `BackupMethod` is `Snapshot`; \
         remove `DBName`",
        "the service would return InvalidBackupMethod.ValueNotSupport",
        "--fact running=…",
        "POST https://rds.REGION.aliyuncs.com/?Action=CreateBackup",
        "curl -X POST 'https://rds.REGION.aliyuncs.com/?Action=CreateBackup",
        "1 error, 1 warning",
    ] {
        assert!(outcome.output.contains(part), "{part} in {}", outcome.output);
    }
    let outcome = ran(&format!("{RDS} - --language zh"), request);
    assert!(outcome.output.contains("`BackupMethod` 为 `Snapshot` 时，不能设置 `DBName`"));
    assert!(outcome.output.contains("1 个错误，1 个警告"), "{}", outcome.output);
}

#[test]
fn the_readme_shows_what_is_printed() {
    let readme = include_str!("../../../README.md");
    let (_, after) = readme.split_once("echo '").expect("it shows a request");
    let (request, _) = after.split_once('\'').expect("it is quoted");
    let outcome = ran(&format!("{RDS} - --fact engine=MySQL"), request);
    let block = format!("```text\n{}```", outcome.output);
    assert!(readme.contains(&block), "{block}");
}

/// `BLESS=1` draws it again.
#[test]
fn the_picture_shows_what_is_printed() {
    let request = r#"{"BackupPlanName": "nightly", "InstanceClass": "micro", "DatabaseType": "MySQL", "BackupMethod": "logcal", "SourceEndpointInstanceType": "RDS", "SourceEndpointPassword": "hunter2", "BackupStartTime": "25:00"}"#;
    let outcome = ran_in_colours("aliyun dbs CreateAndStartBackupPlan -", request);
    assert!(!outcome.output.contains("hunter2"), "{}", outcome.output);
    let command = "\u{1b}[2m$ check aliyun dbs CreateAndStartBackupPlan request.json\u{1b}[0m\n\n";
    let shown = textwrap::fill(&format!("{command}{}", outcome.output), 120);
    let picture = anstyle_svg::Term::new().render_svg(&shown);
    if std::env::var_os("BLESS").is_some() {
        fs::write(PICTURE, &picture).expect("it is written");
    }
    assert_eq!(fs::read_to_string(PICTURE).expect("it is drawn"), picture);
}

const PICTURE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/check.svg");

#[test]
fn a_request_without_errors_is_clean() {
    let outcome = ran(&format!("{RDS} --DBInstanceId rm-1 --region ap-south-1"), "");
    assert_eq!((outcome.exit_code, outcome.errors.as_str()), (CLEAN, ""));
    assert!(
        outcome.output.contains("POST https://rds.ap-south-1.aliyuncs.com/?Action=CreateBackup")
    );
    assert!(outcome.output.ends_with("no errors, 0 warnings\n"), "{}", outcome.output);
    let outcome = ran(
        "huaweicloud rds CreateManualBackup --project_id p --instance_id i --name nightly \
         --databases {\"name\":\"a\"} --databases {\"name\":\"it's\"}",
        "",
    );
    assert_eq!(outcome.exit_code, CLEAN, "{}", outcome.output);
    assert!(outcome.output.contains(r#""name":"it'\''s"}"#), "{}", outcome.output);
}

#[test]
fn flags_come_after_the_file_and_set_reaches_every_parameter() {
    let request = r#"{"DBInstanceId": "rm-1", "DBName": ["a"], "BackupMethod": "Logical"}"#;
    let flags = "--format json --DBName b --DBName c --set BackupMethod=Physical";
    let outcome = ran(&format!("{RDS} - {flags}"), request);
    let value = serde_json::from_str::<Value>(&outcome.output).expect("it is JSON");
    let url = value["call"]["url"].as_str().expect("a call");
    assert!(url.contains("DBName=b%2Cc") && url.contains("BackupMethod=Physical"), "{url}");
}

#[test]
fn what_is_no_request_is_told_with_path_and_suggestion() {
    let request = json!({
        "DBInstanceID": "rm-1", "BackupMehtod": "Physical", "DBName": ["a", 1],
        "BackupRetentionPeriod": "7", "Zzz": 1,
    });
    let outcome = ran(&format!("{RDS} -"), &request.to_string());
    assert_eq!(outcome.exit_code, FOUND);
    for line in [
        "error: `DBInstanceID`: unknown parameter; did you mean `DBInstanceId`?",
        "error: `BackupMehtod`: unknown parameter; did you mean `BackupMethod`?",
        "error: `DBName[1]`: expected a string, found a number",
        "error: `BackupRetentionPeriod`: expected a whole number",
        "error: `Zzz`: unknown parameter; `check show` lists all of them",
        "error: `DBInstanceId`: every request needs this parameter",
    ] {
        assert!(outcome.output.contains(line), "{line} in {}", outcome.output);
    }
    // Within an object, what reads it says what is wrong.
    for (databases, said) in [
        (
            json!([{ "name": "a", "nam": "b" }]),
            "`databases[0].nam`: unknown member, which would be",
        ),
        (json!([{ "name": "a" }, {}]), "`databases[1]`: missing field `name`"),
        (json!([{ "name": 1 }]), "`databases[0].name`: invalid type"),
    ] {
        let request = json!({
            "project_id": "p", "instance_id": "i", "name": "nightly", "databases": databases,
        });
        let outcome = ran("huaweicloud rds CreateManualBackup -", &request.to_string());
        assert_eq!(outcome.exit_code, FOUND);
        assert!(outcome.output.contains(&format!("error: {said}")), "{}", outcome.output);
        assert!(!outcome.output.contains("curl"));
    }
}

#[test]
fn what_can_not_be_checked_at_all_is_another_exit_code() {
    for (arguments, input, said) in [
        ("", "", "unrecognized subcommand"),
        ("aliyun rds CreateBackups", "", "CreateBackup"),
        ("aliyun rds CreateBackup --DBInstanceID rm-1", "", "--DBInstanceId"),
        ("aliyun rds CreateBackup no-such-file.json", "", "can't read `no-such-file.json`: "),
        ("aliyun rds CreateBackup -", "{", "`-` is not JSON: EOF"),
        ("aliyun rds CreateBackup -", "[]", "`-` is JSON, but not an object"),
        ("aliyun rds CreateBackup --fact engin=MySQL", "", "did you mean `engine`?"),
        (
            "aliyun rds CreateBackup --fact running=yes",
            "",
            "`running` is a boolean, which `yes` is not",
        ),
        ("aliyun rds CreateBackup --fact running", "", "`--fact` takes NAME=VALUE"),
        ("aliyun rds CreateBackup --set DBNames=a", "", "did you mean `DBName`?"),
        ("aliyun rds CreateBackup --region evil.example/", "", "is not a region ID"),
    ] {
        let outcome = ran(arguments, input);
        assert_eq!(outcome.exit_code, FAILED, "{arguments}: {}", outcome.output);
        assert!(outcome.errors.contains(said), "{arguments}: {}", outcome.errors);
    }
}

#[test]
fn a_fact_that_no_document_lists_is_noted() {
    let outcome = ran(&format!("{RDS} --DBInstanceId rm-1 --fact engine=mysqll"), "");
    let note =
        "note: `mysqll` is not a documented value of the fact `engine`; did you mean `MySQL`?";
    assert!(outcome.output.contains(note), "{}", outcome.output);
}

#[test]
fn a_refusal_is_explained() {
    let code = "--code InvalidBackupMethod.ValueNotSupport";
    let arguments = format!("{RDS} --DBInstanceId rm-1 --BackupMethod Snapshot --DBName a {code}");
    let outcome = ran(&arguments, "");
    let expected =
        "why it was refused\n  - `DBName` must not be set if `BackupMethod` is `Snapshot`";
    assert!(outcome.output.contains(expected), "{}", outcome.output);
    let outcome = ran("explain BackupJobExists", "");
    assert_eq!(outcome.exit_code, CLEAN);
    assert!(outcome.output.starts_with("BackupJobExists  aliyun rds"), "{}", outcome.output);
    assert!(outcome.output.contains("  - the instance must not have a backup task in progress"));
    let outcome = ran("explain BackupJobExist --language zh", "");
    assert_eq!(outcome.exit_code, FOUND);
    assert!(outcome.errors.contains("是否想查 `BackupJobExists`？"), "{}", outcome.errors);
}

/// Whatever the format, and wherever the secret is.
#[test]
fn no_secret_is_printed() {
    let request = json!({
        "BackupPlanName": "nightly", "InstanceClass": "micro", "DatabaseType": "MySQL",
        "BackupMethod": "logical", "SourceEndpointInstanceType": "RDS",
        "SourceEndpointPassword": "canary-22",
    });
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("request.json");
    let mut wrong = request.clone();
    wrong["SourceEndpointPassword"] = json!(["canary-22"]);
    for (request, expected) in [(request, "REDACTED"), (wrong, "expected a string, found a list")] {
        fs::write(&file, request.to_string()).expect("it can be written");
        for flags in ["--format text", "--format json", "--set SourceEndpointPassword=canary-22"] {
            let call = format!("aliyun dbs CreateAndStartBackupPlan {} {flags}", file.display());
            let Outcome { output, errors, .. } = ran(&call, "");
            assert!(!output.contains("canary") && !errors.contains("canary"), "{output} {errors}");
            assert!(output.contains(expected) || flags.starts_with("--set"), "{output}");
        }
    }
}

#[test]
fn every_operation_is_listed_shown_and_checked() {
    let list = ran("list", "").output;
    let names = operations().map(|info| {
        let path = format!("{}/{}", info.service.module.replace("::", "/"), info.name);
        let shown = ran(&format!("show {path}"), "");
        assert_eq!(shown.exit_code, CLEAN, "{path}");
        for name in info.parameters.iter().map(|it| it.name) {
            assert!(shown.output.contains(&format!("  {name}  ")), "{name} in {}", shown.output);
        }
        for name in info.facts.iter().map(|it| it.name) {
            assert!(shown.output.contains(&format!("  {name}  ")), "{name} in {}", shown.output);
        }
        assert!(list.contains(&format!(
            "{} {}",
            info.service.module.replace("::", " "),
            info.name
        )));
        let help = ran(&format!("{} --help", path.replace('/', " ")), "");
        assert_eq!(help.exit_code, CLEAN);
        for parameter in info.parameters {
            assert!(help.output.contains(&format!("--{} <", parameter.name)), "{}", help.output);
        }
        // Without parameters, each required one is missing, and nothing panics.
        let empty = ran(&format!("{} - --format json", path.replace('/', " ")), "{}");
        let value = serde_json::from_str::<Value>(&empty.output).expect("it is JSON");
        let problems = value["problems"].as_array().expect("a list").len();
        let required = info.parameters.iter().filter(|it| it.required).count();
        assert_eq!(problems, required, "{value}");
        path
    });
    assert!(names.count() >= 4);
    let shown = ran("show createbackup --language zh", "");
    assert!(shown.output.contains("polardb") && shown.output.contains("必填"), "{}", shown.output);
    let unknown = ran("show CreateBakup", "");
    assert_eq!(unknown.exit_code, FOUND);
    assert!(unknown.errors.contains("did you mean `CreateBackup`?"), "{}", unknown.errors);
    for (arguments, pointer) in [
        ("list --format json", "/0/operation"),
        ("show CreateBackup --format json", "/0/parameters/0/name"),
        ("explain BackupJobExists --format json", "/0/retry/advice"),
    ] {
        let value = serde_json::from_str::<Value>(&ran(arguments, "").output).expect("it is JSON");
        assert!(value.pointer(pointer).is_some_and(Value::is_string), "{arguments}: {value}");
    }
}

#[test]
fn shells_complete_operations_parameters_and_values() {
    for shell in Shell::value_variants() {
        let outcome = ran(&format!("completions {shell}"), "");
        assert_eq!(outcome.exit_code, CLEAN);
        // The script for fish ends with the names of operations.
        let words = match shell {
            Shell::Fish => ["CreateManualBackup"].as_slice(),
            _ => &["CreateManualBackup", "BackupMethod"],
        };
        for word in words {
            assert!(outcome.output.contains(word), "{shell} completes no {word}");
        }
    }
    assert!(ran("completions bash", "").output.contains("Snapshot"));
}

#[test]
fn a_person_sees_colours() {
    let arguments = ["check", "explain", "BackupJobExists"].map(OsString::from);
    assert!(run(arguments, std::io::empty()).output.starts_with("\u{1b}["));
}
