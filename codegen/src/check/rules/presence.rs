//! Rules about the presence of fields, which must be able to change.

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
                "a group of one field says nothing",
                "alone",
                "name at least two fields",
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
                "the rule is about no field",
                "nothing here",
                "name the fields that it is about",
            );
        }
        let fields = parts.fields.iter().map(|(name, place)| {
            let field = self.field_index(name, subjects.fields, place)?;
            if subjects.fields[field].presence == model::Presence::Required {
                return self.reject(
                    "presence-of-required",
                    place,
                    format!("`{name}` is always present"),
                    "required anyway",
                    "remove it from the rule, or `required` from the field",
                );
            }
            Some(field)
        });
        // Every field is checked, even if the first one is wrong.
        let fields = fields.collect::<Vec<_>>();
        fields.into_iter().collect()
    }
}
