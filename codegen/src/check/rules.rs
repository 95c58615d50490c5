//! Rules between fields, preconditions and quotas: everything they name exists and fits.

mod forms;
mod outside;
mod presence;

use super::predicates::Subjects;
use super::scope::Scope;
use super::{Checker, items};
use crate::model::{self, Form, Must};
use crate::place::Place;
use crate::spec;
use crate::spec::Severity;

impl<'a> Checker<'a> {
    /// The rules between the fields of an operation.
    pub(super) fn rules(
        &mut self,
        operation: &'a spec::Operation,
        subjects: &Subjects<'_>,
        place: &Place,
        ids: &mut Scope,
    ) -> Vec<model::Rule> {
        let mut rules = Vec::new();
        // An error row answers a limit or a rule by its id alone, so that they share one scope.
        for limit in subjects.fields.iter().flat_map(|field| &field.limits) {
            ids.claim_id(self, &limit.id, &limit.place);
        }
        for (at, rule) in items(place, "rules", &operation.rules) {
            self.id(&rule.id, &at, ids);
            let parts = rule.check.parts(&at.at("check"));
            if let Some(form) = self.form(&rule.check, &parts, subjects) {
                rules.push(model::Rule {
                    id: rule.id.clone(),
                    doc: rule.doc.clone().unwrap_or_default(),
                    severity: self.severity(rule, &form, &at),
                    form,
                    check: parts.place,
                    codes: rule.codes.clone(),
                    source: rule.source.clone(),
                    place: at,
                });
            }
        }
        rules
    }

    /// An id in the right case that nothing else has.
    fn id(&mut self, id: &str, object: &Place, ids: &mut Scope) {
        let snake = heck::ToSnakeCase::to_snake_case(id);
        // The name of a variable is made of it; heck would leave letters of any script in it.
        let is_word = id.chars().all(|it| it.is_ascii_alphanumeric() || it == '_');
        if snake != id || !is_word {
            self.error(
                "rule-id",
                &object.at("id"),
                format!("`{id}` is no id in `snake_case`"),
                "callers refer to it",
                if is_word {
                    format!("write `{snake}`")
                } else {
                    "write it in ASCII letters, digits and `_`".into()
                },
            );
        }
        ids.claim_id(self, id, &object.at("id"));
    }

    fn severity(&mut self, rule: &spec::Rule, form: &Form, place: &Place) -> Severity {
        let is_ignored = match form {
            Form::Presence { must, .. } => *must == Must::BeIgnoredUnless,
            Form::Value { .. } | Form::Count { .. } | Form::Order { .. } => false,
        };
        if is_ignored && rule.severity == Some(Severity::Error) {
            self.error(
                "effect-severity",
                &place.at("severity"),
                "what the service ignores is no error",
                "an ignored value",
                "remove `severity`, or use `allowed_if` if the service refuses it",
            );
        }
        let usual = if is_ignored { Severity::Warning } else { Severity::Error };
        rule.severity.unwrap_or(usual)
    }
}
