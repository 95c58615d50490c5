//! What a report says beside what the interpreted rules say.

use std::collections::BTreeSet;

use apispec_codegen::decide::Verdict;
use apispec_codegen::model::{self, Count, Form, Limit, Must};
use cloud_backup_api::{Report, Severity};

use super::{Given, Understood};

impl Understood {
    /// The verdicts of the interpreter; the report has the same.
    pub(crate) fn compared(&self, given: &Given, report: &Report) -> Vec<(String, Verdict)> {
        let broken = report.violations().iter();
        let broken = broken.map(|it| (it.rule().id, it.severity()));
        let broken = broken.collect::<BTreeSet<_>>();
        let skipped = report.skipped().map(|rule| rule.id);
        let skipped = skipped.collect::<BTreeSet<_>>();
        let verdicts = self.subject.verdicts(given);
        let obligations = self.subject.obligations().iter().zip(verdicts);
        let mut seen = Vec::new();
        for (obligation, verdict) in obligations {
            let id = obligation.id.as_str();
            let severity = match obligation.severity {
                model::Severity::Error => Severity::Error,
                model::Severity::Warning => Severity::Warning,
            };
            let is_broken = broken.contains(&(id, severity));
            let expected = verdict == Verdict::Violated && !self.is_silenced(id, given, report);
            assert_eq!(is_broken, expected, "`{id}` of {given:?}:\n{report}");
            let is_skipped = verdict == Verdict::Skipped;
            assert_eq!(skipped.contains(id), is_skipped, "`{id}` of {given:?}");
            seen.push((obligation.id.clone(), verdict));
        }
        let is_known = |id: &str| seen.iter().any(|(known, _)| known == id);
        let limits = self.operation.request.fields.iter().flat_map(|field| &field.limits);
        // What is broken within an object, whose rules the vectors try.
        let is_within = |id: &str| id.contains('.') && limits.clone().all(|limit| limit.id != id);
        assert!(broken.iter().all(|(id, _)| is_known(id) || is_within(id)), "{report}");
        seen
    }

    /// Whether all that a rule would tell is that fields are missing which another one told.
    pub(crate) fn is_silenced(&self, id: &str, given: &Given, report: &Report) -> bool {
        let mut rules = self.operation.rules.iter();
        let Some(rule) = rules.find(|rule| rule.id == id) else {
            return false;
        };
        let fields = rule.form.fields();
        let missing = fields.iter().copied();
        let missing = missing.filter(|field| given[*field].is_none());
        let mut missing = missing.collect::<Vec<_>>();
        // Of fields that are only needed together, one may stay away.
        let spares_one = match &rule.form {
            Form::Presence { must: Must::BePresent, .. } => false,
            Form::Value { limit: Limit::OneOf(_), .. } => false,
            Form::Count { count, .. } => match count {
                Count::AllOrNone | Count::AtLeastOne => true,
                Count::ExactlyOne if missing.len() == fields.len() => true,
                Count::ExactlyOne | Count::AtMostOne => return false,
            },
            Form::Presence { .. } | Form::Value { .. } | Form::Order { .. } => return false,
        };
        if missing.is_empty() {
            return false;
        }
        if spares_one {
            missing = missing.split_off(missing.len() - 1);
        }
        let severity = match rule.severity {
            model::Severity::Error => Severity::Error,
            model::Severity::Warning => Severity::Warning,
        };
        missing.into_iter().all(|field| {
            let name = &self.operation.request.fields[field].wire;
            let told = report.violations().iter();
            let mut told = told.filter(|it| it.rule().id != id && it.severity() >= severity);
            told.any(|it| self.requires(it.rule().id) && it.path() == *name)
        })
    }

    /// Whether a rule asks for presence.
    pub(crate) fn requires(&self, id: &str) -> bool {
        let mut rules = self.operation.rules.iter();
        let found = rules.find(|rule| rule.id == id);
        found.is_some_and(|rule| matches!(rule.form, Form::Presence { must: Must::BePresent, .. }))
    }
}
