//! Rules → constraint traits and conditions of a structure, which refuse what breaks a rule for certain.

use std::collections::BTreeMap;

use apispec_codegen::model::Severity;
use apispec_codegen::rules::{Check, Limit, Rule};
use serde_json::{Map, Value, json};

use super::expressions::ALWAYS;
use super::limits::{self, Constraint};
use super::names;
use super::rules::Rules;
use crate::export::certainty::{depends_on, is_list};

/// What traits say of a structure.
#[derive(Default)]
pub(super) struct Constraints {
    /// The conditions, by name.
    pub(super) conditions: Map<String, Value>,
    /// The traits of its members, by member.
    pub(super) of_members: BTreeMap<String, Map<String, Value>>,
    /// The traits of the items of its members, by member.
    pub(super) of_items: BTreeMap<String, Map<String, Value>>,
    /// Which trait says which rule.
    pub(super) stated: Vec<Value>,
    /// The rules that no trait says, or not all of them.
    pub(super) missing: Vec<Value>,
}

impl Rules<'_> {
    /// What traits say.
    pub(super) fn constraints(&self) -> Constraints {
        let mut said = Constraints::default();
        for rule in self.rules {
            if rule.severity == Severity::Warning {
                said.leave_out(rule, "it is a warning, and a constraint only refuses");
            } else if !self.constrain(rule, &mut said) {
                match self.kept(&rule.check) {
                    Ok(kept) => self.state(rule, &kept, &mut said),
                    Err(why) => said.leave_out(rule, &why),
                }
            }
        }
        said
    }

    /// Adds the trait that says a rule, if there is one and the value has no other of its name.
    fn constrain(&self, rule: &Rule<'_>, said: &mut Constraints) -> bool {
        let Check::Value { field, limit, when: None } = &rule.check else {
            return false;
        };
        let Some(Constraint { name, value }) = limits::constraint(limit) else {
            return false;
        };
        let member = self.member(field);
        let is_of_items = is_list(member.kind) && !matches!(limit, Limit::Items(_));
        let traits = if is_of_items { &mut said.of_items } else { &mut said.of_members };
        let traits = traits.entry(member.name.clone()).or_default();
        if traits.contains_key(name) {
            return false;
        }
        traits.insert(name.to_owned(), value);
        said.stated.push(json!({ "rule": rule.id, "member": member.name, "trait": name }));
        true
    }

    /// Adds a condition, unless it always holds.
    fn state(&self, rule: &Rule<'_>, kept: &str, said: &mut Constraints) {
        let depends_on = match &rule.check {
            Check::Presence { when, .. } | Check::Value { when, .. } => depends_on(when.as_ref()),
            Check::Holds(predicate) => depends_on(Some(predicate)),
            _ => None,
        };
        let is_stated = kept != ALWAYS;
        if let Some(why) = depends_on {
            said.leave_out(rule, &why);
            if is_stated && let Some(entry) = said.missing.last_mut() {
                entry["partly"] = true.into();
            }
        }
        if is_stated {
            let mut name = names::in_one(rule.id);
            while said.conditions.contains_key(&name) {
                name.push('2');
            }
            let documentation = self.sentence(rule);
            let condition = json!({ "expression": kept, "documentation": documentation });
            said.conditions.insert(name.clone(), condition);
            said.stated.push(json!({ "rule": rule.id, "condition": name }));
        }
    }

    /// The rule as a sentence about its members.
    fn sentence(&self, rule: &Rule<'_>) -> String {
        let fields = match &rule.check {
            Check::Presence { fields, .. } | Check::Count { fields, .. } => fields.as_slice(),
            Check::Value { field, .. } | Check::Order { left: field, .. } => &[*field],
            Check::Holds(_) | Check::Quota { .. } | Check::Undecidable => &[],
        };
        let fields = fields.iter().map(|field| format!("`{field}`")).collect::<Vec<_>>();
        self.language.of(&rule.message).replacen("{}", &fields.join(", "), 1)
    }
}

impl Constraints {
    fn leave_out(&mut self, rule: &Rule<'_>, why: &str) {
        self.missing.push(json!({
            "rule": rule.id, "severity": rule.severity, "why": why, "message": rule.message,
        }));
    }
}
