//! A request as it might become: a few parameters set, changed or removed.

use crate::support::value::{Items, RuleFields, Value};

/// A request with assumptions about a few of its parameters.
pub(super) struct Draft<'a> {
    request: &'a dyn RuleFields,
    assumptions: Vec<Assumption>,
    /// The positions of parameters that stay as they are.
    fixed: Vec<u16>,
}

/// What a parameter might become.
pub(super) struct Assumption {
    pub(super) position: u16,
    pub(super) candidate: Candidate,
}

/// A value that a parameter might get; it stands for all values that no rule distinguishes from it.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Candidate {
    /// No value.
    Absent,
    /// A text of an enum with these texts.
    Listed(&'static str, &'static [&'static str]),
    /// A text that a condition names.
    Text(&'static str),
    /// A text that keeps the limits and that no condition names.
    OtherText,
    /// A time that is compared with another one.
    Time(String),
    /// A whole number.
    Integer(i64),
    /// A boolean.
    Boolean(bool),
    /// A list of equal items.
    List(EqualItems),
    /// A value of which rules only see that it is there.
    Opaque,
}

/// Items that are all equal.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct EqualItems {
    pub(super) item: Box<Candidate>,
    pub(super) count: usize,
}

impl<'a> Draft<'a> {
    /// The request as it is.
    pub(super) fn of(request: &'a dyn RuleFields) -> Self {
        Self { request, assumptions: Vec::new(), fixed: Vec::new() }
    }

    /// Makes an attempt with one more assumption, and drops the assumption again.
    pub(super) fn assuming<T>(
        &mut self,
        assumption: Assumption,
        attempt: impl FnOnce(&mut Self) -> T,
    ) -> T {
        self.assumptions.push(assumption);
        let result = attempt(self);
        self.assumptions.pop();
        result
    }

    /// Whether any of these attempts succeeds.
    ///
    /// When all values of a parameter were tried in vain, it stays as it is in the later attempts, which
    /// would otherwise come to the same requests in another order.
    pub(super) fn any<S>(
        &mut self,
        attempts: impl IntoIterator<Item = (u16, S)>,
        mut attempt: impl FnMut(&mut Self, S) -> bool,
    ) -> bool {
        let fixed = self.fixed.len();
        let mut last = None;
        let succeeds = attempts.into_iter().any(|(position, step)| {
            self.fixed.extend(last.filter(|last| *last != position));
            last = Some(position);
            attempt(self, step)
        });
        self.fixed.truncate(fixed);
        succeeds
    }

    /// Whether something is assumed about a parameter, or it stays as it is.
    pub(super) fn is_settled(&self, position: u16) -> bool {
        self.assumption(position).is_some() || self.fixed.contains(&position)
    }

    fn assumption(&self, position: u16) -> Option<&Candidate> {
        let found = self.assumptions.iter().find(|it| it.position == position);
        found.map(|it| &it.candidate)
    }
}

impl RuleFields for Draft<'_> {
    fn value(&self, position: u16) -> Value<'_> {
        match self.assumption(position) {
            Some(candidate) => candidate.value(),
            None => self.request.value(position),
        }
    }
}

impl Candidate {
    /// What rules see of it.
    fn value(&self) -> Value<'_> {
        match self {
            Candidate::Absent => Value::Absent,
            Candidate::Listed(text, listed) => {
                let position = listed.iter().zip(0..).find(|(other, _)| *other == text);
                Value::Listed(text, position.map_or(u16::MAX, |(_, position)| position))
            }
            Candidate::Text(text) => Value::Text(text),
            Candidate::Time(text) => Value::Text(text),
            // As a documented text, it keeps every limit and differs from all that conditions name.
            Candidate::OtherText => Value::Listed("\0", u16::MAX),
            Candidate::Integer(number) => Value::Integer(*number),
            Candidate::Boolean(value) => Value::Boolean(*value),
            Candidate::List(items) => Value::List(items),
            Candidate::Opaque => Value::Other,
        }
    }
}

impl Items for EqualItems {
    fn count(&self) -> usize {
        self.count
    }

    fn item(&self, _: usize) -> Value<'_> {
        self.item.value()
    }
}
