//! Specs → copies with one rule changed: deleted, its condition negated, one end of a limit moved.

use std::error::Error;
use std::fmt;

use apispec_codegen::decide::Subject;
use apispec_codegen::model::View;
use apispec_codegen::spec::read::{self, Specs};
use apispec_codegen::{Model, Source, check};
use serde_json::{Value, json};

/// A copy of the specs with one rule changed.
pub(crate) struct Change {
    /// The service and the operation.
    pub(crate) operation: String,
    /// The id of the rule.
    pub(crate) rule: String,
    /// What is done to it.
    pub(crate) kind: Kind,
    /// Which of several such changes it is; may be empty.
    pub(crate) detail: String,
    /// The spec of the operation.
    pub(crate) spec: String,
    /// What the operation is read with, changed: its service, its provider, and the documents.
    pub(crate) sources: Vec<Source>,
}

/// What is done to a rule.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Kind {
    /// It is not there, and nothing refers to it.
    Deleted,
    /// It holds where it did not, and the other way round.
    Negated,
    /// One number in it is one larger or one smaller.
    Moved,
}

impl fmt::Display for Kind {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(match self {
            Kind::Deleted => "deleted",
            Kind::Negated => "negated",
            Kind::Moved => "moved",
        })
    }
}

impl fmt::Display for Change {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { operation, rule, kind, detail, .. } = self;
        write!(formatter, "`{rule}` of {operation} {kind}{detail}")
    }
}

/// Every change of each limit, rule, precondition and quota whose id contains a text.
pub(crate) fn changes(sources: &[Source], only: &str) -> Result<Vec<Change>, Box<dyn Error>> {
    let (specs, model) = read(sources)?;
    let mut changes = Vec::new();
    for view in model.operations() {
        let operation = view.operation;
        let subject = Subject::new(view);
        let written = subject.obligations().iter().filter(|it| !it.is_implied_by_required());
        for obligation in written.filter(|it| it.id.contains(only)) {
            let (id, source) = (&obligation.id, obligation.place.source);
            let (tree, rule) = (&specs.trees[source].json(), &obligation.place.pointer());
            let change = |kind, detail: String, tree: &Value| Change {
                operation: format!("{} {}", view.service.feature, operation.wire),
                rule: id.clone(),
                kind,
                detail,
                spec: specs.sources[operation.place.source].name.clone(),
                sources: around(&specs, view, source, tree),
            };
            let mut deleted = change(Kind::Deleted, String::new(), &without(tree, rule));
            for source in &mut deleted.sources {
                source.text = forgetful(&source.text, id)?;
            }
            changes.push(deleted);
            if let Some(negated) = negated(tree, rule) {
                changes.push(change(Kind::Negated, String::new(), &negated));
            }
            for (detail, moved) in moved(tree, rule) {
                changes.push(change(Kind::Moved, detail, &moved));
            }
        }
    }
    Ok(changes)
}

/// The specs in full, and what they mean.
pub(super) fn read(sources: &[Source]) -> Result<(Specs, Model), Box<dyn Error>> {
    let specs = read::read(sources).map_err(|report| report.to_string())?;
    let model = check::check(&specs).map_err(|report| report.to_string())?;
    Ok((specs, model))
}

/// What an operation is read with, and one of the files in another form.
pub(super) fn around(specs: &Specs, view: View<'_>, file: usize, tree: &Value) -> Vec<Source> {
    let name = &specs.sources[view.operation.place.source].name;
    let (service, _) = name.rsplit_once('/').unwrap_or_default();
    let belongs = |name: &str| match name.rsplit_once('/') {
        None => true,
        Some((folder, _)) => {
            let within = |inner: &str, outer: &str| inner.starts_with(&format!("{outer}/"));
            service == folder || within(service, folder) || within(folder, service)
        }
    };
    let sources = specs.sources.iter().enumerate();
    let around = sources.filter(|(_, source)| belongs(&source.name));
    let around = around.map(|(index, source)| {
        if index == file {
            Source { text: tree.to_string(), ..source.clone() }
        } else {
            source.clone()
        }
    });
    around.collect()
}

fn without(tree: &Value, rule: &str) -> Value {
    let mut tree = tree.clone();
    if let Some((parent, last)) = rule.rsplit_once('/') {
        match (tree.pointer_mut(parent), last.parse::<usize>()) {
            (Some(Value::Array(rules)), Ok(index)) => _ = rules.remove(index),
            (Some(Value::Object(members)), _) => _ = members.remove(last),
            _ => {}
        }
    }
    tree
}

/// A spec without what refers to a rule.
fn forgetful(spec: &str, id: &str) -> Result<String, Box<dyn Error>> {
    let mut tree = serde_json::from_str(spec)?;
    let is_about_it = |about: &Value| {
        let kinds = ["rule", "precondition", "quota"];
        kinds.iter().any(|kind| about[kind] == id)
    };
    forget(&mut tree, "errors", "answers", &|answer| answer == id);
    forget(&mut tree, "disputes", "about", &is_about_it);
    Ok(tree.to_string())
}

/// Takes what refers to a rule out of the lists of a member.
fn forget(tree: &mut Value, all: &str, list: &str, refers: &dyn Fn(&Value) -> bool) {
    let items = tree.get_mut(all).and_then(Value::as_array_mut);
    for item in items.into_iter().flatten() {
        if let Some(list) = item.get_mut(list).and_then(Value::as_array_mut) {
            list.retain(|it| !refers(it));
        }
    }
}

/// The same with its condition negated, if it has one.
fn negated(tree: &Value, rule: &str) -> Option<Value> {
    let mut tree = tree.clone();
    let rule = tree.pointer_mut(rule)?.as_object_mut()?;
    let check = rule.get_mut("check").and_then(Value::as_object_mut);
    let mut checks = check.into_iter().flat_map(|it| it.values_mut());
    let when = checks.find_map(|check| check.get_mut("when"));
    let condition = match when {
        Some(when) => when,
        None => rule.get_mut("holds")?,
    };
    *condition = match condition.get("not") {
        Some(inner) => inner.clone(),
        None => json!({ "not": condition }),
    };
    Some(tree)
}

/// The same with each of its numbers moved by one, in both directions.
fn moved(tree: &Value, rule: &str) -> Vec<(String, Value)> {
    let mut moved = Vec::new();
    let ends = ["min", "max", "limit"];
    let mut open = vec![rule.to_owned()];
    while let Some(at) = open.pop() {
        let Some(Value::Object(members)) = tree.pointer(&at) else {
            continue;
        };
        for (key, value) in members {
            let at = format!("{at}/{key}");
            match value.as_i64().filter(|_| ends.contains(&key.as_str())) {
                None => open.push(at),
                Some(number) => moved.extend([number - 1, number + 1].map(|other| {
                    let mut tree = tree.clone();
                    if let Some(end) = tree.pointer_mut(&at) {
                        *end = other.into();
                    }
                    (format!(": `{key}` from {number} to {other}"), tree)
                })),
            }
        }
    }
    moved
}
