//! Each parameter stands where its page puts it, or where the caller wants it.

use cloud_backup_api::aliyun::{dbs, polardb, rds};
use cloud_backup_api::huaweicloud;
use cloud_backup_api::support::Call;
use cloud_backup_api::{EncodeOptions, Format, HttpBody, Operation, Placement};

use crate::model::RPC;

fn in_form() -> EncodeOptions {
    EncodeOptions::default().with_placement(Placement::Form)
}

#[test]
fn rpc_parameters_stand_in_the_query() {
    let request = rds::CreateBackupRequest::new("rm-1 ~*/中")
        .with_db_name(["a", "b"])
        .with_backup_type("New&Type");
    let http = request.encode().expect("it can be written");
    assert_eq!((http.method, http.body.clone()), ("POST", HttpBody::Empty));
    assert!(http.headers.is_empty());
    assert_eq!(
        http.path_and_query(),
        "/?Action=CreateBackup&Version=2014-08-15&Format=JSON&DBInstanceId=rm-1%20~%2A%2F%E4%B8%AD&DBName=a%2Cb&BackupType=New%26Type"
    );
    assert_eq!(
        http.sorted_query_string(),
        "Action=CreateBackup&BackupType=New%26Type&DBInstanceId=rm-1%20~%2A%2F%E4%B8%AD&DBName=a%2Cb&Format=JSON&Version=2014-08-15"
    );
}

#[test]
fn rpc_parameters_stand_in_the_form_if_the_caller_wants() {
    let request = polardb::CreateBackupRequest::new("pc-1").with_client_token("");
    let options = in_form().with_format(Format::Xml);
    let http = request.encode_with(&options).expect("it can be written");
    assert_eq!(http.path_and_query(), "/");
    assert_eq!(http.method, "POST");
    let content_type = ("content-type".to_owned(), "application/x-www-form-urlencoded".to_owned());
    assert_eq!(http.headers, [content_type]);
    assert_eq!(
        String::from_utf8(http.body.to_bytes()).as_deref(),
        Ok("Action=CreateBackup&Version=2017-08-01&Format=XML&DBClusterId=pc-1&ClientToken=")
    );
}

#[test]
fn a_form_needs_a_method_with_a_body() {
    let call = |options: &EncodeOptions| {
        let call = Call::rpc(&RPC, "Act", "1", options).query("Q", &1).form("F", &2);
        call.finish().expect("it can be written")
    };
    let documented = call(&EncodeOptions::default());
    assert_eq!(documented.path_and_query(), "/?Action=Act&Version=1&Format=JSON&Q=1");
    assert_eq!(documented.body, HttpBody::Form(vec![("F".into(), "2".into())]));
    let moved = call(&in_form());
    assert_eq!((moved.method, moved.query.len()), ("POST", 0));
    let parameters = moved.sorted_parameters();
    assert_eq!(parameters, documented.sorted_parameters());
    assert_eq!(
        parameters,
        [("Action", "Act"), ("F", "2"), ("Format", "JSON"), ("Q", "1"), ("Version", "1")]
    );
}

#[test]
fn rest_parameters_stand_in_path_header_and_body() {
    let required = huaweicloud::rds::CreateManualBackupRequired {
        project_id: "p".into(),
        instance_id: "i".into(),
        name: "".into(),
    };
    let request = huaweicloud::rds::CreateManualBackupRequest::new(required)
        .with_x_language("zh-cn")
        .with_backup_database_individually(false)
        .with_description("\"引\"\n");
    for options in [EncodeOptions::default(), in_form()] {
        let http = request.encode_with(&options).expect("it can be written");
        assert_eq!((http.method, http.path_and_query().as_str()), ("POST", "/v3/p/backups"));
        let headers = [("X-Language", "zh-cn"), ("content-type", "application/json")];
        assert_eq!(http.headers, headers.map(|(name, value)| (name.to_owned(), value.to_owned())));
        let body = r#"{"instance_id":"i","name":"","description":"\"引\"\n","backup_database_individually":false}"#;
        assert_eq!(http.body, HttpBody::Json(body.into()));
        assert!(http.sorted_parameters().is_empty());
    }
}

#[test]
fn a_json_body_without_members_is_an_object() {
    let none = None::<String>;
    let call = Call::rest("POST", "/", "application/json").body("A", &none);
    assert_eq!(call.finish().expect("it can be written").body, HttpBody::Json("{}".into()));
    let call = Call::rest("GET", "/", "application/json").query("A", &none);
    let http = call.finish().expect("it can be written");
    assert_eq!((http.body, http.headers), (HttpBody::Empty, Vec::new()));
}

#[test]
fn an_unknown_value_goes_through_unchanged() {
    let method = rds::BackupMethod::parse(" logical");
    assert!(matches!(method, rds::BackupMethod::Unrecognized(_)));
    let http = rds::CreateBackupRequest::new("i").with_backup_method(method).encode();
    let query = http.expect("it can be written").query;
    assert!(query.contains(&("BackupMethod".into(), " logical".into())));
    assert_eq!(dbs::PayType::from("Postpaid").as_str(), "postpay");
}
