//! Whether a check may fail when all that is known about a request is one value.

use super::Check;
use crate::support::concerns::Concerns;
use crate::support::condition::{Tested, When};
use crate::support::rule::Test;
use crate::support::state::Variant;
use crate::support::truth::Truth;

/// What a parameter or a fact is, as far as it rules out checks.
#[derive(Clone, Copy)]
pub(super) struct Seen {
    pub(super) tested: Tested,
    pub(super) variant: Variant,
    /// Its text, if it is a documented one that has a state of its own.
    pub(super) text: Option<&'static str>,
}

impl Seen {
    /// Whether a check may fail, or may be skipped, if this is all that is known about the request.
    pub(super) fn leaves(self, check: &Check) -> bool {
        let is_own = check.field.tested() == self.tested;
        let Some((_, rule)) = check.rule else {
            return !is_own || Concerns::OBJECTS.include(self.variant);
        };
        let concerns_it = match rule.test {
            Test::OneOf(texts, _) if self.text.is_some_and(|text| texts.contains(&text)) => false,
            test => test.concerns().include(self.variant),
        };
        (!is_own || concerns_it) && applies(&rule.test, self).possible
    }
}

/// Whether the condition of a test holds; of one that says what must hold, whether it does not.
fn applies(test: &Test, seen: Seen) -> Truth {
    match test {
        Test::Value(_, when)
        | Test::OneOf(_, when)
        | Test::Required(when)
        | Test::Forbidden(when) => holds(when, seen),
        Test::OnlyIf(when) | Test::Holds(when) => holds(when, seen).not(),
        Test::Count(..) | Test::Order(..) | Test::Fewer(..) | Test::Undecidable => Truth::TRUE,
    }
}

fn holds(when: &When, seen: Seen) -> Truth {
    let is_one = |texts: &[&str], absent: Truth| match (seen.variant, seen.text) {
        (Variant::Absent, _) => absent,
        (_, Some(text)) => Truth::of(texts.contains(&text)),
        _ => Truth::UNKNOWN,
    };
    let is_present = Truth::of(!matches!(seen.variant, Variant::Absent));
    let mut is_seen = false;
    when.tested(&mut |tested| is_seen |= tested == seen.tested);
    match *when {
        When::Always => Truth::TRUE,
        _ if !is_seen => Truth::UNKNOWN,
        When::Set(..) => is_present,
        When::Unset(..) => is_present.not(),
        When::Is(_, _, texts) => is_one(texts, Truth::FALSE),
        When::IsOrUnset(_, _, texts) => is_one(texts, Truth::TRUE),
        When::Fact(_, _, texts) => is_one(texts, Truth::UNKNOWN),
        When::All(parts) => Truth::all(parts.iter().map(|part| holds(part, seen))),
        When::Any(parts) => Truth::any(parts.iter().map(|part| holds(part, seen))),
        When::Not(inner) => holds(inner, seen).not(),
    }
}
