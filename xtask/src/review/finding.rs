//! Findings: what changed, how severe it is, and affected requests.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::Serialize;
use serde_json::Value;
use sha2::{Digest, Sha256};

use super::differ::{Differ, PendingFinding};
use super::difference::{Flip, Transition};
use super::finding_kind::{Direction, Effect, Impact, Level};
use super::position::{Position, Side};
use apispec_codegen::source::Span;

/// One change, even if it affects several operations.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Finding {
    /// The stable id of the kind of change.
    pub id: &'static str,
    /// The severity.
    pub level: Level,
    /// What the change concerns.
    pub direction: Direction,
    /// The effect on the set of requests or responses.
    pub effect: Effect,
    /// What it affects; empty if only docs change.
    pub impacts: Vec<Impact>,
    /// The argument of `cargo xtask accept`; independent of wording.
    pub fingerprint: String,
    /// The path of the changed element, from the provider down.
    pub subject: String,
    /// What changed, in a sentence.
    pub title: String,
    /// The location.
    pub place: Position,
    /// The affected operations.
    pub affects: Vec<String>,
    /// Affected requests, as close as possible to documented ones.
    pub witnesses: Vec<Witness>,
    /// Why it is accepted, if it is.
    pub accepted: Option<String>,
    #[serde(skip)]
    pub(super) span: Span,
}

/// An affected request.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Witness {
    /// The operation.
    pub operation: String,
    /// How its verdict changes.
    pub becomes: Transition,
    /// Its parameters, by wire name.
    pub request: BTreeMap<String, Value>,
    /// The example from which it is derived, if a document shows a request.
    pub example: Option<String>,
    /// The parameters in which it differs from the example; `null` for those that it omits.
    pub changes: BTreeMap<String, Option<Value>>,
    /// The facts outside the request.
    pub context: BTreeMap<String, Value>,
    /// The rules that refused it before; for changed warnings, the rules that warned about it.
    pub before: Vec<String>,
    /// The rules that refuse it now; for changed warnings, the rules that warn about it.
    pub after: Vec<String>,
}

impl Finding {
    /// Whether it is not accepted.
    pub(super) fn is_open(&self) -> bool {
        self.accepted.is_none()
    }

    /// One request for each transition.
    pub(super) fn shown_witnesses(&self) -> impl Iterator<Item = &Witness> {
        let first = |becomes| self.witnesses.iter().find(move |it| it.becomes == becomes);
        Transition::ALL.into_iter().filter_map(first)
    }
}

/// The largest number of requests of a finding for each transition.
const WITNESSES: usize = 2;

impl Differ<'_> {
    /// The findings, the most severe first, then in reading order.
    pub(super) fn findings(&self) -> Vec<Finding> {
        let findings = self.pending.iter().map(|it| self.finding(it));
        let mut findings = findings.collect::<Vec<_>>();
        findings.sort_by_cached_key(|it| {
            let place = &it.place;
            (it.level, place.path.clone(), place.line, place.column)
        });
        findings
    }

    fn finding(&self, pending: &PendingFinding) -> Finding {
        let PendingFinding { kind, element, .. } = pending;
        let has = |side| {
            let revision = self.revisions.side(side);
            revision.node(element.place.side(side)).is_some()
        };
        let side = match element.side {
            Some(side) => side,
            None if has(Side::Base) && !has(Side::Head) => Side::Base,
            None => Side::Head,
        };
        let (revision, place) = (self.revisions.side(side), element.place.side(side));
        let span = revision.span(place);
        let source = &revision.specs.sources[place.source];
        Finding {
            id: kind.id,
            level: pending.level(),
            direction: kind.direction,
            effect: pending.effect(),
            impacts: kind.impacts.to_vec(),
            fingerprint: fingerprint(pending),
            subject: element.path.clone(),
            title: pending.title.clone(),
            place: Position::new(side, place.source, source, &span),
            affects: element.affects.clone(),
            witnesses: witnesses(&pending.flips),
            accepted: None,
            span,
        }
    }
}

/// A few requests for each transition, those closest to documented ones first.
///
/// Requests that two rules refuse are omitted if there are better ones.
fn witnesses(flips: &[(String, Flip)]) -> Vec<Witness> {
    let mut shown = Vec::new();
    for becomes in Transition::ALL {
        let own = flips.iter();
        let own = own.filter(|(_, flip)| flip.change == becomes);
        let mut own = own.collect::<Vec<_>>();
        let rules = |(_, flip): &&(String, Flip)| flip.before.len() + flip.after.len();
        let fewest = own.iter().map(rules).min();
        own.retain(|flip| Some(rules(flip)) == fewest);
        own.sort_by_key(|(_, flip)| (flip.changes.len(), flip.request.len() + flip.context.len()));
        let own = own.into_iter().take(WITNESSES);
        shown.extend(own.map(|(operation, flip)| Witness {
            operation: operation.clone(),
            becomes,
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

/// The first digits of a hash of the element and its new value.
///
/// The old value is not included: a change has the same fingerprint for any base.
fn fingerprint(finding: &PendingFinding) -> String {
    let parts = [finding.kind.id, &finding.element.path, &finding.value];
    let hash = Sha256::digest(parts.join("\n"));
    let digits = hash.iter().take(6).map(|byte| format!("{byte:02x}"));
    digits.collect()
}
