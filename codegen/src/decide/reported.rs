//! Which of the broken rules a report names: a missing field is reported once, by the gravest rule.

use super::obligation::Verdict;
use super::proof::Proof;
use super::sample::Sample;
use crate::model::{Count, Form, Must, Operation, Rule, Severity};

impl Sample {
    /// The ids of the broken rules that a report of this request names.
    pub fn reported(&self, operation: &Operation) -> Vec<&str> {
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
        let is_reported = |id: &&str| {
            let Some(position) = rules.iter().position(|rule| rule.id == *id) else {
                return true;
            };
            let missing = missing(&rules[position].form, &is_missing);
            missing.is_empty() || missing.iter().any(|field| !is_silenced(&rules, position, *field))
        };
        broken.iter().copied().filter(is_reported).collect()
    }
}

impl Proof {
    /// Whether a report of the refused request names the rule, which another one may silence.
    pub fn is_reported(&self, operation: &Operation) -> bool {
        self.refused.reported(operation).contains(&self.id.as_str())
    }
}

/// The fields that a broken rule reports to be missing.
fn missing(form: &Form, is_missing: &impl Fn(usize) -> bool) -> Vec<usize> {
    let mut missing = form.fields();
    let all = missing.len();
    missing.retain(|field| is_missing(*field));
    let is_too_few = match form {
        Form::Presence { must: Must::BePresent, .. } => return missing,
        Form::Presence { .. } | Form::Value { .. } | Form::Order { .. } => false,
        Form::Count { count, .. } => match count {
            Count::AllOrNone | Count::AtLeastOne => true,
            Count::ExactlyOne => missing.len() == all,
            Count::AtMostOne => false,
        },
    };
    // One of those that are counted is named.
    missing.pop().filter(|_| is_too_few).into_iter().collect()
}

/// Whether another of the broken rules reports that the field is missing, so that this one need not.
fn is_silenced(broken: &[&Rule], position: usize, field: usize) -> bool {
    let silent = broken[position];
    let is_requirement = |rule: &Rule| match rule.form {
        Form::Presence { must, .. } => must == Must::BePresent,
        Form::Value { .. } | Form::Count { .. } | Form::Order { .. } => false,
    };
    broken.iter().enumerate().any(|(other, rule)| {
        let comes_first = match (rule.severity, silent.severity) {
            (Severity::Error, Severity::Warning) => true,
            (Severity::Warning, Severity::Error) => false,
            _ => other < position || !is_requirement(silent),
        };
        other != position
            && comes_first
            && is_requirement(rule)
            && rule.form.fields().contains(&field)
    })
}
