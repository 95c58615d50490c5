//! An operation → what is wrong with its rules as a whole.

mod condition;
mod conflict;
mod cycle;
mod implied;
mod parameter;

use super::obligation::Obligation;
use super::problem::{Constraint, Problem};
use super::subject::Subject;
use super::truth::Truths;
use crate::model::{Operation, Service};
use crate::place::Place;

/// Something that is wrong with rules, although each could be understood.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// A stable name in kebab-case.
    pub code: &'static str,
    /// What is wrong.
    pub title: String,
    /// Where.
    pub place: Place,
    /// What to see there.
    pub label: String,
    /// The rules that it comes from.
    pub related: Vec<Related>,
    /// The way out.
    pub help: String,
}

/// A rule that a finding comes from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Related {
    /// Its id.
    pub id: String,
    /// Where it stands.
    pub place: Place,
    /// What it has to do with the finding.
    pub label: String,
}

/// Everything that is wrong with the rules of an operation, each thing once.
///
/// Where nothing satisfies all rules, nothing is told of parameters and values: all would be dead.
pub fn findings(service: &Service, operation: &Operation) -> Vec<Finding> {
    Subject::new(service, operation).findings(operation)
}

impl Subject {
    /// As [`findings`], of the operation that it was made of.
    pub fn findings(&self, operation: &Operation) -> Vec<Finding> {
        let (mut findings, idle) = condition::findings(self);
        let (implied, idle) = implied::findings(self, idle);
        findings.extend(cycle::findings(self, &idle));
        let unsatisfiable = conflict::unsatisfiable(self, operation);
        let is_satisfiable = unsatisfiable.is_none();
        findings.extend(unsatisfiable);
        if is_satisfiable {
            let (parameters, constant) = parameter::findings(self, operation);
            findings.extend(parameters);
            findings.extend(conflict::findings(self, &constant));
        }
        findings.extend(implied);
        findings
    }

    /// Obligations, by their indices, that a problem can't meet together, none too many.
    ///
    /// Nothing if it can meet all of these.
    fn conflict(&self, problem: &Problem<'_>, candidates: &[usize]) -> Option<Vec<usize>> {
        let is_met = |candidates: &[usize]| {
            let obligations = candidates.iter().map(|index| &self.obligations[*index]);
            let kept = obligations.map(|it| Constraint::new(it.violated.clone(), Truths::NOT_TRUE));
            problem.clone().with(kept).has_solution()
        };
        if is_met(candidates) {
            return None;
        }
        let mut core = candidates.to_vec();
        for candidate in candidates.iter().rev() {
            let rest = core.iter().copied().filter(|other| other != candidate);
            let rest = rest.collect::<Vec<_>>();
            if !is_met(&rest) {
                core = rest;
            }
        }
        Some(core)
    }

    /// The indices of some obligations.
    fn indices(&self, which: impl Fn(&Obligation) -> bool) -> Vec<usize> {
        let obligations = self.obligations.iter().enumerate();
        let chosen = obligations.filter(|(_, obligation)| which(obligation));
        chosen.map(|(index, _)| index).collect()
    }

    /// Obligations as what a finding comes from.
    fn related(&self, indices: &[usize], label: &str) -> Vec<Related> {
        let obligations = indices.iter().map(|index| &self.obligations[*index]);
        obligations
            .map(|obligation| Related {
                id: obligation.id.clone(),
                place: obligation.mark.clone(),
                label: label.to_owned(),
            })
            .collect()
    }

    /// The ids of obligations, for a sentence.
    fn ids(&self, indices: &[usize]) -> String {
        let ids = indices
            .iter()
            .map(|index| self.obligations[*index].id.as_str());
        sentence(ids)
    }
}

/// Names in backticks: one, two with `and`, or more.
fn sentence<'a>(names: impl Iterator<Item = &'a str>) -> String {
    let names = names.map(|name| format!("`{name}`")).collect::<Vec<_>>();
    match names.split_last() {
        Some((last, rest)) if !rest.is_empty() => format!("{} and {last}", rest.join(", ")),
        _ => names.concat(),
    }
}
