//! Rules held against a request, field by field.

use std::cmp::Ordering;

use super::condition::{Given, When, is_one};
use super::findings::Findings;
use super::found::Found;
use super::limits::Limit;
use super::path::Path;
use super::report::{Report, Skipped};
use super::rule::{FieldRules, Group, Rule, Rules, Test};
use super::truth::{Facts, Truth};
use super::value::{RuleFields, Value};

/// What a request breaks. Allocates only for violations.
pub fn validate(
    rules: &'static Rules,
    request: &dyn RuleFields,
    context: &dyn RuleFields,
) -> Report {
    let given = Given { request, context };
    let mut validator = Validator { given, skipped: Skipped::default(), findings: None };
    validator.fields(rules, &Path::ROOT, request);
    for rule in &rules.table[rules.about_fields..] {
        validator.outside(rule);
    }
    Report::new(rules.table, validator.skipped, validator.findings)
}

/// A report in the making.
struct Validator<'a> {
    given: Given<'a>,
    skipped: Skipped,
    findings: Option<Box<Findings>>,
}

/// Where a value is.
#[derive(Clone, Copy)]
struct At<'a> {
    object: &'a Path<'a>,
    name: &'static str,
    index: Option<usize>,
}

/// A condition, and whether it holds or fails where a rule is broken.
#[derive(Clone, Copy)]
enum Reason<'a> {
    /// It holds.
    Holds(&'a When),
    /// It does not.
    Fails(&'a When),
}

impl Validator<'_> {
    /// The rules of the fields of a request or an object.
    fn fields(&mut self, rules: &'static Rules, object: &Path<'_>, fields: &dyn RuleFields) {
        for row in rules.fields {
            let value = fields.field(row.position);
            if row.rules.is_empty() {
                self.within(&object.child(row.name, None), value);
            } else {
                self.field(rules.table, row, object, fields, value);
            }
        }
    }

    fn field(
        &mut self,
        table: &'static [Rule],
        row: &FieldRules,
        object: &Path<'_>,
        fields: &dyn RuleFields,
        value: Value<'_>,
    ) {
        let at = At { object, name: row.name, index: None };
        let is_present = value.is_present();
        for index in row.rules {
            let rule = &table[usize::from(*index)];
            match &rule.test {
                Test::Value(limit, when) if is_present => self.limit(rule, at, limit, value, when),
                Test::OneOf(texts, when) if is_present => self.one_of(rule, at, texts, value, when),
                Test::Required(when) if !is_present => {
                    self.decide(rule, at, Reason::Holds(when), Found::default);
                }
                Test::OnlyIf(when) if is_present => {
                    self.decide(rule, at, Reason::Fails(when), Found::default);
                }
                Test::Forbidden(when) if is_present => {
                    self.decide(rule, at, Reason::Holds(when), Found::default);
                }
                Test::Count(allowed, positions) => self.count(rule, *allowed, positions, fields),
                Test::Order(allowed, other) => {
                    self.order(rule, at, allowed, value, fields.field(*other));
                }
                _ => {}
            }
        }
    }

    /// The rules within objects, and within the objects of a list or a map.
    fn within(&mut self, path: &Path<'_>, value: Value<'_>) {
        match value {
            Value::Object(object) => self.object(path, object),
            Value::List(items) => {
                for index in 0..items.count() {
                    self.within(&path.child("", Some(index)), items.item(index));
                }
            }
            Value::Map(entries) => {
                entries.each(&mut |key, value| self.within(&path.child(key, None), value));
            }
            _ => {}
        }
    }

    fn object(&mut self, path: &Path<'_>, object: &dyn super::value::Object) {
        self.fields(object.rules(), path, object);
    }

    /// A value, or each item of a list, keeps a limit.
    fn limit(
        &mut self,
        rule: &'static Rule,
        at: At<'_>,
        limit: &Limit,
        value: Value<'_>,
        when: &When,
    ) {
        match value {
            Value::List(items) if !matches!(limit, Limit::Items(..)) => {
                for index in 0..items.count() {
                    let at = At { index: Some(index), ..at };
                    self.limit(rule, at, limit, items.item(index), when);
                }
            }
            // The limit before the condition: most values keep it, and a condition may read many fields.
            value if !limit.holds(value) => {
                self.decide(rule, at, Reason::Holds(when), || limit.found(value));
            }
            _ => {}
        }
    }

    /// A value, or each item of a list, is one of a few.
    fn one_of(
        &mut self,
        rule: &'static Rule,
        at: At<'_>,
        texts: &[&str],
        value: Value<'_>,
        when: &When,
    ) {
        let is_none = is_one(value, texts, Truth::TRUE).not();
        if is_none.possible {
            let violated = Truth::all([when.truth(self.given), is_none]);
            self.conclude(rule, at, violated, Reason::Holds(when), || Found::of(value));
        }
    }

    /// How many of the rule's fields are set.
    fn count(
        &mut self,
        rule: &'static Rule,
        allowed: Group,
        positions: &[u16],
        fields: &dyn RuleFields,
    ) {
        let is_set = |position: &u16| fields.field(*position).is_present();
        let count = positions.iter().filter(|position| is_set(position)).count();
        let holds = match allowed {
            Group::AllOrNone => count == 0 || count == positions.len(),
            Group::ExactlyOne => count == 1,
            Group::AtMostOne => count <= 1,
            Group::AtLeastOne => count >= 1,
        };
        if holds {
            return;
        }
        // What is to blame: a missing field if too few are there, else the last that is too many.
        let too_few = count == 0 || allowed == Group::AllOrNone;
        let blamed = positions.iter().rposition(|position| is_set(position) != too_few);
        let name = blamed.and_then(|index| rule.fields.get(index)).copied().unwrap_or("");
        let named = rule.fields.iter().copied().zip(positions);
        let (set, missing) = named.partition::<Vec<_>, _>(|(_, position)| is_set(position));
        let names = |fields: Vec<(&'static str, _)>| fields.into_iter().map(|it| it.0).collect();
        let found = Found::Group { allowed, set: names(set), missing: names(missing) };
        let at = At { object: &Path::ROOT, name, index: None };
        self.decide(rule, at, Reason::Holds(&When::Always), || found);
    }

    /// One value compares with another as the rule says, if both are there.
    fn order(
        &mut self,
        rule: &'static Rule,
        at: At<'_>,
        allowed: &[Ordering],
        left: Value<'_>,
        right: Value<'_>,
    ) {
        let order = match (left, right) {
            (Value::Integer(left), Value::Integer(right)) => left.cmp(&right),
            (Value::Text(left), Value::Text(right)) => left.cmp(right),
            _ => return,
        };
        if !allowed.contains(&order) {
            self.decide(rule, at, Reason::Holds(&When::Always), || {
                match (left.shown(), right.shown()) {
                    (Some(left), Some(right)) => Found::Values(left, right),
                    _ => Found::Nothing,
                }
            });
        }
    }

    /// What must hold outside the request, as far as the caller knows.
    fn outside(&mut self, rule: &'static Rule) {
        let at = At { object: &Path::ROOT, name: "", index: None };
        match &rule.test {
            Test::Holds(when) => self.decide(rule, at, Reason::Fails(when), Found::default),
            Test::Fewer(fact, name, limit) => match self.given.context.field(*fact) {
                Value::Integer(count) if count < *limit => {}
                Value::Integer(count) => {
                    let mut facts = Facts::default();
                    facts.told(name, Value::Integer(count));
                    self.violate(rule, at, Found::Nothing, facts);
                }
                _ => self.skip(rule),
            },
            _ => self.skip(rule),
        }
    }

    fn decide(
        &mut self,
        rule: &'static Rule,
        at: At<'_>,
        reason: Reason<'_>,
        found: impl FnOnce() -> Found,
    ) {
        let violated = match reason {
            Reason::Holds(when) => when.truth(self.given),
            Reason::Fails(when) => when.truth(self.given).not(),
        };
        self.conclude(rule, at, violated, reason, found);
    }

    fn conclude(
        &mut self,
        rule: &'static Rule,
        at: At<'_>,
        violated: Truth,
        reason: Reason<'_>,
        found: impl FnOnce() -> Found,
    ) {
        if violated.certain {
            let facts = match reason {
                Reason::Holds(when) => when.open_facts(self.given),
                Reason::Fails(when) => when.facts(self.given),
            };
            self.violate(rule, at, found(), facts);
        } else if violated.possible {
            self.skip(rule);
        }
    }

    #[cold]
    fn violate(&mut self, rule: &'static Rule, at: At<'_>, found: Found, facts: Facts) {
        let findings = self.findings.get_or_insert_default();
        findings.violate(rule, at.object, at.name, at.index, found, facts);
    }

    fn skip(&mut self, rule: &Rule) {
        if !self.skipped.set(rule.index) {
            self.findings.get_or_insert_default().skip(rule);
        }
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
        fn field(&self, _: u16) -> Value<'_> {
            Value::Absent
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
