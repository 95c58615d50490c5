//! Serde for what the runtime's own types are: open enums, any JSON, secrets.

mod concealed;
mod outcomes;
mod remedies;

pub use concealed::Tree;

use std::fmt;

use serde::de::{self, Deserialize, Deserializer, MapAccess, SeqAccess, Visitor};
use serde::ser::{self, Serialize, SerializeMap, Serializer};

use super::json::Json;
use super::json_text;
use super::node::Node;

/// Text with known values: as its text.
#[doc(hidden)]
#[macro_export]
macro_rules! __serialized_text {
    ($name:ident) => {
        impl $crate::support::serde::Serialize for $name {
            fn serialize<S: $crate::support::serde::Serializer>(
                &self,
                serializer: S,
            ) -> ::core::result::Result<S::Ok, S::Error> {
                serializer.serialize_str(self.as_str())
            }
        }

        impl<'de> $crate::support::serde::Deserialize<'de> for $name {
            fn deserialize<D: $crate::support::serde::Deserializer<'de>>(
                deserializer: D,
            ) -> ::core::result::Result<Self, D::Error> {
                let text =
                    <::std::string::String as $crate::support::serde::Deserialize>::deserialize(
                        deserializer,
                    )?;
                Ok(Self::parse(&text))
            }
        }
    };
}

/// A number beyond 64 bits becomes the nearest `f64`, and is refused if there is none.
impl Serialize for Json {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        // What was read from XML has a form in JSON too.
        match json_text::read(self.to_string().as_bytes()) {
            Ok(node) => Value(&node).serialize(serializer),
            Err(_) => Err(ser::Error::custom("the value can't be written as JSON")),
        }
    }
}

struct Value<'a>(&'a Node);

impl Serialize for Value<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self.0 {
            Node::Boolean(value) => serializer.serialize_bool(*value),
            Node::Number(text) => number(text, serializer),
            Node::Text(text) => serializer.serialize_str(text),
            Node::List(items) => serializer.collect_seq(items.iter().map(Value)),
            Node::Object(members) | Node::Map(members) => {
                let mut map = serializer.serialize_map(Some(members.len()))?;
                for (name, value) in members {
                    map.serialize_entry(name, &Value(value))?;
                }
                map.end()
            }
            Node::Styled(_, node) => Value(node).serialize(serializer),
            Node::Absent
            | Node::Null
            | Node::Secret(_)
            | Node::Element(_)
            | Node::Unwritable(_) => serializer.serialize_unit(),
        }
    }
}

fn number<S: Serializer>(text: &str, serializer: S) -> Result<S::Ok, S::Error> {
    // Unsigned first: numbers from 2^63 on have no room in an `i64`.
    if let Ok(number) = text.parse::<u64>() {
        return serializer.serialize_u64(number);
    }
    if let Ok(number) = text.parse::<i64>() {
        return serializer.serialize_i64(number);
    }
    match text.parse::<f64>() {
        Ok(number) if number.is_finite() => serializer.serialize_f64(number),
        _ => Err(ser::Error::custom("the number is too large")),
    }
}

impl<'de> Deserialize<'de> for Json {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(Any).map(Json::new)
    }
}

struct Any;

impl<'de> Visitor<'de> for Any {
    type Value = Node;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("any JSON value")
    }

    fn visit_unit<E>(self) -> Result<Node, E> {
        Ok(Node::Null)
    }

    fn visit_none<E>(self) -> Result<Node, E> {
        Ok(Node::Null)
    }

    fn visit_some<D: Deserializer<'de>>(self, deserializer: D) -> Result<Node, D::Error> {
        deserializer.deserialize_any(self)
    }

    fn visit_bool<E>(self, value: bool) -> Result<Node, E> {
        Ok(Node::Boolean(value))
    }

    fn visit_i64<E>(self, value: i64) -> Result<Node, E> {
        Ok(Node::Number(value.to_string()))
    }

    fn visit_u64<E>(self, value: u64) -> Result<Node, E> {
        Ok(Node::Number(value.to_string()))
    }

    fn visit_f64<E: de::Error>(self, value: f64) -> Result<Node, E> {
        if value.is_finite() {
            // `Debug` keeps `1.0` a fraction, and writes exponents as JSON does.
            Ok(Node::Number(format!("{value:?}")))
        } else {
            Err(E::custom("a number that is not finite can't be written as JSON"))
        }
    }

    fn visit_str<E>(self, text: &str) -> Result<Node, E> {
        Ok(Node::Text(text.to_owned()))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Node, A::Error> {
        let mut list = Vec::new();
        while let Some(Json(node)) = items.next_element()? {
            list.push(node);
        }
        Ok(Node::List(list))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut members: A) -> Result<Node, A::Error> {
        let mut object = Vec::new();
        while let Some((name, Json(node))) = members.next_entry()? {
            object.push((name, node));
        }
        Ok(Node::Object(object))
    }
}
