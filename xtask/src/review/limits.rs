//! Two limits of a value → whether the new one allows less.

use apispec_codegen::model::{Check, Length, Limit, Range};

/// Whether a check allows less than before; nothing if that can't be seen.
pub(super) fn compared(was: &Check, is: &Check) -> Option<bool> {
    let (was, is) = match (was, is) {
        (Check::Value(was), Check::Value(is)) => (was, is),
        _ => return None,
    };
    match (was, is) {
        (Limit::Range(was), Limit::Range(is)) | (Limit::Items(was), Limit::Items(is)) => {
            within(ends(was), ends(is))
        }
        (Limit::Length(was), Limit::Length(is)) if was.unit == is.unit => {
            within(lengths(was), lengths(is))
        }
        _ => None,
    }
}

fn ends(range: &Range) -> (i128, i128) {
    (range.min.into(), range.max.into())
}

fn lengths(length: &Length) -> (i128, i128) {
    (length.min.into(), length.max.into())
}

fn within(was: (i128, i128), is: (i128, i128)) -> Option<bool> {
    match (
        is.0 >= was.0 && is.1 <= was.1,
        is.0 <= was.0 && is.1 >= was.1,
    ) {
        (true, false) => Some(true),
        (false, true) => Some(false),
        _ => None,
    }
}
