//! Rules between fields, preconditions and quotas: everything they name exists and fits.

mod checks;
mod fields;
mod outside;

use super::predicates::Subjects;
use super::scope::Scope;
use super::{Checker, optional_text, text};
use crate::model::{self, Check};
use crate::place::Place;
use crate::spec;
use crate::spec::Severity;

impl<'a> Checker<'a> {
    /// The rules between the fields of an operation.
    pub(super) fn rules(
        &mut self,
        operation: &'a spec::Operation,
        subjects: &Subjects<'_>,
        (place, ids): (&Place, &mut Scope),
    ) -> Vec<model::Rule> {
        let mut rules = Vec::new();
        for limit in subjects.fields.iter().flat_map(|field| &field.limits) {
            ids.claim_id(self, &limit.id, &limit.place);
        }
        for (index, rule) in operation.rules.iter().enumerate() {
            let at = place.nth("rules", index);
            self.provenance(&rule.source, &at);
            self.id(&rule.id, &at, ids);
            if let Some(check) = self.rule_check(&rule.check, subjects, &at.at("check")) {
                rules.push(model::Rule {
                    id: rule.id.clone(),
                    doc: optional_text(&rule.doc),
                    severity: self.severity(rule, &check, &at),
                    check,
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
        // The name of a test is made of it.
        let is_word = id.chars().all(|it| it.is_ascii_alphanumeric() || it == '_');
        if snake != id || !is_word {
            self.error(
                "rule-id",
                &object.at("id"),
                format!("`{id}` is no id in `snake_case`"),
                "callers refer to it",
                match is_word {
                    true => format!("write `{snake}`"),
                    false => "write it in ASCII letters, digits and `_`".into(),
                },
            );
        }
        ids.claim_id(self, id, &object.at("id"));
    }

    fn severity(&mut self, rule: &spec::Rule, check: &Check, place: &Place) -> Severity {
        let is_effect = matches!(check, Check::EffectiveIf(..));
        if is_effect && rule.severity == Some(Severity::Error) {
            self.error(
                "effect-severity",
                &place.at("severity"),
                "what the service ignores is no error".into(),
                "an ignored value",
                "remove `severity`, or use `allowed_if` if the service refuses it".into(),
            );
        }
        rule.severity.unwrap_or(match is_effect {
            true => Severity::Warning,
            false => Severity::Error,
        })
    }
}
