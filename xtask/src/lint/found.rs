//! What a lint found: where, and in which words.

use apispec_codegen::place::Place;

/// One thing that a lint found.
pub(super) struct Found {
    pub(super) place: Place,
    pub(super) title: String,
    pub(super) label: String,
    pub(super) help: String,
    /// Other places that belong to it.
    pub(super) also: Vec<(Place, String)>,
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
            also: Vec::new(),
        }
    }

    /// With another place.
    pub(super) fn and(mut self, place: Place, label: impl Into<String>) -> Self {
        self.also.push((place, label.into()));
        self
    }
}
