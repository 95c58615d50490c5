//! Rules held against a request, field by field.

use std::cmp::Ordering;

use super::condition::{AnyGiven, Given, is_one};
use super::found::Found;
use super::limits::Limit;
use super::path::{Location, Path};
use super::report::{Report, Violation};
use super::rule::{Rule, Rules, Test};
use super::truth::{Facts, Truth};
use super::value::{RuleFields, Value};

/// What a request breaks. Allocates only for violations.
pub(super) fn validate(rules: &'static Rules, given: AnyGiven<'_>) -> Report {
    let mut validator = Validator::new(rules, given.request, given.context);
    validator.fields(rules, &Path::ROOT, given.request);
    validator.finish()
}

/// A report in the making.
#[doc(hidden)]
pub struct Validator<'a> {
    rules: &'static Rules,
    given: AnyGiven<'a>,
    report: Report,
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

impl<'a> Validator<'a> {
    /// Nothing is checked yet.
    #[inline]
    pub fn new(
        rules: &'static Rules,
        request: &'a dyn RuleFields,
        context: &'a dyn RuleFields,
    ) -> Self {
        Self { rules, given: Given { request, context }, report: Report::new(rules.table) }
    }

    /// A rule, by its index in the table, held against a parameter of the request. The compiler knows the request's
    /// type and the test, so that few instructions are left of most of them.
    #[inline(always)]
    pub fn rule<F: RuleFields, C: RuleFields>(
        &mut self,
        index: u16,
        test: &Test,
        position: u16,
        name: &'static str,
        request: &F,
        context: &C,
    ) {
        let value = request.value(position);
        if violated(test, &value, request, &Given { request, context }).possible {
            self.parameter(index, position, name);
        }
    }

    /// The rules within a parameter of the request.
    pub fn within(&mut self, name: &'static str, value: &Value<'_>) {
        self.within_value(&Path::ROOT.child(name, None), value);
    }

    /// A rule, by its index in the table, held against a parameter.
    #[inline(never)]
    fn parameter(&mut self, index: u16, position: u16, name: &'static str) {
        let fields = self.given.request;
        self.check(
            self.rules,
            index,
            &fields.value(position),
            At { object: &Path::ROOT, fields, name, index: None },
        );
    }

    /// What is outside the request; the report is complete then.
    #[inline]
    pub fn finish(mut self) -> Report {
        for (index, _) in (0..).zip(self.rules.table).skip(self.rules.outside) {
            self.parameter(index, u16::MAX, "");
        }
        self.report
    }

    /// The rules of the fields of a request or an object.
    fn fields(&mut self, rules: &'static Rules, object: &Path<'_>, fields: &dyn RuleFields) {
        for field in rules.fields {
            let value = fields.value(field.position);
            if field.rules.is_empty() {
                self.within_value(&object.child(field.name, None), &value);
            }
            for index in field.rules {
                self.check(
                    rules,
                    *index,
                    &value,
                    At { object, fields, name: field.name, index: None },
                );
            }
        }
    }

    /// A rule, by its index in the table, held against a value.
    fn check(&mut self, rules: &'static Rules, index: u16, value: &Value<'_>, at: At<'_>) {
        let rule = &rules.table[usize::from(index)];
        let violated = violated(&rule.test, value, &at.fields, &self.given);
        if violated.certain {
            self.violate(rule, at, value);
        } else if violated.possible {
            self.report.skip(index);
        }
    }

    /// The rules within objects, and within the objects of a list or a map.
    #[inline(never)]
    fn within_value(&mut self, path: &Path<'_>, value: &Value<'_>) {
        match value {
            Value::Object(object) => {
                self.fields(object.rules(), path, *object);
            }
            Value::List(items) => {
                for index in 0..items.count() {
                    self.within_value(&path.child("", Some(index)), &items.item(index));
                }
            }
            Value::Map(entries) => {
                entries.each(&mut |key, value| self.within_value(&path.child(key, None), &value));
            }
            _ => {}
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

/// Whether a value, and the fields around it, violate what a rule checks.
// Always inlined: where the compiler knows the rule, one of these is left of it.
#[inline(always)]
fn violated<O: RuleFields, F: RuleFields, C: RuleFields>(
    test: &Test,
    value: &Value<'_>,
    fields: &O,
    given: &Given<F, C>,
) -> Truth {
    let is_present = value.is_present();
    match test {
        // The limit before the condition: most values keep it, and a condition may read many fields.
        Test::Value(limit, when) => {
            if limit.holds(value) {
                Truth::FALSE
            } else {
                when.truth(given)
            }
        }
        Test::OneOf(texts, when) => {
            let is_one = is_one(value, texts, Truth::TRUE);
            Truth::all([is_one.not(), when.truth(given)])
        }
        Test::Required(_) if is_present => Truth::FALSE,
        Test::Required(when) => when.truth(given),
        Test::OnlyIf(_) | Test::Forbidden(_) if !is_present => Truth::FALSE,
        Test::OnlyIf(when) => when.truth(given).not(),
        Test::Forbidden(when) => when.truth(given),
        Test::Holds(when) => when.truth(given).not(),
        Test::Count(group, positions) => Truth::of(!group.holds(positions, fields)),
        Test::Order(allowed, other) => {
            let order = order(value, &fields.value(*other));
            Truth::of(order.is_some_and(|order| !allowed.contains(&order)))
        }
        Test::Fewer(fact, _, limit) => match given.context.value(*fact) {
            Value::Integer(count) => Truth::of(count >= *limit),
            _ => Truth::UNKNOWN,
        },
        Test::Undecidable => Truth::UNKNOWN,
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
    use super::{Given, Rule, Rules, validate};
    use crate::support::RuleRow;
    use crate::support::value::{RuleFields, Value};

    struct Nothing;

    impl RuleFields for Nothing {
        fn value(&self, _: u16) -> Value<'_> {
            Value::Other
        }
    }

    #[test]
    fn every_skipped_rule_is_remembered() {
        static TABLE: [Rule; 1001] = Rule::table([RuleRow::EMPTY; 1001]);
        static RULES: Rules = Rules::new(&TABLE, &[]);
        let report = validate(&RULES, Given { request: &Nothing, context: &Nothing });
        assert_eq!(report.skipped().count(), 1001);
        assert!(report.violations().is_empty());
    }
}
