//! The file of an operation's rules: its members, and the schema that describes them.

mod check;

use std::collections::BTreeMap;

use schemars::JsonSchema;
use schemars::generate::SchemaSettings;
use serde::Serialize;
use serde_json::{Map, Value};

use crate::model::{Severity, Status, Text};
use crate::vectors::printed;
pub use check::{Absent, Alphabet, Check, Length, Limit, Must, Number, Predicate, Range};

/// Which version of the format the files have. It changes whenever a reader of older files would misread newer ones;
/// members that a reader may ignore are added without.
pub(super) const FORMAT: u32 = 1;

/// The parameters, facts and rules of one operation, for a validator in any language.
///
/// Values are named and written as in the vectors. Members that are left out are empty or false.
#[derive(Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Document<'a> {
    /// Who wrote the file.
    #[serde(rename = "$comment")]
    pub comment: &'a str,
    /// Where this schema is.
    #[serde(rename = "$schema")]
    pub schema: &'a str,
    /// The version of the format. A reader refuses files of versions that it does not know.
    pub format: u32,
    /// The provider.
    pub provider: &'a str,
    /// The service.
    pub service: &'a str,
    /// The operation's name on the wire.
    pub operation: &'a str,
    /// The parameters, in the order of the document.
    pub parameters: Vec<Member<'a>>,
    /// The types that parameters and facts refer to, by name.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub types: BTreeMap<&'a str, Type<'a>>,
    /// What a caller may know beside the request.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub facts: Vec<Fact<'a>>,
    /// Limits of parameters, then rules between them, preconditions and quotas.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub rules: Vec<Rule<'a>>,
}

/// A parameter, or a member of an object.
#[derive(Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Member<'a> {
    /// The name in requests and rules: the wire name, unless an earlier parameter in another location has it.
    pub name: &'a str,
    /// The wire name, if it is not the name; paths of violations have it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub wire: Option<&'a String>,
    /// The type.
    #[serde(rename = "type")]
    pub kind: Kind<'a>,
    /// Whether it is always there. A request without it is malformed.
    #[serde(default, skip_serializing_if = "is_false")]
    pub required: bool,
    /// What the service assumes if it is absent. Rules do not look at it: their conditions say what absence means.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub default: Option<Value>,
    /// Whether it can be used.
    #[serde(default, skip_serializing_if = "is_normal")]
    pub status: Status,
    /// What it is.
    pub doc: &'a Text,
}

/// A type.
#[derive(Clone, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Kind<'a> {
    /// Text.
    String,
    /// Text that nothing printed may show.
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
    /// Text that is a time in this format; only a limit says that it has to be.
    Timestamp(&'a str),
    /// A list of this type.
    List(Box<Kind<'a>>),
    /// A map from texts to this type.
    Map(Box<Kind<'a>>),
    /// The type with this name in `types`.
    Ref(&'a str),
}

/// A named type.
#[derive(Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Type<'a> {
    /// Text with documented values. Any other text is possible: it is an unrecognized value.
    Enum(Vec<EnumValue<'a>>),
    /// An object with named members.
    Object(Object<'a>),
}

/// A documented value of an enumeration.
#[derive(Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct EnumValue<'a> {
    /// The text, by which conditions name the value.
    pub value: &'a str,
    /// Other spellings of the same value.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub aliases: Vec<&'a str>,
    /// Whether it can be used.
    #[serde(default, skip_serializing_if = "is_normal")]
    pub status: Status,
    /// What it means.
    pub doc: &'a Text,
}

/// An object.
#[derive(Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Object<'a> {
    /// The members, in the order of the document.
    pub members: Vec<Member<'a>>,
    /// The limits of the members.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub rules: Vec<Rule<'a>>,
}

/// A fact outside of requests.
#[derive(Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Fact<'a> {
    /// The name.
    pub name: &'a str,
    /// The type.
    #[serde(rename = "type")]
    pub kind: Kind<'a>,
    /// What it is.
    pub doc: &'a Text,
}

/// A limit of one parameter or member, a rule between parameters, a precondition or a quota.
#[derive(Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Rule<'a> {
    /// A stable id within the operation.
    pub id: &'a str,
    /// How severe a violation is.
    pub severity: Severity,
    /// What is checked.
    pub check: Check<'a>,
    /// The rule as a sentence, in which `{}` is the path of the violation.
    pub message: Text,
    /// The error codes that the service would return.
    #[serde(default, skip_serializing_if = "<[String]>::is_empty")]
    pub codes: &'a [String],
    /// The best evidence for the rule: `observed`, `page`, `metadata` or `second hand`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub grade: Option<&'static str>,
    /// The newest date of the evidence: a year, a month or a day.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub newest: Option<&'a str>,
    /// The page of evidence and the item on it, from the folder `evidence` beside `rules`.
    pub evidence: String,
}

impl Document<'_> {
    /// The file.
    pub fn text(&self) -> String {
        // Names are texts, which alone has no other form in JSON.
        printed(&serde_json::to_value(self).unwrap_or_default())
    }
}

/// The schema of the files, whose first line is this comment.
pub(super) fn schema(comment: &str) -> String {
    let settings = SchemaSettings::draft2020_12().for_serialize();
    let schema = settings.into_generator().into_root_schema_for::<Document<'_>>();
    let comment = [("$comment".to_owned(), Value::from(comment))].into_iter();
    let members = schema.as_object().into_iter().flatten();
    let members = members.map(|(name, value)| (name.clone(), value.clone()));
    printed(&Value::Object(comment.chain(members).collect::<Map<_, _>>()))
}

fn is_false(flag: &bool) -> bool {
    !flag
}

fn is_normal(status: &Status) -> bool {
    *status == Status::Normal
}
