//! Serde for secrets, and for types that hold some: errors show no value that was found.

use std::fmt;

use serde::de::value::{MapDeserializer, SeqDeserializer};
use serde::de::{self, Deserialize, Deserializer, Expected, IntoDeserializer, Unexpected, Visitor};
use serde::forward_to_deserialize_any;

use super::super::json::Json;
use super::super::node::Node;
use super::super::secret::Secret;

/// A type that holds secrets and derives its own serde as `remote = "Self"`.
///
/// A format's own errors quote what they found, which may be the secret: a number for a text, or a
/// text for the object with the secret in it. So the value is read as a tree first, and the type
/// from the tree, by a reader that quotes nothing. Formats for machines can't tell what comes next,
/// and are read directly.
#[doc(hidden)]
#[macro_export]
macro_rules! __serialized_with_secrets {
    ($name:ident) => {
        impl $crate::support::serde::Serialize for $name {
            fn serialize<S: $crate::support::serde::Serializer>(
                &self,
                serializer: S,
            ) -> ::core::result::Result<S::Ok, S::Error> {
                Self::serialize(self, serializer)
            }
        }

        impl<'de> $crate::support::serde::Deserialize<'de> for $name {
            fn deserialize<D: $crate::support::serde::Deserializer<'de>>(
                deserializer: D,
            ) -> ::core::result::Result<Self, D::Error> {
                if deserializer.is_human_readable() {
                    let tree = $crate::support::Tree::read(deserializer)?;
                    Self::deserialize(tree).map_err($crate::support::serde::de::Error::custom)
                } else {
                    Self::deserialize(deserializer)
                }
            }
        }
    };
}

/// A secret is read; it has no way out, since it is no `Serialize`.
impl<'de> Deserialize<'de> for Secret {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        // Asked for a text, a format would quote in its own error what is none.
        if deserializer.is_human_readable() {
            deserializer.deserialize_any(Text)
        } else {
            deserializer.deserialize_string(Text)
        }
    }
}

struct Text;

impl Visitor<'_> for Text {
    type Value = Secret;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("a string")
    }

    fn visit_str<E>(self, text: &str) -> Result<Secret, E> {
        Ok(Secret::from(text))
    }

    fn visit_string<E>(self, text: String) -> Result<Secret, E> {
        Ok(Secret::from(text))
    }

    fn visit_bytes<E: de::Error>(self, bytes: &[u8]) -> Result<Secret, E> {
        let text = std::str::from_utf8(bytes);
        text.map(Secret::from).map_err(|_| found("bytes"))
    }

    fn visit_bool<E: de::Error>(self, _: bool) -> Result<Secret, E> {
        Err(found("a boolean"))
    }

    fn visit_i64<E: de::Error>(self, _: i64) -> Result<Secret, E> {
        Err(found("a number"))
    }

    fn visit_i128<E: de::Error>(self, _: i128) -> Result<Secret, E> {
        Err(found("a number"))
    }

    fn visit_u64<E: de::Error>(self, _: u64) -> Result<Secret, E> {
        Err(found("a number"))
    }

    fn visit_u128<E: de::Error>(self, _: u128) -> Result<Secret, E> {
        Err(found("a number"))
    }

    fn visit_f64<E: de::Error>(self, _: f64) -> Result<Secret, E> {
        Err(found("a number"))
    }
}

fn found<E: de::Error>(kind: &str) -> E {
    E::custom(format_args!("expected a string, found {kind}"))
}

/// What a format had, read without knowing what it should be.
pub struct Tree(Node);

impl Tree {
    /// The tree of a value in any format.
    pub fn read<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Json::deserialize(deserializer).map(|Json(node)| Self(node))
    }
}

impl<'de> IntoDeserializer<'de, Concealed> for Tree {
    type Deserializer = Self;

    fn into_deserializer(self) -> Self {
        self
    }
}

impl<'de> Deserializer<'de> for Tree {
    type Error = Concealed;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Concealed> {
        match self.0 {
            Node::Boolean(value) => visitor.visit_bool(value),
            Node::Number(text) => number(&text, visitor),
            Node::Text(text) => visitor.visit_string(text),
            Node::List(items) => {
                visitor.visit_seq(SeqDeserializer::new(items.into_iter().map(Tree)))
            }
            Node::Object(members) => {
                let members = members.into_iter();
                let members = members.map(|(name, value)| (name, Tree(value)));
                visitor.visit_map(MapDeserializer::new(members))
            }
            _ => visitor.visit_unit(),
        }
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Concealed> {
        match self.0 {
            Node::Null => visitor.visit_none(),
            _ => visitor.visit_some(self),
        }
    }

    /// What is within needs no second tree.
    fn is_human_readable(&self) -> bool {
        false
    }

    forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf unit
        unit_struct newtype_struct seq tuple tuple_struct map struct enum identifier ignored_any
    }
}

fn number<'de, V: Visitor<'de>>(text: &str, visitor: V) -> Result<V::Value, Concealed> {
    if let Ok(number) = text.parse() {
        return visitor.visit_u64(number);
    }
    if let Ok(number) = text.parse() {
        return visitor.visit_i64(number);
    }
    match text.parse() {
        Ok(number) => visitor.visit_f64(number),
        Err(_) => visitor.visit_unit(),
    }
}

/// Why a tree is no value of a type, without anything that was found.
#[derive(Debug)]
pub struct Concealed(String);

impl fmt::Display for Concealed {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}

impl std::error::Error for Concealed {}

impl de::Error for Concealed {
    fn custom<T: fmt::Display>(message: T) -> Self {
        Self(message.to_string())
    }

    fn invalid_type(found: Unexpected<'_>, expected: &dyn Expected) -> Self {
        Self(format!("expected {expected}, found {}", kind(&found)))
    }

    fn invalid_value(found: Unexpected<'_>, expected: &dyn Expected) -> Self {
        Self(format!("expected {expected}, found {} that does not match", kind(&found)))
    }

    // A name that is not known may be a secret in the wrong place.
    fn unknown_variant(_: &str, _: &'static [&'static str]) -> Self {
        Self("expected another value".into())
    }

    fn unknown_field(_: &str, known: &'static [&'static str]) -> Self {
        Self(format!("unknown member; the members are `{}`", known.join("`, `")))
    }
}

fn kind(found: &Unexpected<'_>) -> &'static str {
    match found {
        Unexpected::Bool(_) => "a boolean",
        Unexpected::Unsigned(_) | Unexpected::Signed(_) | Unexpected::Float(_) => "a number",
        Unexpected::Char(_) | Unexpected::Str(_) => "a string",
        Unexpected::Bytes(_) => "bytes",
        Unexpected::Unit | Unexpected::Option => "null",
        Unexpected::Seq => "a list",
        Unexpected::Map => "an object",
        _ => "something else",
    }
}
