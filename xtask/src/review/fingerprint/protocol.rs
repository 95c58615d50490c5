//! The protocol of a provider: its style and the structure of errors.

use serde_json::json;

use super::word;
use apispec_codegen::model::Envelope;
use apispec_codegen::spec;

/// A style, without its source.
pub(in crate::review) fn style(style: &spec::Style) -> String {
    let constants = style.constants().iter();
    let constants = constants.map(|it| json!([it.name, it.location.name(), it.value]));
    let constants = constants.map(|it| format!(" {it}")).collect::<String>();
    let style = match style {
        spec::Style::Rpc(rpc) => {
            let format = rpc.format.as_ref();
            let format = format.map(|it| format!("{}={}|{}", it.parameter, it.json, it.xml));
            let format = format.unwrap_or_default();
            let method = word(&rpc.method);
            let location = rpc.location.map(|it| format!(" in {}", it.name()));
            let location = location.unwrap_or_default();
            let bodies = rpc.content_type.as_ref().map(|it| format!(" with {it}"));
            let bodies = bodies.unwrap_or_default();
            let names = format!("{} {} {format}", rpc.action, rpc.version);
            format!("rpc {method} {} {names}{location}{bodies}", rpc.path)
        }
        spec::Style::Rest(rest) => format!("rest {}", rest.content_type),
    };
    format!("{style}{constants}")
}

/// The structure of error responses.
pub(in crate::review) fn envelope(it: &Envelope) -> String {
    let details = (!it.details.is_empty()).then(|| json!(["details", it.details]).to_string());
    let names = json!([
        ["code", it.code],
        ["success_codes", it.success_codes()],
        ["other_codes", [word(&it.other_codes)]],
        ["message", it.message],
        ["request_id", it.request_id],
        ["host_id", it.host_id],
        ["recommendation", it.recommendation],
        ["access_denied_detail", it.access_denied_detail],
        ["request_id_headers", headers(&it.request_id_headers)],
        ["milliseconds", headers(&it.retry_after_milliseconds_headers)],
        ["seconds", headers(&it.retry_after_seconds_headers)],
    ]);
    format!("{names}{}", details.unwrap_or_default())
}

/// Headers, ignoring case.
fn headers(names: &[String]) -> Vec<String> {
    names.iter().map(|name| name.to_ascii_lowercase()).collect()
}
