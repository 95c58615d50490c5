//! A secret shows nowhere but where it is sent.

use std::fmt::Write;

use cloud_backup_api::aliyun::dbs::*;
use cloud_backup_api::aliyun::rds;
use cloud_backup_api::description::Language;
use cloud_backup_api::support::{self, Call, Node, Style, ToNode};
use cloud_backup_api::{
    EncodeOptions, Failure, HttpBody, HttpResponse, Operation, Placement, Secret,
};

use crate::model::{Backup, IN_BAND, response};

mod encodings;
mod places;
mod requests;
mod wordings;

const CANARY: &str = "canary-7f3a&<\"é";

fn required() -> CreateAndStartBackupPlanRequired {
    CreateAndStartBackupPlanRequired {
        backup_plan_name: "nightly".into(),
        instance_class: "micro".into(),
        database_type: "MySQL".into(),
        backup_method: "logical".into(),
        source_endpoint_instance_type: "RDS".into(),
    }
}

fn request() -> CreateAndStartBackupPlanRequest {
    CreateAndStartBackupPlanRequest::new(required()).with_source_endpoint_password(CANARY)
}

/// The part of the secret that survives every way of escaping.
fn hits(text: &str) -> usize {
    text.matches("canary-7f3a").count() + text.matches("canary%2D7f3a").count()
}

#[test]
fn a_request_shows_no_secret() {
    let request = request();
    let mut shown = String::new();
    write!(shown, "{request:?} {request:#?} {:?}", required()).expect("text");
    write!(shown, "{:?}", request.source_endpoint_password).expect("text");
    write!(shown, "{:?}", Secret::from(CANARY).to_node()).expect("text");
    for placement in [Placement::Documented, Placement::Form] {
        let options = EncodeOptions::default().with_placement(placement);
        let http = request.encode_with(&options).expect("it can be written");
        write!(shown, "{http:?} {http:#?} {:?} {:?} {options:?}", http.body, http.path)
            .expect("text");
        let sent = http.query_string() + &String::from_utf8_lossy(&http.body.to_bytes());
        assert_eq!(hits(&sent), 1);
        assert!(shown.contains("(\"SourceEndpointPassword\", \"<redacted>\")"));
    }
    assert_eq!(hits(&shown), 0, "{shown}");
    assert!(shown.contains("nightly"));
}

/// Everything that is checked and told of a request.
#[test]
fn rules_tell_of_a_secret_without_it() {
    let mut shown = String::new();
    let mut request = request();
    for database in ["MySQL", "Redis", "unheard of"] {
        request.database_type = database.into();
        let report = request.validate();
        write!(shown, "{report} {report:?} {report:#?}").expect("text");
        for violation in report.violations() {
            for language in [Language::English, Language::Chinese] {
                shown += &violation.message(language);
            }
        }
    }
    let info = CreateAndStartBackupPlanRequest::INFO;
    let rules = CreateAndStartBackupPlanRequest::RULES;
    write!(shown, "{info:?} {rules:?}").expect("text");
    assert_eq!(hits(&shown), 0);
}

#[test]
fn only_the_form_keeps_it_out_of_the_url() {
    let http = request().encode().expect("it can be written");
    assert_eq!(hits(&http.path_and_query()), 1);
    let options = EncodeOptions::default().with_placement(Placement::Form);
    let http = request().encode_with(&options).expect("it can be written");
    assert_eq!(http.path_and_query(), "/");
    let docs = include_str!("../../src/providers/aliyun/dbs/create_and_start_backup_plan.rs");
    assert!(docs.contains("The query of the request has a secret, which access logs would keep."));
}

/// The signed string with the parameters in it, as services answer it.
fn echo() -> String {
    let http = request().encode().expect("it can be written");
    let signed = support::percent_encode(&http.sorted_query_string());
    format!(
        "Specified signature is not matched with our calculation. server string to sign is:POST&%2F&{signed}"
    )
}

fn json(code: &str, message: &str) -> HttpResponse {
    let body = Call::rest("POST", "/", "application/json")
        .body("Code", &code.to_owned())
        .body("Message", &message.to_owned())
        .body("ErrCode", &code.to_owned())
        .body("ErrMessage", &message.to_owned())
        .body("Success", &false)
        .body("HostId", &message.to_owned())
        .body("Recommend", &format!("https://example.com/?q={message}"))
        .body("RequestId", &"r".to_owned())
        .body("Detail", &vec![message.to_owned()])
        .body("SourceEndpointPassword", &CANARY.to_owned())
        .body("StringToSign", &message.to_owned())
        .body(message, &1);
    response(400, body.finish().expect("it can be written").body.to_bytes())
}

fn xml(code: &str, message: &str) -> HttpResponse {
    response(
        400,
        format!(
            "<Error><Code>{code}</Code><ErrCode>{code}</ErrCode><ErrMessage><![CDATA[{message}]]></ErrMessage><Success>false</Success><Detail><A><![CDATA[{message}]]></A></Detail><Message><![CDATA[{message}]]></Message><HostId><![CDATA[{message}]]></HostId><SourceEndpointPassword>canary-7f3a</SourceEndpointPassword></Error>"
        ),
    )
}

/// Everything that an error can be asked for.
fn everything(failure: &Failure<ErrorCode>) -> String {
    let mut shown = format!("{failure} {failure:?} {failure:#?}");
    match failure {
        Failure::Service(error) => {
            write!(shown, "{error} {} {} {:?}", error.code, error.message, error.host_id)
                .expect("text");
            for name in error.unknown_fields().names() {
                write!(shown, "{:?}", error.unknown_fields().get(name)).expect("text");
            }
        }
        Failure::Malformed(error) => {
            write!(shown, "{error} {error:?} {}", error.reason).expect("text")
        }
    }
    shown
}

