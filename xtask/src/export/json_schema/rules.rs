//! Rules as schemas of the object that they are about, which refuse what breaks a rule for certain.

use apispec_codegen::model::Severity;
use apispec_codegen::rules::{Check, Must, Number, Predicate, Rule};
use serde_json::{Map, Value, json};

use super::Shape;
use super::conditions::{all, negated};
use crate::export::certainty::{Certainty, depends_on, kind_of};

/// What a schema says of a rule, and why not all of it.
#[derive(Default)]
pub(super) struct Said {
    /// The schema; none if it would refuse nothing.
    pub(super) schema: Option<Value>,
    /// What it can't say.
    pub(super) left_out: Option<String>,
}

impl Said {
    fn nothing(why: impl Into<String>) -> Self {
        Self { schema: None, left_out: Some(why.into()) }
    }

    /// A schema, which holds whatever is not known; and the condition on which the rule depends.
    fn of(schema: Value, when: Option<&Predicate<'_>>) -> Self {
        Self { schema: (schema != Value::Bool(true)).then_some(schema), left_out: depends_on(when) }
    }
}

impl Shape<'_> {
    /// What a schema says of a rule.
    pub(super) fn said(self, rule: &Rule<'_>) -> Said {
        if rule.severity == Severity::Warning {
            return Said::nothing("it is a warning, and a schema only refuses");
        }
        match &rule.check {
            Check::Presence { must, fields, when } => {
                let is_absent = properties(fields, &Value::Bool(false));
                let holds = |certainty| self.condition(when.as_ref(), certainty);
                let schema = match must {
                    Must::BePresent => {
                        if_then(holds(Certainty::Certain), json!({ "required": fields }))
                    }
                    Must::BeAbsent | Must::BeLeftOut => {
                        if_then(holds(Certainty::Certain), is_absent)
                    }
                    Must::BeAbsentUnless | Must::BeIgnoredUnless => {
                        if_then(negated(holds(Certainty::Possible)), is_absent)
                    }
                };
                Said::of(schema, when.as_ref())
            }
            Check::Value { field, limit, when } => {
                match self.limit(limit, kind_of(self.members, field)) {
                    Ok(limit) => {
                        let condition = self.condition(when.as_ref(), Certainty::Certain);
                        Said::of(if_then(condition, properties(&[field], &limit)), when.as_ref())
                    }
                    Err(why) => Said::nothing(why),
                }
            }
            Check::Count { fields, number } => Said::of(count(fields, *number), None),
            Check::Order { .. } => Said::nothing("a schema compares no two values"),
            Check::Holds(predicate) => {
                let schema = self.condition(Some(predicate), Certainty::Possible);
                Said::of(schema, Some(predicate))
            }
            Check::Quota { fact: Some(fact), .. } => {
                Said::nothing(format!("it depends on the fact `{fact}`"))
            }
            Check::Quota { fact: None, .. } | Check::Undecidable => {
                Said::nothing("only the service can decide it")
            }
        }
    }
}

/// A schema that asks for another one if a condition holds.
fn if_then(condition: Value, then: Value) -> Value {
    match condition {
        Value::Bool(true) => then,
        Value::Bool(false) => Value::Bool(true),
        condition => json!({ "if": condition, "then": then }),
    }
}

/// A schema of some properties.
fn properties(fields: &[&str], schema: &Value) -> Value {
    let properties = fields.iter().map(|field| ((*field).to_owned(), schema.clone()));
    json!({ "properties": properties.collect::<Map<_, _>>() })
}

fn count(fields: &[&str], number: Number) -> Value {
    let each = fields.iter().map(|field| json!({ "required": [field] })).collect::<Vec<_>>();
    match number {
        Number::AllOrNone => {
            let none = properties(fields, &Value::Bool(false));
            json!({ "anyOf": [{ "required": fields }, none] })
        }
        Number::ExactlyOne => json!({ "oneOf": each }),
        Number::AtLeastOne => json!({ "anyOf": each }),
        Number::AtMostOne => {
            let pairs = fields.iter().enumerate().flat_map(|(index, one)| {
                let others = fields[index + 1..].iter();
                others.map(move |other| json!({ "not": { "required": [one, other] } }))
            });
            all(pairs.collect())
        }
    }
}
