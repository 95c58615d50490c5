//! Drafts → findings: places as lines and columns, fingerprints, witnesses in wire form.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::Serialize;
use serde_json::Value;
use sha2::{Digest, Sha256};

use super::difference::{Change, Flip};
use super::draft::{At, Differ, Draft};
use super::kind::{Direction, Effect, Impact, Level};
use apispec_codegen::source::{Source, Span};

/// One change, however many operations it touches.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Finding {
    /// The kind of change, stable.
    pub id: &'static str,
    /// How grave it is.
    pub level: Level,
    /// What it is about.
    pub direction: Direction,
    /// What it does to what is accepted or answered.
    pub effect: Effect,
    /// What it touches; nothing if only descriptions change.
    pub impacts: Vec<Impact>,
    /// What `cargo xtask accept` takes; the same however the finding is worded.
    pub fingerprint: String,
    /// What changed, from the provider down.
    pub subject: String,
    /// What changed, in a sentence.
    pub title: String,
    /// Where.
    pub place: Spot,
    /// The operations that it touches.
    pub affects: Vec<String>,
    /// Requests whose fate changes, as near as can be to what the documents show.
    pub witnesses: Vec<Witness>,
    /// Why it is accepted, if it is.
    pub accepted: Option<String>,
    #[serde(skip)]
    pub(super) span: Span,
}

/// A place in one of two versions.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Spot {
    /// The version: what is gone stands in the base.
    pub side: Which,
    /// The file.
    pub path: String,
    /// The line, from 1.
    pub line: usize,
    /// The column in characters, from 1.
    pub column: usize,
    #[serde(skip)]
    pub(super) source: usize,
}

impl Spot {
    /// Where a span of a source begins.
    pub(super) fn of(side: Which, index: usize, source: &Source, span: &Span) -> Self {
        let before = source.text.get(..span.start).unwrap_or_default();
        let line_start = before.rfind('\n').map_or(0, |end| end + 1);
        Self {
            side,
            path: source.path.clone(),
            line: before.matches('\n').count() + 1,
            column: before[line_start..].chars().count() + 1,
            source: index,
        }
    }
}

/// One of two versions.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Which {
    /// The old one.
    Base,
    /// The new one.
    Head,
}

/// A request whose fate changes.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Witness {
    /// The operation.
    pub operation: String,
    /// What becomes of it.
    pub becomes: Fate,
    /// Its parameters, by their names on the wire.
    pub request: BTreeMap<String, Value>,
    /// The example that it begins from, if a document shows a request.
    pub example: Option<String>,
    /// The parameters in which it differs from the example; `null` for those that it leaves out.
    pub changes: BTreeMap<String, Option<Value>>,
    /// The facts outside of it.
    pub context: BTreeMap<String, Value>,
    /// The rules that refused it before; if its fate is about warnings, those that warned about it.
    pub before: Vec<String>,
    /// The rules that refuse it after; if its fate is about warnings, those that warn about it.
    pub after: Vec<String>,
}

/// What becomes of a request.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Fate {
    /// It was accepted, and is refused.
    Refused,
    /// It was refused, and is accepted.
    Accepted,
    /// It is accepted as before, and is warned about.
    Warned,
    /// It is accepted as before, and is no longer warned about.
    Silenced,
}

impl Fate {
    /// Every fate, in the order in which requests are shown.
    pub(super) const ALL: [Fate; 4] = [Fate::Refused, Fate::Accepted, Fate::Warned, Fate::Silenced];
}

/// How many requests of a fate a finding has.
const WITNESSES: usize = 2;

impl Differ<'_> {
    /// The findings, the gravest first, then in reading order.
    pub(super) fn findings(&self) -> Vec<Finding> {
        let mut findings = self
            .drafts
            .iter()
            .map(|it| self.finding(it))
            .collect::<Vec<_>>();
        findings.sort_by(|left, right| {
            let key = |it: &Finding| {
                (
                    it.level,
                    it.place.path.clone(),
                    it.place.line,
                    it.place.column,
                )
            };
            key(left).cmp(&key(right))
        });
        findings
    }

    fn finding(&self, draft: &Draft) -> Finding {
        let (place, span) = self.spot(&draft.at);
        Finding {
            id: draft.kind.id,
            level: draft.level(),
            direction: draft.kind.direction,
            effect: draft.effect(),
            impacts: draft.kind.impacts.to_vec(),
            fingerprint: fingerprint(draft),
            subject: draft.subject.clone(),
            title: draft.title.clone(),
            place,
            affects: draft.affects.clone(),
            witnesses: witnesses(&draft.flips),
            accepted: None,
            span,
        }
    }

    fn spot(&self, at: &At) -> (Spot, Span) {
        let (which, side, place) = match at {
            At::Base(place) => (Which::Base, self.base, place),
            At::Head(place) => (Which::Head, self.head, place),
            At::Either(old, new) if !self.head.has(new) && self.base.has(old) => {
                (Which::Base, self.base, old)
            }
            At::Either(_, new) => (Which::Head, self.head, new),
        };
        let span = side.span(place);
        let source = &side.specs.sources[place.source];
        let spot = Spot::of(which, place.source, source, &span);
        (spot, span)
    }
}

/// A few requests for each fate, the nearest to what documents show first.
///
/// What two rules refuse says little about either, and is left out if there is something better.
fn witnesses(flips: &[(String, Flip)]) -> Vec<Witness> {
    let mut shown = Vec::new();
    for fate in Fate::ALL {
        let own = flips.iter().filter(|(_, flip)| self::fate(flip) == fate);
        let mut own = own.collect::<Vec<_>>();
        let rules = |(_, flip): &&(String, Flip)| flip.before.len() + flip.after.len();
        let fewest = own.iter().map(rules).min();
        own.retain(|flip| Some(rules(flip)) == fewest);
        own.sort_by_key(|(_, flip)| (flip.changes.len(), flip.request.len() + flip.context.len()));
        let own = own.into_iter().take(WITNESSES);
        shown.extend(own.map(|(operation, flip)| Witness {
            operation: operation.clone(),
            becomes: fate,
            request: flip.request.iter().cloned().collect(),
            example: flip.example.clone(),
            changes: flip.changes.iter().cloned().collect(),
            context: flip.context.iter().cloned().collect(),
            before: flip.before.clone(),
            after: flip.after.clone(),
        }));
    }
    shown
}

fn fate(flip: &Flip) -> Fate {
    match flip.change {
        Change::Refused => Fate::Refused,
        Change::Accepted => Fate::Accepted,
        Change::Warned => Fate::Warned,
        Change::Silenced => Fate::Silenced,
    }
}

/// The first digits of a hash of what became of what.
///
/// What it was is no part of it: the same change has the same name beside any version.
fn fingerprint(draft: &Draft) -> String {
    let parts = [draft.kind.id, &draft.subject, &draft.fact];
    let hash = Sha256::digest(parts.join("\n"));
    hash.iter()
        .take(6)
        .map(|byte| format!("{byte:02x}"))
        .collect()
}
