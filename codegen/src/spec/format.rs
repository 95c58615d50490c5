//! Spec types → the description of the format that drives the reader, the editor's schema and all walks.

use std::collections::BTreeMap;
use std::ops::RangeInclusive;
use std::sync::LazyLock;

use schemars::JsonSchema;
use schemars::generate::SchemaSettings;
use serde_json::{Map, Value, json};

use super::{Documents, Observations, Operation, Provider, Service, Types};

/// The member that names a shared object, whose members an object has too.
pub const LIKE: &str = "like";

/// The kinds of spec file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FileKind {
    /// `sources.json`
    Documents,
    /// `<provider>/provider.json`
    Provider,
    /// `<provider>/<service>/service.json`
    Service,
    /// `<provider>/<service>/types/<any>.json`
    Types,
    /// `<provider>/<service>/<operation>.json`
    Operation,
    /// `<provider>/<service>/<operation>.observed.json`
    Observations,
}

/// What the name of a file of observations has behind that of its operation.
pub(super) const OBSERVED: &str = ".observed";

impl FileKind {
    /// The kind of the spec file at this path within the specs folder.
    pub fn of(path: &str) -> Option<Self> {
        let path = path.strip_suffix(".json")?;
        let steps = path.split('/').collect::<Vec<_>>();
        match steps.as_slice() {
            ["sources"] => Some(Self::Documents),
            [_, "provider"] => Some(Self::Provider),
            [_, _, "service"] => Some(Self::Service),
            [_, _, "types", _] => Some(Self::Types),
            [_, _, file] if file.ends_with(OBSERVED) => Some(Self::Observations),
            [_, _, _] => Some(Self::Operation),
            _ => None,
        }
    }
}

/// Every kind, with its definition's name and the member that only it has.
pub const KINDS: [(FileKind, &str, &str); 6] = [
    (FileKind::Documents, "Documents", "documents"),
    (FileKind::Provider, "Provider", "provider"),
    (FileKind::Service, "Service", "service"),
    (FileKind::Types, "Types", "types"),
    (FileKind::Operation, "Operation", "operation"),
    (FileKind::Observations, "Observations", "observations"),
];

/// The format of spec files.
#[derive(Debug)]
pub struct Format {
    definitions: BTreeMap<String, Definition>,
}

/// A named object or choice of the format.
#[derive(Debug)]
pub struct Definition {
    /// Its name, which is that of its Rust type.
    pub name: String,
    /// The description.
    pub description: String,
    /// The shape of its values.
    pub shape: Shape,
}

/// The shape of a value.
#[derive(Debug)]
pub enum Shape {
    /// An object with these members.
    Object(Vec<Member>),
    /// One of these words, or an object with one of these members; either may be empty.
    Choice {
        /// The words.
        words: Vec<Word>,
        /// The members.
        alternatives: Vec<Member>,
    },
    /// The definition of this name.
    Named(String),
    /// Any number of items.
    List(Box<Shape>),
    /// Any text.
    Text,
    /// `true` or `false`.
    Boolean,
    /// A whole number in this range.
    Integer(RangeInclusive<i128>),
    /// Any JSON but `null`.
    Any,
}

/// A member of an object.
#[derive(Debug)]
pub struct Member {
    /// Its name.
    pub name: String,
    /// The description.
    pub description: String,
    /// The shape of the value.
    pub shape: Shape,
    /// Whether the member is required.
    pub required: bool,
    /// The default, if the schema states one.
    pub default: Option<Value>,
}

/// A word of a choice.
#[derive(Debug)]
pub struct Word {
    /// The word.
    pub name: String,
    /// What it means.
    pub description: String,
}

