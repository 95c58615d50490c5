//! Rules, limits, preconditions and quotas → formulas that say when they are violated.

use std::collections::BTreeMap;

use super::formula::Formula;
use super::limit::{CompiledLimit, Vocabulary};
use super::obligation::{Obligation, Origin};
use super::test::Test;
use super::truth::Truth;
use crate::model::{Form, Must, Operation, Presence, Rule, View};

/// Compiles what one operation asks.
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
    pub(super) tests: Vec<(usize, Test)>,
    /// The test of presence of a variable.
    pub(super) presence: BTreeMap<usize, usize>,
}

impl Compiler<'_> {
    /// Everything that the operation asks: limits, rules, preconditions and quotas in their order.
    pub(super) fn obligations(&mut self) -> Vec<Obligation> {
        let operation = self.view.operation;
        let mut obligations = Vec::new();
        for field in &operation.request.fields {
            for rule in &field.limits {
                obligations.push(self.rule(rule, Origin::Limit));
            }
        }
        for rule in &operation.rules {
            obligations.push(self.rule(rule, Origin::Rule));
        }
        self.outside(operation, &mut obligations);
        obligations
    }

    /// What only compared operations can disagree about: presence and type of each field.
    pub(super) fn shapes(&mut self) -> Vec<Obligation> {
        let mut obligations = Vec::new();
        for (field, definition) in self.view.operation.request.fields.iter().enumerate() {
            let variable = self.fields[field];
            let misfits = self.test(variable, Test::Misfits(definition.kind.clone()));
            let mut shapes = vec![("type", misfits)];
            if definition.presence == Presence::Required {
                let absent = Formula::Not(Box::new(self.present(variable)));
                shapes.push(("required", absent));
            }
            obligations.extend(shapes.into_iter().map(|(name, violated)| Obligation {
                violated,
                about: vec![variable],
                side: self.side,
                ..Obligation::new(
                    &format!("{}.{name}", definition.wire),
                    &definition.place,
                    "name",
                    Origin::Shape,
                )
            }));
        }
        obligations
    }

    /// That a parameter is absent which only the other one of compared operations knows.
    pub(super) fn unknown(&mut self, side: usize, variable: usize, name: &str) -> Obligation {
        let (id, place) = (format!("{name}.unknown"), &self.view.operation.place);
        Obligation {
            side,
            violated: self.present(variable),
            about: vec![variable],
            ..Obligation::new(&id, place, "operation", Origin::Shape)
        }
    }

    fn rule(&mut self, rule: &Rule, origin: Origin) -> Obligation {
        let condition = rule.form.when();
        let condition = condition.map(|when| self.condition(when, rule.check.at("when")));
        let when = condition.as_ref().map(|it| it.formula.clone());
        let when = when.unwrap_or(Formula::Constant(Truth::True));
        let about = rule.form.fields().into_iter().map(|it| self.fields[it]);
        let about = about.collect::<Vec<_>>();
        // The ids of limits are seldom written.
        let mark = if origin == Origin::Limit {
            rule.check.clone()
        } else {
            rule.place.at("id")
        };
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
        }
    }

    /// That a rule about these variables, where this holds, is violated.
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

    fn outside(&mut self, operation: &Operation, obligations: &mut Vec<Obligation>) {
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
            if let Some(fact) = it.context {
                obligation.violated = self.test(self.facts[fact], Test::Reaches(it.limit));
            }
            obligations.push(obligation);
        }
    }

    pub(super) fn vocabulary(&self, field: usize) -> Option<Vocabulary> {
        let kind = &self.view.operation.request.fields[field].kind;
        self.view.vocabulary(kind)
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
