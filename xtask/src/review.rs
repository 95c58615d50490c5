//! Two versions of the specs → what the change means: who breaks, what is accepted or refused.

mod accepted;
mod canonical;
pub(crate) mod command;
mod decided;
mod described;
mod difference;
mod draft;
mod errors;
mod fields;
mod finding;
mod github;
mod hosts;
mod items;
mod json;
mod kind;
mod kinds;
mod limits;
mod markdown;
mod markup;
mod operations;
mod outline;
mod outside;
mod redaction;
mod rules;
mod services;
mod side;
mod spelling;
mod stopped;
mod text;
mod types;
mod words;

pub use accepted::{Acceptance, Accepted};
pub use difference::{Change, Flip, difference, warnings};
pub use finding::{Fate, Finding, Spot, Which, Witness};
pub use json::schema;
pub use kind::{Direction, EXCEPTIONS, Effect, Impact, Kind, Level};
pub use kinds::KINDS;
pub use outline::{Api, Bump, least_version, version};
pub use side::Side;
pub use stopped::{SpecError, Stopped};

pub(crate) use command::{Arguments, run};
use draft::Differ;

/// What a change means.
#[derive(Debug)]
pub struct Review<'a> {
    base: &'a Side,
    head: &'a Side,
    /// The changes, the gravest first.
    pub findings: Vec<Finding>,
    /// What becomes of the public items of the generated crate.
    pub api: Api,
    /// What the version has to be, in a sentence.
    pub version: Option<String>,
}

/// What changed between two versions of the specs. Touches no files.
pub fn review<'a>(base: &'a Side, head: &'a Side) -> Review<'a> {
    let mut differ = Differ {
        base,
        head,
        drafts: Vec::new(),
    };
    differ.providers();
    differ.decide();
    let api = differ.items();
    Review {
        base,
        head,
        findings: differ.findings(),
        api,
        version: None,
    }
}

impl Review<'_> {
    /// The gravest level that is not accepted; nothing if nothing changed.
    pub fn worst(&self) -> Option<Level> {
        let open = self.findings.iter().filter(|it| it.accepted.is_none());
        open.map(|it| it.level).min()
    }

    /// How many findings of a level are not accepted.
    fn count(&self, level: Level) -> usize {
        let findings = self.findings.iter();
        findings
            .filter(|it| it.level == level && it.accepted.is_none())
            .count()
    }

    /// What changed, in one sentence.
    pub fn verdict(&self) -> String {
        let counts = Level::ALL.iter().filter_map(|level| {
            let count = self.count(*level);
            let noun = match (level, count) {
                (Level::Breaking, _) => "breaking",
                (Level::Risky, _) => "risky",
                (Level::Addition, 1) => "addition",
                (Level::Addition, _) => "additions",
                (Level::Docs, _) => "in descriptions only",
            };
            (count > 0).then(|| format!("{count} {noun}"))
        });
        let mut counts = counts.collect::<Vec<_>>();
        let accepted = self
            .findings
            .iter()
            .filter(|it| it.accepted.is_some())
            .count();
        if accepted > 0 {
            counts.push(format!("{accepted} accepted"));
        }
        match counts.is_empty() {
            true => "no change".into(),
            false => counts.join(", "),
        }
    }
}
