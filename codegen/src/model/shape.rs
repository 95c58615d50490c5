//! Types and fields.

use super::type_id::TypeId;
use super::{Alias, Dispute, ListEncoding, Location, MapEncoding, Rule, Status, Text};
use crate::place::Place;

/// A type with a name in Rust.
#[derive(Clone, Debug)]
pub struct NamedType {
    /// Where it stands.
    pub place: Place,
    /// The name in Rust.
    pub name: String,
    /// What it is.
    pub doc: Text,
    /// What it is made of.
    pub shape: Shape,
    /// Where it is used.
    pub usage: Usage,
    /// The contradictions that concern it.
    pub disputes: Vec<Dispute>,
    /// Where it stands in the documents.
    pub source: Option<String>,
}

/// What a named type is made of.
#[derive(Clone, Debug)]
pub enum Shape {
    /// A text with known values.
    Enumeration(Enumeration),
    /// Named fields.
    Structure(Structure),
}

/// Where a type is used.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Usage {
    /// In requests: it is made by callers and written.
    pub request: bool,
    /// In answers: it is read, and may have fields that nobody documented.
    pub response: bool,
    /// In facts outside of requests.
    pub context: bool,
}

/// A text with known values.
#[derive(Clone, Debug)]
pub struct Enumeration {
    /// The values, in the page's order.
    pub variants: Vec<Variant>,
}

/// A known value.
#[derive(Clone, Debug)]
pub struct Variant {
    /// The text on the wire.
    pub wire: String,
    /// The name in Rust.
    pub name: String,
    /// Other texts that mean the same.
    pub aliases: Vec<Alias>,
    /// What it means.
    pub doc: Text,
    /// Whether it can be used.
    pub status: Status,
    /// Where it stands in the documents.
    pub source: Option<String>,
}

impl Variant {
    /// Every text that means it, the one that is written first.
    pub fn texts(&self) -> impl Iterator<Item = &str> {
        let aliases = self.aliases.iter().map(|alias| alias.value.as_str());
        std::iter::once(self.wire.as_str()).chain(aliases)
    }
}

/// Named fields.
#[derive(Clone, Debug)]
pub struct Structure {
    /// The fields, in the page's order.
    pub fields: Vec<Field>,
    /// Whether a secret can be reached from it.
    pub has_secret: bool,
}

impl Structure {
    /// Fields, before it is known what can be reached from them.
    pub(crate) fn new(fields: Vec<Field>) -> Self {
        Self { fields, has_secret: false }
    }

    /// The fields that are always present.
    pub fn required(&self) -> impl Iterator<Item = &Field> {
        let fields = self.fields.iter();
        fields.filter(|field| field.presence == Presence::Required)
    }

    /// The fields that may be left out.
    pub fn optional(&self) -> impl Iterator<Item = &Field> {
        let fields = self.fields.iter();
        fields.filter(|field| field.presence == Presence::Optional)
    }

    /// The kinds of its fields.
    pub fn kinds(&self) -> impl Iterator<Item = &Kind> {
        self.fields.iter().map(|field| &field.kind)
    }
}

impl Shape {
    /// The fields; none if it is an enumeration.
    pub fn fields(&self) -> &[Field] {
        match self {
            Shape::Structure(structure) => &structure.fields,
            Shape::Enumeration(_) => &[],
        }
    }
}

/// A request parameter, a field of an answer or a member of an object.
#[derive(Clone, Debug)]
pub struct Field {
    /// Where it stands.
    pub place: Place,
    /// The name on the wire.
    pub wire: String,
    /// The name in Rust.
    pub name: String,
    /// Where it stands in the message.
    pub location: Location,
    /// What its value is.
    pub kind: Kind,
    /// Whether it is always present.
    pub presence: Presence,
    /// Whether the value must be on the heap, since the type contains itself.
    pub boxed: bool,
    /// The value that the service assumes when it is absent, in wire form.
    pub default: Option<String>,
    /// The page's example, in wire form.
    pub example: Option<String>,
    /// What it is.
    pub doc: Text,
    /// The unit of a number.
    pub unit: Option<String>,
    /// Whether it is the token that makes repeated calls one.
    pub idempotency_token: bool,
    /// Whether it can be used.
    pub status: Status,
    /// What its value alone must satisfy.
    pub limits: Vec<Rule>,
    /// The contradictions that concern it.
    pub disputes: Vec<Dispute>,
    /// Where it stands in the documents.
    pub source: Option<String>,
}

/// Whether a field is always present.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Presence {
    /// Always.
    Required,
    /// It may be left out.
    Optional,
}

/// What a value is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Text.
    String,
    /// Text that is kept out of every printed form.
    Secret,
    /// `true` or `false`.
    Boolean,
    /// A whole number of 32 bits.
    Int32,
    /// A whole number of 64 bits.
    Int64,
    /// A number of single precision.
    Float,
    /// A number of double precision.
    Double,
    /// Any JSON value.
    Any,
    /// A time, kept as text, with its format.
    Timestamp(String),
    /// Values in order.
    List {
        /// What each value is.
        of: Box<Kind>,
        /// How the list is written where the wire has no lists.
        encoding: ListEncoding,
        /// The name of each item where answers wrap items.
        item: Option<String>,
    },
    /// Values by name.
    Map {
        /// What each value is.
        of: Box<Kind>,
        /// How the map is written where the wire has no maps.
        encoding: MapEncoding,
    },
    /// A named type of the service or the operation.
    Named(TypeId),
    /// A JSON document carried inside a string.
    Json(Box<Kind>),
}

impl Kind {
    /// The named type that it is, or that its items or values are.
    pub fn named(&self) -> Option<&TypeId> {
        match self {
            Kind::Named(id) => Some(id),
            Kind::List { of, .. } | Kind::Map { of, .. } | Kind::Json(of) => of.named(),
            _ => None,
        }
    }

    /// What limits of a value are about: the items of a list, else the value itself.
    pub fn each(&self) -> &Kind {
        match self {
            Kind::List { of, .. } => of,
            kind => kind,
        }
    }

    /// Whether it is a secret, or its items or values are. What a named type holds does not count.
    pub fn is_secret(&self) -> bool {
        match self {
            Kind::Secret => true,
            Kind::List { of, .. } | Kind::Map { of, .. } | Kind::Json(of) => of.is_secret(),
            _ => false,
        }
    }
}

/// A fact outside the request that a caller may know.
#[derive(Clone, Debug)]
pub struct ContextFact {
    /// The name, in `snake_case`.
    pub name: String,
    /// What its value is.
    pub kind: Kind,
    /// What it is.
    pub doc: Text,
    /// Where it stands in the documents.
    pub source: Option<String>,
}
