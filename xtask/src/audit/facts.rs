//! Spec → facts: everything that a spec states and documents must confirm, in the order of the files.
//!
//! Independent of documents: `audit` compares the facts with the saved files.

mod scope;
mod statement;

use std::fmt;
use std::sync::Arc;

use apispec_codegen::place::Place;
use apispec_codegen::spec::objects::objects;
use apispec_codegen::spec::read::Specs;
use apispec_codegen::spec::{About, Field};

use scope::Scope;

/// A statement of a spec.
#[derive(Clone, Debug)]
pub struct Fact<'a> {
    /// The location in the spec.
    pub place: Place,
    /// The kind.
    pub kind: Kind,
    /// The subjects of disputes that concern it.
    pub about: About,
    /// What the documents must contain.
    pub need: Need<'a>,
    /// Which of the cited documents must contain it.
    pub reach: Reach,
    /// The object whose `source` applies.
    pub object: Place,
    /// The cited locations; facts without a location are findings.
    pub source: Option<&'a str>,
    /// The locations that describe its field, where documents may omit the name.
    pub home: Option<&'a str>,
    /// The field, if it is its name.
    pub field: Option<Arc<Field>>,
    /// Its folders: that of the provider, and that of the service.
    pub folders: &'a [String],
}

/// A kind of statement.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// The wire name of a field.
    Name,
    /// A value of an enumeration or an alias.
    Value,
    /// A default.
    Default,
    /// An example, or a part of one.
    Example,
    /// A limit, a format or a unit.
    Limit,
    /// A field or a value in a rule, a precondition or a quota.
    Rule,
    /// A row of an error table.
    Error,
    /// A claim of a dispute.
    Claim,
    /// An entry of `left_out`.
    LeftOut,
    /// Anything else with a location: types, notes, the protocol, hosts, permissions, the history.
    Other,
}

/// What a document must contain.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Need<'a> {
    /// Nothing; the location must exist.
    Place,
    /// A wire name, as a word or joined to its type as in `DBNamestring`.
    Name(&'a str),
    /// A text, as a word.
    Text(String),
    /// A value of a list, as a word; list items take precedence over other mentions.
    Value(&'a str),
    /// A default: a word on a line about defaults.
    Default(String),
    /// An example: a separate line, cell or quoted text.
    Example(String),
    /// A member of a JSON text and its value.
    Pair(&'a str, String),
    /// A quotation: a word, a name, or the start of an error row.
    Quote(&'a str),
    /// Characters, regardless of the text around them.
    Characters(&'a str),
    /// A text, ignoring spaces.
    Loose(&'a str),
    /// A number, in digits or as a word.
    Number(String),
    /// Texts in this order, with any text between them.
    Pieces(Vec<&'a str>),
    /// Status, code and message, joined or in neighbouring cells.
    Row {
        /// The status, if the spec has one.
        status: Option<u16>,
        /// The code.
        code: &'a str,
        /// The message; `%s` is a placeholder.
        message: &'a str,
    },
}

impl<'a> Fact<'a> {
    /// The omitted text, if the fact is an entry of `left_out`.
    pub fn left_out(&self) -> Option<&'a str> {
        match self.need {
            Need::Quote(text) if self.kind == Kind::LeftOut => Some(text),
            _ => None,
        }
    }
}

impl fmt::Display for Need<'_> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Need::Place => formatter.write_str("this"),
            Need::Name(text)
            | Need::Value(text)
            | Need::Quote(text)
            | Need::Characters(text)
            | Need::Loose(text) => write!(formatter, "`{text}`"),
            Need::Text(text) | Need::Default(text) | Need::Example(text) | Need::Number(text) => {
                write!(formatter, "`{text}`")
            }
            Need::Pair(key, value) => write!(formatter, "`{key}` with `{value}`"),
            Need::Pieces(pieces) => write!(formatter, "`{}`", pieces.join("…")),
            Need::Row { status, code, message } => {
                if let Some(status) = status {
                    write!(formatter, "`{status}` ")?;
                }
                write!(formatter, "`{code}`")?;
                if message.is_empty() { Ok(()) } else { write!(formatter, " `{message}`") }
            }
        }
    }
}

/// Which of the cited documents must contain something.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reach {
    /// Each document.
    Every,
    /// Each page, and at least one document.
    Pages,
    /// One page, or one of the other documents if no page is cited.
    Foremost,
    /// One document.
    Somewhere,
}

/// Every fact of the specs.
pub fn facts(specs: &Specs) -> Vec<Fact<'_>> {
    let objects = objects(specs);
    let mut scopes = Vec::<Scope<'_>>::new();
    let mut facts = Vec::new();
    for object in &objects {
        let around = object.around.map(|index| (&objects[index], &scopes[index]));
        let scope = Scope::new(object, around);
        facts.extend(statement::facts(specs, object, &scope));
        scopes.push(scope);
    }
    facts
}
