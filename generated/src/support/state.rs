//! What a value is, in a byte: enough to rule out most checks.

use super::value::{AsValue, Value};

/// What a value is: its variant; of a documented text, which one it is.
#[doc(hidden)]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct State(u8);

/// The variants of [`Value`], in their order: what a value is needs no table then.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Variant {
    Absent,
    Text,
    Secret,
    Unlisted,
    Integer,
    Boolean,
    List,
    Map,
    Object,
    Other,
    Listed,
}

impl State {
    /// The place of the last state: that of all documented texts beyond those that have one.
    pub(super) const LAST: usize = u8::MAX as usize;

    /// What a field is.
    // Always inlined: nothing is left of the value that it is derived from.
    #[inline(always)]
    pub fn of(field: &impl AsValue) -> Self {
        Self::of_value(&field.as_value())
    }

    /// What a value is.
    #[inline(always)]
    pub(super) fn of_value(value: &Value<'_>) -> Self {
        let variant = Variant::of(value) as u8;
        match value {
            Value::Listed(_, place) => {
                Self((*place).min(u16::from(u8::MAX - variant)) as u8 + variant)
            }
            _ => Self(variant),
        }
    }

    /// Its place among all states: the variants but for the last, then the documented texts.
    #[inline]
    pub(super) fn place(self) -> usize {
        usize::from(self.0)
    }
}

impl Variant {
    /// All but for documented texts, in their order.
    pub(super) const UNLISTED: [Self; 10] = [
        Self::Absent,
        Self::Text,
        Self::Secret,
        Self::Unlisted,
        Self::Integer,
        Self::Boolean,
        Self::List,
        Self::Map,
        Self::Object,
        Self::Other,
    ];

    #[inline(always)]
    fn of(value: &Value<'_>) -> Self {
        match value {
            Value::Absent => Variant::Absent,
            Value::Text(_) => Variant::Text,
            Value::Secret(_) => Variant::Secret,
            Value::Unlisted(..) => Variant::Unlisted,
            Value::Integer(_) => Variant::Integer,
            Value::Boolean(_) => Variant::Boolean,
            Value::List(_) => Variant::List,
            Value::Map(_) => Variant::Map,
            Value::Object(_) => Variant::Object,
            Value::Other => Variant::Other,
            Value::Listed(..) => Variant::Listed,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{State, Variant};
    use crate::support::value::Value;

    #[test]
    fn each_variant_and_each_documented_text_has_a_state() {
        let texts: Vec<String> = Vec::new();
        let places = [
            Value::Absent,
            Value::Text(""),
            Value::Secret(""),
            Value::Integer(0),
            Value::Boolean(false),
            Value::List(&texts),
            Value::Other,
            Value::Listed("", 0),
            Value::Listed("", 7),
        ]
        .map(|value| State::of_value(&value).place());
        assert_eq!(places, [0, 1, 2, 4, 5, 6, 9, 10, 17]);
        assert!(Variant::UNLISTED.iter().zip(0..).all(|(variant, place)| *variant as u8 == place));
    }

    #[test]
    fn the_last_state_is_that_of_all_texts_without_one() {
        let place = |place| State::of_value(&Value::Listed("", place)).place();
        assert_eq!([244, 245, 246, u16::MAX].map(place), [254, 255, 255, 255]);
    }
}
