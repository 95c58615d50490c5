//! Docs of error codes: what a code means, whether to try again, and what to check before the call.

use proc_macro2::TokenStream;

use super::{Context, docs};
use crate::evidence;
use crate::model::{Advice, Demand, ErrorCode, ErrorRow};
use crate::sentences::{self, Names};

/// ```text
/// /// `BackupJobExists`: Another backup of the instance is under way.
/// ///
/// /// Retry later. Check before the call:
/// ///
/// /// - No other backup may be under way.
/// ///
/// /// [Evidence](evidence::create_backup#error-BackupJobExists)
/// ```
///
/// No `#[doc(alias)]` with the code: rustdoc's search takes no `.` and ignores case, so that it finds the name or nothing.
pub(super) fn code(context: &Context<'_>, code: &ErrorCode) -> TokenStream {
    let mut meanings = each_once(code.rows.iter().map(|row| docs::prose(&row.says.doc.en)));
    // A row that describes nothing still has its code.
    meanings[0] = match (docs::code(&code.wire), meanings[0].as_str()) {
        (code, "") => format!("{code}."),
        (code, meaning) => format!("{code}: {meaning}"),
    };
    let advice =
        each_once(code.rows.iter().filter_map(|row| row.says.retry.as_ref()).map(|retry| {
            match retry.advice {
                Advice::Never => "Do not retry: the same request will fail again.",
                Advice::AfterChange => "Retry after something outside the request has changed.",
                Advice::Later => "Retry later.",
            }
        }));
    let mut advice = advice.join(" ");
    let checks = each_once(code.rows.iter().flat_map(|row| checks(context, row)));
    if !checks.is_empty() {
        advice.push_str(" Check before the call:");
    }
    meanings.push(advice.trim_start().to_owned());
    let of = evidence::of_code(context.provider, context.service, code);
    let evidence = docs::evidence(context, of, code.disputes.len());
    let grade = grade(context, code);
    let evidence = evidence.map(|link| match grade {
        Some(grade) => format!("{link}, {grade}"),
        None => link,
    });
    let evidence = evidence.into_iter().collect::<Vec<_>>();
    docs::lines_around(&meanings, &checks, &evidence)
}

/// The grade of a code that no page has in any row.
fn grade(context: &Context<'_>, code: &ErrorCode) -> Option<&'static str> {
    let bases = code.rows.iter().map(|row| context.service.basis(row.says.source.as_deref()));
    docs::weak_grade(bases.min_by_key(|basis| (basis.best.is_none(), basis.best))?)
}

/// Rows of one code often say the same.
fn each_once<T: PartialEq>(items: impl Iterator<Item = T>) -> Vec<T> {
    let mut all = Vec::new();
    items.for_each(|item| {
        if !all.contains(&item) {
            all.push(item);
        }
    });
    all
}

/// What to check, an item of a list for each parameter, precondition and quota that a row answers to.
fn checks(context: &Context<'_>, row: &ErrorRow) -> Vec<String> {
    let answered = context.service.answered(context.provider, row);
    let checks = answered.into_iter().flat_map(|(view, demand)| {
        let request = &view.operation.request.fields;
        let linked = |index: usize| {
            let (of, field) = (view.operation.request_type(), &request[index].name);
            format!("[`{field}`](super::{of}::{field})")
        };
        match demand {
            Demand::Rule(rule) => rule.form.fields().into_iter().map(linked).collect(),
            // A field of a nested object has no link: it is not a field of the request type.
            Demand::Limit(_, field) => {
                let index = request.iter().position(|it| it.place == field.place);
                vec![index.map_or_else(|| docs::code(&field.wire), linked)]
            }
            Demand::Precondition(_) | Demand::Quota(_) => {
                vec![docs::prose(&sentences::demand(&demand, Names::of(view)).en)]
            }
        }
    });
    checks.collect()
}
