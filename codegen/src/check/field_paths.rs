//! Paths such as `Items/Backup`: fields of responses, by their wire names.

use std::fmt;

use super::Checker;
use crate::model::{Field, FieldPath, Kind, Presence, Types};
use crate::place::Place;

/// The object in which paths begin.
#[derive(Clone, Copy)]
pub(super) struct Inside<'a> {
    /// Its fields.
    pub(super) fields: &'a [Field],
    /// The types of the service.
    pub(super) types: &'a Types,
    /// What it is.
    pub(super) whole: Whole<'a>,
}

/// What a path begins in, as messages call it.
#[derive(Clone, Copy)]
pub(super) enum Whole<'a> {
    /// The response of the operation with this name.
    Response(&'a str),
    /// An item of a list.
    Item,
}

impl fmt::Display for Whole<'_> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Whole::Response(operation) => write!(formatter, "the response of `{operation}`"),
            Whole::Item => formatter.write_str("the item"),
        }
    }
}

impl Checker<'_> {
    /// The field that a path leads to; an error if a name on the way is unknown.
    pub(super) fn field_path<'m>(
        &mut self,
        path: &str,
        inside: Inside<'m>,
        place: &Place,
    ) -> Option<(FieldPath, &'m Field)> {
        let mut fields = inside.fields;
        let mut found = Vec::new();
        for step in path.split('/') {
            let Some(field) = fields.iter().find(|field| field.wire == step) else {
                self.unknown(
                    "unknown-field",
                    place,
                    format!("{} has no field `{path}`", inside.whole),
                    "not a field",
                    step,
                    fields.iter().map(|field| field.wire.as_str()),
                );
                return None;
            };
            fields = inside.types.structure(&field.kind).map_or(&[], |it| &it.fields);
            found.push(field);
        }
        let last = *found.last()?;
        Some((FieldPath(found.into_iter().cloned().collect()), last))
    }

    /// The field that a path leads to, which has to be a list, and the fields of its items.
    pub(super) fn list_path<'m>(
        &mut self,
        path: &str,
        inside: Inside<'m>,
        place: &Place,
    ) -> Option<(FieldPath, &'m [Field])> {
        let (steps, field) = self.field_path(path, inside, place)?;
        let Kind::List { of, .. } = &field.kind else {
            return self.reject(
                "not-a-list",
                place,
                format!("`{path}` is not a list"),
                "expected a list",
                "name the field with the items",
            );
        };
        let items = inside.types.structure(of).map_or(&[][..], |it| &it.fields);
        Some((steps, items))
    }
}

/// Whether a value of one field can be given to another one as it is.
pub(super) fn fits(value: &Field, parameter: &Field) -> bool {
    value.kind == parameter.kind && !value.boxed
}

/// Whether a field is always there.
pub(super) fn is_required(field: &Field) -> bool {
    field.presence == Presence::Required
}
