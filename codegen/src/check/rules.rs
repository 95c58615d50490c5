//! Rules between fields, preconditions and quotas: everything they refer to exists and fits.

mod forms;
mod outside;
mod presence;
mod proposed;

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
        // Error rows refer to limits and rules by id alone, so that both share one scope.
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

    /// Checks that an id is in the right case and unique.
    fn id(&mut self, id: &str, object: &Place, ids: &mut Scope) {
        let snake = heck::ToSnakeCase::to_snake_case(id);
        // Names of variables are made from it; heck would keep letters of any script.
        let is_word = id.chars().all(|it| it.is_ascii_alphanumeric() || it == '_');
        if snake != id || !is_word {
            self.error(
                "rule-id",
                &object.at("id"),
                format!("the id `{id}` is not in `snake_case`"),
                "used by callers",
                if is_word {
                    format!("write `{snake}`")
                } else {
                    "use only ASCII letters, digits and `_`".into()
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
                "`effective_if` is always a warning",
                "has no effect",
                "remove `severity`; if the service refuses the value, use `allowed_if`",
            );
        }
        let usual = if is_ignored { Severity::Warning } else { Severity::Error };
        rule.severity.unwrap_or(usual)
    }
}
