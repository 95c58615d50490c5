//! Words in the titles of findings.

use apispec_codegen::model::{Kind, Location, MapEncoding, Response, Status};

/// A status.
pub(super) fn status(status: Status) -> &'static str {
    match status {
        Status::Normal => "normal",
        Status::Deprecated => "deprecated",
        Status::SetByService => "set by the service",
        Status::Unavailable => "not offered by the service",
    }
}

/// The location of a field.
pub(super) fn location(location: Location) -> &'static str {
    match location {
        Location::Path => "the path",
        Location::Query => "the query",
        Location::Form => "the form",
        Location::Header => "a header",
        Location::Body => "the body",
        Location::Host => "the host",
        Location::Payload => "the whole body",
    }
}

/// A text in backticks, or `none`.
pub(super) fn quoted(text: Option<&str>) -> String {
    match text.unwrap_or_default() {
        "" => "none".into(),
        text => format!("`{text}`"),
    }
}

/// Names in backticks.
pub(super) fn list(names: impl IntoIterator<Item = impl AsRef<str>>) -> String {
    let names = names.into_iter().map(|name| format!("`{}`", name.as_ref()));
    names.collect::<Vec<_>>().join(", ")
}

/// The content of a successful response.
pub(super) fn response(response: &Response) -> String {
    match response {
        Response::Empty => "empty".into(),
        Response::Object(_) => "object".into(),
        Response::List(kind, item) => {
            let item = item.as_ref().map(|item| format!(" (items called `{item}`)"));
            format!("list of {}{}", self::kind(kind), item.unwrap_or_default())
        }
    }
}

/// A type, in words without an article.
pub(super) fn kind(kind: &Kind) -> String {
    match kind {
        Kind::String => "text".into(),
        Kind::Secret => "secret".into(),
        Kind::Boolean => "boolean".into(),
        Kind::Int32 => "32-bit integer".into(),
        Kind::Int64 => "64-bit integer".into(),
        Kind::Float => "single-precision number".into(),
        Kind::Double => "double-precision number".into(),
        Kind::Any => "any JSON".into(),
        Kind::Timestamp(format) => format!("time in the format `{format}`"),
        Kind::List { of, encoding, item } => {
            let how = encoding.form().short;
            let item = item.as_ref().map(|item| format!(", items called `{item}`"));
            format!("list of {} ({how}{})", self::kind(of), item.unwrap_or_default())
        }
        Kind::Map { of, encoding } => {
            let how = match encoding {
                MapEncoding::Named => "",
                MapEncoding::Flat => " (as `flat`)",
            };
            format!("map of {}{how}", self::kind(of))
        }
        Kind::Named(id) => format!("`{}`", id.name()),
        Kind::Json(of) => format!("JSON string of {}", self::kind(of)),
    }
}
