//! Ways to repeat a secret × ways to write it × places of an answer.

use cloud_backup_api::aliyun::dbs::{CreateAndStartBackupPlanRequest, ErrorCode};
use cloud_backup_api::aliyun::{polardb, rds};
use cloud_backup_api::support::{self, Repeat, Responses};
use cloud_backup_api::{HttpResponse, Operation, huaweicloud};

use super::encodings::{ENCODINGS, Encoding, READABLE};
use super::places::{answers, shown};
use super::required;
use crate::model::{Backup, ENVELOPE};

/// A secret with everything in it that is escaped somewhere.
const SECRET: &str = "hunter2&<\"é +%41\\u";

/// Texts in which a value follows its name. `decode` has to notice these.
const FOLLOWED: [&str; 44] = [
    "NAME=VALUE",
    "NAME = VALUE",
    "NAME:VALUE",
    "NAME: VALUE",
    "NAME：VALUE",
    "NAME [VALUE]",
    "NAME(VALUE)",
    "NAME <VALUE>",
    "NAME {VALUE}",
    "NAME|VALUE|",
    "NAME -> VALUE",
    "NAME VALUE",
    "NAME 'VALUE'",
    "NAME \"VALUE\"",
    "NAME `VALUE` is wrong",
    "NAME is VALUE",
    "NAME is not valid: VALUE",
    "NAME was VALUE",
    "NAME, VALUE, is wrong",
    "NAME value VALUE is not supported",
    "NAME with value VALUE",
    "NAME must not be VALUE",
    "NAME, which is VALUE, is too short",
    "`NAME` = `VALUE`",
    "\"NAME\":\"VALUE\"",
    "{\"NAME\" : \"VALUE\"}",
    "{\\\"NAME\\\":\\\"VALUE\\\"}",
    "&quot;NAME&quot;:&quot;VALUE&quot;",
    "<NAME>VALUE</NAME>",
    "&lt;NAME&gt;VALUE&lt;/NAME&gt;",
    "NAME%3DVALUE",
    "%26NAME%253DVALUE%26",
    "NAME%5BVALUE%5D",
    "POST&%2F&A%3D1%26NAME%3DVALUE",
    "canonicalRequest:POST|/||name:VALUE|",
    "GET /?A=1&NAME=VALUE&B=2 HTTP/1.1",
    "NAMEs.1=VALUE",
    "Login.NAME=VALUE",
    "Logins.1.NAME: VALUE",
    "MyNAME=VALUE",
    "NAME is wrong. NAME=VALUE",
    "参数 NAME 的值 VALUE 不合法",
    "参数NAME（VALUE）不合法。",
    "The parameter NAME [VALUE] is not valid.",
];

/// Others. `decode` notices some of them; `decode_for` has to notice all.
const ELSEWHERE: [&str; 22] = [
    "VALUE",
    "VALUE is wrong",
    "wrong: VALUE!",
    "'VALUE'",
    "(VALUE)",
    "xxVALUExx",
    "the value VALUE of NAME",
    "VALUE is not a valid NAME",
    "NAME is wrong. You sent VALUE.",
    "Access denied for user 'a' with VALUE",
    "ALTER USER a IDENTIFIED BY 'VALUE'",
    "a:VALUE@host",
    "mysql://a:VALUE@host:3306/db",
    "POST&%2F&A%3D1%26VALUE",
    "{\"a\":[\"VALUE\"]}",
    "<a>VALUE</a>",
    "line\none\nVALUE",
    "密码 VALUE 错误",
    "密码VALUE错误",
    "VALUE VALUE",
    "a VALUE b VALUE",
    "PWD:VALUE;",
];

#[track_caller]
fn assert_hidden(shown: &str, encoded: &str, about: &str) {
    assert!(!shown.contains("hunter2") && !shown.contains(encoded), "{about}: {shown}");
}

