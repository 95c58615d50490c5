//! Rules held against a request, field by field.

use std::cmp::Ordering;

use super::condition::{Given, is_one};
use super::found::Found;
use super::limits::Limit;
use super::path::{Location, Path};
use super::report::{Report, Violation};
use super::rule::{Rule, Rules, Test};
use super::truth::{Facts, Truth};
use super::value::{RuleFields, Value, Values};

/// What a request breaks. Allocates only for violations.
pub fn validate(
    rules: &'static Rules,
    request: &dyn RuleFields,
    context: &dyn RuleFields,
) -> Report {
    let mut report = Report::new(rules.table);
    context.values(&mut |context| {
        request.values(&mut |request| {
            let given = Given { request: Values(request), context: Values(context) };
            let mut validator = Validator { given, report: &mut report };
            validator.fields(rules, &Path::ROOT, given.request);
            validator.outside(&rules.table[rules.about_fields..]);
        });
    });
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
    fields: Values<'a>,
    /// The member.
    name: &'static str,
    /// Which of the member's items it is.
    index: Option<usize>,
}

impl Validator<'_> {
    /// The rules of the fields of a request or an object.
    fn fields(&mut self, rules: &'static Rules, object: &Path<'_>, fields: Values<'_>) {
        for row in rules.fields {
            let value = fields.at(row.position);
            if !row.concerns.include(value) {
                continue;
            }
            if row.rules.is_empty() {
                self.within(&object.child(row.name, None), value);
            }
            for rule in row.rules {
                let violated = self.violated(&rule.test, value, fields);
                if violated.possible {
                    let at = At { object, fields, name: row.name, index: None };
                    self.conclude(rule, at, value, violated);
                }
            }
        }
    }

    /// The rules within objects, and within the objects of a list or a map.
    fn within(&mut self, path: &Path<'_>, value: &Value<'_>) {
        match value {
            Value::Object(object) => {
                object.values(&mut |fields| self.fields(object.rules(), path, Values(fields)));
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

    /// What must hold outside the request, as far as the caller knows.
    fn outside(&mut self, rules: &'static [Rule]) {
        let at = At { object: &Path::ROOT, fields: self.given.request, name: "", index: None };
        for rule in rules {
            let violated = self.violated(&rule.test, &Value::Absent, at.fields);
            if violated.possible {
                self.conclude(rule, at, &Value::Absent, violated);
            }
        }
    }

    /// Whether a value violates a rule.
    // Inlined, since most rules are decided in a few instructions.
    #[inline(always)]
    fn violated(&self, test: &Test, value: &Value<'_>, fields: Values<'_>) -> Truth {
        let given = &self.given;
        let is_present = value.is_present();
        match test {
            // The limit before the condition: most values keep it, and a condition may read many fields.
            Test::Value(limit, when) if is_present && !limit.holds(value) => when.truth(given),
            Test::OneOf(texts, when) if is_present => {
                Truth::all([is_one(value, texts, Truth::TRUE).not(), when.truth(given)])
            }
            Test::Required(when) if !is_present => when.truth(given),
            Test::OnlyIf(when) if is_present => when.truth(given).not(),
            Test::Forbidden(when) if is_present => when.truth(given),
            Test::Count(group, positions) => Truth::of(!group.holds(positions, fields)),
            Test::Order(allowed, other) => {
                let order = order(value, fields.at(*other));
                Truth::of(order.is_some_and(|order| !allowed.contains(&order)))
            }
            Test::Holds(when) => when.truth(given).not(),
            Test::Fewer(fact, _, limit) => match given.context.at(*fact) {
                Value::Integer(count) => Truth::of(count >= limit),
                _ => Truth::UNKNOWN,
            },
            Test::Undecidable => Truth::UNKNOWN,
            Test::Value(..)
            | Test::OneOf(..)
            | Test::Required(_)
            | Test::OnlyIf(_)
            | Test::Forbidden(_) => Truth::FALSE,
        }
    }

    /// A violation, of each item of a list that has one; or a rule that could not be decided.
    #[cold]
    fn conclude(&mut self, rule: &'static Rule, at: At<'_>, value: &Value<'_>, violated: Truth) {
        match (&rule.test, value) {
            (Test::Value(limit, _), Value::List(items)) if !matches!(limit, Limit::Items(..)) => {
                for index in 0..items.count() {
                    let value = &items.item(index);
                    if !limit.holds(value) {
                        self.conclude(rule, At { index: Some(index), ..at }, value, violated);
                    }
                }
            }
            _ if violated.certain => self.report.violate(self.violation(rule, at, value)),
            _ => self.report.skip(rule),
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
                facts.told(name, self.given.context.at(*fact));
                facts
            }
            Test::Count(..) | Test::Order(..) | Test::Undecidable => Facts::default(),
        }
    }
}

/// What a request has instead of what a rule requires.
fn found(rule: &Rule, value: &Value<'_>, fields: Values<'_>) -> Found {
    match &rule.test {
        Test::Value(limit, _) => limit.found(value),
        Test::OneOf(..) => Found::of(value),
        Test::Count(group, positions) => group.found(positions, fields, rule.fields),
        Test::Order(_, other) => match (value.shown(), fields.at(*other).shown()) {
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
    use crate::support::value::{RuleFields, Value};
    use crate::support::{Severity, Text};

    struct Nothing;

    impl RuleFields for Nothing {
        fn values(&self, seen: &mut dyn FnMut(&[Value<'_>])) {
            seen(&[]);
        }
    }

    #[test]
    fn every_skipped_rule_is_remembered() {
        const RULE: Rule =
            Rule::new("rule", Severity::Error, &[], Test::Undecidable, Text::new("", ""));
        static TABLE: [Rule; 1001] = Rule::numbered([RULE; 1001]);
        static RULES: Rules = Rules::new(&TABLE, &[]);
        let report = validate(&RULES, &Nothing, &Nothing);
        assert!(report.skipped().map(|rule| rule.index).eq(0..1001));
        assert!(report.violations().is_empty());
    }
}
