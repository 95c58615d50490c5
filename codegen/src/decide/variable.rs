//! Variables of a request and its facts: finitely many cases, equivalent ones in classes.

use serde_json::Value;

use super::limit::items;
use super::questions::Questions;
use super::test::Test;
use super::truth::Truth;
use crate::model::{ContextFact, Field, Kind, Presence, View};

/// A parameter of an operation, or a fact.
#[derive(Clone, Debug)]
pub struct Variable {
    /// The name; for a parameter, the wire name.
    pub name: String,
    /// Whether it is a parameter or a fact.
    pub about: About,
    /// The relevant values; `None` if it is absent or unknown.
    pub cases: Vec<Option<Value>>,
    /// The usual value: other values increase the distance of a request.
    pub usual: Option<Value>,
    /// The classes of cases that no rule distinguishes.
    pub(super) classes: Vec<Class>,
}

/// The kind of variable.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum About {
    /// A parameter of the request.
    Field,
    /// A fact outside the request.
    Fact,
}

// The simplest solution is preferred: an additional parameter costs more than any number of facts, an unknown fact or an
// unrecognized value more than a known one, and a value that also violates a limit more than an allowed one.
/// The cost of the presence of a parameter.
pub(super) const OF_FIELD: u64 = 1_000;
const OF_FACT: u64 = 20;
const OF_UNCLEAR: u64 = 3;
const OF_BROKEN_LIMIT: u64 = 2;

/// Cases that no rule distinguishes.
#[derive(Clone, Debug)]
pub(super) struct Class {
    /// The usual one.
    pub(super) case: usize,
    /// The cost of a request with it: unusual parameters count first, then facts.
    pub(super) cost: u64,
    /// Whether it is neither an unknown fact nor an unrecognized value.
    pub(super) is_clear: bool,
}

impl Variable {
    /// The value that represents a class.
    pub(super) fn value(&self, class: usize) -> Option<&Value> {
        self.cases[self.classes[class].case].as_ref()
    }
}

/// A variable before its values are classified.
pub(super) struct Draft<'a> {
    /// The name.
    pub(super) name: &'a str,
    /// What it is.
    pub(super) about: About,
    /// Whether it can be absent.
    pub(super) can_be_absent: bool,
    /// Its kind in each operation.
    pub(super) kinds: Vec<(View<'a>, &'a Kind)>,
    /// The documented example.
    pub(super) example: Option<&'a str>,
}

/// What distinguishes values.
#[derive(PartialEq)]
struct Signature {
    /// The results of the tests of the variable.
    answers: Vec<Truth>,
    is_present: bool,
    is_clear: bool,
    /// The value itself, if it is compared.
    compared: Option<Value>,
}

impl<'a> Draft<'a> {
    /// A parameter of an operation.
    pub(super) fn field(view: View<'a>, field: &'a Field) -> Self {
        Self {
            name: &field.wire,
            about: About::Field,
            can_be_absent: field.presence == Presence::Optional,
            kinds: vec![(view, &field.kind)],
            example: field.example.as_deref().or(field.default.as_deref()),
        }
    }

    /// A fact of an operation.
    pub(super) fn fact(view: View<'a>, fact: &'a ContextFact) -> Self {
        Self {
            name: &fact.name,
            about: About::Fact,
            can_be_absent: true,
            kinds: vec![(view, &fact.kind)],
            example: None,
        }
    }

    /// The variable; of values that these tests do not distinguish, only those at the boundary of a limit are kept.
    pub(super) fn variable(&self, questions: &Questions<'_>, usual: Option<Value>) -> Variable {
        let mut cases = Vec::<Option<Value>>::new();
        let mut classes = Vec::<(Signature, Class)>::new();
        let usual_signature = self.signature(questions, usual.as_ref());
        let candidates = self.kinds.iter();
        let candidates = candidates.flat_map(|(view, kind)| view.candidates(kind, questions));
        let absent = self.can_be_absent.then_some((None, true));
        let usual_value = usual.iter().map(|it| (Some(it.clone()), true));
        let values = absent.into_iter().chain(usual_value);
        for (value, is_edge) in values.chain(candidates.map(|it| (Some(it.value), it.is_edge))) {
            let signature = self.signature(questions, value.as_ref());
            let same = classes.iter().position(|(known, _)| *known == signature);
            if cases.contains(&value) || (same.is_some() && !is_edge) {
                continue;
            }
            let cost =
                if signature == usual_signature { 0 } else { self.cost(questions, &signature) };
            let class = Class { case: cases.len(), cost, is_clear: signature.is_clear };
            cases.push(value);
            match same {
                None => classes.push((signature, class)),
                Some(same) if cost < classes[same].1.cost => classes[same].1 = class,
                Some(_) => {}
            }
        }
        Variable {
            name: self.name.to_owned(),
            about: self.about,
            cases,
            usual,
            classes: classes.into_iter().map(|(_, class)| class).collect(),
        }
    }

    fn signature(&self, questions: &Questions<'_>, value: Option<&Value>) -> Signature {
        let tests = questions.tests.iter();
        let mut vocabularies = tests.clone().filter_map(|test| test.vocabulary());
        Signature {
            answers: tests.map(|test| test.of(value)).collect(),
            is_present: value.is_some(),
            is_clear: match value {
                None => self.about == About::Field,
                Some(value) => vocabularies.all(|vocabulary| {
                    items(value).all(|item| vocabulary.canonical(item).is_some())
                }),
            },
            compared: value.filter(|_| questions.compared > 0).cloned(),
        }
    }

    fn cost(&self, questions: &Questions<'_>, signature: &Signature) -> u64 {
        let own = match self.about {
            About::Field => OF_FIELD,
            About::Fact => OF_FACT,
        };
        let unclear = if signature.is_clear { 0 } else { OF_UNCLEAR };
        let answers = questions.tests.iter().zip(&signature.answers);
        let broken = answers.filter(|(test, answer)| {
            // A value is not unusual just because a conditional rule requires other ones.
            let is_limit = matches!(test, Test::Breaks(_)) && test.choices().is_none();
            is_limit && **answer == Truth::True
        });
        own + unclear + OF_BROKEN_LIMIT * broken.map(|_| 1).sum::<u64>()
    }
}
