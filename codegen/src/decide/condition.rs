//! Conditions → formulas, with the place of each part.

use std::collections::BTreeSet;

use super::compile::Compiler;
use super::formula::Formula;
use super::test::{Choices, Test};
use super::truth::Truth;
use crate::model::{Absent, BePresent, Predicate};
use crate::place::Place;

/// A condition of a rule, with those that it is made of.
#[derive(Clone, Debug)]
pub struct Condition {
    /// Where it stands.
    pub place: Place,
    pub(super) formula: Formula,
    /// The conditions that it is made of.
    pub parts: Vec<Condition>,
}

impl Condition {
    /// The variables that it speaks of, by their positions.
    pub fn variables(&self) -> BTreeSet<usize> {
        self.formula.variables()
    }
}

impl Compiler<'_> {
    /// A condition that stands here.
    pub(super) fn condition(&mut self, predicate: &Predicate, place: Place) -> Condition {
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
        Condition {
            place,
            formula,
            parts,
        }
    }
}
