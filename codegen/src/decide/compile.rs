//! Rules, limits, preconditions and quotas → formulas that say when they are violated.

use std::collections::BTreeMap;

use super::condition::Condition;
use super::formula::{Formula, Group};
use super::gauge::{Gauge, Vocabulary};
use super::obligation::{Obligation, Origin};
use super::test::{Choices, Test};
use super::truth::Truth;
use super::value::Types;
use crate::model::{Check, Limit, Operation, Predicate, Presence, Rule, Severity};
use crate::place::Place;

/// Compiles what one operation asks.
pub(super) struct Compiler<'a> {
    /// The operation and its types.
    pub(super) types: Types<'a>,
    /// Which of two compared operations this is.
    pub(super) side: usize,
    /// The variable of each field.
    pub(super) fields: Vec<usize>,
    /// The variable of each fact.
    pub(super) facts: Vec<usize>,
    /// Every test so far, with its variable.
    pub(super) tests: Vec<(usize, Test)>,
    /// The test of presence of a variable.
    pub(super) presence: BTreeMap<usize, usize>,
}

impl Compiler<'_> {
    /// Everything that the operation asks: limits, rules, preconditions and quotas in their order.
    pub(super) fn obligations(&mut self) -> Vec<Obligation> {
        let operation = self.types.operation;
        let mut obligations = Vec::new();
        for (field, definition) in operation.request.fields.iter().enumerate() {
            for rule in &definition.limits {
                obligations.extend(self.rule(rule, Some(field)));
            }
        }
        for rule in &operation.rules {
            obligations.extend(self.rule(rule, None));
        }
        self.outside(operation, &mut obligations);
        obligations
    }

    /// What only compared operations can disagree about: presence and type of each field.
    pub(super) fn shapes(&mut self) -> Vec<Obligation> {
        let mut obligations = Vec::new();
        for (field, definition) in self.types.operation.request.fields.iter().enumerate() {
            let variable = self.fields[field];
            let misfits = self.test(variable, Test::Misfits(definition.kind.clone()));
            let mut shapes = vec![("type", misfits)];
            if definition.presence == Presence::Required {
                let absent = Formula::Not(Box::new(self.present(variable)));
                shapes.push(("required", absent));
            }
            obligations.extend(shapes.into_iter().map(|(name, violated)| Obligation {
                id: format!("{}.{name}", definition.wire),
                place: definition.place.clone(),
                mark: definition.place.at("name"),
                severity: Severity::Error,
                origin: Origin::Shape,
                side: self.side,
                violated,
                about: vec![variable],
                condition: None,
            }));
        }
        obligations
    }

    /// That a parameter is absent which only the other one of compared operations knows.
    pub(super) fn unknown(&mut self, side: usize, variable: usize, name: &str) -> Obligation {
        Obligation {
            id: format!("{name}.unknown"),
            place: self.types.operation.place.clone(),
            mark: self.types.operation.place.at("operation"),
            severity: Severity::Error,
            origin: Origin::Shape,
            side,
            violated: self.present(variable),
            about: vec![variable],
            condition: None,
        }
    }

    fn rule(&mut self, rule: &Rule, limited: Option<usize>) -> Option<Obligation> {
        let at = |name: &str| rule.place.at("check").at(name).at("when");
        let all = |parts| Formula::All(parts);
        let (violated, about, condition) = match &rule.check {
            Check::Value(Limit::Unset(_)) => {
                let variable = self.fields[limited?];
                (self.present(variable), vec![variable], None)
            }
            Check::Value(limit) => {
                let broken = self.broken(limited?, limit);
                (broken, vec![self.fields[limited?]], None)
            }
            Check::RequiredIf(fields, when) => {
                let when = self.condition(when, at("required_if"));
                let parts = self.each(fields, |it, field| {
                    all(vec![!it.present(field), when.formula.clone()])
                });
                (Formula::Any(parts), self.variables(fields), Some(when))
            }
            Check::ForbiddenIf(fields, when) => {
                let when = self.condition(when, at("forbidden_if"));
                let parts = self.each(fields, |it, field| {
                    all(vec![it.present(field), when.formula.clone()])
                });
                (Formula::Any(parts), self.variables(fields), Some(when))
            }
            Check::AllowedIf(fields, when) => self.only(fields, when, at("allowed_if")),
            Check::EffectiveIf(fields, when) => self.only(fields, when, at("effective_if")),
            Check::ValuesIf(field, values, when) => {
                let vocabulary = self.vocabulary(*field);
                let strays = Test::Strays(Choices::new(values, vocabulary));
                let strays = self.test(self.fields[*field], strays);
                self.when(*field, strays, when, at("values_if"))
            }
            Check::RangeIf(field, range, when) => {
                let outside = self.broken(*field, &Limit::Range(*range));
                self.when(*field, outside, when, at("range_if"))
            }
            Check::LengthIf(field, length, when) => {
                let outside = self.broken(*field, &Limit::Length(*length));
                self.when(*field, outside, when, at("length_if"))
            }
            Check::AllOrNone(fields) => self.group(Group::AllOrNone, fields),
            Check::ExactlyOne(fields) => self.group(Group::ExactlyOne, fields),
            Check::AtMostOne(fields) => self.group(Group::AtMostOne, fields),
            Check::AtLeastOne(fields) => self.group(Group::AtLeastOne, fields),
            Check::Compare(left, is, right) => {
                let (left, right) = (self.fields[*left], self.fields[*right]);
                (
                    Formula::Misordered(left, *is, right),
                    vec![left, right],
                    None,
                )
            }
        };
        Some(Obligation {
            id: rule.id.clone(),
            place: rule.place.clone(),
            mark: match (limited, &rule.check) {
                (None, _) => rule.place.at("id"),
                (Some(_), Check::Value(Limit::Unset(_))) => rule.place.clone(),
                (Some(_), _) => rule.place.at("check"),
            },
            severity: rule.severity,
            origin: match limited {
                Some(_) => Origin::Limit,
                None => Origin::Rule,
            },
            side: self.side,
            violated,
            about,
            condition,
        })
    }

    fn outside(&mut self, operation: &Operation, obligations: &mut Vec<Obligation>) {
        for precondition in &operation.preconditions {
            let holds = precondition.holds.as_ref();
            let holds = holds.map(|holds| self.condition(holds, precondition.place.at("holds")));
            obligations.push(Obligation {
                id: precondition.id.clone(),
                place: precondition.place.clone(),
                mark: precondition.place.at("id"),
                severity: Severity::Error,
                origin: Origin::Precondition,
                side: self.side,
                violated: match &holds {
                    Some(holds) => !holds.formula.clone(),
                    None => Formula::Constant(Truth::Unknown),
                },
                about: Vec::new(),
                condition: holds,
            });
        }
        for quota in &operation.quotas {
            let reached = quota
                .context
                .map(|fact| self.test(self.facts[fact], Test::Reaches(quota.limit)));
            obligations.push(Obligation {
                id: quota.id.clone(),
                place: quota.place.clone(),
                mark: quota.place.at("id"),
                severity: Severity::Error,
                origin: Origin::Quota,
                side: self.side,
                violated: reached.unwrap_or(Formula::Constant(Truth::Unknown)),
                about: Vec::new(),
                condition: None,
            });
        }
    }

    fn only(
        &mut self,
        fields: &[usize],
        when: &Predicate,
        place: Place,
    ) -> (Formula, Vec<usize>, Option<Condition>) {
        let when = self.condition(when, place);
        let parts = self.each(fields, |it, field| {
            Formula::All(vec![it.present(field), !when.formula.clone()])
        });
        (Formula::Any(parts), self.variables(fields), Some(when))
    }

    fn when(
        &mut self,
        field: usize,
        wrong: Formula,
        when: &Predicate,
        place: Place,
    ) -> (Formula, Vec<usize>, Option<Condition>) {
        let when = self.condition(when, place);
        let violated = Formula::All(vec![wrong, when.formula.clone()]);
        (violated, vec![self.fields[field]], Some(when))
    }

    fn group(
        &mut self,
        group: Group,
        fields: &[usize],
    ) -> (Formula, Vec<usize>, Option<Condition>) {
        let parts = self.each(fields, |it, field| it.present(field));
        (Formula::Group(group, parts), self.variables(fields), None)
    }

    fn broken(&mut self, field: usize, limit: &Limit) -> Formula {
        let gauge = Gauge::new(limit, self.vocabulary(field));
        self.test(self.fields[field], Test::Breaks(gauge))
    }

    pub(super) fn vocabulary(&self, field: usize) -> Option<Vocabulary> {
        let kind = &self.types.operation.request.fields[field].kind;
        self.types.vocabulary(kind)
    }

    fn each(
        &mut self,
        fields: &[usize],
        mut part: impl FnMut(&mut Self, usize) -> Formula,
    ) -> Vec<Formula> {
        let variables = self.variables(fields);
        variables.into_iter().map(|it| part(self, it)).collect()
    }

    fn variables(&self, fields: &[usize]) -> Vec<usize> {
        fields.iter().map(|field| self.fields[*field]).collect()
    }

    pub(super) fn present(&mut self, variable: usize) -> Formula {
        let known = self.presence.get(&variable).copied();
        let test = known.unwrap_or_else(|| {
            self.tests.push((variable, Test::Present));
            self.presence.insert(variable, self.tests.len() - 1);
            self.tests.len() - 1
        });
        Formula::Test { variable, test }
    }

    pub(super) fn test(&mut self, variable: usize, test: Test) -> Formula {
        self.tests.push((variable, test));
        Formula::Test {
            variable,
            test: self.tests.len() - 1,
        }
    }
}
