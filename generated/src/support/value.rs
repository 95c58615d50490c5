//! What rules see of a request: values by position, whatever their types are in Rust.

use std::collections::BTreeMap;

use super::json::Json;
use super::open_enum::Unrecognized;
use super::rule::Rules;
use super::secret::Secret;

/// What rules see of a value.
#[derive(Clone, Copy)]
pub enum Value<'a> {
    /// Nothing.
    Absent,
    /// A text.
    Text(&'a str),
    /// A text that no report may show.
    Secret(&'a str),
    /// A text of an enum that they don't list, and those that they list.
    Unlisted(&'a Unrecognized, &'static &'static [&'static str]),
    /// A whole number.
    Integer(i64),
    /// A boolean.
    Boolean(bool),
    /// A list.
    List(&'a dyn Items),
    /// A map.
    Map(&'a dyn Entries),
    /// An object with rules within.
    Object(&'a dyn Object),
    /// A value of which rules see only that it is there.
    Other,
    /// A text of an enum that the documents list, and which of those that they list it is.
    Listed(&'a str, u16),
}

/// A value that rules can see.
pub trait AsValue {
    /// What rules see of it.
    fn as_value(&self) -> Value<'_> {
        Value::Other
    }
}

/// The parameters of a request, the members of an object, or the facts of a context, by position in the document's order.
pub trait RuleFields {
    /// The value at a position.
    fn value(&self, position: u16) -> Value<'_>;
}

impl<F: RuleFields + ?Sized> RuleFields for &F {
    #[inline(always)]
    fn value(&self, position: u16) -> Value<'_> {
        (**self).value(position)
    }
}

/// Whether the value at a position is there.
pub(super) fn is_present(fields: &dyn RuleFields, position: u16) -> bool {
    fields.value(position).is_present()
}

/// An object with rules within.
pub trait Object: RuleFields {
    /// The rules within.
    fn rules(&self) -> &'static Rules;
}

/// The items of a list.
pub trait Items {
    /// How many there are.
    fn count(&self) -> usize;

    /// The item at an index.
    fn item(&self, index: usize) -> Value<'_>;
}

/// The entries of a map.
pub trait Entries {
    /// Calls back with each key and its value.
    fn each(&self, found: &mut dyn FnMut(&str, Value<'_>));
}

/// No text is shown that has more characters.
const LONGEST: usize = 64;

impl Value<'_> {
    /// Whether it is there.
    #[inline]
    pub(super) fn is_present(&self) -> bool {
        !matches!(self, Value::Absent)
    }

    /// The value as it is printed; nothing if it is absent, secret or long.
    pub(super) fn shown(&self) -> Option<String> {
        match self {
            Value::Text(text) | Value::Listed(text, _) => shown(text),
            Value::Unlisted(text, _) => shown(text.as_str()),
            Value::Integer(number) => Some(number.to_string()),
            Value::Boolean(value) => Some(format!("`{value}`")),
            Value::List(items) => {
                let items = (0..items.count()).map(|index| items.item(index).shown());
                let text = format!("[{}]", items.collect::<Option<Vec<_>>>()?.join(", "));
                (text.chars().count() <= 2 * LONGEST).then_some(text)
            }
            Value::Absent | Value::Secret(_) | Value::Map(_) | Value::Object(_) | Value::Other => {
                None
            }
        }
    }
}

/// A short text. Escaped, so that no text adds lines to a log.
fn shown(text: &str) -> Option<String> {
    if text.is_empty() {
        return Some("`\"\"`".to_owned());
    }
    if text.chars().nth(LONGEST).is_some() {
        return None;
    }
    // Not `format!`, which grows the text as it goes; and most texts have nothing to escape.
    let is_plain = |byte: u8| byte.is_ascii_alphanumeric() || b"-_.:/ ".contains(&byte);
    let mut shown = String::with_capacity(text.len() + 2);
    shown.push('`');
    if text.bytes().all(is_plain) {
        shown.push_str(text);
    } else {
        shown.extend(text.escape_debug());
    }
    shown.push('`');
    Some(shown)
}

impl AsValue for String {
    #[inline]
    fn as_value(&self) -> Value<'_> {
        Value::Text(self)
    }
}

impl AsValue for Secret {
    #[inline]
    fn as_value(&self) -> Value<'_> {
        Value::Secret(self.expose())
    }
}

impl AsValue for bool {
    #[inline]
    fn as_value(&self) -> Value<'_> {
        Value::Boolean(*self)
    }
}

impl AsValue for i32 {
    #[inline]
    fn as_value(&self) -> Value<'_> {
        Value::Integer(i64::from(*self))
    }
}

impl AsValue for i64 {
    #[inline]
    fn as_value(&self) -> Value<'_> {
        Value::Integer(*self)
    }
}

impl AsValue for f32 {}
impl AsValue for f64 {}
impl AsValue for Json {}

impl<T: AsValue> AsValue for Option<T> {
    #[inline]
    fn as_value(&self) -> Value<'_> {
        self.as_ref().map_or(Value::Absent, T::as_value)
    }
}

impl<T: AsValue> AsValue for Box<T> {
    #[inline]
    fn as_value(&self) -> Value<'_> {
        T::as_value(self)
    }
}

impl<T: AsValue> AsValue for Vec<T> {
    #[inline]
    fn as_value(&self) -> Value<'_> {
        Value::List(self)
    }
}

impl<T: AsValue> Items for Vec<T> {
    fn count(&self) -> usize {
        self.len()
    }

    fn item(&self, index: usize) -> Value<'_> {
        self.get(index).map_or(Value::Absent, T::as_value)
    }
}

impl<T: AsValue> AsValue for BTreeMap<String, T> {
    #[inline]
    fn as_value(&self) -> Value<'_> {
        Value::Map(self)
    }
}

impl<T: AsValue> Entries for BTreeMap<String, T> {
    fn each(&self, found: &mut dyn FnMut(&str, Value<'_>)) {
        for (key, value) in self {
            found(key, value.as_value());
        }
    }
}

/// The fields up to the last one that rules look at; an object with rules within names their order.
#[doc(hidden)]
#[macro_export]
macro_rules! __fields {
    (static FIELDS: $name:ident = ($($fields:tt)*); static ORDER: Order = $order:ident;) => {
        $crate::__fields! { static FIELDS: $name = ($($fields)*); }

        impl $crate::support::Object for $name {
            #[inline]
            fn rules(&self) -> &'static $crate::support::Rules {
                &$order
            }
        }

        impl $crate::support::AsValue for $name {
            #[inline]
            fn as_value(&self) -> $crate::support::Value<'_> {
                $crate::support::Value::Object(self)
            }
        }
    };
    (static FIELDS: $name:ident = ($(($position:literal, $field:ident $(,)?)),* $(,)?);) => {
        impl $crate::support::RuleFields for $name {
            #[inline]
            fn value(&self, position: u16) -> $crate::support::Value<'_> {
                match position {
                    $($position => $crate::support::AsValue::as_value(&self.$field),)*
                    _ => $crate::support::Value::Other,
                }
            }
        }
    };
}
