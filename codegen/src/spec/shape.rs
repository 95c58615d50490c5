//! Types: scalars, lists, maps, objects, enumerations and JSON in a string.

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
    /// The name, which is also the name in Rust, such as `BackupMethod`.
    pub name: String,
    /// What the type is for.
    pub doc: Option<Text>,
    /// The shape of the type.
    #[serde(rename = "type")]
    pub shape: TypeShape,
    /// The location in the document.
    pub source: Option<String>,
    /// Lint findings that are intended.
    #[serde(default)]
    pub allow: Vec<Allow>,
}

/// The shape of a named type.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum TypeShape {
    /// An enumeration: a text with known values.
    Enum(Enumeration),
    /// An object with named fields.
    Object(Object),
}

/// The type of a value.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Type {
    /// A text.
    String,
    /// `true` or `false`.
    Boolean,
    /// A 32-bit integer.
    Int32,
    /// A 64-bit integer.
    Int64,
    /// A single-precision floating-point number.
    Float,
    /// A double-precision floating-point number.
    Double,
    /// Any JSON value.
    Any,
    /// A point in time or a time of day, kept as text.
    Timestamp(Timestamp),
    /// A list of values of one type.
    List(List),
    /// A map from names to values of one type.
    Map(Map),
    /// An inline object with named fields.
    Object(Object),
    /// An inline enumeration: a text with known values.
    Enum(Enumeration),
    /// A string that contains a JSON document of this type.
    Json(Box<Type>),
    /// A reference to a type of the service by its name.
    Ref(String),
}

/// A point in time or a time of day, kept as text.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Timestamp {
    /// The format as written on the page, such as `yyyy-mm-ddThh:mm:ssZ`.
    pub format: String,
}

/// A list of values of one type.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct List {
    /// The type of each value.
    pub of: Box<Type>,
    /// How the list is encoded where the protocol has no lists; `indexed` by default.
    pub encoding: Option<ListEncoding>,
    /// The name of each item where items are wrapped: in responses in XML, and in requests by the encoding `wrapped`.
    pub item: Option<String>,
}

/// The encoding of a list in a query, a form, a header or a path.
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
    /// `Name.Item.1=a&Name.Item.2=b`, where the `item` of the list is `Item`.
    Wrapped,
}

/// The form of a list in an encoding.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ListForm {
    /// The separator of the items, if the list is one text; items must not contain it.
    pub separator: Option<char>,
    /// The separator or the form, as docs call it; empty for the usual form.
    pub docs: &'static str,
    /// The form, as findings call it.
    pub short: &'static str,
}

impl ListEncoding {
    /// The only table of encodings: another encoding is added here.
    pub fn form(self) -> ListForm {
        let form = |separator, docs, short| ListForm { separator, docs, short };
        match self {
            ListEncoding::Indexed => form(None, "", "numbered"),
            ListEncoding::Comma => form(Some(','), "commas", "comma-separated"),
            ListEncoding::Space => form(Some(' '), "spaces", "space-separated"),
            ListEncoding::Pipe => form(Some('|'), "`|`", "pipe-separated"),
            ListEncoding::Json => form(None, "a list as JSON in a text", "as JSON"),
            ListEncoding::Repeated => form(None, "once for each item", "repeated"),
            ListEncoding::Flat => {
                form(None, "numbered, the length before the key of a map", "as `flat`")
            }
            ListEncoding::Wrapped => form(None, "numbered within the name of an item", "wrapped"),
        }
    }

    /// The separator of the items of a list in one text; items must not contain it.
    pub fn separator(self) -> Option<char> {
        self.form().separator
    }
}

/// A map from names to values of one type.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Map {
    /// The type of each value.
    pub of: Box<Type>,
    /// How the map is encoded where the protocol has no maps; `named` by default.
    pub encoding: Option<MapEncoding>,
}

/// The encoding of a map in a query or a form.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum MapEncoding {
    /// `Name.key=a`
    #[default]
    Named,
    /// `Name.#3#key=a`: the length of the key, then the key.
    Flat,
}

/// An object with named fields.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Object {
    /// The fields, in the order of the page.
    pub fields: Vec<Field>,
}

/// An enumeration: a text with known values. Since lists grow, other values remain possible.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Enumeration {
    /// The values, in the order of the page.
    pub values: Vec<Value>,
}

/// A known value.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Value {
    /// The value on the wire.
    pub value: String,
    /// The name of the variant in Rust, if the name derived from the value is not suitable.
    pub rust: Option<String>,
    /// What the value means.
    pub doc: Option<Text>,
    /// Other spellings of the value, which are read but never written.
    #[serde(default)]
    pub aliases: Vec<Alias>,
    /// Whether the value can be used.
    #[serde(default)]
    pub status: Status,
    /// The location in the document.
    pub source: Option<String>,
}

/// Another spelling of a value.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Alias {
    /// The value on the wire.
    pub value: String,
    /// The location in the document.
    pub source: Option<String>,
}
