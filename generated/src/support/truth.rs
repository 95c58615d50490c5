//! Conditions: true, false, or not known.

/// Whether a condition holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Truth {
    /// It holds.
    True,
    /// It does not.
    False,
    /// A fact that nobody told, or a value that nobody documented, decides.
    Unknown,
}

impl Truth {
    /// What is known for sure.
    pub fn of(holds: bool) -> Self {
        match holds {
            true => Truth::True,
            false => Truth::False,
        }
    }

    /// Whether all of these hold: one that does not is enough to know.
    pub fn all<const N: usize>(parts: [Truth; N]) -> Self {
        parts
            .into_iter()
            .fold(Truth::True, |whole, part| match (whole, part) {
                (Truth::False, _) | (_, Truth::False) => Truth::False,
                (Truth::True, Truth::True) => Truth::True,
                _ => Truth::Unknown,
            })
    }

    /// Whether any of these holds: one that does is enough to know.
    pub fn any<const N: usize>(parts: [Truth; N]) -> Self {
        Self::all(parts.map(Truth::not)).not()
    }

    /// Whether this does not hold.
    #[allow(clippy::should_implement_trait, reason = "reads like `all` and `any`")]
    pub fn not(self) -> Self {
        match self {
            Truth::True => Truth::False,
            Truth::False => Truth::True,
            Truth::Unknown => Truth::Unknown,
        }
    }
}

/// The facts that made a rule fire: names and texts that documents list, never a caller's own text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Facts(Vec<(&'static str, String)>);

impl Facts {
    /// Adds what a parameter or a fact is.
    pub fn add(&mut self, name: &'static str, value: &impl Fact) {
        self.0.push((name, value.tell()));
    }

    /// Adds whether a parameter or a fact is given, where its value is the caller's own.
    pub fn given(&mut self, name: &'static str, is_given: bool) {
        let text = if is_given { "given" } else { "absent" };
        self.0.push((name, text.to_owned()));
    }

    /// Names and what they are.
    pub fn iter(&self) -> impl Iterator<Item = (&'static str, &str)> {
        self.0.iter().map(|(name, text)| (*name, text.as_str()))
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

/// A value that can be told without showing a caller's text.
pub trait Fact {
    /// What it is.
    fn tell(&self) -> String;
}

impl<T: Fact> Fact for Option<T> {
    fn tell(&self) -> String {
        self.as_ref().map_or_else(|| "absent".to_owned(), T::tell)
    }
}

impl Fact for bool {
    fn tell(&self) -> String {
        format!("`{self}`")
    }
}

/// Whether each item is one of a few.
pub fn each_is<T>(items: &[T], is: impl Fn(&T) -> Truth) -> Truth {
    items
        .iter()
        .map(is)
        .fold(Truth::True, |whole, item| Truth::all([whole, item]))
}

/// A condition, with the facts that it tests.
pub struct When<F> {
    pub(super) truth: Truth,
    pub(super) facts: F,
}

/// A condition, with the facts that it tests; they are gathered only if a rule fires.
pub fn when<F: Fn(&mut Facts)>(truth: Truth, facts: F) -> When<F> {
    When { truth, facts }
}
