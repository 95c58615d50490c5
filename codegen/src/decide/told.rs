//! Which of the broken rules a report tells: of a field that it tells to be missing, it tells nothing else that is no graver.

use super::proof::Proof;
use super::sample::Sample;
use super::subject::Verdict;
use crate::model::{Check, Operation, Rule, Severity};

impl Sample {
    /// The ids of the rules that a report of this request tells to be broken.
    pub fn told(&self, operation: &Operation) -> Vec<&str> {
        let broken = self.verdicts.iter();
        let broken = broken.filter(|(_, verdict)| *verdict == Verdict::Violated);
        let broken = broken.map(|(id, _)| id.as_str()).collect::<Vec<_>>();
        let rules = operation.rules.iter();
        let rules = rules.filter(|rule| broken.contains(&rule.id.as_str()));
        let rules = rules.collect::<Vec<_>>();
        let is_missing = |field: usize| {
            let name = &operation.request.fields[field].wire;
            self.request.iter().all(|(given, _)| given != name)
        };
        let is_told = |id: &&str| {
            let Some(position) = rules.iter().position(|rule| rule.id == *id) else {
                return true;
            };
            let missing = missing(&rules[position].check, &is_missing);
            missing.is_empty()
                || missing
                    .iter()
                    .any(|field| !is_silenced(&rules, position, *field))
        };
        broken.iter().copied().filter(is_told).collect()
    }
}

impl Proof {
    /// Whether a report of the refused request tells the rule, which another one may silence.
    pub fn is_told(&self, operation: &Operation) -> bool {
        self.refused.told(operation).contains(&self.id.as_str())
    }
}

/// The fields that a broken rule tells to be missing.
fn missing(check: &Check, is_missing: &impl Fn(usize) -> bool) -> Vec<usize> {
    let mut missing = check.fields();
    let count = missing.len();
    missing.retain(|field| is_missing(*field));
    match check {
        Check::RequiredIf(..) | Check::ValuesIf(..) => missing,
        // One of a group is named.
        Check::AllOrNone(_) | Check::AtLeastOne(_) => missing.pop().into_iter().collect(),
        Check::ExactlyOne(_) if missing.len() == count => missing.pop().into_iter().collect(),
        _ => Vec::new(),
    }
}

/// Whether another of the broken rules tells that the field is missing, so that this one need not.
fn is_silenced(broken: &[&Rule], position: usize, field: usize) -> bool {
    let silent = broken[position];
    let is_requirement = |rule: &Rule| matches!(rule.check, Check::RequiredIf(..));
    broken.iter().enumerate().any(|(other, rule)| {
        let comes_first = match (rule.severity, silent.severity) {
            (Severity::Error, Severity::Warning) => true,
            (Severity::Warning, Severity::Error) => false,
            _ => other < position || !is_requirement(silent),
        };
        other != position
            && comes_first
            && is_requirement(rule)
            && rule.check.fields().contains(&field)
    })
}