/// Tries a wording with encodings of the value, and of the whole, in each place.
fn tried(
    wording: &str,
    name: &str,
    encodings: &[Encoding],
    mut check: impl FnMut(&HttpResponse, &str, &str),
) {
    let wording = wording.replace("NAME", name);
    let wording = wording.replace("name", &name.to_lowercase());
    for (encoding, encode) in encodings {
        let encoded = encode(SECRET);
        let whole = encode(&wording.replace("VALUE", SECRET));
        let is_text = !encoding.starts_with("base64");
        // The value is encoded in each place, and the whole text in some of them.
        let value = wording.replace("VALUE", &encoded);
        for (text, hidden, step) in
            [(&value, &encoded, 1), (&whole, if is_text { &encoded } else { &whole }, 5)]
        {
            for (place, answer) in answers(text).iter().step_by(step) {
                check(answer, hidden, &format!("{place}, {encoding}: {text}"));
            }
        }
    }
}

#[test]
fn no_secret_of_the_request_comes_back_after_its_name() {
    comes_not_back(&FOLLOWED);
}

#[test]
fn no_secret_of_the_request_comes_back_elsewhere() {
    comes_not_back(&ELSEWHERE);
}

fn comes_not_back(wordings: &[&str]) {
    let request = CreateAndStartBackupPlanRequest::new(required());
    let request = request.with_source_endpoint_password(SECRET);
    for wording in wordings {
        let name = "SourceEndpointPassword";
        tried(wording, name, &ENCODINGS, |answer, hidden, about| {
            assert_hidden(&shown(&request.decode_for(answer)), hidden, about);
        });
    }
}

#[test]
fn without_the_request_a_name_betrays_its_value() {
    let decode = |answer: &HttpResponse| shown(&CreateAndStartBackupPlanRequest::decode(answer));
    noticed("SourceEndpointPassword", READABLE, decode);
    for name in ["sourceEndpointPassword", "source_endpoint_password"] {
        noticed(name, &ENCODINGS[..1], decode);
    }
}

/// Tries each text in which a value follows its name.
fn noticed(name: &str, encodings: &[Encoding], decode: impl Fn(&HttpResponse) -> String) {
    for wording in FOLLOWED {
        tried(wording, name, encodings, |answer, hidden, about| {
            assert_hidden(&decode(answer), hidden, about);
        });
    }
}

#[test]
fn what_signers_add_comes_back_from_no_operation() {
    let rds = |answer: &HttpResponse| shown(&rds::CreateBackupRequest::decode(answer));
    noticed("SecurityToken", READABLE, rds);
    for name in ["x-acs-security-token", "Signature", "AccessKeyId"] {
        noticed(name, &ENCODINGS[..1], rds);
    }
    for name in ["BearerToken", "Authorization"] {
        noticed(name, &ENCODINGS[..1], |answer| {
            shown(&polardb::CreateBackupRequest::decode(answer))
        });
    }
    for name in ["X-Auth-Token", "x-security-token", "Authorization"] {
        noticed(name, &ENCODINGS[..1], |answer| {
            shown(&huaweicloud::rds::CreateManualBackupRequest::decode(answer))
        });
    }
}

static WITH_SECRETS: Responses = Responses {
    operation: "Ask",
    success: &[],
    envelope: &ENVELOPE,
    in_band: None,
    secrets: &["Key", "Word"],
    content: &["Id"],
    headers: &[],
    repeat: Repeat::Unsafe,
};

#[test]
fn secrets_of_the_response_and_tickets_come_back_in_no_failure() {
    let decode = |answer: &HttpResponse| {
        let result = support::decode::<Backup, ErrorCode>(answer, &WITH_SECRETS);
        shown(&result)
    };
    noticed("Key", READABLE, decode);
    for name in ["Word", "Ticket", "x-ticket"] {
        noticed(name, &ENCODINGS[..1], decode);
    }
}