#[test]
fn an_error_that_echoes_the_request_shows_no_secret() {
    let plain = format!("SourceEndpointPassword={CANARY}");
    let quoted = format!("{{\"SourceEndpointPassword\" : \"{CANARY}\"}}");
    for message in [&echo(), &plain, &quoted] {
        for code in
            ["SignatureDoesNotMatch", "IncompleteSignature", "Throttling", "New.Code", message]
        {
            for mut response in [json(code, message), xml("SignatureDoesNotMatch", message)] {
                for status in [400, 403, 500, 200] {
                    response.status = status;
                    let failure =
                        CreateAndStartBackupPlanRequest::decode(&response).expect_err("a failure");
                    assert!(matches!(failure, Failure::Service(_)));
                    assert_eq!(hits(&everything(&failure)), 0, "{}", everything(&failure));
                }
            }
        }
    }
}

#[test]
fn a_message_without_an_echo_is_shown() {
    for message in ["The parameter SourceEndpointPassword is not valid.", "no password"] {
        let response = json("InvalidParameter", message);
        let failure = CreateAndStartBackupPlanRequest::decode(&response).expect_err("a failure");
        assert!(failure.to_string().contains(message));
    }
    // Codes that always echo are redacted whatever they say.
    let response = json("signaturedoesnotmatch", "no");
    let failure = CreateAndStartBackupPlanRequest::decode(&response).expect_err("a failure");
    assert!(failure.to_string().contains("<redacted: it repeats the signed request>"));
    let body = r#"{"Code":"SignatureDoesNotMatch","Message":"string to sign is:GET&%2F&A%3D1"}"#;
    let failure = rds::CreateBackupRequest::decode(&crate::model::response(400, body));
    let failure = failure.expect_err("a failure").to_string();
    assert!(!failure.contains("GET&%2F&A%3D1"), "{failure}");
}

#[test]
fn an_answer_that_nobody_can_read_shows_no_secret() {
    let echo = echo();
    for body in [
        echo.clone(),
        format!("<html>{CANARY}</html>"),
        format!("<Error><Message>&SourceEndpointPassword={CANARY};</Message></Error>"),
        "<canary-7f3a></other>".to_owned(),
        "<R></canary-7f3a>".to_owned(),
        "<R>&#canary-7f3a;</R>".to_owned(),
        "<R canary-7f3a></S>".to_owned(),
        format!("{{\"RequestId\":[\"{CANARY}\"]}}"),
        "{\"canary-7f3a\" 1}".to_owned(),
        "canary-7f3a".to_owned(),
        "{\"HttpStatusCode\":\"canary-7f3a\"}".to_owned(),
    ] {
        for status in [200, 500] {
            let answer = response(status, body.as_str());
            let failure = CreateAndStartBackupPlanRequest::decode(&answer).expect_err("a failure");
            assert!(matches!(failure, Failure::Malformed(_)), "{body}");
            assert_eq!(hits(&everything(&failure)), 0, "{}", everything(&failure));
            assert_eq!(hits(&format!("{answer:?}")), 0);
        }
    }
    let failure = support::decode::<Backup, ErrorCode>(
        &response(200, r#"{"Success":false,"ErrMessage":"Password:canary-7f3a"}"#),
        &IN_BAND,
    );
    assert_eq!(hits(&everything(&failure.expect_err("a failure"))), 0);
}

#[test]
fn headers_and_bodies_conceal_secrets() {
    let secret = Secret::from(CANARY.trim_end_matches('é'));
    let nested = vec![Nested(secret.clone())];
    let request = Call::rest("POST", "/", "application/json")
        .header("X-Secret", &secret)
        .body("Nested", &nested)
        .finish()
        .expect("it can be written");
    assert_eq!(hits(&format!("{request:?} {:?}", request.body)), 0);
    assert_eq!(hits(&String::from_utf8_lossy(&request.body.to_bytes())), 1);
    let request =
        Call::rest("POST", "/", "").query("Nested", &nested).form_json("In", &nested).finish();
    let request = request.expect("it can be written");
    assert_eq!(hits(&format!("{request:?} {:?}", request.body)), 0);
    assert!(format!("{request:?}").contains("Nested.1.Password"));
    for style in [Style::Repeated, Style::Json, Style::Flat] {
        let request = Call::rest("GET", "/", "").query_styled("N", &nested, style);
        let request = request.finish().expect("it can be written");
        assert_eq!(hits(&format!("{request:?}")), 0);
        assert_eq!(hits(&request.query_string()), 1);
    }
    assert_eq!(hits(&format!("{:?}", HttpBody::Json(CANARY.into()))), 0);
    assert_eq!(hits(&format!("{:?}", nested.to_node())), 0);
}

struct Nested(Secret);

impl ToNode for Nested {
    fn to_node(&self) -> Node {
        support::ObjectWriter::new().member("Password", &self.0).finish()
    }
}

#[test]
fn what_signers_add_is_concealed_too() {
    let mut http = rds::CreateBackupRequest::new("i").encode().expect("it can be written");
    for name in ["authorization", "X-Auth-Token", "x-acs-security-token"] {
        http.headers.push((name.into(), CANARY.into()));
    }
    for name in ["Signature", "SecurityToken"] {
        http.query.push((name.into(), CANARY.into()));
    }
    assert_eq!(hits(&format!("{http:?}")), 0);
}
