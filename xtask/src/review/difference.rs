//! Two versions of an operation → requests that one of them accepts and the other refuses or warns about.

use schemars::JsonSchema;
use serde::Serialize;
use serde_json::Value;

use apispec_codegen::decide::{About, Obligation, Problem, Subject, Verdict};
use apispec_codegen::model::{ExampleKind, Field, Kind, Operation, Presence, Severity, View};

/// A request that is refused, accepted or warned about in one of two versions alone.
#[derive(Clone, Debug, PartialEq)]
pub struct Flip {
    /// How its verdict changes.
    pub change: Transition,
    /// The id of the rule that refuses it or warns about it.
    ///
    /// Requirements of a field itself have the ids `<field>.required`, `<field>.type` and `<field>.unknown`.
    pub id: String,
    /// The parameters that are present, by their names on the wire.
    pub request: Vec<(String, Value)>,
    /// The facts that are known, by their names.
    pub context: Vec<(String, Value)>,
    /// The errors in the base, by their ids; the warnings, if the change is about warnings.
    pub before: Vec<String>,
    /// The errors in the head, by their ids; the warnings, if the change is about warnings.
    pub after: Vec<String>,
    /// The name of the example from which it is derived, if a document shows a request.
    pub example: Option<String>,
    /// The parameters in which it differs from the example; `None` for those that it omits.
    pub changes: Vec<(String, Option<Value>)>,
    /// Other values of one parameter or fact with the same change of verdict.
    pub also: Vec<(String, Vec<Option<Value>>)>,
}

/// How the verdict on a request changes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
#[schemars(rename = "Fate")]
pub enum Transition {
    /// It was accepted and is now refused.
    Refused,
    /// It was refused and is now accepted.
    Accepted,
    /// It is accepted, but now with a warning.
    Warned,
    /// It is accepted, now without the warning.
    Silenced,
}

impl Transition {
    /// Every transition, in the order in which requests are shown.
    pub(super) const ALL: [Self; 4] = [Self::Refused, Self::Accepted, Self::Warned, Self::Silenced];
}

/// Requests that only one of two versions refuses, one for each rule that refuses any.
///
/// Each is a documented request with as few changes as possible, if possible one that no other rule refuses.
/// Empty if and only if both versions accept the same requests, however their rules are written.
/// A parameter that a version does not know can't be sent to it; an unknown fact is ignored.
pub fn difference(base: View<'_>, head: View<'_>) -> Vec<Flip> {
    flips(base, head, Severity::Error, [Transition::Refused, Transition::Accepted])
}

/// Requests that both versions accept and only one warns about, one for each warning.
///
/// Empty if and only if both warn about the same requests by the same ids.
pub fn warnings(base: View<'_>, head: View<'_>) -> Vec<Flip> {
    flips(base, head, Severity::Warning, [Transition::Warned, Transition::Silenced])
}

/// New violations of rules of a severity in the head, then violations that only the base has.
fn flips(
    base: View<'_>,
    head: View<'_>,
    severity: Severity,
    [begins, ends]: [Transition; 2],
) -> Vec<Flip> {
    let (example, usual) = usual(base.operation, head.operation);
    let subject = Subject::compared([base, head], &usual);
    let mut flips = Vec::<Flip>::new();
    for (change, accepting) in [(begins, BASE), (ends, HEAD)] {
        let obligations = subject.obligations().iter();
        for refusing in obligations.filter(|it| it.side != accepting && it.severity == severity) {
            let Some(mut flip) = flip(&subject, refusing, change, accepting) else {
                continue;
            };
            flip.example.clone_from(&example);
            // One request is enough, even if several rules refuse it.
            let is_known = flips.iter().any(|known| {
                known.change == change
                    && known.request == flip.request
                    && known.context == flip.context
            });
            if !is_known {
                flips.push(flip);
            }
        }
    }
    flips
}

