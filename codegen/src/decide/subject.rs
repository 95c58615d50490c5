//! An operation made ready for questions: its variables, their cases, and what is asked of them.

use std::collections::BTreeMap;

use serde_json::Value;

use super::compile::Compiler;
use super::formula::{Formula, World};
use super::obligation::Obligation;
use super::question::Questions;
use super::test::Test;
use super::truth::{Truth, Truths};
use super::variable::{About, Absence, Draft, Variable};
use crate::model::{Comparison, Kind, Presence, View};

/// An operation made ready for questions; or two, to be compared.
#[derive(Clone, Debug)]
pub struct Subject {
    pub(super) variables: Vec<Variable>,
    pub(super) obligations: Vec<Obligation>,
    /// Every test with its variable.
    pub(super) tests: Vec<(usize, Test)>,
    /// The answer to each test for each class of its variable.
    pub(super) answers: Vec<Vec<Truth>>,
}

/// What became of a rule.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// It holds.
    Holds,
    /// It is violated.
    Violated,
    /// Nobody knows: a fact is missing, or a value is not recognized.
    Skipped,
}

/// A variable while subjects are made: what it is in each operation that has it.
struct Origin<'a> {
    name: String,
    about: About,
    absence: Absence,
    kinds: Vec<(View<'a>, &'a Kind)>,
    example: Option<&'a str>,
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

    /// What becomes of each obligation for these values, one for each variable.
    pub fn verdicts(&self, values: &[Option<Value>]) -> Vec<Verdict> {
        let world = Concrete {
            subject: self,
            values,
        };
        let verdict = |obligation: &Obligation| match obligation.violated.truths(&world) {
            Truths::TRUE => Verdict::Violated,
            Truths::FALSE => Verdict::Holds,
            _ => Verdict::Skipped,
        };
        self.obligations.iter().map(verdict).collect()
    }

    /// Whether an obligation asks something of texts that only samples of them can answer.
    pub fn is_sampled(&self, obligation: &Obligation) -> bool {
        let variables = obligation.variables();
        let mut tests = self.tests.iter();
        tests.any(|(variable, test)| match test {
            Test::Breaks(limit) => variables.contains(variable) && limit.is_sampled(),
            _ => false,
        })
    }

    /// The texts that a variable can have and its enumeration declares, one for each class that rules tell apart.
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
    /// Requests are looked for near the usual one, whose parameters are these.
    pub fn compared(sides: [View<'_>; 2], usual: &[(String, Value)]) -> Self {
        Self::of(&sides, usual)
    }

    /// One operation, or several side by side; no parameter is usually present if none is named.
    fn of(sides: &[View<'_>], usual: &[(String, Value)]) -> Self {
        let mut origins = Vec::new();
        let mut compiler = None::<Compiler<'_>>;
        let mut obligations = Vec::new();
        let mut known = Vec::new();
        for (side, view) in sides.iter().enumerate() {
            let (fields, facts) = origins_of(*view, &mut origins);
            known.push(fields.clone());
            let (tests, presence) = match compiler.take() {
                Some(before) => (before.tests, before.presence),
                None => (Vec::new(), BTreeMap::new()),
            };
            let compiler = compiler.insert(Compiler {
                view: *view,
                side,
                fields,
                facts,
                tests,
                presence,
            });
            obligations.extend(compiler.obligations());
            if sides.len() > 1 {
                obligations.extend(compiler.shapes());
            }
        }
        for (side, known) in known.iter().enumerate() {
            let fields = origins.iter().enumerate();
            let fields = fields.filter(|(_, origin)| origin.about == About::Field);
            for (variable, origin) in fields.filter(|(variable, _)| !known.contains(variable)) {
                let compiler = compiler.as_mut();
                obligations.extend(compiler.map(|it| it.unknown(side, variable, &origin.name)));
            }
        }
        if sides.len() > 1 {
            // What is required is asked for by an obligation of its own.
            for origin in &mut origins {
                origin.absence = Absence::Possible;
            }
        }
        let tests = compiler.map(|it| it.tests).unwrap_or_default();
        let (variables, answers) = variables(&origins, &tests, &obligations, usual);
        Self {
            variables,
            obligations,
            tests,
            answers,
        }
    }

    /// The values of a choice of classes.
    pub(super) fn values(&self, classes: &[usize]) -> Vec<Option<Value>> {
        let chosen = self.variables.iter().zip(classes);
        chosen
            .map(|(variable, class)| variable.value(*class).cloned())
            .collect()
    }
}

/// The variables of an operation's fields and facts, added where they are new.
fn origins_of<'a>(view: View<'a>, origins: &mut Vec<Origin<'a>>) -> (Vec<usize>, Vec<usize>) {
    let mut taken = Vec::new();
    let mut place = |name: &str, about: About, kind: &'a Kind, absence, example| {
        let found = origins.iter().enumerate().position(|(index, origin)| {
            origin.name == name && origin.about == about && !taken.contains(&index)
        });
        let index = found.unwrap_or_else(|| {
            origins.push(Origin {
                name: name.to_owned(),
                about,
                absence,
                kinds: Vec::new(),
                example,
            });
            origins.len() - 1
        });
        origins[index].kinds.push((view, kind));
        taken.push(index);
        index
    };
    let fields = view.operation.request.fields.iter().map(|field| {
        let absence = match field.presence {
            Presence::Required => Absence::Impossible,
            Presence::Optional => Absence::Possible,
        };
        let example = field.example.as_deref().or(field.default.as_deref());
        place(&field.wire, About::Field, &field.kind, absence, example)
    });
    let fields = fields.collect();
    let facts = view.service.context.iter();
    let facts = facts.map(|it| place(&it.name, About::Fact, &it.kind, Absence::Possible, None));
    let facts = facts.collect();
    (fields, facts)
}

