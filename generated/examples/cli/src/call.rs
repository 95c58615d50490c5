//! The call of a request without its secrets: what goes over the wire, and a line for `curl`.

use cloud_backup_api::description::{OperationInfo, RegionError, ServiceInfo, ValueKind};
use cloud_backup_api::{HttpBody, HttpRequest};
use serde_json::{Map, Value};

/// Stays the same when it is percent-encoded, so that one sees it at once.
const REDACTED: &str = "REDACTED";

/// A call that can be shown.
pub(crate) struct Call {
    pub(crate) method: &'static str,
    pub(crate) url: String,
    pub(crate) headers: Vec<(String, String)>,
    pub(crate) body: String,
}

impl Call {
    /// The call of a request that has no secrets any more, to a host.
    pub(crate) fn new(request: &HttpRequest, host: &str) -> Self {
        Self {
            method: request.method,
            url: format!("https://{}{}", request.host(host), request.redacted_path_and_query()),
            headers: request.headers.clone(),
            body: match &request.body {
                HttpBody::Empty => String::new(),
                body => String::from_utf8_lossy(&body.to_bytes()).into_owned(),
            },
        }
    }

    /// The command that makes the call, but for the signature.
    pub(crate) fn curl(&self) -> String {
        let mut line = format!("curl -X {} {}", self.method, quoted(&self.url));
        for (name, value) in &self.headers {
            line += &format!(" -H {}", quoted(&format!("{name}: {value}")));
        }
        if !self.body.is_empty() {
            line += &format!(" --data-raw {}", quoted(&self.body));
        }
        line
    }
}

/// The host of a service in a region; without a region, one that nobody calls by mistake.
pub(crate) fn host(service: &ServiceInfo, region: Option<&String>) -> Result<String, RegionError> {
    let Some(endpoints) = service.endpoints else { return Ok("HOST".to_owned()) };
    match region {
        Some(region) => endpoints.host(region).map(String::from),
        None => Ok(endpoints.pattern.replace("{region}", "REGION")),
    }
}

/// The parameters with another text for each that is, or is in, a secret one.
pub(crate) fn redacted(
    operation: &OperationInfo,
    members: &Map<String, Value>,
) -> Map<String, Value> {
    let mut redacted = members.clone();
    for parameter in operation.parameters.iter().filter(|it| it.sensitive) {
        if let Some(value) = redacted.get_mut(parameter.name) {
            redact(value, &parameter.kind);
        }
    }
    redacted
}

fn redact(value: &mut Value, kind: &ValueKind) {
    match (value, kind) {
        // What is not secret in an object has its own type, which another text may not have.
        (Value::String(text), ValueKind::Text | ValueKind::Json | ValueKind::Object(_)) => {
            *text = REDACTED.to_owned();
        }
        (Value::Array(items), ValueKind::List(of)) => {
            items.iter_mut().for_each(|item| redact(item, of));
        }
        (Value::Array(items), kind) => items.iter_mut().for_each(|item| redact(item, kind)),
        (Value::Object(entries), ValueKind::Map(of)) => {
            entries.values_mut().for_each(|value| redact(value, of));
        }
        (Value::Object(entries), kind) => {
            entries.values_mut().for_each(|value| redact(value, kind));
        }
        _ => {}
    }
}

/// A text as one word of a shell.
fn quoted(text: &str) -> String {
    format!("'{}'", text.replace('\'', r"'\''"))
}
