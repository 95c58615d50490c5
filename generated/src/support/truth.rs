//! Truth: true, false or unknown, and the facts that it is based on.

use super::value::Value;

/// Whether a condition holds: what is not certain but possible is not known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Truth {
    pub(super) certain: bool,
    pub(super) possible: bool,
}

impl Truth {
    /// It holds.
    pub(super) const TRUE: Self = Self::of(true);
    /// It does not.
    pub(super) const FALSE: Self = Self::of(false);
    /// It depends on a fact that is not given, or on a value that is not documented.
    pub(super) const UNKNOWN: Self = Self { certain: false, possible: true };

    /// What is known for sure.
    #[inline]
    pub(super) const fn of(holds: bool) -> Self {
        Self { certain: holds, possible: holds }
    }

    /// Whether all of these hold: one that does not is enough to know.
    #[inline]
    pub(super) fn all(parts: impl IntoIterator<Item = Truth>) -> Self {
        let mut whole = Truth::TRUE;
        for part in parts {
            if !part.possible {
                return part;
            }
            whole.certain &= part.certain;
        }
        whole
    }

    /// Whether any of these holds: one that does is enough to know.
    #[inline]
    pub(super) fn any(parts: impl IntoIterator<Item = Truth>) -> Self {
        Self::all(parts.into_iter().map(Truth::not)).not()
    }

    /// Whether this does not hold.
    #[allow(clippy::should_implement_trait, reason = "reads like `all` and `any`")]
    #[inline]
    pub(super) fn not(self) -> Self {
        Self { certain: !self.possible, possible: !self.certain }
    }
}

/// What made a rule fire: what the tested parameters and facts are.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Facts(Vec<Fact>);

/// What a parameter or a fact is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Fact {
    /// Its name.
    pub(super) name: &'static str,
    /// Where it comes from.
    pub(super) source: Source,
    /// What it is.
    pub(super) state: State,
}

/// What a parameter or a fact is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum State {
    /// This value, as it is printed.
    Is(String),
    /// A value that can't be shown.
    Set,
    /// Nothing.
    Unset,
}

impl State {
    fn of(value: &Value<'_>) -> Self {
        match value.shown() {
            Some(text) => State::Is(text),
            None if value.is_present() => State::Set,
            None => State::Unset,
        }
    }
}

/// Where a fact comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Source {
    /// It is a parameter.
    Request,
    /// The caller gave it beside the request.
    Context,
}

impl Facts {
    /// Adds what a parameter is, once.
    pub(super) fn add(&mut self, name: &'static str, value: &Value<'_>) {
        self.add_from(Source::Request, name, value);
    }

    /// Adds a fact that the caller gave, once.
    pub(super) fn told(&mut self, name: &'static str, value: &Value<'_>) {
        self.add_from(Source::Context, name, value);
    }

    fn add_from(&mut self, source: Source, name: &'static str, value: &Value<'_>) {
        if !self.0.iter().any(|fact| fact.source == source && fact.name == name) {
            self.0.push(Fact { name, source, state: State::of(value) });
        }
    }

    /// Names and what they are.
    pub fn iter(&self) -> impl Iterator<Item = (&'static str, &str)> {
        self.0.iter().map(|fact| match &fact.state {
            State::Is(text) => (fact.name, text.as_str()),
            State::Set => (fact.name, "set"),
            State::Unset => (fact.name, "not set"),
        })
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    pub(super) fn all(&self) -> &[Fact] {
        &self.0
    }
}

#[cfg(test)]
mod tests {
    use super::Truth;

    const ALL: [Truth; 3] = [Truth::TRUE, Truth::FALSE, Truth::UNKNOWN];

    #[test]
    fn one_that_does_not_hold_is_enough_and_one_that_nobody_knows_is_not() {
        for other in ALL {
            assert_eq!(Truth::all([Truth::FALSE, other]), Truth::FALSE);
            assert_eq!(Truth::all([Truth::TRUE, other]), other);
            assert_eq!(Truth::any([Truth::TRUE, other]), Truth::TRUE);
            assert_eq!(Truth::any([Truth::FALSE, other]), other);
        }
        let unknown = [Truth::UNKNOWN; 2];
        assert_eq!(Truth::all(unknown), Truth::UNKNOWN);
        assert_eq!(Truth::any(unknown), Truth::UNKNOWN);
    }

    #[test]
    fn what_nobody_knows_is_not_known_to_be_false() {
        let negated = ALL.map(Truth::not);
        assert_eq!(negated, [Truth::FALSE, Truth::TRUE, Truth::UNKNOWN]);
    }
}
