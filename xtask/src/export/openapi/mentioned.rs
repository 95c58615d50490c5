//! The parameters that a check names.

use apispec_codegen::rules::{Check, Predicate};

/// The names, which may be there twice.
pub(super) fn fields<'a>(check: &Check<'a>) -> Vec<&'a str> {
    let mut found = Vec::new();
    match check {
        Check::Presence { fields, when, .. } => {
            found.extend(fields);
            when.iter().for_each(|when| in_predicate(when, &mut found));
        }
        Check::Value { field, when, .. } => {
            found.push(field);
            when.iter().for_each(|when| in_predicate(when, &mut found));
        }
        Check::Count { fields, .. } => found.extend(fields),
        Check::Order { left, right, .. } => found.extend([left, right]),
        Check::Holds(predicate) => in_predicate(predicate, &mut found),
        Check::Quota { .. } | Check::Undecidable => {}
    }
    found
}

fn in_predicate<'a>(predicate: &Predicate<'a>, found: &mut Vec<&'a str>) {
    match predicate {
        Predicate::Present { field, .. } | Predicate::Field { field, .. } => found.push(field),
        Predicate::Fact { .. } => {}
        Predicate::All { all: parts } | Predicate::Any { any: parts } => {
            parts.iter().for_each(|part| in_predicate(part, found));
        }
        Predicate::Not { not } => in_predicate(not, found),
    }
}
