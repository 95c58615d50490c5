//! What the vendor's sentences state beyond the metadata's own members → `proposals` of the drafts.

use std::collections::BTreeMap;

use apispec_codegen::spec;
use apispec_codegen::spec::read::{File, Specs};
use rayon::prelude::*;

use super::draft::Draft;
use super::record::Sentence;
use crate::json::Json;
use crate::propose::{self, Description, Why};

/// The members before which the list is.
const BEFORE: [&str; 3] = ["errors", "examples", "source"];

/// Adds to each draft what its descriptions state; `specs` are those with the drafts, `document` is that of the metadata.
pub(super) fn propose(drafts: &mut [Draft], specs: &Specs, document: &str) {
    let path = |it: &File<spec::Operation>| specs.sources[it.source].path.as_str();
    let operations = specs.operations.iter().map(|it| (path(it), it));
    let operations = operations.collect::<BTreeMap<_, _>>();
    drafts.par_iter_mut().for_each(|draft| {
        if let Some(operation) = operations.get(draft.path.as_str()) {
            add(draft, specs, operation, document);
        }
    });
}

fn add(draft: &mut Draft, specs: &Specs, operation: &File<spec::Operation>, document: &str) {
    let mut descriptions = Vec::new();
    for field in &operation.spec.parameters {
        let own =
            draft.record.descriptions.iter().filter(|it| field.source.as_ref() == Some(&it.source));
        descriptions.extend(own.map(|it| Description {
            field: &field.name,
            text: &it.text,
            document,
            pointer: &it.pointer,
        }));
    }
    let read = propose::described(specs, operation, &descriptions);
    let unread = read.unread.iter().filter(|it| it.why == Why::Unread);
    for unread in unread {
        let said = descriptions.iter().find(|it| {
            unread
                .source
                .strip_prefix(it.document)
                .is_some_and(|at| at.strip_prefix('#') == Some(it.pointer))
        });
        let Some(said) = said else { continue };
        let is_said = |it: &&mut Sentence| it.says == said.text.trim();
        if let Some(sentence) = draft.record.sentences.iter_mut().find(is_said) {
            sentence.unread.push(unread.words.clone());
        }
    }
    let mut items = Vec::<Json>::new();
    for proposal in &read.proposals {
        let check = propose::check(&proposal.check);
        let is_new = items.iter().all(|it| it.member("check") != Some(&check));
        if is_new && !is_stated(&draft.spec, &check) {
            items.push(propose::item(proposal));
        }
    }
    if !items.is_empty() {
        let before = BEFORE.into_iter().find(|key| draft.spec.member(key).is_some());
        draft.spec.insert_before(before.unwrap_or_default(), "proposals", Json::List(items));
        draft.write();
    }
}

/// Whether the members of the parameters say as much.
fn is_stated(spec: &Json, check: &Json) -> bool {
    let parameter = |name: &str| {
        let Some(Json::List(parameters)) = spec.member("parameters") else { return None };
        parameters.iter().find(|it| it.member_text("name") == Some(name))
    };
    if let Some(limit) = check.member("limit") {
        let field = limit.member_text("field").and_then(parameter);
        let Some(Json::List(limits)) = field.and_then(|it| it.member("limits")) else {
            return false;
        };
        let check = limit.member("check");
        return limits
            .iter()
            .filter_map(|it| it.member("check"))
            .any(|it| check.is_some_and(|check| says(it, check)));
    }
    // What is always required is required under a condition, too.
    let required = check.member("rule").and_then(|it| it.member("required_if"));
    let Some(Json::List(fields)) = required.and_then(|it| it.member("fields")) else {
        return false;
    };
    let is_required = |name: &Json| match name {
        Json::Text(name) => parameter(name).is_some_and(|it| it.member("required").is_some()),
        _ => false,
    };
    fields.iter().all(is_required)
}

/// Whether a check has all that another one has.
fn says(check: &Json, other: &Json) -> bool {
    match other {
        Json::Object(members) => {
            members.iter().all(|(key, value)| check.member(key).is_some_and(|own| says(own, value)))
        }
        other => check == other,
    }
}