/// Names beside values, as in lists of parameters, and values that are no texts.
#[test]
fn a_value_beside_its_name_is_a_secret() {
    let request = CreateAndStartBackupPlanRequest::new(required());
    let request = request.with_source_endpoint_password("12345678");
    for field in [
        r#""Parameter":"SourceEndpointPassword","Value":"12345678""#,
        r#""New":{"name":"SourceEndpointPassword","value":12345678}"#,
        r#""New":["SourceEndpointPassword",12345678]"#,
        r#""SourceEndpointPassword":12345678"#,
        r#""New":{"Login.SourceEndpointPassword":{"a":[12345678]}}"#,
        r#""New":{"SourceEndpointPassword":[{"12345678":1}]}"#,
    ] {
        let body = format!(r#"{{"Code":"C",{field}}}"#);
        let answer = crate::model::response(400, body);
        let shown_by_name = shown(&CreateAndStartBackupPlanRequest::decode(&answer));
        assert!(!shown_by_name.contains("12345678"), "{shown_by_name}");
        let shown_by_value = shown(&request.decode_for(&answer));
        assert!(!shown_by_value.contains("12345678"), "{shown_by_value}");
    }
    let answer = crate::model::response(400, r#"{"Code":"C","New":12345678,"Other":[12345678]}"#);
    let shown_by_value = shown(&request.decode_for(&answer));
    assert!(!shown_by_value.contains("12345678"), "{shown_by_value}");
}

/// What the docs of `decode` and `decode_for` say that they don't notice.
#[test]
fn what_is_not_noticed_is_as_documented() {
    let request = |secret: &str| {
        CreateAndStartBackupPlanRequest::new(required()).with_source_endpoint_password(secret)
    };
    let message = |text: &str| {
        let body = serde_json::json!({ "Code": "C", "Message": text }).to_string();
        crate::model::response(400, body)
    };
    for text in [
        "hunter2 is wrong",
        "The SourceEndpointPassword is wrong. You sent hunter2.",
        "The SourceEndpointPassword is missing",
    ] {
        let failure = CreateAndStartBackupPlanRequest::decode(&message(text));
        assert!(shown(&failure).contains(text));
        let secret = if text.contains("hunter2") { "hunter2" } else { "missing" };
        let failure = request(secret).decode_for(&message(text));
        assert!(!shown(&failure).contains(text));
    }
    for (secret, text, is_shown) in [
        ("ab", "the password ab is wrong", false),
        ("ab", "the password 'ab' is about to expire", false),
        ("ab", "about", true),
        ("ab", "YWI=", true),
        ("hunter2", "HUNTER2", true),
        ("hunter2", "hunt", true),
        ("hunter2", "f52fbd32b2b3b86ff88ef6c490628285f482af15ddcb29541f94bcf526a3f6c7", true),
        ("", "anything", true),
        (" ", "any thing", true),
    ] {
        let failure = request(secret).decode_for(&message(text));
        assert_eq!(shown(&failure).contains(text), is_shown, "{secret}: {text}");
    }
    // A documented code is our own text; another one is the service's.
    for (code, is_shown) in [("InvalidParameter", true), ("InvalidParameter.New", false)] {
        let answer = crate::model::response(400, format!(r#"{{"Code":"{code}"}}"#));
        let failure = request("InvalidParameter").decode_for(&answer);
        assert_eq!(shown(&failure).contains("InvalidParameter"), is_shown);
    }
    // A response is given as it came.
    let answer = crate::model::response(200, r#"{"BackupPlanId":"hunter2","New":"hunter2"}"#);
    let plan = request("hunter2").decode_for(&answer).expect("a success");
    assert_eq!(plan.backup_plan_id.as_deref(), Some("hunter2"));
    assert!(plan.unknown_fields().get("New").is_some());
}

#[test]
fn a_message_that_tells_no_value_is_shown() {
    for text in [
        "The parameter SourceEndpointPassword is not valid.",
        "SourceEndpointPassword must have 8 to 32 characters.",
        "The specified parameter \"SourceEndpointPassword\" is missing.",
        "SourceEndpointPassword and SecurityToken are required.",
        "The instance rm-1 is gone. The SourceEndpointPassword was not checked.",
        "参数 SourceEndpointPassword 不合法。",
        "Specified access key is not found.",
        "The signature is malformed",
    ] {
        let body = serde_json::json!({ "Code": "C", "Message": text }).to_string();
        let answer = crate::model::response(400, body);
        let request = CreateAndStartBackupPlanRequest::new(required());
        let failure = request.with_source_endpoint_password("hunter2").decode_for(&answer);
        assert!(shown(&failure).contains(&format!("C (HTTP 400): {text}")), "{text}");
    }
}
