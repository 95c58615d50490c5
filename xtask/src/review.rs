//! Two revisions of the specs → what the change means: which programs break, which requests are accepted or refused.

mod revision;

mod differ;
mod element;
mod finding_kind;
mod kinds;

mod context;
mod docs;
mod enumerations;
mod errors;
mod evidence;
mod fields;
mod follow_up;
mod limits;
mod observations;
mod operations;
mod preconditions;
mod providers;
mod rules;
mod services;
mod spelling;
mod types;

mod difference;
mod outline;
mod rust_items;
mod witnesses;

mod finding;
mod fingerprint;
mod position;

mod accepted;
mod not_reviewed;

mod github;
mod json;
mod markdown;
mod markup;
mod page;
mod summary;
mod text;
mod wording;

mod command;
pub(crate) mod read;
mod release;

pub use accepted::{Acceptance, Accepted};
pub use difference::{Flip, Transition, difference, warnings};
pub use finding::{Finding, Witness};
pub use finding_kind::{Direction, Effect, FindingKind, Impact, Level};
pub use json::schema;
pub use kinds::{EXCEPTIONS, KINDS};
pub use not_reviewed::{NotReviewed, SpecError};
pub use outline::{Api, Bump, least_version, version};
pub use position::{Position, Side};
pub use revision::Revision;

pub(crate) use command::{Arguments, run};
use differ::Differ;
use element::Both;

/// The result of a review.
#[derive(Debug)]
pub struct Review<'a> {
    revisions: Both<&'a Revision>,
    /// The findings, the most severe first.
    pub findings: Vec<Finding>,
    /// The changes of public items of the generated crate.
    pub api: Api,
    /// The required version, in a sentence.
    pub version: Option<String>,
}

/// Compares two revisions of the specs. Touches no files.
pub fn review<'a>(base: &'a Revision, head: &'a Revision) -> Review<'a> {
    let revisions = Both { base, head };
    let mut differ = Differ { revisions, pending: Vec::new() };
    differ.providers();
    differ.services();
    differ.documents();
    differ.witnesses();
    let api = differ.rust_items();
    Review { revisions, findings: differ.findings(), api, version: None }
}

impl Review<'_> {
    /// The most severe level of findings that are not accepted; `None` without findings.
    pub fn worst(&self) -> Option<Level> {
        let open = self.findings.iter().filter(|it| it.is_open());
        open.map(|it| it.level).min()
    }

    /// The findings of a level that are not accepted.
    fn open(&self, level: Level) -> impl Iterator<Item = &Finding> {
        let findings = self.findings.iter();
        findings.filter(move |it| it.level == level && it.is_open())
    }
}
