//! What a request has instead of what a rule requires.

use super::validator::Group;

/// What was found. Nothing of a secret, and no long text, which would only fill a log.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Found {
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
    Unlisted(String, Vec<&'static str>),
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
    pub(super) fn of(value: &(impl Value + ?Sized)) -> Self {
        value.shown().map_or(Found::Nothing, Found::Value)
    }

    /// A text, if it can be shown.
    pub(super) fn of_text(text: &str) -> Self {
        if text.is_empty() { Found::Count(0) } else { Found::of(text) }
    }
}

/// A value that a report may show.
pub trait Value {
    /// The value as it is printed; nothing if it is absent, secret or long.
    fn shown(&self) -> Option<String>;

    /// Whether it is there.
    fn is_set(&self) -> bool {
        true
    }
}

/// No text is shown that has more characters.
const LONGEST: usize = 64;

impl Value for str {
    fn shown(&self) -> Option<String> {
        let is_short = self.chars().nth(LONGEST).is_none();
        // Escaped, so that no text adds lines to a log.
        is_short.then(|| match self {
            "" => "`\"\"`".to_owned(),
            text => format!("`{}`", text.escape_debug()),
        })
    }
}

impl Value for String {
    fn shown(&self) -> Option<String> {
        self.as_str().shown()
    }
}

impl Value for super::Secret {
    fn shown(&self) -> Option<String> {
        None
    }
}

impl Value for bool {
    fn shown(&self) -> Option<String> {
        Some(format!("`{self}`"))
    }
}

impl Value for i32 {
    fn shown(&self) -> Option<String> {
        Some(self.to_string())
    }
}

impl Value for i64 {
    fn shown(&self) -> Option<String> {
        Some(self.to_string())
    }
}

impl<T: Value> Value for Option<T> {
    fn shown(&self) -> Option<String> {
        self.as_ref().and_then(T::shown)
    }

    fn is_set(&self) -> bool {
        self.is_some()
    }
}

impl<T: Value> Value for Vec<T> {
    fn shown(&self) -> Option<String> {
        let items = self.iter().map(T::shown).collect::<Option<Vec<_>>>()?;
        let text = format!("[{}]", items.join(", "));
        (text.chars().count() <= 2 * LONGEST).then_some(text)
    }
}
