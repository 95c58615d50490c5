//! How each provider names an operation, and how it words success and failure.

use cloud_backup_api::description::OperationInfo;
use cloud_backup_api::{Format, HttpBody, HttpRequest, HttpResponse};
use serde_json::{Value, json};

use crate::refusal::Refusal;

/// A provider that the fake cloud can be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Provider {
    Aliyun,
    HuaweiCloud,
}

/// The codes of a provider for what its gateway refuses.
pub(crate) struct Codes {
    pub(crate) missing_parameter: &'static str,
    pub(crate) wrong_value: &'static str,
    pub(crate) unknown_operation: &'static str,
    pub(crate) unknown_key: &'static str,
    pub(crate) wrong_signature: &'static str,
    pub(crate) throttled: &'static str,
}

impl Provider {
    /// The provider that a request is meant for.
    pub(crate) fn of(request: &HttpRequest) -> Self {
        // Only Alibaba Cloud names an operation outside of the path.
        if parameter(request, "Action").or_else(|| header(request, "x-acs-action")).is_some() {
            Provider::Aliyun
        } else {
            Provider::HuaweiCloud
        }
    }

    /// The name of its module.
    pub(crate) fn module(self) -> &'static str {
        match self {
            Provider::Aliyun => "aliyun",
            Provider::HuaweiCloud => "huaweicloud",
        }
    }

    pub(crate) fn codes(self) -> &'static Codes {
        match self {
            Provider::Aliyun => &Codes {
                missing_parameter: "MissingParameter",
                wrong_value: "InvalidParameter",
                unknown_operation: "InvalidAction",
                unknown_key: "InvalidAccessKeyId.NotFound",
                wrong_signature: "SignatureDoesNotMatch",
                throttled: "Throttling.User",
            },
            Provider::HuaweiCloud => &Codes {
                missing_parameter: "DBS.200001",
                wrong_value: "DBS.200001",
                unknown_operation: "APIGW.0101",
                unknown_key: "APIGW.0301",
                wrong_signature: "APIGW.0301",
                throttled: "APIGW.0308",
            },
        }
    }

    /// Whether a request calls this operation.
    pub(crate) fn calls(self, request: &HttpRequest, operation: &OperationInfo) -> bool {
        let service = operation.service;
        if service.module.split("::").next() != Some(self.module()) {
            return false;
        }
        match self {
            Provider::Aliyun => {
                let named = |name: &str, in_header: &str| {
                    parameter(request, name).or_else(|| header(request, in_header))
                };
                named("Action", "x-acs-action") == Some(operation.name)
                    && named("Version", "x-acs-version") == Some(service.version)
            }
            Provider::HuaweiCloud => {
                let segments = || request.path.trim_end_matches('/').split('/');
                let template = || operation.path.split('/');
                let mut pairs = template().zip(segments());
                request.method == operation.method
                    && template().count() == segments().count()
                    && pairs.all(|(expected, found)| expected.starts_with('{') || expected == found)
            }
        }
    }

    /// The format in which a request wants its response.
    pub(crate) fn format(self, request: &HttpRequest) -> Format {
        let wants_json = match (self, parameter(request, "Format")) {
            (Provider::HuaweiCloud, _) => true,
            (Provider::Aliyun, Some(format)) => format.eq_ignore_ascii_case("json"),
            // Alibaba Cloud responds in XML unless it is asked not to.
            (Provider::Aliyun, None) => {
                header(request, "accept").is_some_and(|accepted| accepted.contains("json"))
            }
        };
        if wants_json { Format::Json } else { Format::Xml }
    }

    /// A response with this body, and the id of the request in a header.
    pub(crate) fn response(self, status: u16, body: String, request_id: &str) -> HttpResponse {
        let id_header = match self {
            Provider::Aliyun => "x-acs-request-id",
            Provider::HuaweiCloud => "X-Request-Id",
        };
        let headers = [("content-type", content_type(&body)), (id_header, request_id)];
        let headers = headers.map(|(name, value)| (name.to_owned(), value.to_owned()));
        HttpResponse { status, headers: headers.to_vec(), body: body.into_bytes() }
    }

    /// The parameter with the largest number of items in a response, where pages have no numbers.
    pub(crate) fn page_size_parameter(self) -> &'static str {
        match self {
            Provider::Aliyun => "MaxResults",
            Provider::HuaweiCloud => "limit",
        }
    }

    /// The body of a failure, in the provider's own envelope.
    pub(crate) fn failure(self, refusal: &Refusal, format: Format, request_id: &str) -> String {
        let Refusal { code, message, .. } = refusal;
        match (self, format) {
            (Provider::HuaweiCloud, _) => {
                json!({ "error_code": code, "error_msg": message }).to_string()
            }
            (Provider::Aliyun, Format::Json) => json!({
                "RequestId": request_id,
                "HostId": HOST,
                "Code": code,
                "Message": message,
            })
            .to_string(),
            (Provider::Aliyun, Format::Xml) => {
                let parts = [
                    ("RequestId", request_id),
                    ("HostId", HOST),
                    ("Code", code),
                    ("Message", message),
                ];
                let parts = parts.map(|(name, text)| {
                    format!("<{name}>{}</{name}>", quick_xml::escape::escape(text))
                });
                format!(
                    "<?xml version=\"1.0\" encoding=\"UTF-8\"?><Error>{}</Error>",
                    parts.concat()
                )
            }
        }
    }
}

/// The body of an operation's response with this value.
pub(crate) fn success(operation: &str, value: &Value, format: Format) -> String {
    match format {
        Format::Xml => {
            let element = element(&format!("{operation}Response"), value);
            format!("<?xml version=\"1.0\" encoding=\"UTF-8\"?>{element}")
        }
        Format::Json => value.to_string(),
    }
}

/// A value in XML: a list is its items, one beside the other.
fn element(name: &str, value: &Value) -> String {
    let content = match value {
        Value::Array(items) => return items.iter().map(|item| element(name, item)).collect(),
        Value::Object(members) => {
            members.iter().map(|(name, value)| element(name, value)).collect::<String>()
        }
        Value::Null => String::new(),
        Value::String(text) => quick_xml::escape::escape(text).into_owned(),
        Value::Bool(_) | Value::Number(_) => value.to_string(),
    };
    format!("<{name}>{content}</{name}>")
}

/// The type of a body, by how it begins.
pub(crate) fn content_type(body: &str) -> &'static str {
    if body.starts_with('<') { "text/xml;charset=utf-8" } else { "application/json;charset=utf-8" }
}

/// What failures name as the host that served the request.
const HOST: &str = "fake-cloud.example";

/// A parameter in query or form.
pub(crate) fn parameter<'r>(request: &'r HttpRequest, name: &str) -> Option<&'r str> {
    let form = match &request.body {
        HttpBody::Form(pairs) => pairs.as_slice(),
        _ => &[],
    };
    let mut pairs = request.query.iter().chain(form);
    pairs.find(|(key, _)| key == name).map(|(_, value)| value.as_str())
}

/// A header, by its name in any case.
pub(crate) fn header<'r>(request: &'r HttpRequest, name: &str) -> Option<&'r str> {
    let mut headers = request.headers.iter();
    let found = headers.find(|(key, _)| key.eq_ignore_ascii_case(name));
    found.map(|(_, value)| value.as_str())
}
