//! Proposals beside the rules of a spec → what `decide` says: repeated, implied, contradicted, or new.

use apispec_codegen::Source;
use apispec_codegen::decide::{Obligation, Origin, Problem, Subject, Verdict};
use apispec_codegen::model::View;
use apispec_codegen::spec::format::LIKE;
use serde_json::{Value, json};

use super::proposal::Proposal;
use crate::prose::Check;

/// How a proposal stands to the rules that are there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Standing {
    /// One rule says the same.
    Repeats(String),
    /// The rules together say at least as much.
    Follows,
    /// No request that it is about could keep it and the rules.
    Contradicts,
    /// It says something more.
    New,
    /// It is new, and the spec lists it among its proposals.
    Open,
    /// The generator refuses it.
    Refused(String),
}

/// A rule or a limit of the spec, and whether the proposals say at least as much.
pub(super) struct Curated {
    pub(super) id: String,
    pub(super) source: String,
    pub(super) is_proposed: bool,
}

/// What `decide` says of an operation and its proposals.
pub(super) struct Compared {
    pub(super) standings: Vec<Standing>,
    pub(super) curated: Vec<Curated>,
}

const PREFIX: &str = "proposal_";

/// Compares the proposals for an operation with its rules; `path` is that of its spec.
pub(super) fn compare(
    sources: &[Source],
    path: &str,
    name: &str,
    proposals: &[Proposal],
) -> Compared {
    let mut standings = vec![Standing::New; proposals.len()];
    let mut kept = (0..proposals.len()).collect::<Vec<_>>();
    let mut model = apispec_codegen::model(&with(sources, path, proposals, &kept));
    if model.is_err() {
        // One by one, so that a refused one does not hide the others.
        kept.retain(|index| {
            match apispec_codegen::model(&with(sources, path, proposals, &[*index])) {
                Ok(_) => true,
                Err(report) => {
                    let title =
                        report.findings().first().map_or(String::new(), |it| it.title.clone());
                    standings[*index] = Standing::Refused(title);
                    false
                }
            }
        });
        model = apispec_codegen::model(&with(sources, path, proposals, &kept));
    }
    let Ok(model) = model else {
        return Compared { standings, curated: Vec::new() };
    };
    let folder =
        path.trim_start_matches("specs/").rsplit_once('/').map_or("", |(folder, _)| folder);
    let is_asked = |view: &View<'_>| {
        let service = format!("{}/{}", view.provider.module, view.service.module);
        view.operation.wire == name && service == folder
    };
    let Some(view) = model.operations().find(is_asked) else {
        return Compared { standings, curated: Vec::new() };
    };
    let subject = Subject::new(view);
    let (proposed, own): (Vec<_>, Vec<_>) =
        subject.obligations().iter().partition(|it| it.id.starts_with(PREFIX));
    for obligation in &proposed {
        let index = obligation.id[PREFIX.len()..].parse::<usize>();
        if let Ok(index) = index {
            standings[index] = standing(&subject, obligation, &own);
        }
    }
    let required = own.iter().copied().filter(|it| it.is_implied_by_required());
    let known = required.chain(proposed.iter().copied()).collect::<Vec<_>>();
    let limits = view.operation.request.fields.iter().flat_map(|it| &it.limits);
    let rules = limits.chain(&view.operation.rules);
    let curated = rules.filter(|it| !it.id.starts_with(PREFIX)).filter_map(|rule| {
        let obligation = own
            .iter()
            .find(|it| it.id == rule.id && matches!(it.origin, Origin::Limit | Origin::Rule))?;
        Some(Curated {
            id: rule.id.clone(),
            source: rule.source.clone().unwrap_or_default(),
            is_proposed: follows(&subject, obligation, &known),
        })
    });
    Compared { curated: curated.collect(), standings }
}

fn standing(subject: &Subject, proposal: &Obligation, own: &[&Obligation]) -> Standing {
    let repeated = own.iter().find(|it| {
        it.about.iter().any(|about| proposal.about.contains(about))
            && follows(subject, proposal, &[it])
            && follows(subject, it, &[proposal])
    });
    if let Some(repeated) = repeated {
        return Standing::Repeats(repeated.id.clone());
    }
    if follows(subject, proposal, own) {
        return Standing::Follows;
    }
    let errors = own.iter().filter(|it| it.is_error()).copied().collect::<Vec<_>>();
    let met = |rules: Vec<&Obligation>| {
        let problem = Problem::new(subject).without_unknowns().keeping(rules);
        match &proposal.condition {
            Some(condition) => problem.where_true(condition).has_solution(),
            // A limit is about requests that have the field.
            None => match proposal.about.as_slice() {
                [field] => problem.restricted(*field, |value| value.is_some()).has_solution(),
                _ => problem.has_solution(),
            },
        }
    };
    let with_proposal = errors.iter().copied().chain([proposal]).collect();
    if met(errors) && !met(with_proposal) { Standing::Contradicts } else { Standing::New }
}

/// Whether a request that keeps the others can't break the obligation.
fn follows(subject: &Subject, obligation: &Obligation, others: &[&Obligation]) -> bool {
    let problem = Problem::new(subject).with_verdict(obligation, Verdict::Violated);
    problem.clone().has_solution() && !problem.keeping(others.iter().copied()).has_solution()
}

/// The specs with some of the proposals among the rules and limits of an operation.
fn with(sources: &[Source], path: &str, proposals: &[Proposal], chosen: &[usize]) -> Vec<Source> {
    let mut sources = sources.to_vec();
    for source in sources.iter_mut().filter(|it| it.path == path) {
        let Ok(mut spec) = serde_json::from_str::<Value>(&source.text) else { continue };
        for index in chosen {
            add(&mut spec, &proposals[*index].check, *index);
        }
        source.text = spec.to_string();
    }
    sources
}

/// Adds a proposal to the rules, or to the limits of its field.
fn add(spec: &mut Value, check: &Check, index: usize) {
    let id = format!("{PREFIX}{index}");
    let parsed = |check: &str| serde_json::from_str::<Value>(check).unwrap_or_default();
    match check {
        Check::Rule(check) => {
            let rule = json!({ "id": id, "check": parsed(check) });
            push(spec, "rules", rule);
        }
        Check::Limit { field, check } => {
            let parameters = spec["parameters"].as_array_mut();
            let mut parameters = parameters.into_iter().flatten();
            let own = |it: &&mut Value| it["name"] == field.as_str() || it[LIKE] == field.as_str();
            if let Some(parameter) = parameters.find(own) {
                push(parameter, "limits", json!({ "id": id, "check": parsed(check) }));
            }
        }
    }
}

fn push(object: &mut Value, key: &str, item: Value) {
    match object[key].as_array_mut() {
        Some(list) => list.push(item),
        None => object[key] = Value::Array(vec![item]),
    }
}
