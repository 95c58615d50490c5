//! Parameters that can never be present, and optional ones that can never be left out.

use std::collections::BTreeSet;

use super::Finding;
use crate::decide::problem::{Problem, Scope};
use crate::decide::subject::Subject;
use crate::decide::variable::About;
use crate::model::{BePresent, Operation, Presence};

/// What is wrong with the presence of parameters, and the indices of these.
pub(super) fn findings(
    subject: &Subject,
    operation: &Operation,
) -> (Vec<Finding>, BTreeSet<usize>) {
    let mut findings = Vec::new();
    let mut constant = BTreeSet::new();
    for (index, field) in operation.request.fields.iter().enumerate() {
        if field.presence == Presence::Required {
            continue;
        }
        if let Some(rules) = subject.presence_conflict(index, BePresent::Present) {
            constant.insert(index);
            findings.push(Finding {
                code: "dead-parameter",
                title: match subject.limits_only(&rules) {
                    false => format!("`{}` can never be present", field.wire),
                    true => format!("no value of `{}` meets its limits", field.wire),
                },
                place: field.place.at("name"),
                label: format!("refused by {}", subject.ids(&rules)),
                related: subject.related(&rules, "refuses it"),
                help: "correct one of the rules, or remove the parameter".into(),
            });
        }
        if let Some(rules) = subject.presence_conflict(index, BePresent::Absent) {
            constant.insert(index);
            findings.push(Finding {
                code: "always-required",
                title: format!("`{}` is called optional and always required", field.wire),
                place: field.place.at("name"),
                label: format!("required by {}", subject.ids(&rules)),
                related: subject.related(&rules, "requires it"),
                help: "add `\"required\": true` and remove what requires it, or correct the rule"
                    .into(),
            });
        }
    }
    (findings, constant)
}

impl Subject {
    /// The errors that refuse every request with the field, or without it.
    fn presence_conflict(&self, field: usize, presence: BePresent) -> Option<Vec<usize>> {
        let problem = Problem::new(self, Scope::Clear)
            .restricted(field, |class| self.is(field, class, presence));
        self.conflict(&problem, &self.indices(|it| it.is_error()))
    }

    /// Whether all of these are limits of fields.
    pub(super) fn limits_only(&self, rules: &[usize]) -> bool {
        let mut rules = rules.iter().map(|rule| &self.obligations[*rule]);
        rules.all(|rule| rule.origin == crate::decide::obligation::Origin::Limit)
    }

    /// The name of a variable and what it is, for a sentence.
    pub(super) fn described(&self, variable: usize) -> String {
        let variable = &self.variables[variable];
        match variable.about {
            About::Field => format!("`{}`", variable.name),
            About::Fact => format!("the fact `{}`", variable.name),
        }
    }
}
