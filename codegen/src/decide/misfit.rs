//! A value of a field → the limits that it breaks, and those that its parts break.

use serde_json::Value;

use super::limit::CompiledLimit;
use super::time;
use super::truth::Truth;
use super::value::Types;
use crate::model::{Field, Form, Kind, NamedType, Operation, Rule, Service, Shape};

/// Why a value, or a part of it, does not suit its field.
#[derive(Clone, Copy, Debug)]
pub enum Misfit<'a> {
    /// It breaks this limit of this field.
    Limit(&'a Field, &'a Rule),
    /// It is not declared by this enumeration.
    Undeclared(&'a NamedType),
    /// It is not a time in this format.
    Time(&'a str),
}

/// Everything that keeps a value from suiting a field of an operation, the parts of the value included.
///
/// The value is in the JSON of the field's type, which `check` has seen to.
pub fn misfits<'a>(
    service: &'a Service,
    operation: &'a Operation,
    field: &'a Field,
    value: &Value,
) -> Vec<Misfit<'a>> {
    let mut misfits = Vec::new();
    Types { service, operation }.of_field(field, value, &mut misfits);
    misfits
}

impl<'a> Types<'a> {
    fn of_field(&self, field: &'a Field, value: &Value, misfits: &mut Vec<Misfit<'a>>) {
        for rule in &field.limits {
            let limit = match &rule.form {
                Form::Value { limit, .. } => limit,
                // What is asked of the presence of a field says nothing of its value.
                Form::Presence { .. } | Form::Count { .. } | Form::Order { .. } => continue,
            };
            let limit = CompiledLimit::new(limit, self.vocabulary(&field.kind));
            if limit.is_broken_by(value) == Truth::True {
                misfits.push(Misfit::Limit(field, rule));
            }
        }
        self.of_kind(&field.kind, value, misfits);
    }

    fn of_kind(&self, kind: &'a Kind, value: &Value, misfits: &mut Vec<Misfit<'a>>) {
        match (kind, value) {
            (Kind::List { of, .. }, Value::Array(items)) => {
                items.iter().for_each(|it| self.of_kind(of, it, misfits));
            }
            (Kind::Map { of, .. }, Value::Object(members)) => {
                members
                    .values()
                    .for_each(|it| self.of_kind(of, it, misfits));
            }
            (Kind::Json(of), value) => self.of_kind(of, value, misfits),
            (Kind::Timestamp(format), Value::String(text)) if !time::is_in(format, text) => {
                misfits.push(Misfit::Time(format));
            }
            (Kind::Named(name), value) => {
                if let Some(named) = self.named(name) {
                    self.of_named(named, value, misfits);
                }
            }
            _ => {}
        }
    }

    fn of_named(&self, named: &'a NamedType, value: &Value, misfits: &mut Vec<Misfit<'a>>) {
        match &named.shape {
            Shape::Enumeration(enumeration) => {
                let is_declared = value.as_str().is_none_or(|text| {
                    let mut variants = enumeration.variants.iter();
                    variants.any(|it| it.wire == text || it.aliases.iter().any(|it| it == text))
                });
                if !is_declared {
                    misfits.push(Misfit::Undeclared(named));
                }
            }
            Shape::Structure(structure) => {
                for field in &structure.fields {
                    if let Some(value) = value.get(&field.wire) {
                        self.of_field(field, value, misfits);
                    }
                }
            }
        }
    }
}
