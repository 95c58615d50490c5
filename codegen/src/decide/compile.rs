//! Rules, limits, preconditions and quotas → formulas that say when they are violated.

use std::sync::OnceLock;

use super::choices::{Choices, Vocabulary};
use super::formula::Formula;
use super::limit::CompiledLimit;
use super::obligation::{Condition, Obligation, Origin};
use super::test::Test;
use super::truth::Truth;
use crate::model::{Absent, BePresent, Form, Must, Predicate, Presence, Rule, View};
use crate::place::Place;

/// Compiles the obligations of one operation.
pub(super) struct Compiler<'a> {
    /// The operation.
    pub(super) view: View<'a>,
    /// Which of two compared operations this is.
    pub(super) side: usize,
    /// The variable of each field.
    pub(super) fields: Vec<usize>,
    /// The variable of each fact.
    pub(super) facts: Vec<usize>,
    /// Every test so far, with its variable.
    pub(super) tests: &'a mut Vec<(usize, Test)>,
}

/// The formula for the presence of a variable.
pub(super) fn present(variable: usize, tests: &mut Vec<(usize, Test)>) -> Formula {
    let known = tests
        .iter()
        .position(|(tested, test)| *tested == variable && matches!(test, Test::Present));
    let test = known.unwrap_or_else(|| {
        tests.push((variable, Test::Present));
        tests.len() - 1
    });
    Formula::Test { variable, test }
}

