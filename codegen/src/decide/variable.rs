//! What a request or the facts around it can vary in: finitely many cases, those alike in classes.

use serde_json::Value;

use super::question::{Candidate, Edge};
use super::test::Test;
use super::truth::Truth;

/// A parameter of an operation, or a fact outside of the request.
#[derive(Clone, Debug)]
pub struct Variable {
    /// The name: of a parameter, the one on the wire.
    pub name: String,
    /// Which of both it is.
    pub about: About,
    /// The values that matter; `None` where it is absent, or unknown.
    pub cases: Vec<Option<Value>>,
    /// What it usually is: a request with something else is farther away.
    pub usual: Option<Value>,
    /// The cases that no rule tells apart.
    pub(super) classes: Vec<Class>,
}

impl Variable {
    /// The value that stands for a class.
    pub(super) fn value(&self, class: usize) -> Option<&Value> {
        self.cases[self.classes[class].case].as_ref()
    }
}

/// What a variable is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum About {
    /// A parameter of the request.
    Field,
    /// A fact outside of the request.
    Fact,
}

/// What the presence of a parameter costs.
pub(super) const OF_FIELD: u64 = 1_000;

/// Cases that no rule tells apart.
#[derive(Clone, Debug)]
pub(super) struct Class {
    /// The usual one of them.
    pub(super) case: usize,
    /// How much a request with it is to be avoided: fewest parameters that are not as usual first, then fewest facts.
    pub(super) cost: u64,
    /// Whether nothing about it is unknown.
    pub(super) clarity: Clarity,
}

/// Whether something about a value is unknown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Clarity {
    /// It is known and recognized, or a parameter that is left out.
    Clear,
    /// It is an unknown fact or an unrecognized value.
    Unclear,
}

/// What a variable can be, before it is known what tells its values apart.
pub(super) struct Draft<'a> {
    /// The name.
    pub(super) name: String,
    /// What it is.
    pub(super) about: About,
    /// Whether it can have no value.
    pub(super) absence: Absence,
    /// What it usually is.
    pub(super) usual: Option<Value>,
    /// The values.
    pub(super) candidates: Vec<Candidate>,
    /// Every test of it, by its index.
    pub(super) tests: Vec<(usize, &'a Test)>,
    /// Whether it is compared with another.
    pub(super) compared: bool,
}

/// Whether a variable can have no value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Absence {
    /// It can.
    Possible,
    /// It always has one.
    Impossible,
}

/// What tells values apart.
#[derive(PartialEq)]
struct Signature {
    /// The answers to the tests of the variable.
    answers: Vec<Truth>,
    is_present: bool,
    clarity: Clarity,
    /// The value itself, where it is compared.
    compared: Option<Value>,
}

impl Draft<'_> {
    /// The variable; and for each test of it, the answer of each class.
    pub(super) fn variable(self) -> (Variable, Vec<(usize, Vec<Truth>)>) {
        let mut cases = Vec::<Option<Value>>::new();
        let mut classes = Vec::<(Signature, Class)>::new();
        let usual = self.signature(self.usual.as_ref());
        for (value, edge) in self.values() {
            let signature = self.signature(value.as_ref());
            let same = classes.iter().position(|(known, _)| *known == signature);
            if cases.contains(&value) || (same.is_some() && edge == Edge::Off) {
                continue;
            }
            let class = Class {
                case: cases.len(),
                cost: if signature == usual {
                    0
                } else {
                    self.cost(&signature)
                },
                clarity: signature.clarity,
            };
            cases.push(value);
            match same {
                None => classes.push((signature, class)),
                Some(same) if class.cost < classes[same].1.cost => classes[same].1 = class,
                Some(_) => {}
            }
        }
        let answers = |position: usize| {
            let answers = classes.iter().map(|(it, _)| it.answers[position]);
            answers.collect::<Vec<_>>()
        };
        let tests = self.tests.iter().enumerate();
        let tables = tests.map(|(position, (test, _))| (*test, answers(position)));
        let tables = tables.collect();
        let variable = Variable {
            name: self.name,
            about: self.about,
            cases,
            usual: self.usual,
            classes: classes.into_iter().map(|(_, class)| class).collect(),
        };
        (variable, tables)
    }

    fn values(&self) -> impl Iterator<Item = (Option<Value>, Edge)> {
        let absent = match self.absence {
            Absence::Possible => Some((None, Edge::On)),
            Absence::Impossible => None,
        };
        let usual = self.usual.iter().map(|it| (Some(it.clone()), Edge::On));
        let candidates = self.candidates.iter().cloned();
        let present = candidates.map(|it| (Some(it.value), it.edge));
        absent.into_iter().chain(usual).chain(present)
    }

    fn signature(&self, value: Option<&Value>) -> Signature {
        Signature {
            answers: self.tests.iter().map(|(_, test)| test.of(value)).collect(),
            is_present: value.is_some(),
            clarity: self.clarity(value),
            compared: value.filter(|_| self.compared).cloned(),
        }
    }

    fn clarity(&self, value: Option<&Value>) -> Clarity {
        let is_unclear = match value {
            None => self.about == About::Fact,
            Some(value) => {
                let mut vocabularies = self.tests.iter().filter_map(|(_, it)| it.vocabulary());
                vocabularies.any(|vocabulary| {
                    super::limit::items(value).any(|item| vocabulary.canonical(item).is_none())
                })
            }
        };
        if is_unclear {
            Clarity::Unclear
        } else {
            Clarity::Clear
        }
    }

    fn cost(&self, signature: &Signature) -> u64 {
        const OF_FACT: u64 = 20;
        const OF_BROKEN_LIMIT: u64 = 2;
        const OF_UNCLEAR: u64 = 3;
        let own = match self.about {
            About::Field => OF_FIELD,
            About::Fact => OF_FACT,
        };
        let is_broken = |((_, test), answer): &(&(usize, &Test), &Truth)| {
            // A value is not odd because some rule asks for others under its condition.
            let is_limit = matches!(test, Test::Breaks(_)) && test.choices().is_none();
            is_limit && **answer == Truth::True
        };
        let broken = self.tests.iter().zip(&signature.answers).filter(is_broken);
        let unclear = match signature.clarity {
            Clarity::Clear => 0,
            Clarity::Unclear => OF_UNCLEAR,
        };
        own + unclear + OF_BROKEN_LIMIT * broken.map(|_| 1).sum::<u64>()
    }
}
