//! Facts → words of the sentences that findings are told in.

use apispec_codegen::model::{Field, Kind, ListEncoding, Location, MapEncoding, Status};

/// Whether something can be used.
pub(super) fn status(status: Status) -> &'static str {
    match status {
        Status::Normal => "usual",
        Status::Deprecated => "deprecated",
        Status::SetByService => "set by the service",
        Status::Unavailable => "not offered by the service",
    }
}

/// Where a field stands.
pub(super) fn location(field: &Field) -> &'static str {
    match field.location {
        Location::Path => "the path",
        Location::Query => "the query",
        Location::Form => "the form",
        Location::Header => "a header",
        Location::Body => "the body",
    }
}

/// A text, empty if there is none.
pub(super) fn or_nothing(text: &Option<String>) -> String {
    text.clone().unwrap_or_default()
}

/// A text to the letter, if there is one.
pub(super) fn quoted(text: &str) -> String {
    match text.is_empty() {
        true => "not said".into(),
        false => format!("`{text}`"),
    }
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
            let how = match encoding {
                ListEncoding::Indexed => "numbered",
                ListEncoding::Comma => "with commas",
                ListEncoding::Space => "with spaces",
                ListEncoding::Pipe => "with pipes",
                ListEncoding::Json => "as JSON",
                ListEncoding::Repeated => "repeated",
                ListEncoding::Flat => "as `flat`",
            };
            let item = item.as_ref().map(|item| format!(", each called `{item}`"));
            let item = item.unwrap_or_default();
            format!("a list {how}{item} of {}", self::kind(of))
        }
        Kind::Map { of, encoding } => {
            let how = match encoding {
                MapEncoding::Named => "",
                MapEncoding::Flat => " as `flat`",
            };
            format!("a map{how} of {}", self::kind(of))
        }
        Kind::Named(name) => format!("`{name}`"),
        Kind::Json(of) => format!("JSON in a text of {}", self::kind(of)),
    }
}
