//! Conditions as schemas of the object that they are about; `true` and `false` are schemas, too.

use apispec_codegen::rules::{Absent, Kind, Predicate};
use serde_json::{Value, json};

use super::Shape;
use crate::export::certainty::{Certainty, OneOf, is_list, kind_of};

impl Shape<'_> {
    /// A schema of the objects for which a condition holds; no condition always holds.
    pub(super) fn condition(
        self,
        predicate: Option<&Predicate<'_>>,
        certainty: Certainty,
    ) -> Value {
        predicate.map_or(Value::Bool(true), |predicate| self.holds(predicate, certainty))
    }

    fn holds(self, predicate: &Predicate<'_>, certainty: Certainty) -> Value {
        let each = |parts: &[Predicate<'_>]| {
            parts.iter().map(|part| self.holds(part, certainty)).collect::<Vec<_>>()
        };
        match predicate {
            Predicate::Present { field, present: true } => json!({ "required": [field] }),
            Predicate::Present { field, present: false } => {
                json!({ "properties": { *field: false } })
            }
            Predicate::Field { field, values, absent } => {
                let value = self.one_of(kind_of(self.members, field), values, certainty);
                let value = json!({ "properties": { *field: value } });
                match absent {
                    Absent::Holds => value,
                    Absent::Fails => all(vec![json!({ "required": [field] }), value]),
                }
            }
            // A schema knows no fact, so that anything is possible.
            Predicate::Fact { .. } => Value::Bool(certainty == Certainty::Possible),
            Predicate::All { all: parts } => all(each(parts)),
            Predicate::Any { any: parts } => any(each(parts)),
            Predicate::Not { not } => negated(self.holds(not, certainty.opposite())),
        }
    }

    /// A schema of the values of a type that are one of a few, or whose items are.
    pub(super) fn one_of(self, kind: &Kind<'_>, values: &[Value], certainty: Certainty) -> Value {
        let schema = match OneOf::of(self.document, kind, values, certainty) {
            OneOf::These(values) if values.is_empty() => Value::Bool(false),
            OneOf::NoneOf(values) if values.is_empty() => Value::Bool(true),
            OneOf::These(values) => json!({ "enum": values }),
            OneOf::NoneOf(values) => json!({ "not": { "enum": values } }),
            OneOf::Unknown => return Value::Bool(certainty == Certainty::Possible),
        };
        if is_list(kind) { json!({ "items": schema }) } else { schema }
    }
}

/// A schema of what fits all of these.
pub(super) fn all(parts: Vec<Value>) -> Value {
    combined("allOf", parts, true)
}

/// A schema of what fits any of these.
fn any(parts: Vec<Value>) -> Value {
    combined("anyOf", parts, false)
}

/// `neutral` changes nothing, and its opposite decides.
fn combined(keyword: &str, parts: Vec<Value>, neutral: bool) -> Value {
    if parts.contains(&Value::Bool(!neutral)) {
        return Value::Bool(!neutral);
    }
    let parts = parts.into_iter().filter(|part| *part != Value::Bool(neutral));
    let mut parts = parts.collect::<Vec<_>>();
    match parts.len() {
        0 => Value::Bool(neutral),
        1 => parts.remove(0),
        _ => json!({ keyword: parts }),
    }
}

/// A schema of what does not fit this one.
pub(super) fn negated(schema: Value) -> Value {
    match schema {
        Value::Bool(fits) => Value::Bool(!fits),
        schema => json!({ "not": schema }),
    }
}
