//! Findings before their places are spans: where, and in which words.

use apispec_codegen::place::Place;

/// One thing that a lint found.
#[derive(Clone, Debug)]
pub struct Finding {
    /// Where.
    pub place: Place,
    /// What is wrong.
    pub title: String,
    /// What to see there.
    pub label: String,
    /// The way out.
    pub help: String,
    /// Other places that belong to it, with what to see there.
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

    /// That two things beside each other do not go together.
    pub(super) fn pair(
        first: Place,
        second: Place,
        title: impl Into<String>,
        help: impl Into<String>,
    ) -> Self {
        Self::new(second, title, "this one", help).and(first, "and this one")
    }

    /// With another place.
    pub(super) fn and(mut self, place: Place, label: impl Into<String>) -> Self {
        self.also.push((place, label.into()));
        self
    }
}
