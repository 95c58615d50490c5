//! Bodies: a form, members of a JSON object, or one field that is the whole body.

use super::Checker;
use crate::model::{Field, Location};

impl Checker<'_> {
    /// Reports the first field that would need a second body.
    pub(super) fn one_body(&mut self, fields: &[Field]) {
        let is_in_body = |field: &&Field| {
            matches!(field.location, Location::Form | Location::Body | Location::Payload)
        };
        let mut in_body = fields.iter().filter(is_in_body);
        let Some(first) = in_body.next() else {
            return;
        };
        let fits = |field: &&Field| {
            field.location == first.location && field.location != Location::Payload
        };
        if let Some(other) = in_body.find(|field| !fits(field)) {
            self.error(
                "two-bodies",
                &other.place.at("name"),
                format!("`{}` {}, but `{}` {}", other.wire, part(other), first.wire, part(first)),
                "a second body",
                "put all fields of the body in the same location, and at most one as `payload`",
            );
        }
    }
}

/// What a field is of a body.
fn part(field: &Field) -> &'static str {
    match field.location {
        Location::Form => "is in the form",
        Location::Payload => "is the whole body",
        _ => "is a member of the body",
    }
}
