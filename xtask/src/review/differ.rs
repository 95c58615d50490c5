//! The comparison of two revisions: the findings so far, and comparisons that are common to all elements.

use super::difference::{Flip, Transition};
use super::element::{Both, Element};
use super::finding_kind::{Effect, FindingKind, Level};
use super::fingerprint;
use super::kinds;
use super::revision::Revision;
use apispec_codegen::model::Text;

/// Compares two revisions.
pub(super) struct Differ<'a> {
    pub(super) revisions: Both<&'a Revision>,
    pub(super) pending: Vec<PendingFinding>,
}

/// A finding whose requests, and therefore its level, may not be known yet.
#[derive(Clone, Debug)]
pub(super) struct PendingFinding {
    pub(super) kind: &'static FindingKind,
    /// The subject, at the location that differs.
    pub(super) element: Element,
    /// What changed, in a sentence.
    pub(super) title: String,
    /// The value of the element in the head, independent of wording; empty if it is removed.
    pub(super) value: String,
    /// The ids of rules by which requests may be refused or accepted because of the change.
    pub(super) rules: Vec<String>,
    /// Requests that are refused, accepted or warned about in only one revision, with their operations.
    pub(super) flips: Vec<(String, Flip)>,
}

impl Differ<'_> {
    /// Adds a finding about a member of an element.
    pub(super) fn add(
        &mut self,
        kind: &'static FindingKind,
        element: &Element,
        member: &str,
        title: impl Into<String>,
    ) -> &mut PendingFinding {
        let place = element.place.as_ref().map(|place| place.at(member));
        self.add_here(kind, Element { place, ..element.clone() }, title)
    }

    /// Adds a finding about all of an element.
    pub(super) fn add_here(
        &mut self,
        kind: &'static FindingKind,
        element: Element,
        title: impl Into<String>,
    ) -> &mut PendingFinding {
        let index = self.pending.len();
        self.pending.push(PendingFinding {
            kind,
            element,
            title: title.into(),
            value: String::new(),
            rules: Vec::new(),
            flips: Vec::new(),
        });
        &mut self.pending[index]
    }

    /// Adds a finding about a member of an element if the values differ.
    pub(super) fn compare(
        &mut self,
        kind: &'static FindingKind,
        element: &Element,
        member: &str,
        values: Both<impl PartialEq + ToString>,
        title: impl Into<String>,
    ) {
        if values.differ() {
            self.add(kind, element, member, title).value(values.head.to_string());
        }
    }

    /// A description in two languages.
    pub(super) fn doc(&mut self, element: &Element, docs: Both<&Text>) {
        let title = format!("the description of {} changed", element.label);
        let values = docs.map(fingerprint::text);
        self.compare(kinds::DOC_CHANGED, element, "doc", values, title);
    }

    /// The source of an element.
    pub(super) fn provenance(&mut self, element: &Element, sources: Both<&Option<String>>) {
        let label = &element.label;
        let title = match (sources.base, sources.head) {
            (None, Some(head)) => format!("the source of {label} was added: `{head}`"),
            (Some(base), Some(head)) => {
                format!("the source of {label} changed from `{base}` to `{head}`")
            }
            (_, None) => format!("the source of {label} was removed"),
        };
        let values = sources.map(|it| it.clone().unwrap_or_default());
        self.compare(kinds::SOURCE_CHANGED, element, "source", values, title);
    }
}

impl PendingFinding {
    /// The value of the element in the head.
    pub(super) fn value(&mut self, value: impl Into<String>) -> &mut Self {
        self.value = value.into();
        self
    }

    /// The id of a rule by which requests may be refused or accepted because of the change.
    pub(super) fn rule(&mut self, id: impl Into<String>) -> &mut Self {
        self.rules.push(id.into());
        self
    }

    fn flips_to(&self, change: Transition) -> bool {
        self.flips.iter().any(|(_, flip)| flip.change == change)
    }

    /// The effect on accepted requests, according to the kind or the requests.
    pub(super) fn effect(&self) -> Effect {
        let (refuses, accepts) =
            (self.flips_to(Transition::Refused), self.flips_to(Transition::Accepted));
        match (refuses, accepts, self.kind.effect) {
            (false, false, effect) => effect,
            (true, false, Effect::None | Effect::Narrows) => Effect::Narrows,
            (false, true, Effect::None | Effect::Widens) => Effect::Widens,
            _ => Effect::Incomparable,
        }
    }

    /// The level; a newly refused request is always breaking.
    pub(super) fn level(&self) -> Level {
        if self.flips_to(Transition::Refused) { Level::Breaking } else { self.kind.level() }
    }
}
