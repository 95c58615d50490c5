//! Each place of an answer that may repeat a text, and everything that a failure shows.

use std::fmt::{Debug, Write};

use cloud_backup_api::{Failure, HttpResponse, ServiceErrorCode};

use crate::model::response;

/// Answers that repeat a text, each in another place.
pub(super) fn answers(text: &str) -> Vec<(&'static str, HttpResponse)> {
    let json = serde_json::Value::from(text).to_string();
    let xml = text.replace('&', "&amp;").replace('<', "&lt;");
    let html = format!("<html><body><h1>Bad request</h1><p>{xml}</p></body></html>");
    let mut answers = Vec::new();
    for (place, body) in [
        ("message", format!(r#"{{"Code":"C","Message":{json}}}"#)),
        ("text in an object", format!(r#"{{"Code":"C","Message":{{"en":[{json}]}}}}"#)),
        ("code", format!(r#"{{"Code":{json},"Message":"m"}}"#)),
        ("host", format!(r#"{{"Code":"C","HostId":{json}}}"#)),
        ("recommendation", format!(r#"{{"Code":"C","Recommend":{json}}}"#)),
        ("request id", format!(r#"{{"Code":"C","RequestId":{json}}}"#)),
        ("detail", format!(r#"{{"Code":"C","AccessDeniedDetail":{{"A":[{json}]}}}}"#)),
        ("unknown field", format!(r#"{{"Code":"C","New":{json}}}"#)),
        ("unknown object", format!(r#"{{"Code":"C","New":[{{"A":{{"B":{json}}}}}]}}"#)),
        ("unknown name", format!(r#"{{"Code":"C",{json}:1,"New":{{{json}:[]}}}}"#)),
        ("XML message", format!("<E><Code>C</Code><Message>{xml}</Message></E>")),
        ("XML unknown field", format!("<E><Code>C</Code><New><A>{xml}</A></New></E>")),
        ("CDATA", format!("<E><Code>C</Code><Message><![CDATA[{text}]]></Message></E>")),
        ("JSON of nothing", format!(r#"{{"New":{json}}}"#)),
        ("truncated JSON", format!(r#"{{"Code":{json},"Mes"#)),
        ("HTML", html),
        ("plain text", text.to_owned()),
        ("in-band message", format!(r#"{{"Success":false,"ErrMessage":{json}}}"#)),
        ("name in a success", format!(r#"{{"Labels":{{{json}:[]}},"HttpStatusCode":{{}}}}"#)),
    ] {
        answers.push((place, response(400, body.clone())));
        if matches!(place, "in-band message" | "name in a success" | "HTML" | "message") {
            answers.push((place, response(200, body)));
        }
    }
    for body in [r#"{"Code":"C"}"#, "no JSON"] {
        let mut answer = response(400, body);
        for name in ["x-request-id", "x-acs-request-id"] {
            answer.headers.push((name.into(), text.into()));
        }
        answers.push(("header", answer));
    }
    answers
}

/// Everything that a failure shows and can be asked for, save the body as it came.
pub(super) fn shown<T: Debug, C: ServiceErrorCode>(result: &Result<T, Failure<C>>) -> String {
    let Err(failure) = result else {
        return String::new();
    };
    let mut shown = format!("{failure}\n{failure:?}\n{failure:#?}\n");
    match failure {
        Failure::Service(error) => {
            let ids = [&error.request_id, &error.host_id, &error.recommendation];
            for text in ids.into_iter().flatten() {
                shown += text;
            }
            let (code, message) = (error.code.as_str(), &error.message);
            write!(shown, "{code} {message} {:?}", error.access_denied_detail).expect("text");
            for (name, value) in error.unknown_fields().iter() {
                let text = value.text().unwrap_or_default();
                write!(shown, "{name} {value} {value:?} {text}").expect("text");
            }
        }
        Failure::Malformed(error) => shown = shown + &error.reason + error.excerpt(),
    }
    shown
}
