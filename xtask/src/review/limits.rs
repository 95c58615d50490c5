//! Two limits of a value → whether the new one allows less.

use apispec_codegen::model::{Form, Length, Limit, Range};

/// Whether a limit that always holds allows less than before; nothing if that can't be seen.
pub(super) fn compared(was: &Form, is: &Form) -> Option<bool> {
    match (always(was)?, always(is)?) {
        (Limit::Range(was), Limit::Range(is)) | (Limit::Items(was), Limit::Items(is)) => {
            within(ends(was), ends(is))
        }
        (Limit::Length(was), Limit::Length(is)) if was.unit == is.unit => {
            within(lengths(was), lengths(is))
        }
        _ => None,
    }
}

/// The limit of a rule that always holds.
fn always(form: &Form) -> Option<&Limit> {
    match form {
        Form::Value {
            limit, when: None, ..
        } => Some(limit),
        Form::Value { when: Some(_), .. }
        | Form::Presence { .. }
        | Form::Count { .. }
        | Form::Order { .. } => None,
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
