//! Which violated rules a report contains: a missing field is reported once, by the most severe rule.

use super::obligation::Verdict;
use super::proof::Proof;
use super::sample::Sample;
use crate::model::{Count, Form, Must, Operation, Rule, Severity};

impl Sample {
    /// The ids of the violated rules in the report on this request.
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
    /// Whether the report on the refused request contains the rule, which another rule may suppress.
    pub fn is_reported(&self, operation: &Operation) -> bool {
        self.refused.reported(operation).contains(&self.id.as_str())
    }
}

/// The fields that a violated rule reports as missing.
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
    // The report contains one of the counted fields.
    missing.pop().filter(|_| is_too_few).into_iter().collect()
}

/// Whether another violated rule reports the missing field, so that this one is omitted.
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
