//! Vendors' metadata about an operation or the errors of a service, recognized by its shape.

mod api_docs;
mod command_line;
mod description;
mod error_list;
mod occurrences;
mod swagger;

use super::document::{Document, beginning};
use super::wire::WireType;
use apispec_codegen::source::{Node, Span, Value};
use apispec_codegen::spec::Location;

pub(super) use occurrences::occurrences;

/// The content of a document; `None` for everything that it omits.
#[derive(Debug, Default)]
pub(super) struct Metadata {
    /// The operation's name; a list of errors has none.
    pub(super) operation: Option<String>,
    pub(super) product: Option<String>,
    pub(super) version: Option<String>,
    /// The HTTP methods, in capitals.
    pub(super) methods: Vec<String>,
    pub(super) path: Option<String>,
    pub(super) parameters: Option<Listing<Declared>>,
    pub(super) answer: Option<Listing<Declared>>,
    pub(super) errors: Option<Listing<DeclaredError>>,
    pub(super) hosts: Vec<Host>,
}

/// A list with its pointer.
#[derive(Debug)]
pub(super) struct Listing<T> {
    pub(super) pointer: String,
    pub(super) items: Vec<T>,
}

/// A parameter or a response field.
#[derive(Debug)]
pub(super) struct Declared {
    /// Its name, `a/b` for a field within a field.
    pub(super) name: String,
    pub(super) pointer: String,
    pub(super) span: Span,
    pub(super) wire: Option<WireType>,
    pub(super) required: Option<bool>,
    pub(super) location: Option<Location>,
    /// The enumerated values, in `enum` or in list items of the description.
    pub(super) values: Vec<String>,
    /// The bold words of the description.
    pub(super) bold_words: Vec<String>,
    /// The smallest and the largest length.
    pub(super) length: (Option<u64>, Option<u64>),
}

/// A documented error.
#[derive(Debug)]
pub(super) struct DeclaredError {
    pub(super) code: String,
    pub(super) status: Option<u16>,
    /// The English message, if there is one.
    pub(super) message: Option<String>,
    pub(super) pointer: String,
    pub(super) span: Span,
}

/// The host of a region.
#[derive(Debug)]
pub(super) struct Host {
    pub(super) region: String,
    pub(super) host: String,
    pub(super) pointer: String,
    pub(super) span: Span,
}

/// The content of a witness; `None` if its shape is unknown.
pub(super) fn metadata(document: &Document<'_>) -> Option<Vec<Metadata>> {
    let tree = document.tree.as_ref()?;
    let reader = Reader { text: &document.text, tree };
    if tree.child("apis").is_some() {
        return Some(api_docs::read(&reader));
    }
    if tree.child("paths").is_some() {
        return Some(swagger::read(&reader));
    }
    if tree.child("parameters").is_some() {
        return Some(vec![command_line::read(&reader)]);
    }
    matches!(tree.value, Value::Array(_)).then(|| vec![error_list::read(&reader)])
}

/// A tree with its text.
struct Reader<'d> {
    text: &'d str,
    tree: &'d Node,
}

impl<'d> Reader<'d> {
    /// A scalar as text: a string without its quotes, other scalars as written.
    fn scalar(&self, node: &'d Node) -> &'d str {
        match &node.value {
            Value::String(text) => text,
            _ => &self.text[node.span.clone()],
        }
    }

    fn text(&self, node: &'d Node, key: &str) -> Option<&'d str> {
        node.child(key).map(|child| self.scalar(child))
    }

    fn parsed<T: std::str::FromStr>(&self, node: &'d Node, key: &str) -> Option<T> {
        self.text(node, key)?.parse().ok()
    }

    /// The declaration of a schema, without its description.
    fn declared(&self, schema: &'d Node, name: String, pointer: String) -> Declared {
        let word = self.text(schema, "type");
        let format = self.text(schema, "format");
        let values = items(schema.child("enum")).iter();
        Declared {
            name,
            pointer,
            span: beginning(schema),
            wire: word.and_then(|word| WireType::of_word(word, format)),
            required: self.parsed(schema, "required"),
            location: None,
            values: values.map(|value| self.scalar(value).to_owned()).collect(),
            bold_words: Vec::new(),
            length: (self.parsed(schema, "minLength"), self.parsed(schema, "maxLength")),
        }
    }
}

fn location(word: &str) -> Option<Location> {
    match word {
        "query" => Some(Location::Query),
        "formData" => Some(Location::Form),
        "body" => Some(Location::Body),
        "header" => Some(Location::Header),
        "path" => Some(Location::Path),
        _ => None,
    }
}

/// The items of a list.
fn items(node: Option<&Node>) -> &[Node] {
    match node.map(|node| &node.value) {
        Some(Value::Array(items)) => items,
        _ => &[],
    }
}

/// The members of an object, by their keys.
fn members(node: Option<&Node>) -> impl Iterator<Item = (&str, &Node)> {
    let members = match node.map(|node| &node.value) {
        Some(Value::Object(members)) => members.as_slice(),
        _ => &[],
    };
    members.iter().map(|member| (member.key.as_str(), &member.value))
}
