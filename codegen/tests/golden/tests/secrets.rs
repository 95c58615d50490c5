//! A secret in each place and shape shows nowhere but where it is sent.

use std::fmt::Write;

use cloud_backup_api::description::Language;
use cloud_backup_api::{EncodeOptions, Failure, HttpResponse, Operation, Placement, Secret};
use golden::acme::queue::{Login, MakeKeyRequest, PutSecretsRequest};

/// Texts that stand nowhere else, one for each secret.
const CANARIES: [&str; 8] = [
    "canary-password",
    "canary-key",
    "canary-pin",
    "canary-login",
    "canary-listed",
    "canary-in-json",
    "canary-in-text",
    "canary-by-name",
];

fn login(word: &str) -> Login {
    Login::new().with_user("ada").with_word(word)
}

fn request() -> PutSecretsRequest {
    let [password, key, pin, word, listed, in_json, in_text, by_name] = CANARIES;
    PutSecretsRequest::new(password)
        .with_x_key(key)
        .with_pin(pin)
        .with_login(login(word))
        .with_logins([login("plain"), login(listed)])
        .with_in_json([login(in_json)])
        .with_in_text(login(in_text))
        .with_by_name([("e".to_owned(), login(by_name))].into())
}

#[track_caller]
fn assert_hidden(shown: &str) {
    assert!(!shown.contains("canary"), "{shown}");
    assert!(!shown.contains("hunter"), "{shown}");
}

#[test]
fn each_secret_is_sent_once_and_shown_nowhere() {
    let request = request();
    for placement in [Placement::Documented, Placement::Form] {
        let options = EncodeOptions::default().with_placement(placement);
        let http = request.encode_with(&options).expect("it can be written");
        let headers = http.headers.iter();
        let headers = headers.map(|(_, value)| value.as_str());
        let body = http.body.to_bytes();
        let sent = [
            http.path_and_query().as_str(),
            &headers.collect::<String>(),
            &String::from_utf8_lossy(&body),
        ]
        .concat();
        for canary in CANARIES {
            assert_eq!(sent.matches(canary).count(), 1, "{canary} in {sent}");
        }
        let mut shown = String::new();
        write!(shown, "{http:?} {http:#?} {:?}", http.body).expect("text");
        assert_hidden(&shown);
    }
    assert_hidden(&format!("{request:?} {request:#?}"));
}

#[test]
fn a_violation_tells_of_a_secret_without_it() {
    let report = request().validate();
    let mut shown = format!("{report} {report:?} {report:#?}");
    for violation in report.violations() {
        for language in [Language::English, Language::Chinese] {
            shown += &violation.message(language);
        }
        write!(shown, "{violation} {violation:?} {} {:?}", violation.path(), violation.facts())
            .expect("text");
    }
    let broken = report.violations().iter();
    let broken = broken.map(|violation| violation.rule().id).collect::<Vec<_>>();
    assert!(broken.contains(&"Password.length"), "{broken:?}");
    assert!(broken.contains(&"x-key.characters"), "{broken:?}");
    assert!(broken.contains(&"Login.Word.pattern"), "{broken:?}");
    assert_hidden(&shown);
}

#[test]
fn what_can_not_be_written_is_told_without_it() {
    let request = request().with_x_key("canary\n");
    let error = request.encode().expect_err("a header has one line");
    assert_hidden(&format!("{error} {error:?}"));
}

