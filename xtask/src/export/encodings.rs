//! How a value is written in its location, by the names that OpenAPI has for it.

use apispec_codegen::model::{Field, Kind, ListEncoding, Location, MapEncoding, Types};
use serde_json::{Map, Value, json};

/// How OpenAPI says that a value is written.
pub(super) enum Encoding {
    /// As it is.
    Plain,
    /// In a style.
    Style { style: &'static str, explode: bool },
    /// As JSON in a text.
    Json,
    /// In a way that OpenAPI has no word for; an example of it.
    Other(String),
}

/// The encoding of a parameter outside of a JSON body.
pub(super) fn of(field: &Field, types: &Types) -> Encoding {
    let name = &field.wire;
    let is_pair = matches!(field.location, Location::Query | Location::Form);
    match &field.kind {
        Kind::Json(_) | Kind::Any => Encoding::Json,
        Kind::List { encoding: ListEncoding::Json, .. } => Encoding::Json,
        Kind::List { encoding: ListEncoding::Repeated, .. } => {
            Encoding::Style { style: "form", explode: true }
        }
        Kind::List { encoding: ListEncoding::Comma, .. } if is_pair => {
            Encoding::Style { style: "form", explode: false }
        }
        Kind::List { encoding: ListEncoding::Comma, .. } => {
            Encoding::Style { style: "simple", explode: false }
        }
        Kind::List { encoding: ListEncoding::Space, .. } if is_pair => {
            Encoding::Style { style: "spaceDelimited", explode: false }
        }
        Kind::List { encoding: ListEncoding::Pipe, .. } if is_pair => {
            Encoding::Style { style: "pipeDelimited", explode: false }
        }
        Kind::List { encoding: ListEncoding::Space, .. } => Encoding::Other(format!("{name}: a b")),
        Kind::List { encoding: ListEncoding::Pipe, .. } => Encoding::Other(format!("{name}: a|b")),
        Kind::List { encoding: ListEncoding::Indexed | ListEncoding::Flat, of, .. } => {
            let inner = if types.structure(of).is_some() { ".Member" } else { "" };
            Encoding::Other(format!("{name}.1{inner}=a&{name}.2{inner}=b"))
        }
        Kind::List { encoding: ListEncoding::Wrapped, of, item } => {
            let item = item.as_deref().unwrap_or("member");
            let inner = if types.structure(of).is_some() { ".Member" } else { "" };
            Encoding::Other(format!("{name}.{item}.1{inner}=a&{name}.{item}.2{inner}=b"))
        }
        Kind::Map { encoding: MapEncoding::Named, .. } => Encoding::Other(format!("{name}.key=a")),
        Kind::Map { encoding: MapEncoding::Flat, .. } => {
            Encoding::Other(format!("{name}.#3#key=a"))
        }
        Kind::Named(_) if types.structure(&field.kind).is_some() => {
            Encoding::Other(format!("{name}.Member=a"))
        }
        Kind::Named(_)
        | Kind::String
        | Kind::Secret
        | Kind::Boolean
        | Kind::Int32
        | Kind::Int64
        | Kind::Float
        | Kind::Double
        | Kind::Timestamp(_) => Encoding::Plain,
    }
}

impl Encoding {
    /// The members of a Parameter Object or an Encoding Object for a style; none without.
    pub(super) fn style(&self) -> Map<String, Value> {
        match self {
            Encoding::Style { style, explode } => Map::from_iter([
                ("style".to_owned(), (*style).into()),
                ("explode".to_owned(), (*explode).into()),
            ]),
            Encoding::Plain | Encoding::Json | Encoding::Other(_) => Map::new(),
        }
    }

    /// What is to be said of a parameter beside the document.
    pub(super) fn missing(&self, field: &Field) -> Option<Value> {
        match self {
            Encoding::Other(example) => Some(json!({
                "parameter": field.wire,
                "why": format!("OpenAPI has no style for `{example}`"),
            })),
            Encoding::Plain | Encoding::Style { .. } | Encoding::Json => None,
        }
    }
}

/// How a member of a JSON body becomes a text: its separator, or none if the text is JSON.
pub(super) enum InText {
    Json,
    Separated(char),
}

/// Whether a member of a JSON object is written as a text although its type is none.
pub(super) fn in_text(kind: &Kind) -> Option<InText> {
    match kind {
        Kind::Json(_) => Some(InText::Json),
        Kind::List { encoding, .. } => encoding.separator().map(InText::Separated),
        _ => None,
    }
}

/// The schema of a list in one text.
pub(super) fn separated(separator: char) -> Value {
    json!({ "type": "string", "x-separator": separator.to_string() })
}

impl InText {
    /// The text of a value.
    pub(super) fn written(&self, value: &Value) -> String {
        let item = |item: &Value| item.as_str().map_or_else(|| item.to_string(), str::to_owned);
        match (self, value) {
            (InText::Separated(separator), Value::Array(items)) => {
                let items = items.iter().map(item).collect::<Vec<_>>();
                items.join(&separator.to_string())
            }
            (_, Value::String(text)) => text.clone(),
            (_, value) => value.to_string(),
        }
    }
}
