//! The fields that rules are about, where their presence counts.

use super::{Checker, Subjects};
use crate::model::{self, Predicate};
use crate::place::Place;
use crate::spec;

impl Checker<'_> {
    /// Fields and the condition of their presence.
    pub(super) fn conditional(
        &mut self,
        names: &[String],
        when: &spec::Predicate,
        subjects: &Subjects<'_>,
        place: &Place,
    ) -> Option<(Vec<usize>, Predicate)> {
        let fields = self.optional_fields(names, subjects, place);
        let when = self.predicate(when, subjects, &place.at("when"));
        Some((fields?, when?))
    }

    /// Fields whose presence a rule speaks of, so that it must be able to change.
    fn optional_fields(
        &mut self,
        names: &[String],
        subjects: &Subjects<'_>,
        place: &Place,
    ) -> Option<Vec<usize>> {
        if names.is_empty() {
            self.error(
                "no-fields",
                &place.at("fields"),
                "the rule is about no field".into(),
                "nothing here",
                "name the fields that it is about".into(),
            );
            return None;
        }
        let mut fields = Some(Vec::new());
        for (index, name) in names.iter().enumerate() {
            let at = place.nth("fields", index);
            let Some(found) = self.field_index(name, subjects, &at) else {
                fields = None;
                continue;
            };
            if subjects.fields[found].presence == model::Presence::Required {
                self.error(
                    "presence-of-required",
                    &at,
                    format!("`{name}` is always present"),
                    "required anyway",
                    "remove it from the rule, or `required` from the field".into(),
                );
                fields = None;
            } else if let Some(fields) = &mut fields {
                fields.push(found);
            }
        }
        fields
    }

    /// Fields whose presence is counted.
    pub(super) fn group(
        &mut self,
        group: &spec::Group,
        subjects: &Subjects<'_>,
        place: &Place,
    ) -> Option<Vec<usize>> {
        if group.fields.len() == 1 {
            self.error(
                "small-group",
                &place.nth("fields", 0),
                "a group of one field says nothing".into(),
                "alone",
                "name at least two fields".into(),
            );
            return None;
        }
        self.optional_fields(&group.fields, subjects, place)
    }
}
