//! Rules held against a request, field by field.

use std::cmp::Ordering;

use super::condition::{Given, is_one};
use super::found::Found;
use super::limits::Limit;
use super::path::{Location, Path};
use super::report::{Report, Violation};
use super::rule::{Rule, Rules, Test};
use super::shortlist::{Check, Field};
use super::truth::{Facts, Truth};
use super::value::{RuleFields, Value};

/// What a request breaks. Allocates only for violations, and for the shortlist when it is asked for the first time.
pub(super) fn validate(
    rules: &'static Rules,
    request: &dyn RuleFields,
    context: &dyn RuleFields,
) -> Report {
    let mut report = Report::new(rules.table);
    let given = Given { request, context };
    Validator { given, report: &mut report }.fields(rules, &Path::ROOT, request);
    report
}

/// A report in the making.
struct Validator<'a> {
    given: Given<'a>,
    report: &'a mut Report,
}

/// Where a value is.
#[derive(Clone, Copy)]
struct At<'a> {
    /// The object that it is a member of.
    object: &'a Path<'a>,
    /// The values of the object.
    fields: &'a dyn RuleFields,
    /// The member.
    name: &'static str,
    /// Which of the member's items it is.
    index: Option<usize>,
}

impl Validator<'_> {
    /// The rules of the fields of a request or an object, and of what is outside the request.
    fn fields(&mut self, rules: &'static Rules, object: &Path<'_>, fields: &dyn RuleFields) {
        for part in rules.shortlist().parts() {
            for Check { rule, field } in part.left(fields, self.given.context) {
                let Some((index, rule)) = rule else {
                    self.within(&object.child(field.name, None), &fields.value(field.position));
                    continue;
                };
                let violated = self.violated(&rule.test, field, fields);
                if violated.certain {
                    let at = At { object, fields, name: field.name, index: None };
                    self.violate(rule, at, &fields.value(field.position));
                } else if violated.possible {
                    self.report.skip(index);
                }
            }
        }
    }

    /// The rules within objects, and within the objects of a list or a map.
    #[inline(never)]
    fn within(&mut self, path: &Path<'_>, value: &Value<'_>) {
        match value {
            Value::Object(object) => {
                self.fields(object.rules(), path, *object);
            }
            Value::List(items) => {
                for index in 0..items.count() {
                    self.within(&path.child("", Some(index)), &items.item(index));
                }
            }
            Value::Map(entries) => {
                entries.each(&mut |key, value| self.within(&path.child(key, None), &value));
            }
            _ => {}
        }
    }

    /// Whether a field violates a rule, if it is set or not as the rule asks.
    // Inlined, since most rules are decided in a few instructions.
    #[inline(always)]
    fn violated(&self, test: &Test, field: Field, fields: &dyn RuleFields) -> Truth {
        let given = &self.given;
        match test {
            // The limit before the condition: most values keep it, and a condition may read many fields.
            Test::Value(limit, when) => {
                if limit.holds(&fields.value(field.position)) {
                    Truth::FALSE
                } else {
                    when.truth(given)
                }
            }
            Test::OneOf(texts, when) => {
                let is_one = is_one(&fields.value(field.position), texts, Truth::TRUE);
                Truth::all([is_one.not(), when.truth(given)])
            }
            Test::Required(when) | Test::Forbidden(when) => when.truth(given),
            Test::OnlyIf(when) | Test::Holds(when) => when.truth(given).not(),
            Test::Count(group, positions) => Truth::of(!group.holds(positions, fields)),
            Test::Order(allowed, other) => {
                let order = order(&fields.value(field.position), &fields.value(*other));
                Truth::of(order.is_some_and(|order| !allowed.contains(&order)))
            }
            Test::Fewer(fact, _, limit) => match given.context.value(*fact) {
                Value::Integer(count) => Truth::of(count >= *limit),
                _ => Truth::UNKNOWN,
            },
            Test::Undecidable => Truth::UNKNOWN,
        }
    }

    /// A violation, of each item of a list that has one.
    #[cold]
    fn violate(&mut self, rule: &'static Rule, at: At<'_>, value: &Value<'_>) {
        match (&rule.test, value) {
            (Test::Value(limit, _), Value::List(items)) if !matches!(limit, Limit::Items(..)) => {
                for index in 0..items.count() {
                    let value = &items.item(index);
                    if !limit.holds(value) {
                        self.violate(rule, At { index: Some(index), ..at }, value);
                    }
                }
            }
            _ => self.report.violate(self.violation(rule, at, value)),
        }
    }

    fn violation(&self, rule: &'static Rule, at: At<'_>, value: &Value<'_>) -> Violation {
        let At { object, fields, name, index } = at;
        let (found, facts) = (found(rule, value, fields), self.facts(&rule.test));
        let name = match &rule.test {
            Test::Count(group, positions) => group.blamed(positions, fields, rule.fields),
            _ => name,
        };
        Violation::new(rule, Location::new(object, name, index), found, facts)
    }

    /// What made a rule fire, as far as its sentence leaves it open.
    fn facts(&self, test: &Test) -> Facts {
        match test {
            Test::Value(_, when)
            | Test::OneOf(_, when)
            | Test::Required(when)
            | Test::Forbidden(when) => when.open_facts(&self.given),
            Test::OnlyIf(when) | Test::Holds(when) => when.facts(&self.given),
            Test::Fewer(fact, name, _) => {
                let mut facts = Facts::default();
                facts.told(name, &self.given.context.value(*fact));
                facts
            }
            Test::Count(..) | Test::Order(..) | Test::Undecidable => Facts::default(),
        }
    }
}

/// What a request has instead of what a rule requires.
fn found(rule: &Rule, value: &Value<'_>, fields: &dyn RuleFields) -> Found {
    match &rule.test {
        Test::Value(limit, _) => limit.found(value),
        Test::OneOf(..) => Found::of(value),
        Test::Count(group, positions) => group.found(positions, fields, rule.fields),
        Test::Order(_, other) => match (value.shown(), fields.value(*other).shown()) {
            (Some(left), Some(right)) => Found::Values(left, right),
            _ => Found::Nothing,
        },
        Test::Required(_)
        | Test::OnlyIf(_)
        | Test::Forbidden(_)
        | Test::Holds(_)
        | Test::Fewer(..)
        | Test::Undecidable => Found::Nothing,
    }
}

/// How one value compares with another, if both are there.
fn order(left: &Value<'_>, right: &Value<'_>) -> Option<Ordering> {
    match (left, right) {
        (Value::Integer(left), Value::Integer(right)) => Some(left.cmp(right)),
        (Value::Text(left), Value::Text(right)) => Some(left.cmp(right)),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::{Rule, Rules, validate};
    use crate::support::rule::Test;
    use crate::support::state::State;
    use crate::support::value::{RuleFields, Value};
    use crate::support::{Severity, Text};

    struct Nothing;

    impl RuleFields for Nothing {
        fn value(&self, _: u16) -> Value<'_> {
            Value::Other
        }

        fn states(&self, seen: &mut dyn FnMut(&[State])) {
            seen(&[]);
        }
    }

    #[test]
    fn every_skipped_rule_is_remembered() {
        const RULE: Rule =
            Rule::new("rule", Severity::Error, &[], Test::Undecidable, Text::new("", ""));
        static TABLE: [Rule; 1001] = [RULE; 1001];
        static RULES: Rules = Rules::new(&TABLE, &[], &[], &[]);
        let report = validate(&RULES, &Nothing, &Nothing);
        assert_eq!(report.skipped().count(), 1001);
        assert!(report.violations().is_empty());
    }
}
