//! What a request has instead of what a rule requires.

use super::group::Group;
use super::value::Value;

/// What was found. Nothing of a secret, and no long text, which would only fill a log.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) enum Found {
    /// Nothing that can be shown.
    #[default]
    Nothing,
    /// A value, as it is printed.
    Value(String),
    /// A value beside another one.
    Values(String, String),
    /// So many characters, bytes or items.
    Count(usize),
    /// A character that is not allowed.
    Character(char),
    /// A first character that is not allowed.
    First(char),
    /// A last character that is not allowed.
    Last(char),
    /// A text that the documents don't list, and the texts that they list.
    Unlisted(String, &'static [&'static str]),
    /// Some fields of a group.
    Group {
        /// What the group allows.
        allowed: Group,
        /// Those that are set.
        set: Vec<&'static str>,
        /// Those that are not.
        missing: Vec<&'static str>,
    },
}

impl Found {
    /// A value, if it can be shown.
    pub(super) fn of(value: &Value<'_>) -> Self {
        value.shown().map_or(Found::Nothing, Found::Value)
    }

    /// A text, if it can be shown.
    pub(super) fn of_text(text: &str) -> Self {
        if text.is_empty() { Found::Count(0) } else { Found::of(&Value::Text(text)) }
    }
}
