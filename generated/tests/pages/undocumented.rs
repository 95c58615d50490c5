//! Values, fields and codes that nobody documented: none of them is lost.

use cloud_backup_api::aliyun::{dbs, polardb, rds};
use cloud_backup_api::huaweicloud::rds as huawei;
use cloud_backup_api::{HttpBody, HttpResponse, Operation};

use super::{query, response, service_error};

/// A Huawei Cloud answer with undocumented values and fields at each level.
const HUAWEI: &str = r#"{
    "backup": {
        "id": "cb211c0075104151a748a854bc8bd87dbr01",
        "name": "mybackup",
        "begin_time": "2022-08-23T07:41:50Z",
        "status": "PAUSED",
        "type": "Copied",
        "instance_id": "d8e6ca5a624745bcb546a227aa3ae1cfin01",
        "databases": [{ "name": "db1", "schema": "public" }, { "name": "db2" }],
        "size": 18446744073709551615,
        "encryption": { "key": { "id": "k1" }, "rounds": [1, 2.5, null, true] }
    },
    "job_id": "j1"
}"#;

#[test]
fn enum_values_of_an_answer_are_kept() {
    let backup = huawei_answer().backup;
    assert!(matches!(backup.status, huawei::BackupStatus::Unrecognized(_)));
    assert_eq!(backup.status.as_str(), "PAUSED");
    assert_eq!(backup.status, huawei::BackupStatus::from("PAUSED"));
    assert!(matches!(backup.r#type, huawei::BackupType::Unrecognized(_)));
    assert_eq!(backup.r#type.as_str(), "Copied");
}

#[test]
fn fields_of_a_json_answer_are_kept_at_each_level() {
    let answer = huawei_answer();
    assert_eq!(answer.unknown_fields().names().collect::<Vec<_>>(), ["job_id"]);
    let job = answer.unknown_fields().get("job_id").expect("it is kept");
    assert_eq!(job.text().as_deref(), Some("j1"));
    assert!(answer.unknown_fields().get("backup").is_none());

    let unknown = answer.backup.unknown_fields();
    assert_eq!(unknown.names().collect::<Vec<_>>(), ["size", "encryption"]);
    let size = unknown.get("size").expect("it is kept");
    assert_eq!(size.to_string(), "18446744073709551615");
    let encryption = unknown.get("encryption").expect("it is kept");
    assert_eq!(encryption.to_string(), r#"{"key":{"id":"k1"},"rounds":[1,2.5,null,true]}"#);
    let id = encryption.get("key").and_then(|key| key.get("id"));
    assert_eq!(id.and_then(|id| id.text()).as_deref(), Some("k1"));

    let databases = answer.backup.databases.expect("they are read");
    let names = databases.iter().map(|database| database.name.as_str());
    assert_eq!(names.collect::<Vec<_>>(), ["db1", "db2"]);
    let schema = databases[0].unknown_fields().get("schema");
    assert_eq!(schema.and_then(|schema| schema.text()).as_deref(), Some("public"));
    assert!(databases[1].unknown_fields().is_empty());
}

fn huawei_answer() -> huawei::CreateManualBackupResponse {
    huawei::CreateManualBackupRequest::decode(&response(200, HUAWEI)).expect("it can be read")
}

#[test]
fn fields_of_an_xml_answer_are_kept() {
    let body = "<CreateBackupResponse>
        <RequestId>r</RequestId>
        <Tag>a</Tag>
        <BackupJobId>5073731</BackupJobId>
        <Quota><Used>3</Used></Quota>
        <Tag>b</Tag>
    </CreateBackupResponse>";
    let answer = rds::CreateBackupRequest::decode(&response(200, body)).expect("it can be read");
    assert_eq!(answer.backup_job_id.as_deref(), Some("5073731"));
    let unknown = answer.unknown_fields();
    let quota = unknown.get("Quota").expect("it is kept");
    assert_eq!(quota.to_string(), r#"{"Used":"3"}"#);
    let fields = unknown.iter();
    let shown = fields.map(|(name, value)| format!("{name}={value}")).collect::<Vec<_>>();
    assert_eq!(shown, [r#"Tag="a""#, r#"Quota={"Used":"3"}"#, r#"Tag="b""#]);
}

#[test]
fn an_error_code_is_kept_to_the_letter() {
    // The last is a code of another operation's official table.
    for text in ["Backup.Paused", "backupJobExists", "400", "备份", "HostInfo.NotFound\t"] {
        let body = serde_json::json!({"Code": text, "Message": "m", "RequestId": "r"});
        let error = service_error::<rds::CreateBackupRequest>(&response(409, body.to_string()));
        assert!(matches!(error.code, rds::ErrorCode::Unrecognized(_)));
        assert_eq!(error.code.as_str(), text);
        assert!(error.documented().is_empty());
        assert_eq!(error.message, "m");
        assert_eq!(error.http_status, 409);

        let body = format!("<Error><Code>{text}</Code><Message>m</Message></Error>");
        let error = service_error::<polardb::CreateBackupRequest>(&response(409, body));
        assert_eq!(error.code.as_str(), text);
    }
}

#[test]
fn fields_of_an_error_answer_are_kept() {
    let body = r#"{
        "Code": "Forbidden.RAM", "Message": "m", "HostId": "h", "RequestId": "r",
        "Detail": { "Reason": "x", "UserId": 1234 }
    }"#;
    let error = service_error::<rds::CreateBackupRequest>(&response(403, body));
    let unknown = error.unknown_fields();
    assert_eq!(unknown.names().collect::<Vec<_>>(), ["Detail"]);
    let detail = unknown.get("Detail").expect("it is kept");
    assert_eq!(detail.to_string(), r#"{"Reason":"x","UserId":1234}"#);
}

#[test]
fn the_request_id_of_an_error_may_stand_in_a_header() {
    let huawei = HttpResponse {
        status: 409,
        headers: vec![("X-REQUEST-ID".into(), "c31c11ba7c5a".into())],
        body: br#"{"error_code":"DBS.999999","error_msg":"paused"}"#.into(),
    };
    let error = service_error::<huawei::CreateManualBackupRequest>(&huawei);
    assert!(matches!(error.code, huawei::ErrorCode::Unrecognized(_)));
    assert_eq!(error.code.as_str(), "DBS.999999");
    assert_eq!(error.message, "paused");
    assert_eq!(error.request_id.as_deref(), Some("c31c11ba7c5a"));

    let aliyun = HttpResponse {
        status: 409,
        headers: vec![("x-acs-request-id".into(), "7463B73D".into())],
        body: br#"{"Code":"Backup.Paused"}"#.into(),
    };
    let error = service_error::<rds::CreateBackupRequest>(&aliyun);
    assert_eq!(error.request_id.as_deref(), Some("7463B73D"));
}

#[test]
fn enum_values_of_a_request_are_sent_unchanged() {
    let request = rds::CreateBackupRequest::new("rm-1")
        .with_backup_strategy("table")
        .with_backup_method("logical")
        .with_backup_type(rds::BackupType::parse("差异 & more"));
    let http = request.encode().expect("it can be written");
    assert_eq!(
        query(&http)[4..],
        [("BackupStrategy", "table"), ("BackupMethod", "logical"), ("BackupType", "差异 & more"),]
    );
}

#[test]
fn enum_values_in_lists_and_headers_are_sent_unchanged() {
    let request =
        dbs::CreateAndStartBackupPlanRequest::new(dbs::CreateAndStartBackupPlanRequired {
            instance_class: "xxlarge".into(),
            database_type: "Cassandra".into(),
            backup_method: "duplication2".into(),
            source_endpoint_instance_type: "dg".into(),
            backup_plan_name: "nightly".into(),
        })
        .with_backup_period(["Monday", "Holiday"])
        .with_pay_type("Prepaid");
    let http = request.encode().expect("it can be written");
    let expected = [
        ("InstanceClass", "xxlarge"),
        ("DatabaseType", "Cassandra"),
        ("BackupMethod", "duplication2"),
        ("PayType", "Prepaid"),
        ("SourceEndpointInstanceType", "dg"),
        ("BackupPeriod", "Monday,Holiday"),
        ("BackupPlanName", "nightly"),
    ];
    assert_eq!(query(&http)[3..], expected);

    let request = huawei::CreateManualBackupRequest::new(huawei::CreateManualBackupRequired {
        project_id: "p".into(),
        instance_id: "i".into(),
        name: "mybackup".into(),
    })
    .with_x_language("fr-FR");
    let http = request.encode().expect("it can be written");
    let language = http.headers.iter().find(|(name, _)| name == "X-Language");
    assert_eq!(language.map(|(_, value)| value.as_str()), Some("fr-FR"));
    let body = r#"{"instance_id":"i","name":"mybackup"}"#;
    assert!(http.body == HttpBody::Json(body.into()));
}