/// The documented request, with the name of the example; missing required parameters are taken from the
/// examples of the fields.
fn usual(base: &Operation, head: &Operation) -> (Option<String>, Vec<(String, Value)>) {
    let shown = [head, base].into_iter().flat_map(|it| &it.examples);
    let mut shown = shown.filter_map(|example| match &example.shows {
        ExampleKind::Request(request) => Some((example.name.clone(), request.values())),
        ExampleKind::Success(_) | ExampleKind::Failure(_) => None,
    });
    let (name, values) = shown.next().unzip();
    let mut values: Vec<(String, Value)> = values.unwrap_or_default();
    let fields = [head, base].into_iter().flat_map(|it| &it.request.fields);
    for field in fields.filter(|it| it.presence == Presence::Required) {
        let is_shown = values.iter().any(|(name, _)| *name == field.wire);
        if !is_shown && let Some(value) = example(field) {
            values.push((field.wire.clone(), value));
        }
    }
    (name, values)
}

/// The example or the default of a field, as JSON of a request.
fn example(field: &Field) -> Option<Value> {
    let text = field.example.as_deref().or(field.default.as_deref())?;
    match field.kind {
        Kind::Int32 | Kind::Int64 => text.parse::<i64>().ok().map(Value::from),
        Kind::Boolean => text.parse::<bool>().ok().map(Value::from),
        Kind::String | Kind::Secret | Kind::Timestamp(_) | Kind::Named(_) => Some(text.into()),
        _ => None,
    }
}

const BASE: usize = 0;
const HEAD: usize = 1;

/// The request closest to the usual one that an obligation refuses or warns about, but the other side does not.
fn flip(
    subject: &Subject,
    refusing: &Obligation,
    change: Transition,
    accepting: usize,
) -> Option<Flip> {
    let severity = refusing.severity;
    let obligations = subject.obligations().iter();
    let kept = obligations.clone().filter(|it| match severity {
        Severity::Error => it.side == accepting && it.is_error(),
        // Refusals are compared elsewhere; here only the same warning counts.
        Severity::Warning => it.is_error() || it.side == accepting && it.id == refusing.id,
    });
    let problem = Problem::new(subject).keeping(kept).with_verdict(refusing, Verdict::Violated);
    let others = obligations
        .filter(|it| it.side == refusing.side && it.severity == severity && it.id != refusing.id);
    let alone = problem.clone().keeping(others);
    let values = alone.cheapest().or_else(|| problem.cheapest())?;
    let changes = subject.variables().iter().zip(&values);
    let changes = changes.filter(|(it, value)| it.about == About::Field && it.usual != **value);
    let changes = changes.map(|(it, value)| (it.name.clone(), value.clone()));
    let changes = changes.collect();
    let also = also(subject, refusing, accepting, &values);
    let before = violated(subject, BASE, severity, &values);
    let after = violated(subject, HEAD, severity, &values);
    let sample = subject.sample(values);
    Some(Flip {
        change,
        id: refusing.id.clone(),
        request: sample.request,
        context: sample.context,
        before,
        after,
        example: None,
        changes,
        also,
    })
}

/// The ids of the violations on one side, of one severity.
fn violated(
    subject: &Subject,
    side: usize,
    severity: Severity,
    values: &[Option<Value>],
) -> Vec<String> {
    let verdicts = subject.verdicts(values);
    let obligations = subject.obligations().iter().zip(verdicts);
    let violated = obligations.filter(|(it, verdict)| {
        it.side == side && it.severity == severity && *verdict == Verdict::Violated
    });
    violated.map(|(it, _)| it.id.clone()).collect()
}

/// For each variable of an obligation, other values with the same change of verdict.
fn also(
    subject: &Subject,
    refusing: &Obligation,
    accepting: usize,
    values: &[Option<Value>],
) -> Vec<(String, Vec<Option<Value>>)> {
    let mut also = Vec::new();
    for position in refusing.variables() {
        let variable = &subject.variables()[position];
        let others = variable.cases.iter().filter(|case| {
            let mut other = values.to_vec();
            other[position] = (*case).clone();
            let violated = |side| violated(subject, side, refusing.severity, &other);
            **case != values[position]
                && violated(accepting).is_empty()
                && violated(refusing.side).contains(&refusing.id)
        });
        let others = others.cloned().collect::<Vec<_>>();
        if !others.is_empty() {
            also.push((variable.name.clone(), others));
        }
    }
    also
}
