//! Rules about the presence of fields, which must be optional.

use super::{Checker, Subjects};
use crate::model::{self, Count, Form, Must};
use crate::spec::RuleParts;

impl Checker<'_> {
    /// Whether fields are present when a condition holds.
    pub(super) fn presence(
        &mut self,
        must: Must,
        parts: &RuleParts<'_>,
        subjects: &Subjects<'_>,
    ) -> Option<Form> {
        let fields = self.optional_fields(parts, subjects);
        let when = self.when(parts, subjects);
        Some(Form::Presence { must, fields: fields?, when: Some(when?) })
    }

    /// How many of some fields are present.
    pub(super) fn count(
        &mut self,
        count: Count,
        parts: &RuleParts<'_>,
        subjects: &Subjects<'_>,
    ) -> Option<Form> {
        if let [(_, place)] = parts.fields.as_slice() {
            return self.reject(
                "small-group",
                place,
                "a group of one field has no effect",
                "the only field",
                "list at least two fields",
            );
        }
        let fields = self.optional_fields(parts, subjects)?;
        Some(Form::Count { fields, count })
    }

    fn optional_fields(
        &mut self,
        parts: &RuleParts<'_>,
        subjects: &Subjects<'_>,
    ) -> Option<Vec<usize>> {
        if parts.fields.is_empty() {
            return self.reject(
                "no-fields",
                &parts.place.at("fields"),
                "the rule lists no field",
                "an empty list",
                "list the fields to which the rule applies",
            );
        }
        let fields = parts.fields.iter().map(|(name, place)| {
            let field = self.field_index(name, subjects.fields, place)?;
            if subjects.fields[field].presence == model::Presence::Required {
                return self.reject(
                    "presence-of-required",
                    place,
                    format!("a rule about presence can't apply to the required field `{name}`"),
                    "always present",
                    "remove it from the rule, or remove `required` from the field",
                );
            }
            Some(field)
        });
        // All fields are checked, even if the first one has errors.
        let fields = fields.collect::<Vec<_>>();
        fields.into_iter().collect()
    }
}
