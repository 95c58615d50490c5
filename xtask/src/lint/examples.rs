//! Lints of examples and defaults that break limits, types or rules.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;

use super::misfit::{Misfit, misfits};
use super::{Catalog, Find, Finding, Level, Lint, OperationAt};
use apispec_codegen::decide::{Subject, Verdict};
use apispec_codegen::model::{ExampleKind, Field, Severity, TypeId, Types, View};
use apispec_codegen::place::Place;
use apispec_codegen::sentences::{self, Names};
use apispec_codegen::spec;

pub(super) const EXAMPLE_BREAKS_LIMIT: Lint = Lint {
    code: "example-breaks-limit",
    level: Level::Warning,
    reason: "Readers copy examples, so examples must be accepted.",
    find: Find::Specs(|catalog| refused(catalog, "example", |field| field.example.as_ref())),
};

pub(super) const DEFAULT_BREAKS_LIMIT: Lint = Lint {
    code: "default-breaks-limit",
    level: Level::Warning,
    reason: "The service would refuse its own default.",
    find: Find::Specs(|catalog| refused(catalog, "default", |field| field.default.as_ref())),
};

/// Fields with a member whose value breaks the field's limits.
fn refused(
    catalog: &Catalog<'_>,
    member: &str,
    value: fn(&spec::Field) -> Option<&Value>,
) -> Vec<Finding> {
    let written = catalog.fields.iter().map(|at| (&at.place, at));
    let written = written.collect::<BTreeMap<_, _>>();
    let mut found = Vec::new();
    let mut services = BTreeSet::new();
    for at in &catalog.operations {
        let mut fields = own_fields(at.view);
        if services.insert(at.service.source) {
            fields.extend(members(at.view.types(), &at.view.service.shared_types));
        }
        for field in fields {
            let Some(written) = written.get(&field.place) else {
                continue;
            };
            let Some(value) = value(&written.field) else {
                continue;
            };
            let misfits = misfits(at.view, field, value);
            if let Some(misfit) = misfits.first() {
                found.push(Finding::new(
                    written.place.at(member),
                    format!("the {member} of `{}` breaks its own limits", written.field.name),
                    misfit.says(),
                    format!("correct the {member} or the limit; if the document has both, add an `allow` with that reason"),
                ));
            }
        }
    }
    found
}

/// The fields of an operation, including those of its inline types.
fn own_fields(view: View<'_>) -> Vec<&Field> {
    let operation = view.operation;
    let fields = operation.request.fields.iter();
    let fields = fields.chain(operation.response.fields());
    let members = members(view.types(), &operation.types);
    fields.chain(members).collect()
}

/// The fields of some types.
fn members<'a>(types: &'a Types, ids: &'a [TypeId]) -> impl Iterator<Item = &'a Field> {
    types.of(ids).flat_map(|named| named.shape.fields())
}

pub(super) const REQUEST_EXAMPLE_BREAKS_RULE: Lint = Lint {
    code: "request-example-breaks-rule",
    level: Level::Warning,
    reason: "Either the transcription or the document has a mistake.",
    find: Find::Decided,
};

/// The documented requests that break limits or rules of their operation.
pub(super) fn refused_requests(
    at: &OperationAt<'_>,
    subject: &Subject,
) -> Vec<(&'static str, Finding)> {
    let mut found = Vec::new();
    for (index, example) in at.view.operation.examples.iter().enumerate() {
        let ExampleKind::Request(request) = &example.shows else {
            continue;
        };
        let name = &at.operation.examples[index].name;
        let refusals = refusals(at.view, subject, &request.values()).into_iter();
        let refused = refusals.map(|Refusal { id, says, mark }| {
            Finding::new(
                at.place.nth("examples", index).at("name"),
                format!("the example `{name}` breaks the rule `{id}`"),
                says,
                "correct the rule or the example; if the document has both, add an `allow` with that reason",
            )
            .and(mark, "the broken rule")
        });
        found.extend(refused.map(|found| (REQUEST_EXAMPLE_BREAKS_RULE.code, found)));
    }
    found
}

/// A rule that a request breaks.
struct Refusal<'a> {
    /// The id of the rule or of the limit.
    id: &'a str,
    /// Its sentence.
    says: String,
    /// The location for messages.
    mark: Place,
}

/// Everything that a request with these parameters breaks, independent of facts.
fn refusals<'a>(
    view: View<'a>,
    subject: &Subject,
    request: &[(String, Value)],
) -> Vec<Refusal<'a>> {
    let operation = view.operation;
    let given = |name: &str| request.iter().find(|(given, _)| given == name);
    let mut refusals = Vec::new();
    for field in &operation.request.fields {
        let Some((_, value)) = given(&field.wire) else {
            continue;
        };
        for misfit in misfits(view, field, value) {
            let (id, mark) = match misfit {
                Misfit::Limit(_, limit) if limit.severity == Severity::Warning => continue,
                Misfit::Limit(_, limit) => (&limit.id, limit.place.at("check")),
                Misfit::Time(_) => (&field.wire, field.place.at("type")),
                // Lists of values grow.
                Misfit::Undeclared(_) => continue,
            };
            let says = misfit.says();
            refusals.push(Refusal { id, says, mark });
        }
    }
    let verdicts = subject.verdicts(&subject.values_of(request, &[]));
    let verdicts = subject.obligations().iter().zip(verdicts);
    let violated = verdicts.filter(|(_, verdict)| *verdict == Verdict::Violated);
    let violated = violated.map(|(it, _)| it.id.as_str()).collect::<Vec<_>>();
    let names = Names::of(view);
    for rule in &operation.rules {
        if rule.severity == Severity::Error && violated.contains(&rule.id.as_str()) {
            refusals.push(Refusal {
                id: &rule.id,
                says: sentences::rule(rule, names).en,
                mark: rule.place.at("id"),
            });
        }
    }
    refusals
}
