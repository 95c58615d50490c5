//! An operation, prepared for questions: its variables, their cases, and its obligations.

use serde_json::Value;

use super::compile::{self, Compiler};
use super::formula::{Formula, World, misordered};
use super::obligation::{Obligation, Verdict};
use super::questions::Questions;
use super::test::Test;
use super::truth::{Truth, Truths};
use super::variable::{About, Draft, Variable};
use crate::model::{Comparison, View};

/// An operation, prepared for questions; or two, for comparison.
#[derive(Clone, Debug)]
pub struct Subject {
    pub(super) variables: Vec<Variable>,
    pub(super) obligations: Vec<Obligation>,
    /// Every test with its variable.
    pub(super) tests: Vec<(usize, Test)>,
    /// The result of each test for each class of its variable.
    pub(super) answers: Vec<Vec<Truth>>,
}

impl Subject {
    /// An operation.
    pub fn new(view: View<'_>) -> Self {
        Self::of(&[view], &[])
    }

    /// The parameters, then the facts.
    pub fn variables(&self) -> &[Variable] {
        &self.variables
    }

    /// Limits, rules, preconditions and quotas in their order.
    pub fn obligations(&self) -> &[Obligation] {
        &self.obligations
    }

    /// The verdict on each obligation for these values, one for each variable.
    pub fn verdicts(&self, values: &[Option<Value>]) -> Vec<Verdict> {
        let world = Concrete { subject: self, values };
        let verdict = |obligation: &Obligation| match obligation.violated.truths(&world) {
            Truths::TRUE => Verdict::Violated,
            Truths::FALSE => Verdict::Holds,
            _ => Verdict::Skipped,
        };
        self.obligations.iter().map(verdict).collect()
    }

    /// Whether an obligation tests texts in a way that can only be sampled.
    pub fn is_sampled(&self, obligation: &Obligation) -> bool {
        let variables = obligation.variables();
        let mut tests = self.tests.iter();
        tests.any(|(variable, test)| match test {
            Test::Breaks(limit) => variables.contains(variable) && limit.is_sampled(),
            _ => false,
        })
    }

    /// The declared values of a variable, one for each class that rules distinguish.
    pub fn declared(&self, variable: usize) -> Vec<&str> {
        let own = self.tests.iter().filter(|(tested, _)| *tested == variable);
        let vocabularies = own.filter_map(|(_, test)| test.vocabulary());
        let vocabularies = vocabularies.collect::<Vec<_>>();
        let variable = &self.variables[variable];
        let classes = 0..variable.classes.len();
        classes
            .filter_map(|class| variable.value(class)?.as_str())
            .filter(|text| vocabularies.iter().any(|it| it.0.contains_key(*text)))
            .collect()
    }

