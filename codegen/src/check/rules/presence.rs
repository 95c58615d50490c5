//! Rules about the presence of fields, which must be able to change.

use super::{Checker, Subjects};
use crate::model::{self, Count, Form, Must};
use crate::spec::{self, RuleParts};

impl Checker<'_> {
    /// Whether fields are present when a condition holds.
    pub(super) fn presence(
        &mut self,
        must: Must,
        parts: &RuleParts<'_>,
        when: &spec::Predicate,
        subjects: &Subjects<'_>,
    ) -> Option<Form> {
        let fields = self.optional_fields(parts, subjects);
        let when = self.predicate(when, subjects, &parts.place.at("when"));
        Some(Form::Presence {
            must,
            fields: fields?,
            when: Some(when?),
        })
    }

    /// How many of some fields are present.
    pub(super) fn count(
        &mut self,
        count: Count,
        parts: &RuleParts<'_>,
        subjects: &Subjects<'_>,
    ) -> Option<Form> {
        if let [(_, place)] = parts.fields.as_slice() {
            self.error(
                "small-group",
                place,
                "a group of one field says nothing".into(),
                "alone",
                "name at least two fields".into(),
            );
            return None;
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
            self.error(
                "no-fields",
                &parts.place.at("fields"),
                "the rule is about no field".into(),
                "nothing here",
                "name the fields that it is about".into(),
            );
            return None;
        }
        let fields = parts.fields.iter().map(|(name, place)| {
            let field = self.field_index(name, subjects, place)?;
            if subjects.fields[field].presence == model::Presence::Required {
                self.error(
                    "presence-of-required",
                    place,
                    format!("`{name}` is always present"),
                    "required anyway",
                    "remove it from the rule, or `required` from the field".into(),
                );
                return None;
            }
            Some(field)
        });
        // Every field is looked at, whatever is wrong with the first.
        let fields = fields.collect::<Vec<_>>();
        fields.into_iter().collect()
    }
}