impl Compiler<'_> {
    /// All obligations of the operation: limits, rules, preconditions and quotas in their order.
    pub(super) fn obligations(&mut self) -> Vec<Obligation> {
        let operation = self.view.operation;
        let limits = operation.request.fields.iter().flat_map(|it| &it.limits);
        let limits = limits.map(|rule| (rule, Origin::Limit));
        let rules = operation.rules.iter().map(|rule| (rule, Origin::Rule));
        let rules = limits.chain(rules).map(|(rule, origin)| self.rule(rule, origin));
        let mut obligations = rules.collect::<Vec<_>>();
        for it in &operation.preconditions {
            let holds = it.holds.as_ref();
            let holds = holds.map(|holds| self.condition(holds, it.place.at("holds")));
            let mut obligation = Obligation::new(&it.id, &it.place, "id", Origin::Precondition);
            obligation.side = self.side;
            if let Some(holds) = &holds {
                obligation.violated = !holds.formula.clone();
            }
            obligation.condition = holds;
            obligations.push(obligation);
        }
        for it in &operation.quotas {
            let mut obligation = Obligation::new(&it.id, &it.place, "id", Origin::Quota);
            obligation.side = self.side;
            obligation.severity = it.severity;
            if let Some(fact) = it.context {
                obligation.violated = self.test(self.facts[fact], Test::Reaches(it.limit));
            }
            obligations.push(obligation);
        }
        obligations
    }

    /// The obligations that matter only in comparisons: presence and type of each field.
    pub(super) fn shapes(&mut self) -> Vec<Obligation> {
        let mut obligations = Vec::new();
        let (view, side) = (self.view, self.side);
        for (field, definition) in view.operation.request.fields.iter().enumerate() {
            let variable = self.fields[field];
            let mut shape = |name: &str, violated: Formula| {
                let (id, place) = (format!("{}.{name}", definition.wire), &definition.place);
                obligations.push(Obligation::shape(&id, place, side, variable, violated));
            };
            let mistyped = self.test(variable, Test::Mistyped(definition.kind.clone()));
            shape("type", mistyped);
            if definition.presence == Presence::Required {
                shape("required", !self.present(variable));
            }
        }
        obligations
    }

    fn rule(&mut self, rule: &Rule, origin: Origin) -> Obligation {
        let condition = rule.form.when();
        let condition = condition.map(|when| self.condition(when, rule.check.at("when")));
        let when = condition.as_ref().map(|it| it.formula.clone());
        let when = when.unwrap_or(Formula::Constant(Truth::True));
        let about = rule.form.fields().into_iter().map(|it| self.fields[it]);
        let about = about.collect::<Vec<_>>();
        // The ids of limits are usually omitted.
        let mark = if origin == Origin::Limit { rule.check.clone() } else { rule.place.at("id") };
        Obligation {
            id: rule.id.clone(),
            place: rule.place.clone(),
            mark,
            severity: rule.severity,
            origin,
            side: self.side,
            violated: self.violated(&rule.form, &about, when),
            about,
            condition,
            kept: OnceLock::new(),
        }
    }

    /// The formula for a violation of a rule about these variables under this condition.
    fn violated(&mut self, form: &Form, about: &[usize], when: Formula) -> Formula {
        match form {
            Form::Presence { must, .. } => {
                let wrong = about.iter().map(|variable| {
                    let (present, when) = (self.present(*variable), when.clone());
                    Formula::All(match must {
                        Must::BePresent => vec![!present, when],
                        Must::BeAbsent | Must::BeLeftOut(_) => vec![present, when],
                        Must::BeAbsentUnless | Must::BeIgnoredUnless => vec![present, !when],
                    })
                });
                Formula::Any(wrong.collect())
            }
            Form::Value { field, limit, .. } => {
                let limit = CompiledLimit::new(limit, self.vocabulary(*field));
                let broken = self.test(self.fields[*field], Test::Breaks(limit));
                Formula::All(vec![broken, when])
            }
            Form::Count { count, .. } => {
                let present = about.iter().map(|it| self.present(*it));
                Formula::Miscounted(*count, present.collect())
            }
            Form::Order { left, is, right } => {
                Formula::Misordered(self.fields[*left], *is, self.fields[*right])
            }
        }
    }

    /// A condition at this location.
    fn condition(&mut self, predicate: &Predicate, place: Place) -> Condition {
        let mut parts = Vec::new();
        let mut several = |it: &mut Self, key: &str, inner: &[Predicate]| {
            for (index, predicate) in inner.iter().enumerate() {
                parts.push(it.condition(predicate, place.nth(key, index)));
            }
            parts.iter().map(|part| part.formula.clone()).collect()
        };
        let formula = match predicate {
            Predicate::Present(field, presence) => {
                let present = self.present(self.fields[*field]);
                match presence {
                    BePresent::Present => present,
                    BePresent::Absent => !present,
                }
            }
            Predicate::Field(field, literals, absent) => {
                let choices = Choices::new(literals, self.vocabulary(*field));
                // An absent field is treated as its default; the model says whether that is one of the values.
                let absent = match absent {
                    Absent::Holds => Truth::True,
                    Absent::Fails => Truth::False,
                };
                self.test(self.fields[*field], Test::Among(choices, absent))
            }
            Predicate::Context(fact, literals) => {
                let kind = &self.view.service.context[*fact].kind;
                let choices = Choices::new(literals, self.view.vocabulary(kind));
                self.test(self.facts[*fact], Test::Among(choices, Truth::Unknown))
            }
            Predicate::All(inner) => Formula::All(several(self, "all", inner)),
            Predicate::Any(inner) => Formula::Any(several(self, "any", inner)),
            Predicate::Not(inner) => {
                let inner = self.condition(inner, place.at("not"));
                let formula = !inner.formula.clone();
                parts.push(inner);
                formula
            }
        };
        Condition { place, formula, parts }
    }

    fn vocabulary(&self, field: usize) -> Option<Vocabulary> {
        let kind = &self.view.operation.request.fields[field].kind;
        self.view.vocabulary(kind)
    }

    fn present(&mut self, variable: usize) -> Formula {
        present(variable, self.tests)
    }

    fn test(&mut self, variable: usize, test: Test) -> Formula {
        self.tests.push((variable, test));
        let test = self.tests.len() - 1;
        Formula::Test { variable, test }
    }
}