    /// Two versions of an operation side by side: variables with the same name are the same.
    ///
    /// The search prefers requests close to the usual one, which has these parameters.
    pub fn compared(sides: [View<'_>; 2], usual: &[(String, Value)]) -> Self {
        Self::of(&sides, usual)
    }

    /// One operation, or several side by side; without usual parameters, absence is preferred.
    fn of(sides: &[View<'_>], usual: &[(String, Value)]) -> Self {
        let mut drafts = Vec::new();
        let mut tests = Vec::new();
        let mut obligations = Vec::new();
        let mut known = Vec::new();
        for (side, view) in sides.iter().enumerate() {
            let own = view.operation.request.fields.iter();
            let fields = positions(own.map(|it| Draft::field(*view, it)), &mut drafts);
            let own = view.service.context.iter();
            let facts = positions(own.map(|it| Draft::fact(*view, it)), &mut drafts);
            let mut compiler = Compiler { view: *view, side, fields, facts, tests: &mut tests };
            obligations.extend(compiler.obligations());
            if sides.len() > 1 {
                obligations.extend(compiler.shapes());
            }
            known.push(compiler.fields);
        }
        for (side, known) in known.iter().enumerate() {
            for (variable, draft) in drafts.iter().enumerate() {
                if draft.about == About::Field && !known.contains(&variable) {
                    // Only the other version has this parameter.
                    let id = format!("{}.unknown", draft.name);
                    let place = &sides[side].operation.place;
                    let present = compile::present(variable, &mut tests);
                    obligations.push(Obligation::shape(&id, place, side, variable, present));
                }
            }
        }
        if sides.len() > 1 {
            // Required parameters have their own obligation.
            for draft in &mut drafts {
                draft.can_be_absent = true;
            }
        }
        let variables = variables(&drafts, &tests, &obligations, usual);
        let answers = tests.iter().map(|(variable, test)| {
            let variable = &variables[*variable];
            let classes = 0..variable.classes.len();
            classes.map(|it| test.of(variable.value(it))).collect()
        });
        Self { answers: answers.collect(), variables, obligations, tests }
    }

    /// The values of the chosen classes.
    pub(super) fn values(&self, classes: &[usize]) -> Vec<Option<Value>> {
        let chosen = self.variables.iter().zip(classes);
        chosen.map(|(variable, class)| variable.value(*class).cloned()).collect()
    }
}

/// The positions of the parameters or facts of an operation among all variables; new ones are added.
fn positions<'a>(own: impl Iterator<Item = Draft<'a>>, drafts: &mut Vec<Draft<'a>>) -> Vec<usize> {
    let mut taken = Vec::new();
    for draft in own {
        let same = drafts.iter().enumerate().position(|(index, known)| {
            // A path and a query can have parameters with the same name.
            known.name == draft.name && known.about == draft.about && !taken.contains(&index)
        });
        taken.push(same.unwrap_or(drafts.len()));
        match same {
            Some(same) => drafts[same].kinds.extend(draft.kinds),
            None => drafts.push(draft),
        }
    }
    taken
}

fn variables(
    drafts: &[Draft<'_>],
    tests: &[(usize, Test)],
    obligations: &[Obligation],
    usual: &[(String, Value)],
) -> Vec<Variable> {
    let groups = compared(drafts.len(), obligations);
    let questions = |variable: usize| {
        let own = tests.iter().filter(move |(tested, _)| *tested == variable);
        Questions {
            tests: own.map(|(_, test)| test).collect(),
            example: drafts[variable].example,
            ..Questions::default()
        }
    };
    let variable = |(index, draft): (usize, &Draft<'_>)| {
        let group = (0..drafts.len()).filter(|other| groups[*other] == groups[index]);
        let group = group.collect::<Vec<_>>();
        let mut questions_of_it = questions(index);
        if group.len() > 1 {
            questions_of_it.compared = group.len();
            let cuts = group.iter().flat_map(|it| questions(*it).own_cuts());
            questions_of_it.cuts = cuts.collect();
        }
        let known = usual.iter().find(|(name, _)| name == draft.name);
        let known = known.filter(|_| draft.about == About::Field);
        draft.variable(&questions_of_it, known.map(|(_, value)| value.clone()))
    };
    drafts.iter().enumerate().map(variable).collect()
}

/// For each variable, the first one with which it is compared, directly or indirectly.
fn compared(variables: usize, obligations: &[Obligation]) -> Vec<usize> {
    let mut groups = (0..variables).collect::<Vec<_>>();
    for obligation in obligations {
        if let Formula::Misordered(left, _, right) = obligation.violated {
            let (from, to) = (groups[left], groups[right]);
            for group in &mut groups {
                if *group == from {
                    *group = to;
                }
            }
        }
    }
    groups
}

/// A value for each variable.
pub(super) struct Concrete<'a> {
    pub(super) subject: &'a Subject,
    pub(super) values: &'a [Option<Value>],
}

impl Concrete<'_> {
    fn value(&self, variable: usize) -> Option<&Value> {
        self.values.get(variable).and_then(Option::as_ref)
    }
}

impl World for Concrete<'_> {
    fn test(&self, variable: usize, test: usize) -> Truths {
        self.subject.tests[test].1.of(self.value(variable)).into()
    }

    fn misordered(&self, left: usize, is: Comparison, right: usize) -> Truths {
        misordered(self.value(left), is, self.value(right)).into()
    }
}
