//! Limits as constraint traits, and as expressions where no trait says them.

use apispec_codegen::model::LengthUnit;
use apispec_codegen::rules::{Alphabet, Limit};
use serde_json::{Map, Value, json};

use super::expressions::{all, each, is_one_of, literal};
use super::rules::Rules;
use crate::export::certainty::{Certainty, documented, is_list};
use crate::export::texts;

/// A constraint trait of a value.
pub(super) struct Constraint {
    pub(super) name: &'static str,
    pub(super) value: Value,
}

/// The trait that says a limit of a value, if there is one.
pub(super) fn constraint(limit: &Limit<'_>) -> Option<Constraint> {
    let (name, value) = match limit {
        Limit::Length(length) => match length.unit {
            LengthUnit::Characters => ("smithy.api#length", ends(length.min, length.max)),
            LengthUnit::Bytes => return None,
        },
        Limit::Items(range) => ("smithy.api#length", ends(range.min, range.max)),
        Limit::NotEmpty => ("smithy.api#length", json!({ "min": 1 })),
        Limit::Range(range) => ("smithy.api#range", ends(range.min, range.max)),
        Limit::Pattern(pattern) => ("smithy.api#pattern", format!("^(?:{pattern})$").into()),
        Limit::Characters(alphabet) => ("smithy.api#pattern", self::alphabet(alphabet).into()),
        Limit::Time(format) => ("smithy.api#pattern", texts::time(format).into()),
        Limit::Known | Limit::OneOf(_) => return None,
    };
    Some(Constraint { name, value })
}

impl Rules<'_> {
    /// Whether a member that is there keeps a limit, or why no expression says so.
    pub(super) fn limit(&self, limit: &Limit<'_>, field: &str) -> Result<String, &'static str> {
        let member = self.member(field);
        let item = if is_list(member.kind) { "@" } else { &member.name };
        let kept = match limit {
            Limit::Items(range) => {
                return Ok(within(&format!("length({})", member.name), range.min, range.max));
            }
            Limit::OneOf(values) => return Ok(self.one_of(field, values, Certainty::Possible)),
            Limit::Length(length) => match length.unit {
                LengthUnit::Characters => {
                    within(&format!("length({item})"), length.min, length.max)
                }
                LengthUnit::Bytes => return Err("Smithy counts characters of a text, not bytes"),
            },
            Limit::Range(range) => within(item, range.min, range.max),
            Limit::Known => is_one_of(item, &documented(self.document, member.kind)),
            Limit::NotEmpty => format!("length({item}) >= `1`"),
            Limit::Characters(_) | Limit::Pattern(_) | Limit::Time(_) => {
                return Err("a value has one pattern, without a condition: \
                            JMESPath has no regular expressions");
            }
        };
        Ok(if is_list(member.kind) { each(&member.name, &kept) } else { kept })
    }
}

/// A pattern of the texts in which nothing is found that the alphabet does not allow.
fn alphabet(alphabet: &Alphabet<'_>) -> String {
    format!("^(?![\\s\\S]*(?:{}))[\\s\\S]*$", texts::refused(alphabet).join("|"))
}

/// The two ends of a range.
fn ends(min: Option<impl Into<Value>>, max: Option<impl Into<Value>>) -> Value {
    let min = min.map(|min| ("min".to_owned(), min.into()));
    let max = max.map(|max| ("max".to_owned(), max.into()));
    Value::Object(min.into_iter().chain(max).collect::<Map<_, _>>())
}

/// Whether a number is within a range.
fn within(number: &str, min: Option<impl Into<Value>>, max: Option<impl Into<Value>>) -> String {
    let min = min.map(|min| format!("{number} >= {}", literal(&min.into())));
    let max = max.map(|max| format!("{number} <= {}", literal(&max.into())));
    all(min.into_iter().chain(max).collect())
}
