//! Types: scalars, lists, maps, objects, enumerations and JSON carried in a string.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{Allow, Field, Status, Text};

/// `types/*.json`: types that the operations of a service share.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Types {
    /// The schema that an editor checks this file against.
    #[serde(rename = "$schema")]
    pub schema: Option<String>,
    /// The types.
    pub types: Vec<TypeDefinition>,
}

/// A named type of a service.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct TypeDefinition {
    /// The name, which is also its name in Rust, such as `BackupMethod`.
    pub name: String,
    /// What it is.
    pub doc: Text,
    /// What it is made of.
    #[serde(rename = "type")]
    pub shape: TypeShape,
    /// Where it stands.
    pub source: Option<String>,
    /// Lint findings that are meant to be so.
    #[serde(default)]
    pub allow: Vec<Allow>,
}

/// What a named type is made of.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum TypeShape {
    /// A text with known values.
    Enum(Enumeration),
    /// Named fields.
    Object(Object),
}

/// The type of a value.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Type {
    /// Text.
    String,
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
    /// A point in time or a time of day, kept as text.
    Timestamp(Timestamp),
    /// Values of one type, in order.
    List(List),
    /// Values of one type by name.
    Map(Map),
    /// Named fields, defined on the spot.
    Object(Object),
    /// A text with known values, defined on the spot.
    Enum(Enumeration),
    /// A JSON document carried inside a string, with a type of its own.
    Json(Box<Type>),
    /// A type of the service by its name.
    Ref(String),
}

/// A point in time or a time of day, kept as text.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Timestamp {
    /// The format in the page's own letters, such as `yyyy-mm-ddThh:mm:ssZ`.
    pub format: String,
}

/// Values of one type, in order.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct List {
    /// The type of each value.
    pub of: Box<Type>,
    /// How the list is written where the wire has no lists; `indexed` if left out.
    pub encoding: Option<ListEncoding>,
    /// The name of each item where the answer wraps items, as XML does.
    pub item: Option<String>,
}

/// How a list is written in a query, a form, a header or a path.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum ListEncoding {
    /// `Name.1=a&Name.2=b`; fields of objects as `Name.1.Field`.
    #[default]
    Indexed,
    /// `Name=a,b`
    Comma,
    /// `Name=a b`
    Space,
    /// `Name=a|b`
    Pipe,
    /// `Name=["a","b"]`
    Json,
    /// `Name=a&Name=b`
    Repeated,
    /// `Name.1=a&Name.2=b` as `indexed`, and maps in it as `flat` ones: `Name.1.#3#key=a`.
    Flat,
}

/// What a list looks like in an encoding.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ListForm {
    /// What is between the items, if the list is one text; none may contain it.
    pub separator: Option<char>,
    /// The separators, or else the form, as docs put it; empty for the usual form.
    pub docs: &'static str,
    /// The form in few words, as findings put it.
    pub short: &'static str,
}

impl ListEncoding {
    /// The one table of what each encoding looks like, so that another encoding is said here alone.
    pub fn form(self) -> ListForm {
        let form = |separator, docs, short| ListForm { separator, docs, short };
        match self {
            ListEncoding::Indexed => form(None, "", "numbered"),
            ListEncoding::Comma => form(Some(','), "commas", "with commas"),
            ListEncoding::Space => form(Some(' '), "spaces", "with spaces"),
            ListEncoding::Pipe => form(Some('|'), "`|`", "with pipes"),
            ListEncoding::Json => form(None, "a list as JSON in a text", "as JSON"),
            ListEncoding::Repeated => form(None, "once for each item", "repeated"),
            ListEncoding::Flat => {
                form(None, "numbered, the length before the key of a map", "as `flat`")
            }
        }
    }

    /// What is between the items of a list in one text; none may contain it.
    pub fn separator(self) -> Option<char> {
        self.form().separator
    }
}

/// Values of one type by name.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Map {
    /// The type of each value.
    pub of: Box<Type>,
    /// How the map is written where the wire has no maps; `named` if left out.
    pub encoding: Option<MapEncoding>,
}

/// How a map is written in a query or a form.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum MapEncoding {
    /// `Name.key=a`
    #[default]
    Named,
    /// `Name.#3#key=a`: the length of the key and the key.
    Flat,
}

/// Named fields.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Object {
    /// The fields, in the page's order.
    pub fields: Vec<Field>,
}

/// A text with known values. Lists grow, so any other text stays possible.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Enumeration {
    /// The values, in the page's order.
    pub values: Vec<Value>,
}

/// A known value.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Value {
    /// The text on the wire.
    pub value: String,
    /// The variant's name in Rust, where the one made from the text won't do.
    pub rust: Option<String>,
    /// What it means.
    pub doc: Option<Text>,
    /// Other texts for the same value; they are read, never written.
    #[serde(default)]
    pub aliases: Vec<Alias>,
    /// Whether it can be used.
    #[serde(default)]
    pub status: Status,
    /// Where it stands.
    pub source: Option<String>,
}

/// Another text for a value.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Alias {
    /// The text on the wire.
    pub value: String,
    /// Where it stands.
    pub source: Option<String>,
}