impl Format {
    /// The format, which is described once.
    pub fn shared() -> &'static Self {
        static FORMAT: LazyLock<Format> = LazyLock::new(Format::new);
        &FORMAT
    }

    fn new() -> Self {
        let mut generator = SchemaSettings::draft07().into_generator();
        fn add<T: JsonSchema>(generator: &mut schemars::SchemaGenerator) {
            generator.subschema_for::<T>();
        }
        add::<Documents>(&mut generator);
        add::<Provider>(&mut generator);
        add::<Service>(&mut generator);
        add::<Types>(&mut generator);
        add::<Operation>(&mut generator);
        add::<Observations>(&mut generator);
        let definitions = generator.take_definitions(true).into_iter();
        let definitions = definitions.map(|(name, schema)| {
            let definition = Definition {
                name: name.clone(),
                description: description(&schema),
                shape: shape(&schema),
            };
            (name, definition)
        });
        Self { definitions: definitions.collect() }
    }

    /// Every definition, by its name.
    pub fn definitions(&self) -> impl Iterator<Item = &Definition> {
        self.definitions.values()
    }

    /// The definition of this name. The format has no other names.
    pub fn definition(&self, name: &str) -> &Definition {
        &self.definitions[name]
    }

    /// The definition of the files of a kind.
    pub fn file(&self, kind: FileKind) -> &Definition {
        let of_kind = KINDS.iter().find(|(other, ..)| *other == kind);
        let (_, name, _) = of_kind.expect("every kind is listed");
        self.definition(name)
    }

    /// A shape that is not a name.
    pub fn resolved<'a>(&'a self, shape: &'a Shape) -> &'a Shape {
        match shape {
            Shape::Named(name) => self.resolved(&self.definition(name).shape),
            _ => shape,
        }
    }
}

impl Shape {
    /// The members that an object of this shape may have.
    pub fn members(&self) -> &[Member] {
        match self {
            Self::Object(members) | Self::Choice { alternatives: members, .. } => members,
            Self::Named(_) | Self::List(_) | Self::Text | Self::Boolean => &[],
            Self::Integer(_) | Self::Any => &[],
        }
    }
}

/// The shape that a schema of `schemars` describes. What may be `null` may be left out instead.
fn shape(schema: &Value) -> Shape {
    if let Some(reference) = schema["$ref"].as_str() {
        let name = reference.rsplit('/').next().unwrap_or(reference);
        return Shape::Named(name.to_owned());
    }
    if let Some([wrapped]) = schema["allOf"].as_array().map(Vec::as_slice) {
        return shape(wrapped);
    }
    if let Some(choices) = schema["anyOf"].as_array() {
        let value = choices.iter().find(|choice| choice["type"] != "null");
        return shape(value.expect("something but `null` may be there"));
    }
    if let Some(choices) = schema["oneOf"].as_array() {
        return choice(choices);
    }
    // A value that may be `null` lists its type first.
    let first = schema["type"].get(0).unwrap_or(&schema["type"]);
    match first.as_str() {
        Some("object") => Shape::Object(members(schema)),
        Some("array") => Shape::List(Box::new(shape(&schema["items"]))),
        Some("string") => Shape::Text,
        Some("boolean") => Shape::Boolean,
        Some("integer") => Shape::Integer(match schema["format"].as_str() {
            Some("uint16") => 0..=u16::MAX.into(),
            Some("uint64") => 0..=u64::MAX.into(),
            _ => i64::MIN.into()..=i64::MAX.into(),
        }),
        _ => Shape::Any,
    }
}

fn choice(choices: &[Value]) -> Shape {
    let words = choices.iter().filter_map(|choice| {
        Some(Word { name: choice["const"].as_str()?.to_owned(), description: description(choice) })
    });
    let alternatives = choices.iter().flat_map(|choice| {
        let members = members(choice).into_iter();
        members.map(|member| Member { description: description(choice), ..member })
    });
    let (words, alternatives) = (words.collect::<Vec<_>>(), alternatives.collect::<Vec<_>>());
    let count = words.len() + alternatives.len();
    assert_eq!(count, choices.len(), "a variant has no doc comment");
    Shape::Choice { words, alternatives }
}

fn members(schema: &Value) -> Vec<Member> {
    let none = Map::new();
    let properties = schema["properties"].as_object().unwrap_or(&none);
    let required = schema["required"].as_array();
    let is_required = |name: &str| required.is_some_and(|names| names.iter().any(|it| it == name));
    let default = |schema: &Value| {
        // `null` and an empty list are the defaults of absent members.
        let default = schema.get("default")?;
        let says = !default.is_null() && *default != json!([]);
        says.then(|| default.clone())
    };
    let members = properties.iter().map(|(name, schema)| Member {
        name: name.clone(),
        description: description(schema),
        shape: shape(schema),
        required: is_required(name),
        default: default(schema),
    });
    members.collect()
}

fn description(schema: &Value) -> String {
    schema["description"].as_str().unwrap_or_default().to_owned()
}
