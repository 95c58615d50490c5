//! Broken rules of a request → the violations that a report names: which rule, how severe, and where.

use serde_json::Value;

use super::limit::items;
use super::obligation::{Obligation, Verdict};
use super::sample::Sample;
use super::subject::Subject;
use super::test::Test;
use super::truth::Truth;
use crate::model::{Count, Form, Limit, Must, Rule, Severity, View};

/// A broken rule, as a report names it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Violation {
    /// The id of the rule.
    pub rule: String,
    /// How severe it is.
    pub severity: Severity,
    /// The wire name of the parameter at fault, with the index of an item; empty for what is outside of the request.
    pub path: String,
    /// Whether the rule requires the parameter that is missing.
    is_requirement: bool,
}

impl Violation {
    /// Whether it reports as missing what the other is about, and is at least as severe.
    fn supersedes(&self, other: &Self) -> bool {
        self.is_requirement
            && self.path == other.path
            && !self.path.is_empty()
            && self.severity_rank() >= other.severity_rank()
    }

    fn severity_rank(&self) -> u8 {
        match self.severity {
            Severity::Warning => 0,
            Severity::Error => 1,
        }
    }
}

impl Subject {
    /// The violations that a report of a request of this operation names.
    ///
    /// A missing field is reported once, by the most severe of the rules that require it, or the first of those.
    pub fn violations(&self, view: View<'_>, sample: &Sample) -> Vec<Violation> {
        let mut found = Vec::new();
        for (obligation, (_, verdict)) in self.obligations.iter().zip(&sample.verdicts) {
            if *verdict == Verdict::Violated {
                let located = Located { subject: self, view, sample, obligation };
                found.extend(located.violations());
            }
        }
        let is_reported = |(position, violation): &(usize, &Violation)| {
            let mut others = found.iter().enumerate().filter(|(other, _)| other != position);
            !others.any(|(other, it)| {
                it.supersedes(violation) && (other < *position || !violation.supersedes(it))
            })
        };
        let reported = found.iter().enumerate().filter(is_reported);
        reported.map(|(_, violation)| violation.clone()).collect()
    }
}

/// A broken obligation in the request that breaks it.
struct Located<'a> {
    subject: &'a Subject,
    view: View<'a>,
    sample: &'a Sample,
    obligation: &'a Obligation,
}

impl<'a> Located<'a> {
    fn violations(&self) -> Vec<Violation> {
        let rule = self.rule();
        let must_be_present =
            |it: &Rule| matches!(it.form, Form::Presence { must: Must::BePresent, .. });
        let paths = match rule {
            Some(rule) => self.paths(&rule.form),
            // Preconditions and quotas are about nothing within the request.
            None => vec![String::new()],
        };
        let violation = |path| Violation {
            rule: self.obligation.id.clone(),
            severity: self.obligation.severity,
            path,
            is_requirement: rule.is_some_and(must_be_present),
        };
        paths.into_iter().map(violation).collect()
    }

    /// The rule or the limit, unless it is a precondition or a quota.
    fn rule(&self) -> Option<&'a Rule> {
        let operation = self.view.operation;
        let limits = operation.request.fields.iter().flat_map(|field| &field.limits);
        let mut rules = limits.chain(&operation.rules);
        rules.find(|rule| rule.id == self.obligation.id)
    }

    fn paths(&self, form: &Form) -> Vec<String> {
        let fields = form.fields();
        match form {
            Form::Presence { must, .. } => {
                let at_fault = fields.into_iter();
                let at_fault =
                    at_fault.filter(|it| self.is_present(*it) != (*must == Must::BePresent));
                at_fault.map(|field| self.name(field)).collect()
            }
            Form::Count { count, .. } => {
                let present = fields.iter().filter(|it| self.is_present(**it)).count();
                // Too few: one that is missing; too many: one that is there. Of several, the last.
                let too_few = present == 0 || *count == Count::AllOrNone;
                let blamed = fields.iter().rfind(|it| self.is_present(**it) != too_few);
                blamed.map(|field| self.name(*field)).into_iter().collect()
            }
            Form::Order { left, .. } => vec![self.name(*left)],
            Form::Value { field, limit, .. } => match (limit, self.value(*field)) {
                (Limit::OneOf(_) | Limit::Items(_), _) | (_, None) => vec![self.name(*field)],
                (_, Some(value)) => self.items(*field, value),
            },
        }
    }

    /// The value, or each item of it, that breaks the limit.
    fn items(&self, field: usize, value: &Value) -> Vec<String> {
        let name = self.name(field);
        if !value.is_array() {
            return vec![name];
        }
        let tests = self.obligation.violated.tests().into_iter();
        let tests = tests.map(|(_, test)| &self.subject.tests[test].1);
        let limits = tests.filter_map(|test| match test {
            Test::Breaks(limit) => Some(limit),
            _ => None,
        });
        let limits = limits.collect::<Vec<_>>();
        let is_broken = |item: &Value| limits.iter().any(|it| it.is_broken_by(item) == Truth::True);
        let broken = items(value).enumerate().filter(|(_, item)| is_broken(item));
        broken.map(|(index, _)| format!("{name}[{index}]")).collect()
    }

    fn name(&self, field: usize) -> String {
        self.view.operation.request.fields[field].wire.clone()
    }

    fn value(&self, field: usize) -> Option<&'a Value> {
        let name = &self.view.operation.request.fields[field].wire;
        self.sample.request.iter().find(|(given, _)| given == name).map(|(_, value)| value)
    }

    fn is_present(&self, field: usize) -> bool {
        self.value(field).is_some()
    }
}
