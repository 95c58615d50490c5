//! Wire types, by which documents and specs are compared.

use apispec_codegen::spec;
use apispec_codegen::spec::read::Specs;

/// The wire type of a value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum WireType {
    Text,
    Boolean,
    /// An integer without a size, as some documents state it.
    Integer,
    Int32,
    Int64,
    Number,
    List,
    Object,
    Any,
}

impl WireType {
    /// The wire type for a document's word and format.
    pub(super) fn of_word(word: &str, format: Option<&str>) -> Option<Self> {
        Some(match (word.to_ascii_lowercase().as_str(), format) {
            ("string" | "timestamp" | "json", _) => Self::Text,
            ("boolean", _) => Self::Boolean,
            ("integer" | "int", Some("int64")) | ("long" | "int64", _) => Self::Int64,
            ("integer" | "int", Some("int32")) | ("int32", _) => Self::Int32,
            ("integer" | "int", _) => Self::Integer,
            ("float" | "double" | "number", _) => Self::Number,
            ("array" | "list" | "repeatlist", _) => Self::List,
            ("object" | "map" | "struct", _) => Self::Object,
            ("any", _) => Self::Any,
            _ => return None,
        })
    }

    /// The wire type for a type of a spec; `None` if it is unknown.
    pub(super) fn of_spec(kind: &spec::Type, specs: &Specs, folders: &[String]) -> Option<Self> {
        Some(match kind {
            spec::Type::String
            | spec::Type::Timestamp(_)
            | spec::Type::Enum(_)
            | spec::Type::Json(_) => Self::Text,
            spec::Type::Boolean => Self::Boolean,
            spec::Type::Int32 => Self::Int32,
            spec::Type::Int64 => Self::Int64,
            spec::Type::Float | spec::Type::Double => Self::Number,
            spec::Type::Any => Self::Any,
            spec::Type::List(list) => match list.encoding {
                None
                | Some(
                    spec::ListEncoding::Indexed
                    | spec::ListEncoding::Repeated
                    | spec::ListEncoding::Flat
                    | spec::ListEncoding::Wrapped,
                ) => Self::List,
                Some(_) => Self::Text,
            },
            spec::Type::Map(_) | spec::Type::Object(_) => Self::Object,
            spec::Type::Ref(name) => match &definition(name, specs, folders)?.shape {
                spec::TypeShape::Enum(_) => Self::Text,
                spec::TypeShape::Object(_) => Self::Object,
            },
        })
    }

    /// Whether both can be equal on the wire.
    pub(super) fn agrees(self, other: Self) -> bool {
        let is_whole = |wire| matches!(wire, Self::Int32 | Self::Int64 | Self::Integer);
        self == other
            || self == Self::Any
            || other == Self::Any
            || (self == Self::Integer && is_whole(other))
            || (other == Self::Integer && is_whole(self))
    }
}

impl std::fmt::Display for WireType {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str(match self {
            Self::Text => "a text",
            Self::Boolean => "a boolean",
            Self::Integer => "an integer",
            Self::Int32 => "a 32-bit integer",
            Self::Int64 => "a 64-bit integer",
            Self::Number => "a number",
            Self::List => "a list",
            Self::Object => "an object",
            Self::Any => "anything",
        })
    }
}

/// The named type of a service.
pub(super) fn definition<'a>(
    name: &str,
    specs: &'a Specs,
    folders: &[String],
) -> Option<&'a spec::TypeDefinition> {
    let own = specs.types.iter().filter(|file| file.folders.starts_with(folders));
    let mut definitions = own.flat_map(|file| &file.spec.types);
    definitions.find(|definition| definition.name == name)
}

/// The known values of a type, its items' if it is a list.
pub(super) fn values<'a>(
    kind: &'a spec::Type,
    specs: &'a Specs,
    folders: &[String],
) -> Option<&'a [spec::Value]> {
    match kind {
        spec::Type::Enum(enumeration) => Some(&enumeration.values),
        spec::Type::List(list) => values(&list.of, specs, folders),
        spec::Type::Ref(name) => match &definition(name, specs, folders)?.shape {
            spec::TypeShape::Enum(enumeration) => Some(&enumeration.values),
            spec::TypeShape::Object(_) => None,
        },
        _ => None,
    }
}

/// The fields of a type, its items' if it is a list.
pub(super) fn fields<'a>(
    kind: &'a spec::Type,
    specs: &'a Specs,
    folders: &[String],
) -> &'a [spec::Field] {
    match kind {
        spec::Type::Object(object) => &object.fields,
        spec::Type::List(list) => fields(&list.of, specs, folders),
        spec::Type::Ref(name) => match definition(name, specs, folders).map(|each| &each.shape) {
            Some(spec::TypeShape::Object(object)) => &object.fields,
            _ => &[],
        },
        _ => &[],
    }
}