#[test]
fn an_answer_hides_its_secret_and_a_failure_what_it_repeats() {
    let answer = |status, body: &str| {
        PutSecretsRequest::decode(&HttpResponse { status, headers: Vec::new(), body: body.into() })
    };
    let token = answer(200, r#"{"Token": "canary", "User": "u"}"#).expect("it can be read");
    assert_eq!(token.token.expose(), "canary");
    assert_hidden(&format!("{token:?} {token:#?}"));
    for name in ["Password", "x-key", "Pin", "Word", "Login.Word"] {
        for body in [
            format!(r#"{{"Code": "C", "Message": "{name}=canary", "{name}": "canary"}}"#),
            format!(r#"{{"Code": "C", "Message": {{"{name}": "canary"}}}}"#),
            format!(r#"{{"Code": "C", "{name}=canary": ["{name}%3Dcanary"]}}"#),
            format!(r#"{{"Token": "t", "Counts": {{"{name}=canary": "no number"}}}}"#),
            format!("<E><Code>C</Code><Message>{name}=canary</Message></E>"),
            format!("{name}=canary"),
        ] {
            for status in [200, 400] {
                let Err(failure) = answer(status, &body) else {
                    continue;
                };
                let mut shown = format!("{failure} {failure:?} {failure:#?}");
                match failure {
                    Failure::Service(error) => {
                        for (name, value) in error.unknown_fields().iter() {
                            write!(shown, "{name} {value}").expect("text");
                        }
                    }
                    Failure::Malformed(error) => shown += error.excerpt(),
                }
                assert_hidden(&shown);
            }
        }
    }
}

/// Secrets in a header, in the form, in objects, lists and maps, and in JSON in a text.
#[test]
fn a_failure_repeats_no_secret_of_its_request() {
    let request = request();
    assert!(request.has_secrets());
    for canary in CANARIES {
        for body in [
            format!(
                r#"{{"Code": "C", "Message": "what {canary} is", "New": {{"{canary}": ["{canary}"]}}}}"#
            ),
            format!(r#"{{"Code": "C", "Message": "{}"}}"#, canary.replace('-', "%2d")),
            format!(r#"{{"Code": "{canary}", "RequestId": "{canary}"}}"#),
            format!("<E><Code>C</Code><Message>{}</Message></E>", canary.replace('-', "&#45;")),
            format!("<html>{canary}</html>"),
        ] {
            let answer = HttpResponse { status: 400, headers: Vec::new(), body: body.into() };
            let mut shown = String::new();
            match request.decode_for(&answer).expect_err("a failure") {
                Failure::Service(error) => {
                    for (name, value) in error.unknown_fields().iter() {
                        write!(shown, "{name} {value}").expect("text");
                    }
                    write!(shown, "{error} {error:?}").expect("text");
                }
                Failure::Malformed(error) => {
                    write!(shown, "{error} {error:?} {}", error.excerpt()).expect("text");
                }
            }
            assert_hidden(&shown);
            assert!(!shown.contains(&canary["canary".len()..]), "{shown}");
        }
    }
}

/// An operation whose request holds no secret and whose response does.
#[test]
fn a_failure_shows_no_secret_of_a_response() {
    for body in [
        r#"{"Key": "canary", "Days": "x"}"#,
        r#"{"Key": "canary", "Days": 1, "Logins": 7}"#,
        r#"{"Logins": [{"PassPhrase": "canary"}, {"PassPhrase": []}]}"#,
        r#"{"Logins": [{"PassPhrase": "canary"}"#,
        "<R><Logins><Login><PassPhrase>canary</PassPhrase></Login></Logins><Days>x</Days></R>",
        "<html>passphrase canary</html>",
        r#"{"Code": "X", "Message": "Key=canary is taken"}"#,
        r#"{"Code": "X", "Message": "the pass phrase canary is taken"}"#,
        r#"{"Code": "X", "Message": "m", "New": {"OldKey": "canary"}}"#,
    ] {
        for status in [200, 400] {
            let answer = HttpResponse { status, headers: Vec::new(), body: body.into() };
            let mut shown = String::new();
            match MakeKeyRequest::decode(&answer) {
                Ok(key) => write!(shown, "{key:?}").expect("text"),
                Err(Failure::Service(error)) => {
                    for (name, value) in error.unknown_fields().iter() {
                        write!(shown, "{name} {value}").expect("text");
                    }
                    write!(shown, "{error} {error:?}").expect("text");
                }
                Err(Failure::Malformed(error)) => {
                    write!(shown, "{error} {error:?} {}", error.excerpt()).expect("text");
                }
            }
            assert_hidden(&shown);
        }
    }
}

#[test]
fn a_secret_alone_shows_nothing() {
    let secret = Secret::from("canary");
    assert_hidden(&format!("{secret:?} {secret:#?} {:?}", Some(&secret)));
    assert_eq!(secret.expose(), "canary");
}
