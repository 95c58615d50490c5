//! Lints of observations that contradict the rules, in either direction.

use super::{Find, Finding, Level, Lint, OperationAt};
use apispec_codegen::decide::Subject;
use apispec_codegen::model::{Location, Observation, Outcome};

pub(crate) const ACCEPTED_BUT_BROKEN: Lint = Lint {
    code: "accepted-but-broken",
    level: Level::Warning,
    reason: "A validator must not refuse what the service accepts.",
    find: Find::Decided,
};

pub(super) const REFUSAL_UNEXPLAINED: Lint = Lint {
    code: "refusal-unexplained",
    level: Level::Warning,
    reason: "A rule could have warned the caller before the call.",
    find: Find::Decided,
};

pub(super) const REFUSAL_EXPLAINED: Lint = Lint {
    code: "refusal-explained",
    level: Level::Warning,
    reason: "The note in `unexplained` is out of date.",
    find: Find::Decided,
};

/// Every contradiction between what was observed of an operation and what is asked of its requests.
pub(super) fn contradictions(
    at: &OperationAt<'_>,
    subject: &Subject,
) -> Vec<(&'static str, Finding)> {
    let mut found = Vec::new();
    for observation in &at.view.operation.observations {
        match &observation.says.outcome {
            Outcome::Accepted => {
                found.extend(broken(subject, observation));
                found.extend(missing(at, observation));
            }
            Outcome::Sent => {}
            Outcome::Refused(refusal) => {
                found.extend(refused(at, subject, observation, &refusal.code));
            }
        }
    }
    found
}

/// The errors that an accepted request breaks.
fn broken(subject: &Subject, observation: &Observation) -> Vec<(&'static str, Finding)> {
    let name = &observation.says.name;
    let broken = subject.broken_by(observation).filter(|obligation| obligation.is_error());
    let found = broken.map(|obligation| {
        Finding::new(
            observation.place.at("name"),
            format!("the service accepted `{name}`, which breaks `{}`", obligation.id),
            "accepted",
            "make it a warning or change its condition, and record a dispute",
        )
        .and(obligation.mark.clone(), "an error")
    });
    found.map(|found| (ACCEPTED_BUT_BROKEN.code, found)).collect()
}

/// The required parameters that an accepted request does not have.
fn missing(at: &OperationAt<'_>, observation: &Observation) -> Vec<(&'static str, Finding)> {
    let name = &observation.says.name;
    let given = |wire: &str| observation.request.iter().any(|(given, _)| given == wire);
    let required = at.view.operation.request.required();
    // The path is not written down with the parameters of a request.
    let missing = required
        .filter(|field| field.location != Location::Path && !given(&field.wire))
        .filter(|_| !observation.says.partial);
    let found = missing.map(|field| {
        Finding::new(
            observation.place.at("request"),
            format!("the service accepted `{name}` without `{}`", field.wire),
            "accepted",
            "remove `required`; if the observation is not complete, add `\"partial\": true`",
        )
        .and(field.place.at("name"), "required")
    });
    found.map(|found| (ACCEPTED_BUT_BROKEN.code, found)).collect()
}

/// A refusal that nothing explains, or that is said to be unexplained and is not.
fn refused(
    at: &OperationAt<'_>,
    subject: &Subject,
    observation: &Observation,
    code: &str,
) -> Option<(&'static str, Finding)> {
    let says = &observation.says;
    let explanations = subject.explanations(at.view, observation, code);
    match (explanations.first(), &says.unexplained) {
        (None, None) => Some((
            REFUSAL_UNEXPLAINED.code,
            Finding::new(
                observation.place.at("outcome"),
                format!("nothing explains why the service refused `{}` with `{code}`", says.name),
                "refused",
                "add the rule or its `codes`; if there is none, say why in `unexplained`",
            ),
        )),
        (Some(demand), Some(_)) => Some((
            REFUSAL_EXPLAINED.code,
            Finding::new(
                observation.place.at("unexplained"),
                format!("`{}` explains why the service refused `{}`", demand.id(), says.name),
                "out of date",
                "remove `unexplained`",
            )
            .and(demand.place().at("id"), "this rule"),
        )),
        (None, Some(_)) | (Some(_), None) => None,
    }
}
