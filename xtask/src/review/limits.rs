//! Limits of a value in both revisions.

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
            // The consequences of a status and of `required` are reported with these.
            let limits = it.limits.iter();
            let limits = limits.filter(|it| match it.form {
                Form::Presence { .. } | Form::Value { limit: Limit::NotEmpty, .. } => false,
                Form::Value { .. } | Form::Count { .. } | Form::Order { .. } => true,
            });
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
        // Limits of responses are not checked.
        let values = limits.slices().zip(names);
        let values = values.map(|(it, names)| fingerprint::limits(it, names));
        let title =
            format!("the documented limits of the response field {} changed", element.label);
        self.compare(kinds::DOC_CHANGED, &within, "limits", values, title);
    }
}
