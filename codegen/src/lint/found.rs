//! What a lint found: where, and in which words.

use crate::place::Place;

/// One thing that a lint found.
pub(super) struct Found {
    pub(super) place: Place,
    pub(super) title: String,
    pub(super) label: String,
    pub(super) help: String,
    /// Another place that belongs to it.
    pub(super) also: Option<(Place, &'static str)>,
}

impl Found {
    pub(super) fn new(
        place: Place,
        title: impl Into<String>,
        label: impl Into<String>,
        help: impl Into<String>,
    ) -> Self {
        Self {
            place,
            title: title.into(),
            label: label.into(),
            help: help.into(),
            also: None,
        }
    }

    /// With another place.
    pub(super) fn and(mut self, place: Place, label: &'static str) -> Self {
        self.also = Some((place, label));
        self
    }
}
