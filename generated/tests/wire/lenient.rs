//! Where services are lenient: success without a body, codes that mean success, values spelled in
//! other ways, lists of one, failures in bodies that break their own format.

use std::collections::BTreeMap;

use cloud_backup_api::aliyun::dbs::CreateAndStartBackupPlanRequest;
use cloud_backup_api::aliyun::{dbs, polardb, rds};
use cloud_backup_api::huaweicloud::rds::CreateManualBackupRequest;
use cloud_backup_api::support::{self, Fields, Form, FromNode, Mismatch, Node, Responses};
use cloud_backup_api::{Failure, HttpResponse, Operation};

use crate::model::{BARE, Backup, IN_BAND, Part, RESPONSES, part, response};

fn backup(body: &str) -> Backup {
    let decoded = support::decode::<Backup, rds::ErrorCode>(&response(200, body), &RESPONSES);
    decoded.unwrap_or_else(|failure| panic!("{body}: {failure}"))
}

#[test]
fn a_body_is_needed_only_by_fields_that_are_always_there() {
    for status in [200, 202, 204] {
        for body in ["", " \r\n", "\u{feff}"] {
            let response = response(status, body);
            assert!(rds::CreateBackupRequest::decode(&response).is_ok());
            assert!(polardb::CreateBackupRequest::decode(&response).is_ok());
            assert!(CreateAndStartBackupPlanRequest::decode(&response).is_ok());
            assert!(support::decode_empty::<rds::ErrorCode>(&response, &BARE).is_ok());
            let failure = CreateManualBackupRequest::decode(&response).expect_err("no backup");
            assert!(
                failure.to_string().ends_with("the body is empty; `backup`: the field is missing")
            );
        }
    }
    assert!(rds::CreateBackupRequest::decode(&response(500, "")).is_err());
    assert!(rds::CreateBackupRequest::decode(&response(302, "")).is_err());
}

