//! Types and fields.

use super::type_id::TypeId;
use super::{Alias, Dispute, ListEncoding, Location, MapEncoding, Rule, Status, Text};
use crate::place::Place;

/// A named type.
#[derive(Clone, Debug)]
pub struct NamedType {
    /// The location in the spec.
    pub place: Place,
    /// The name in Rust.
    pub name: String,
    /// The description.
    pub doc: Text,
    /// The shape.
    pub shape: Shape,
    /// Where it is used.
    pub usage: Usage,
    /// The disputes about it.
    pub disputes: Vec<Dispute>,
    /// The location in the documents.
    pub source: Option<String>,
}

/// The shape of a named type.
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
    /// In requests: callers create values, which are encoded.
    pub request: bool,
    /// In responses: values are decoded and may have undocumented fields.
    pub response: bool,
    /// In facts.
    pub context: bool,
}

/// A text with known values.
#[derive(Clone, Debug)]
pub struct Enumeration {
    /// The values, in the order of the page.
    pub variants: Vec<Variant>,
}

/// A known value.
#[derive(Clone, Debug)]
pub struct Variant {
    /// The value on the wire.
    pub wire: String,
    /// The name in Rust.
    pub name: String,
    /// Other spellings of the value.
    pub aliases: Vec<Alias>,
    /// What the value means.
    pub doc: Text,
    /// The status.
    pub status: Status,
    /// The location in the documents.
    pub source: Option<String>,
}

impl Variant {
    /// All spellings, the wire value first.
    pub fn texts(&self) -> impl Iterator<Item = &str> {
        let aliases = self.aliases.iter().map(|alias| alias.value.as_str());
        std::iter::once(self.wire.as_str()).chain(aliases)
    }
}

/// Named fields.
#[derive(Clone, Debug)]
pub struct Structure {
    /// The fields, in the order of the page.
    pub fields: Vec<Field>,
    /// Whether it contains a secret, directly or indirectly.
    pub has_secret: bool,
}

impl Structure {
    /// A structure whose secrets are not determined yet.
    pub(crate) fn new(fields: Vec<Field>) -> Self {
        Self { fields, has_secret: false }
    }

    /// The required fields.
    pub fn required(&self) -> impl Iterator<Item = &Field> {
        let fields = self.fields.iter();
        fields.filter(|field| field.presence == Presence::Required)
    }

    /// The optional fields.
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

/// A request parameter, a response field or a field of an object.
#[derive(Clone, Debug)]
pub struct Field {
    /// The location in the spec.
    pub place: Place,
    /// The wire name.
    pub wire: String,
    /// The name in Rust.
    pub name: String,
    /// The location in the message.
    pub location: Location,
    /// The kind of the value.
    pub kind: Kind,
    /// Whether it is always present.
    pub presence: Presence,
    /// Whether the value must be boxed, since the type contains itself.
    pub boxed: bool,
    /// The value that the service assumes when it is absent, in wire form.
    pub default: Option<String>,
    /// The documented example, in wire form.
    pub example: Option<String>,
    /// The description.
    pub doc: Text,
    /// The unit of a number.
    pub unit: Option<String>,
    /// Whether it is the idempotency token.
    pub idempotency_token: bool,
    /// The status.
    pub status: Status,
    /// The limits of its value.
    pub limits: Vec<Rule>,
    /// The disputes about it.
    pub disputes: Vec<Dispute>,
    /// The location in the documents.
    pub source: Option<String>,
}

/// Whether a field is always present.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Presence {
    /// Always.
    Required,
    /// Not always.
    Optional,
}

/// The kind of a value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Text.
    String,
    /// Text that must not be printed.
    Secret,
    /// `true` or `false`.
    Boolean,
    /// A 32-bit integer.
    Int32,
    /// A 64-bit integer.
    Int64,
    /// A single-precision number.
    Float,
    /// A double-precision number.
    Double,
    /// Any JSON value.
    Any,
    /// A time, kept as text, with its format.
    Timestamp(String),
    /// Values in order.
    List {
        /// The kind of each value.
        of: Box<Kind>,
        /// The encoding where the protocol has no lists.
        encoding: ListEncoding,
        /// The name of each item where responses wrap items.
        item: Option<String>,
    },
    /// A map from names to values.
    Map {
        /// The kind of each value.
        of: Box<Kind>,
        /// The encoding where the protocol has no maps.
        encoding: MapEncoding,
    },
    /// A named type of the service or the operation.
    Named(TypeId),
    /// A JSON document in a string.
    Json(Box<Kind>),
}

impl Kind {
    /// The named type of the value, or of its items or values.
    pub fn named(&self) -> Option<&TypeId> {
        match self {
            Kind::Named(id) => Some(id),
            Kind::List { of, .. } | Kind::Map { of, .. } | Kind::Json(of) => of.named(),
            _ => None,
        }
    }

    /// The kind to which limits apply: that of the items of a list, else the kind itself.
    pub fn each(&self) -> &Kind {
        match self {
            Kind::List { of, .. } => of,
            kind => kind,
        }
    }

    /// Whether it is a secret, or its items or values are. Fields of named types are ignored.
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
    /// The kind of the value.
    pub kind: Kind,
    /// The description.
    pub doc: Text,
    /// The location in the documents.
    pub source: Option<String>,
}
