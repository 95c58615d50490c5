//! `unit-missing`: a number whose name or description has a unit that the field has not.

use super::{Book, Found, Lint, words};
use apispec_codegen::report::Level;
use apispec_codegen::spec::Type;

pub(super) const LINT: Lint = Lint {
    code: "unit-missing",
    level: Level::Warning,
    reason: "A caller can mistake seconds for minutes.",
    find,
};

fn find(book: &Book<'_>) -> Vec<Found> {
    let silent = book.fields.iter().filter_map(|at| {
        let is_number = matches!(
            at.field.kind,
            Type::Int32 | Type::Int64 | Type::Float | Type::Double
        );
        if !is_number || at.field.unit.is_some() {
            return None;
        }
        let said = at.field.doc.iter().flat_map(|doc| words::of_text(&doc.en));
        let words = words::of_name(&at.field.name).into_iter().chain(said);
        let unit = words
            .into_iter()
            .find(|word| UNITS.contains(&word.as_str()))?;
        Some(Found::new(
            at.place.at("name"),
            format!("`{}` speaks of {unit} and has no unit", at.field.name),
            "no `unit` beside it",
            "add `\"unit\": …`, such as `\"seconds\"`",
        ))
    });
    silent.collect()
}

const UNITS: [&str; 15] = [
    "milliseconds",
    "seconds",
    "minutes",
    "hours",
    "days",
    "weeks",
    "months",
    "bytes",
    "kb",
    "mb",
    "gb",
    "tb",
    "kilobytes",
    "megabytes",
    "percent",
];
