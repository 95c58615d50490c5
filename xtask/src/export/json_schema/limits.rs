//! Limits as schemas of the value that they are about.

use apispec_codegen::model::LengthUnit;
use apispec_codegen::rules::{Kind, Limit};
use serde_json::{Map, Value, json};

use super::Shape;
use super::conditions::all;
use crate::export::certainty::{Certainty, documented, is_list};
use crate::export::texts;

impl Shape<'_> {
    /// The schema of a value, or of a list, that keeps a limit for certain; or why there is none.
    pub(super) fn limit(self, limit: &Limit<'_>, kind: &Kind<'_>) -> Result<Value, &'static str> {
        let schema = match limit {
            Limit::Items(range) => {
                let names = match kind {
                    Kind::Map(_) => ["minProperties", "maxProperties"],
                    _ => ["minItems", "maxItems"],
                };
                return Ok(ends(names, range.min.map(Value::from), range.max.map(Value::from)));
            }
            Limit::OneOf(values) => return Ok(self.one_of(kind, values, Certainty::Possible)),
            Limit::Length(length) => match length.unit {
                LengthUnit::Characters => ends(
                    ["minLength", "maxLength"],
                    length.min.map(Value::from),
                    length.max.map(Value::from),
                ),
                LengthUnit::Bytes => return Err("a schema counts characters, not bytes"),
            },
            Limit::Characters(alphabet) => {
                let refused = texts::refused(alphabet).into_iter();
                all(refused.map(|pattern| json!({ "not": { "pattern": pattern } })).collect())
            }
            Limit::Pattern(pattern) => json!({ "pattern": format!("^(?:{pattern})$") }),
            Limit::Time(format) => json!({ "pattern": texts::time(format) }),
            Limit::Range(range) => {
                ends(["minimum", "maximum"], range.min.map(Value::from), range.max.map(Value::from))
            }
            Limit::Known => json!({ "enum": documented(self.document, kind) }),
            Limit::NotEmpty => json!({ "minLength": 1 }),
        };
        Ok(if is_list(kind) { json!({ "items": schema }) } else { schema })
    }
}

/// The two ends of a range, under these names.
fn ends(names: [&str; 2], min: Option<Value>, max: Option<Value>) -> Value {
    let ends = names.into_iter().zip([min, max]);
    let ends = ends.filter_map(|(name, end)| Some((name.to_owned(), end?)));
    Value::Object(ends.collect::<Map<_, _>>())
}
