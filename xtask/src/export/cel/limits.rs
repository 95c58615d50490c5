//! Limits as expressions.

use apispec_codegen::model::LengthUnit;
use apispec_codegen::rules::{Kind, Limit};

use super::Shape;
use super::literals::{list, text};
use crate::export::certainty::{Certainty, documented, is_list};
use crate::export::texts;

impl Shape<'_> {
    /// Whether a value keeps a limit, or why no expression says so.
    pub(super) fn limit(
        self,
        limit: &Limit<'_>,
        kind: &Kind<'_>,
        found: &str,
        certainty: Certainty,
    ) -> Result<String, &'static str> {
        let item = if is_list(kind) { "it" } else { found };
        let kept = match limit {
            Limit::Items(range) => {
                let [min, max] = [range.min, range.max].map(|end| end.map(|end| end.to_string()));
                return Ok(within(&format!("size({found})"), min, max));
            }
            Limit::OneOf(values) => return Ok(self.one_of(kind, values, found, certainty)),
            Limit::Length(length) => {
                let size = match length.unit {
                    LengthUnit::Characters => format!("size({item})"),
                    LengthUnit::Bytes => format!("size(bytes({item}))"),
                };
                let [min, max] = [length.min, length.max].map(|end| end.map(|end| end.to_string()));
                within(&size, min, max)
            }
            Limit::Characters(alphabet) => {
                let refused = texts::refused(alphabet).into_iter();
                let refused = refused.map(|pattern| format!("!{}", matches(item, &pattern)));
                refused.collect::<Vec<_>>().join(" && ")
            }
            Limit::Pattern(pattern) if pattern.contains("(?<") || pattern.contains("(?!") => {
                return Err("the pattern looks around, which RE2 does not");
            }
            Limit::Pattern(pattern) => matches(item, &format!("^(?:{pattern})$")),
            Limit::Time(format) => matches(item, &texts::time(format)),
            Limit::Range(range) => {
                let [min, max] = [range.min, range.max].map(|end| end.map(|end| end.to_string()));
                within(item, min, max)
            }
            Limit::Known => format!("{item} in {}", list(&documented(self.document, kind))),
            Limit::NotEmpty => format!("{item} != \"\""),
        };
        Ok(if is_list(kind) { format!("{found}.all(it, {kept})") } else { kept })
    }
}

fn matches(text: &str, pattern: &str) -> String {
    format!("{text}.matches({})", self::text(pattern))
}

/// Whether a number is within a range, which has at least one end.
fn within(number: &str, min: Option<String>, max: Option<String>) -> String {
    let min = min.map(|min| format!("{number} >= {min}"));
    let max = max.map(|max| format!("{number} <= {max}"));
    min.into_iter().chain(max).collect::<Vec<_>>().join(" && ")
}