fn variables(
    origins: &[Origin<'_>],
    tests: &[(usize, Test)],
    obligations: &[Obligation],
    usual: &[(String, Value)],
) -> (Vec<Variable>, Vec<Vec<Truth>>) {
    let groups = compared(origins.len(), obligations);
    let of = |variable: usize| {
        let tests = tests.iter().enumerate();
        tests.filter(move |(_, (tested, _))| *tested == variable)
    };
    let questions = |variable: usize| Questions {
        tests: of(variable).map(|(_, (_, test))| test).collect(),
        example: origins[variable].example,
        ..Questions::default()
    };
    let mut variables = Vec::new();
    let mut answers = vec![Vec::new(); tests.len()];
    for (index, origin) in origins.iter().enumerate() {
        let group = (0..origins.len()).filter(|other| groups[*other] == groups[index]);
        let group = group.collect::<Vec<_>>();
        let is_compared = group.len() > 1;
        let mut asked = questions(index);
        if is_compared {
            asked.compared = group.len();
            asked.cuts = group
                .iter()
                .flat_map(|it| questions(*it).own_cuts())
                .collect();
        }
        let known = usual.iter().find(|(name, _)| *name == origin.name);
        let known = known.filter(|_| origin.about == About::Field);
        let draft = Draft {
            name: origin.name.clone(),
            about: origin.about,
            absence: origin.absence,
            usual: known.map(|(_, value)| value.clone()),
            candidates: origin
                .kinds
                .iter()
                .flat_map(|(view, kind)| view.candidates(kind, &asked))
                .collect(),
            tests: of(index).map(|(at, (_, test))| (at, test)).collect(),
            compared: is_compared,
        };
        let (variable, tables) = draft.variable();
        variables.push(variable);
        for (test, table) in tables {
            answers[test] = table;
        }
    }
    (variables, answers)
}

/// For each variable the first of those that it is compared with, directly or through others.
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

/// Whether two values do not stand to each other in a way; texts of one format have their order.
pub(super) fn misordered(left: &Value, is: Comparison, right: &Value) -> Truth {
    let order = match (left, right) {
        (Value::String(left), Value::String(right)) => left.cmp(right),
        (left, right) => match (left.as_i64(), right.as_i64()) {
            (Some(left), Some(right)) => left.cmp(&right),
            _ => return Truth::Unknown,
        },
    };
    let holds = match is {
        Comparison::Less => order.is_lt(),
        Comparison::AtMost => order.is_le(),
        Comparison::Equal => order.is_eq(),
        Comparison::AtLeast => order.is_ge(),
        Comparison::Greater => order.is_gt(),
    };
    (!holds).into()
}

/// A value for each variable.
struct Concrete<'a> {
    subject: &'a Subject,
    values: &'a [Option<Value>],
}

impl Concrete<'_> {
    fn value(&self, variable: usize) -> Option<&Value> {
        self.values.get(variable).and_then(Option::as_ref)
    }
}

impl World for Concrete<'_> {
    fn test(&self, variable: usize, test: usize) -> Truths {
        Truths::only(self.subject.tests[test].1.of(self.value(variable)))
    }

    fn misordered(&self, left: usize, is: Comparison, right: usize) -> Truths {
        Truths::only(match (self.value(left), self.value(right)) {
            (Some(left), Some(right)) => misordered(left, is, right),
            _ => Truth::False,
        })
    }
}
