//! Spec → facts: everything that a spec states and a document has to bear out, in the order of the files.
//!
//! Knows no document: `audit` holds the facts against the saved ones.

mod reference;
mod scope;
mod statement;

use std::fmt;
use std::sync::Arc;

use apispec_codegen::place::Place;
use apispec_codegen::spec::objects::objects;
use apispec_codegen::spec::read::Specs;
use apispec_codegen::spec::{About, Field};

pub use reference::{Reference, Within, references};
use scope::Scope;

/// One thing that a spec states.
#[derive(Clone, Debug)]
pub struct Fact<'a> {
    /// Where the spec states it.
    pub place: Place,
    /// What kind of thing it is.
    pub kind: Kind,
    /// What a dispute has to be about to speak of it.
    pub about: About,
    /// What has to stand in the documents.
    pub need: Need<'a>,
    /// In which of the cited documents.
    pub reach: Reach,
    /// The object whose `source` speaks for it.
    pub object: Place,
    /// Where the spec says that it stands; facts without a place are findings.
    pub source: Option<&'a str>,
    /// Where the thing itself is described, for a fact that may be said of it without its name.
    pub home: Option<&'a str>,
    /// The field, if it is its name.
    pub field: Option<Arc<Field>>,
    /// The folders that it belongs to: the provider's, and the service's within it.
    pub folders: &'a [String],
}

/// What kind of thing a spec states.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// The wire name of a field.
    Name,
    /// A value of an enumeration or another text for it.
    Value,
    /// A default.
    Default,
    /// An example, or a part of one.
    Example,
    /// A limit, a format or a unit.
    Limit,
    /// A field or a value that a rule, a precondition or a quota names.
    Rule,
    /// A row of an error table.
    Error,
    /// What a dispute says that a document claims.
    Claim,
    /// What the spec leaves out.
    LeftOut,
    /// Anything else with a place: types, notes, the protocol, hosts, permissions, the history.
    Other,
}

/// What has to stand in a document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Need<'a> {
    /// Nothing; the place has to exist.
    Place,
    /// A wire name, as a word or joined to its type as in `DBNamestring`.
    Name(&'a str),
    /// A text, as a word.
    Text(String),
    /// A value of a list, as a word; its point comes before other mentions.
    Value(&'a str),
    /// A default: a word where the document speaks of defaults.
    Default(String),
    /// An example: a line, a cell or a quoted text of its own.
    Example(String),
    /// A member of a JSON text and its value.
    Pair(&'a str, String),
    /// What a document is quoted for: a word, a name, or the beginning of a row of errors.
    Quote(&'a str),
    /// Characters, whatever stands beside them.
    Characters(&'a str),
    /// A text, whatever its spaces.
    Loose(&'a str),
    /// A number, in digits or as a word.
    Number(String),
    /// Texts in this order, with anything between them.
    Pieces(Vec<&'a str>),
    /// Status, code and message, joined or in neighbouring cells.
    Row {
        /// The status.
        status: u16,
        /// The code.
        code: &'a str,
        /// The message; `%s` is a text that varies.
        message: &'a str,
    },
}

impl<'a> Fact<'a> {
    /// The text that is left out, if the fact is that it is.
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
                write!(formatter, "`{status}` `{code}` `{message}`")
            }
        }
    }
}

/// In which of the cited documents something has to stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reach {
    /// In each.
    Every,
    /// In each page, and somewhere.
    Pages,
    /// In one page, or in one of the others if no page is cited.
    Foremost,
    /// In one.
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
