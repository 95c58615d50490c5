//! Limits of a value in both revisions, and whether one allows less than the other.

use super::differ::Differ;
use super::element::{Both, Element, UsedIn};
use super::fingerprint;
use super::kinds::{self, LIMITS};
use super::rules::Rules;
use apispec_codegen::model::{Field, Form, Limit};
use apispec_codegen::sentences::Names;

impl Differ<'_> {
    /// The limits of a field.
    pub(super) fn limits(
        &mut self,
        element: &Element,
        field: Both<&Field>,
        names: Both<Names<'_>>,
    ) {
        let limits = field.map(|it| {
            // What follows from the status is told with the status.
            let limits = it.limits.iter();
            let limits = limits.filter(|it| !matches!(it.form, Form::Presence { .. }));
            limits.cloned().collect::<Vec<_>>()
        });
        let within = element.within("limits");
        if element.used_in != UsedIn::Responses {
            let rules = Rules {
                family: &LIMITS,
                rules: limits.slices(),
                names,
                field: Some(&element.field_name(&field.head.wire)),
            };
            return self.checks(&within, rules);
        }
        // Nothing holds answers against limits.
        let values = limits.slices().zip(names);
        let values = values.map(|(it, names)| fingerprint::limits(it, names));
        let title = format!(
            "what {} of the answer may be is described otherwise",
            element.label
        );
        self.compare(kinds::DOC_CHANGED, &within, "limits", values, title);
    }
}

/// Whether a limit that always holds allows less than before; nothing if that can't be seen.
pub(super) fn tightened(form: Both<&Form>) -> Option<bool> {
    let Both { base, head } = form.map(always).transpose()?;
    let ends = match (base, head) {
        (Limit::Range(base), Limit::Range(head)) | (Limit::Items(base), Limit::Items(head)) => {
            Both { base, head }.map(|it| [i128::from(it.min), i128::from(it.max)])
        }
        (Limit::Length(base), Limit::Length(head)) if base.unit == head.unit => {
            Both { base, head }.map(|it| [i128::from(it.min), i128::from(it.max)])
        }
        _ => return None,
    };
    let is_within = |[min, max]: [i128; 2], outer: [i128; 2]| min >= outer[0] && max <= outer[1];
    let is_tighter = is_within(ends.head, ends.base);
    (is_tighter != is_within(ends.base, ends.head)).then_some(is_tighter)
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