#[test]
fn codes_that_mean_success() {
    for code in [
        r#""OK""#,
        r#""ok""#,
        r#""0""#,
        "0",
        r#""Success""#,
        r#""success""#,
        r#""100""#,
        "100",
        "200",
        r#""202""#,
    ] {
        let body = format!(r#"{{"RequestId":"r","Code":{code},"Message":"OK"}}"#);
        let response = response(200, body.as_str());
        assert!(rds::CreateBackupRequest::decode(&response).is_ok(), "{body}");
        assert!(polardb::CreateBackupRequest::decode(&response).is_ok(), "{body}");
        assert!(support::decode_empty::<rds::ErrorCode>(&response, &BARE).is_ok(), "{body}");
        let failed = HttpResponse { status: 400, ..response };
        assert!(
            matches!(rds::CreateBackupRequest::decode(&failed), Err(Failure::Service(_))),
            "{body}"
        );
    }
    for code in [r#""Throttling""#, "404", r#""00""#, r#""OK.""#, r#""1""#] {
        let body = format!(r#"{{"RequestId":"r","Code":{code},"Message":"m"}}"#);
        let decoded = rds::CreateBackupRequest::decode(&response(200, body.as_str()));
        assert!(matches!(decoded, Err(Failure::Service(_))), "{body}");
    }
}

#[test]
fn a_status_and_a_code_decide_where_no_field_does() {
    let failed = |body: &str| {
        matches!(
            CreateAndStartBackupPlanRequest::decode(&response(200, body)),
            Err(Failure::Service(_))
        )
    };
    for body in [
        r#"{"ErrCode":"X","ErrMessage":"m","HttpStatusCode":400}"#,
        r#"{"ErrCode":"X","HttpStatusCode":"403","RequestId":"r"}"#,
        r#"{"Success":null,"ErrCode":"X","HttpStatusCode":500}"#,
        r#"{"Success":"","ErrCode":"X","HttpStatusCode":500}"#,
        "<R><ErrCode>X</ErrCode><HttpStatusCode>400</HttpStatusCode></R>",
        r#"{"Success":0,"ErrCode":"Param.NotFound","ErrMessage":"x"}"#,
        r#"{"Success":"0","ErrCode":"X"}"#,
        "<R><Success>0</Success><ErrCode>X</ErrCode></R>",
        // A detail that can't be read hides no failure.
        r#"{"Success":false,"ErrCode":"X","CreateBackupSet":"maybe"}"#,
        r#"{"Success":"maybe","ErrCode":"X","ErrMessage":"m"}"#,
        r#"{"Success":{},"ErrCode":"X","ErrMessage":"m","OrderId":{"a":1}}"#,
    ] {
        assert!(failed(body), "{body}");
    }
    for body in [
        r#"{"Success":1,"ErrCode":"Param.NotFound","HttpStatusCode":400}"#,
        r#"{"Success":true,"ErrCode":"Param.NotFound","ErrMessage":"m"}"#,
        r#"{"ErrCode":"Param.NotFound","BackupPlanId":"dbs1"}"#,
        r#"{"ErrCode":"0","HttpStatusCode":200}"#,
        r#"{"HttpStatusCode":200}"#,
    ] {
        let decoded = CreateAndStartBackupPlanRequest::decode(&response(200, body));
        assert!(decoded.is_ok(), "{body}: {decoded:?}");
    }
    // Success is said and a field can't be read: no failure of the service.
    let body = r#"{"Success":true,"ErrCode":"X","ErrMessage":"m","CreateBackupSet":"maybe"}"#;
    let decoded = CreateAndStartBackupPlanRequest::decode(&response(200, body));
    assert!(matches!(decoded, Err(Failure::Malformed(_))));
}

#[test]
fn an_error_inside_a_wrapper() {
    static ENVELOPE: support::Envelope = support::Envelope {
        code: &["Response/Error/Code"],
        message: &["Response/Error/Message"],
        request_id: &["Response/RequestId"],
        ..crate::model::ENVELOPE
    };
    // The wrapper is a field of the response, but what is in it decides.
    static WRAPPED: Responses =
        Responses { envelope: &ENVELOPE, content: &["Response/Id"], ..BARE };
    let decode =
        |body: &str| support::decode_empty::<dbs::ErrorCode>(&response(200, body), &WRAPPED);
    let refused = r#"{"Response":{"Error":{"Code":"AuthFailure","Message":"m"},"RequestId":"r"}}"#;
    let Err(Failure::Service(error)) = decode(refused) else {
        panic!("a failure");
    };
    assert_eq!(error.to_string(), "AuthFailure (HTTP 200): m [request r]");
    assert!(decode(r#"{"Response":{"Id":"1","RequestId":"r"}}"#).is_ok());
}

#[test]
fn values_that_services_spell_in_other_ways() {
    for (body, expected) in [
        (r#"{"Done":1}"#, true),
        (r#"{"Done":0}"#, false),
        (r#"{"Done":"1"}"#, true),
        (r#"{"Done":"True"}"#, true),
        ("<R><Done>0</Done></R>", false),
    ] {
        assert_eq!(backup(body).done, Some(expected), "{body}");
    }
    let read = backup(r#"{"Tags":[null,"a",null],"Labels":{"a":null,"b":"c"},"Parts":[null]}"#);
    assert_eq!(read.tags, Some(vec!["a".into()]));
    assert_eq!(read.labels, Some(BTreeMap::from([("b".into(), "c".into())])));
    assert_eq!(read.parts, Some(Vec::new()));
    assert_eq!(backup(r#"{"Labels":[]}"#).labels, Some(BTreeMap::new()));
    assert_eq!(backup(r#"{"Parts":{}}"#).parts, Some(Vec::new()));
    // An unknown value is kept whole.
    let extra = backup(r#"{"Extra":[null,1]}"#).extra;
    assert_eq!(extra.map(|extra| extra.to_string()).as_deref(), Some("[null,1]"));
}

#[test]
fn lists_of_one_with_and_without_their_wrapper() {
    let (a, b) = (part("a", 1), part("b", 2));
    for body in [
        "<R><Parts><Part><Name>a</Name><Bytes>1</Bytes></Part></Parts></R>",
        // The items have another name.
        "<R><Parts><Backup><Name>a</Name><Bytes>1</Bytes></Backup></Parts></R>",
        // The element itself is the item.
        "<R><Parts><Name>a</Name><Bytes>1</Bytes></Parts></R>",
        // The list's own name is left out.
        "<R><Part><Name>a</Name><Bytes>1</Bytes></Part></R>",
        r#"{"Parts":{"Part":{"Name":"a","Bytes":1}}}"#,
        r#"{"Parts":{"Name":"a","Bytes":1}}"#,
    ] {
        assert_eq!(backup(body).parts, Some(vec![a.clone()]), "{body}");
        assert!(backup(body).unknown.is_empty(), "{body}");
    }
    for body in [
        "<R><Parts><Name>a</Name><Bytes>1</Bytes></Parts><Parts><Name>b</Name><Bytes>2</Bytes></Parts></R>",
        "<R><Part><Name>a</Name><Bytes>1</Bytes></Part><Part><Name>b</Name><Bytes>2</Bytes></Part></R>",
        "<R><Parts><Part><Name>a</Name><Bytes>1</Bytes></Part></Parts><Parts><Part><Name>b</Name><Bytes>2</Bytes></Part></Parts></R>",
    ] {
        assert_eq!(backup(body).parts, Some(vec![a.clone(), b.clone()]), "{body}");
    }
    let nameless = Part { name: None, bytes: None };
    let empty_name = Part { name: Some(String::new()), ..nameless.clone() };
    assert_eq!(backup("<R><Parts><Name/></Parts></R>").parts, Some(vec![empty_name]));
    assert_eq!(backup("<R><Parts><Part/></Parts></R>").parts, Some(vec![nameless]));
    for body in [
        "<R><Tags>a</Tags></R>",
        "<R><Tags><Tag>a</Tag></Tags></R>",
        "<R><Tag>a</Tag></R>",
        "<R><Tags><T>a</T></Tags></R>",
    ] {
        assert_eq!(backup(body).tags, Some(vec!["a".into()]), "{body}");
    }
}

/// A folder with folders in it, under a name that is a field of a folder.
#[derive(Debug)]
struct Folder {
    path: Option<String>,
    folders: Option<Vec<Folder>>,
}

impl FromNode for Folder {
    const FORM: Form = Form::Object(&["Path", "Folders"]);

    fn from_node(node: &Node) -> Result<Self, Mismatch> {
        let mut fields = Fields::of(node, Self::FORM)?;
        Ok(Self { path: fields.optional("Path")?, folders: fields.optional("Folders")? })
    }
}

#[test]
fn lists_within_lists_are_read_once_at_any_depth() {
    let decode =
        |body: &str| support::decode::<Folder, rds::ErrorCode>(&response(200, body), &RESPONSES);
    let read =
        decode("<R><Folders><Folders><Path>a</Path></Folders></Folders></R>").expect("folders");
    let inner = read.folders.expect("one");
    assert_eq!(inner[0].path.as_deref(), Some("a"));
    // Exponential if each level were tried twice.
    let depth = 100;
    let deep = format!(
        "<R>{}<Path><x/></Path>{}</R>",
        "<Folders>".repeat(depth),
        "</Folders>".repeat(depth)
    );
    assert!(decode(&deep).is_err());
}

#[test]
fn a_failure_is_found_in_a_body_that_breaks_its_format() {
    for body in [
        &b"{\"Code\":\"BackupJobExists\",\"Message\":\"\xb1\xb8\xb7\xdd\"}"[..],
        b"{\"Code\":\"BackupJobExists\",\"Message\":\"line\nbreak\"}",
        br#"{"Code":"BackupJobExists","Message":"half \ud83d"}"#,
        br#"{"Code":"BackupJobExists","Message":"C:\data"}"#,
        b"<Error><Code>BackupJobExists</Code><Message>a&nbsp;b & c</Message></Error>",
    ] {
        let decoded = rds::CreateBackupRequest::decode(&response(400, body));
        let Err(Failure::Service(error)) = decoded else {
            panic!("{}: {decoded:?}", String::from_utf8_lossy(body));
        };
        assert_eq!(error.code, rds::ErrorCode::BackupJobExists);
    }
    // What means success is read to the letter.
    assert!(
        rds::CreateBackupRequest::decode(&response(200, &b"{\"BackupJobId\":\"\xb1\"}"[..]))
            .is_err()
    );
    assert!(
        support::decode::<Backup, dbs::ErrorCode>(&response(200, "{\"Id\":\"a\nb\"}"), &IN_BAND)
            .is_err()
    );
}

#[test]
fn gateways_name_the_parts_of_an_error_in_other_ways() {
    for (body, code, request_id) in [
        (
            r#"{"error_code":"APIGW.0301","error_msg":"m","request_id":"8080d377"}"#,
            "APIGW.0301",
            Some("8080d377"),
        ),
        (r#"{"errCode":"DBS.200011","errMsg":"m"}"#, "DBS.200011", None),
        (r#"{"error":{"code":"DBS.1","message":"m"}}"#, "DBS.1", None),
    ] {
        let Err(Failure::Service(error)) = CreateManualBackupRequest::decode(&response(401, body))
        else {
            panic!("{body}");
        };
        assert_eq!(error.code.as_str(), code);
        assert_eq!(error.request_id.as_deref(), request_id, "{body}");
    }
}
