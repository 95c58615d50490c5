//! Conditions of rules, over parameters and facts.

use super::truth::{Facts, Truth};
use super::value::{RuleFields, Value};

/// When a rule applies. Parameters and facts have their position, and their name for reports; each value is a text as
/// it is on the wire.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum When {
    /// Always.
    Always,
    /// A parameter is set.
    Set(u16, &'static str),
    /// A parameter is not set.
    Unset(u16, &'static str),
    /// A parameter is set to one of these.
    Is(u16, &'static str, &'static [&'static str]),
    /// A parameter is one of these, or is not set.
    IsOrUnset(u16, &'static str, &'static [&'static str]),
    /// A fact is one of these; not known if the caller does not give it.
    Fact(u16, &'static str, &'static [&'static str]),
    /// All of these hold.
    All(&'static [When]),
    /// Any of these holds.
    Any(&'static [When]),
    /// This does not hold.
    Not(&'static When),
}

/// What a condition tests.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Tested {
    /// A parameter.
    Parameter(u16, &'static str),
    /// A fact.
    Fact(u16, &'static str),
}

/// What conditions are held against: by types that the compiler knows, or by others.
#[derive(Clone, Copy)]
pub(super) struct Given<F, C> {
    /// The request.
    pub(super) request: F,
    /// What the caller knows beside it.
    pub(super) context: C,
}

/// A request, and what the caller knows beside it, whatever their types are.
pub(super) type AnyGiven<'a> = Given<&'a dyn RuleFields, &'a dyn RuleFields>;

impl<F: RuleFields, C: RuleFields> Given<F, C> {
    /// The same without the types.
    pub(super) fn any(&self) -> AnyGiven<'_> {
        Given { request: &self.request, context: &self.context }
    }
}

impl When {
    /// Whether it holds.
    // Always inlined: where the compiler knows the condition, little is left of it.
    #[inline(always)]
    pub(super) fn truth<F: RuleFields, C: RuleFields>(&self, given: &Given<F, C>) -> Truth {
        match *self {
            When::Always => Truth::TRUE,
            When::Set(field, _) => Truth::of(given.request.value(field).is_present()),
            When::Unset(field, _) => Truth::of(!given.request.value(field).is_present()),
            When::Is(field, _, texts) => is_one(&given.request.value(field), texts, Truth::FALSE),
            When::IsOrUnset(field, _, texts) => {
                is_one(&given.request.value(field), texts, Truth::TRUE)
            }
            When::Fact(fact, _, texts) => is_one(&given.context.value(fact), texts, Truth::UNKNOWN),
            When::All(_) | When::Any(_) | When::Not(_) => self.combined(&given.any()),
        }
    }

    #[inline(never)]
    fn combined(&self, given: &AnyGiven<'_>) -> Truth {
        match *self {
            When::All(parts) => Truth::all(parts.iter().map(|part| part.truth(given))),
            When::Any(parts) => Truth::any(parts.iter().map(|part| part.truth(given))),
            When::Not(inner) => inner.truth(given).not(),
            _ => Truth::UNKNOWN,
        }
    }

    /// Calls back with what it tests, in its order; more than once with what it tests more than once.
    pub(super) fn tested(&self, found: &mut dyn FnMut(Tested)) {
        match *self {
            When::Always => {}
            When::Set(field, name)
            | When::Unset(field, name)
            | When::Is(field, name, _)
            | When::IsOrUnset(field, name, _) => found(Tested::Parameter(field, name)),
            When::Fact(fact, name, _) => found(Tested::Fact(fact, name)),
            When::All(parts) | When::Any(parts) => parts.iter().for_each(|part| part.tested(found)),
            When::Not(inner) => inner.tested(found),
        }
    }

    /// What the tested parameters and facts are.
    pub(super) fn facts(&self, given: &AnyGiven<'_>) -> Facts {
        self.facts_but(given, |_| false)
    }

    /// What the tested parameters and facts are, but for those that follow from the condition, which holds.
    pub(super) fn open_facts(&self, given: &AnyGiven<'_>) -> Facts {
        self.facts_but(given, |tested| self.determines(tested))
    }

    fn facts_but(&self, given: &AnyGiven<'_>, is_said: impl Fn(Tested) -> bool) -> Facts {
        let mut facts = Facts::default();
        self.tested(&mut |tested| match tested {
            _ if is_said(tested) => {}
            Tested::Parameter(field, name) => facts.add(name, &given.request.value(field)),
            Tested::Fact(fact, name) => facts.told(name, &given.context.value(fact)),
        });
        facts
    }

    /// Whether the value follows from the condition, so that a rule's sentence already says it.
    fn determines(&self, tested: Tested) -> bool {
        match *self {
            When::Set(field, name) | When::Unset(field, name) | When::Is(field, name, [_]) => {
                tested == Tested::Parameter(field, name)
            }
            When::Fact(fact, name, [_]) => tested == Tested::Fact(fact, name),
            When::All(parts) => parts.iter().any(|part| part.determines(tested)),
            When::Always
            | When::Is(..)
            | When::IsOrUnset(..)
            | When::Fact(..)
            | When::Any(_)
            | When::Not(_) => false,
        }
    }
}

impl Tested {
    /// The name of the parameter or the fact.
    pub(super) fn name(self) -> &'static str {
        match self {
            Tested::Parameter(_, name) | Tested::Fact(_, name) => name,
        }
    }
}

/// Whether a value, or each item of a list, is one of a few; `absent` if there is none, unknown if it is not
/// documented.
#[inline]
pub(super) fn is_one(value: &Value<'_>, texts: &[&str], absent: Truth) -> Truth {
    // What most conditions test, apart from the rest, so that it takes no call.
    match value {
        Value::Absent => absent,
        Value::Listed(text, _) => Truth::of(contain(texts, text)),
        other => is_present_one(other, texts),
    }
}

// Never inlined, so that what is quick needs no stack.
#[inline(never)]
fn is_present_one(value: &Value<'_>, texts: &[&str]) -> Truth {
    match value {
        Value::Listed(text, _) | Value::Text(text) | Value::Secret(text) => {
            Truth::of(contain(texts, text))
        }
        Value::Unlisted(text, _) if contain(texts, text.as_str()) => Truth::TRUE,
        Value::Boolean(value) => Truth::of(contain(texts, if *value { "true" } else { "false" })),
        Value::Integer(number) => {
            Truth::of(texts.iter().any(|text| text.parse::<i64>() == Ok(*number)))
        }
        Value::List(items) => {
            let items = (0..items.count()).map(|index| items.item(index));
            Truth::all(items.map(|item| is_one(&item, texts, Truth::FALSE)))
        }
        // Nothing else has values that a condition could name.
        Value::Absent | Value::Unlisted(..) | Value::Map(_) | Value::Object(_) | Value::Other => {
            Truth::UNKNOWN
        }
    }
}

#[inline]
fn contain(texts: &[&str], text: &str) -> bool {
    // Byte by byte: to call what compares long texts takes longer than to compare short ones.
    let is_same = |other: &&str| other.len() == text.len() && other.bytes().eq(text.bytes());
    texts.iter().any(is_same)
}
