//! The words of the titles of findings.

use apispec_codegen::model::{Kind, Location, MapEncoding, Response, Status};

/// Whether something can be used.
pub(super) fn status(status: Status) -> &'static str {
    match status {
        Status::Normal => "usual",
        Status::Deprecated => "deprecated",
        Status::SetByService => "set by the service",
        Status::Unavailable => "not offered by the service",
    }
}

/// Where a field is.
pub(super) fn location(location: Location) -> &'static str {
    match location {
        Location::Path => "the path",
        Location::Query => "the query",
        Location::Form => "the form",
        Location::Header => "a header",
        Location::Body => "the body",
    }
}

/// A text to the letter, if there is one.
pub(super) fn quoted(text: Option<&str>) -> String {
    match text.unwrap_or_default() {
        "" => "not said".into(),
        text => format!("`{text}`"),
    }
}

/// Names in backticks.
pub(super) fn list(names: impl IntoIterator<Item = impl AsRef<str>>) -> String {
    let names = names.into_iter().map(|name| format!("`{}`", name.as_ref()));
    names.collect::<Vec<_>>().join(", ")
}

/// What a successful response carries.
pub(super) fn response(response: &Response) -> String {
    match response {
        Response::Empty => "empty".into(),
        Response::Object(_) => "an object".into(),
        Response::List(kind, item) => format!("a list of {}{}", self::kind(kind), each(item)),
    }
}

fn each(item: &Option<String>) -> String {
    let item = item.as_ref().map(|item| format!(", each called `{item}`"));
    item.unwrap_or_default()
}

/// A kind of value, in words with an article.
pub(super) fn kind(kind: &Kind) -> String {
    match kind {
        Kind::String => "a text".into(),
        Kind::Secret => "a secret".into(),
        Kind::Boolean => "a boolean".into(),
        Kind::Int32 => "a whole number of 32 bits".into(),
        Kind::Int64 => "a whole number of 64 bits".into(),
        Kind::Float => "a number of single precision".into(),
        Kind::Double => "a number of double precision".into(),
        Kind::Any => "any JSON".into(),
        Kind::Timestamp(format) => format!("a time as `{format}`"),
        Kind::List { of, encoding, item } => {
            let how = encoding.form().short;
            format!("a list {how}{} of {}", each(item), self::kind(of))
        }
        Kind::Map { of, encoding } => {
            let how = match encoding {
                MapEncoding::Named => "",
                MapEncoding::Flat => " as `flat`",
            };
            format!("a map{how} of {}", self::kind(of))
        }
        Kind::Named(id) => format!("`{}`", id.name()),
        Kind::Json(of) => format!("JSON in a text of {}", self::kind(of)),
    }
}
