//! Findings of lints, before their locations are resolved to spans.

use apispec_codegen::place::Place;

/// A finding of a lint.
#[derive(Clone, Debug)]
pub struct Finding {
    /// The location.
    pub place: Place,
    /// What is wrong.
    pub title: String,
    /// The label at the location.
    pub label: String,
    /// What to do.
    pub help: String,
    /// Further locations with their labels.
    pub also: Vec<(Place, String)>,
}

impl Finding {
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

    /// A finding about two items that do not fit together.
    pub(super) fn pair(
        first: Place,
        second: Place,
        title: impl Into<String>,
        help: impl Into<String>,
    ) -> Self {
        Self::new(second, title, "this one", help).and(first, "the other one")
    }

    /// The finding with a further location.
    pub(super) fn and(mut self, place: Place, label: impl Into<String>) -> Self {
        self.also.push((place, label.into()));
        self
    }
}
