//! Specs → copies with one rule changed: deleted, its condition negated, one end of a limit moved.

use std::error::Error;
use std::fmt;

use apispec_codegen::Source;
use apispec_codegen::decide::{Obligation, Subject};
use apispec_codegen::model::View;
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
    let model = apispec_codegen::model(sources).map_err(|report| report.to_string())?;
    let mut changes = Vec::new();
    for view in model.operations() {
        let operation = view.operation;
        let spec = &sources[operation.place.source];
        let tree = serde_json::from_str::<Value>(&spec.text)?;
        let subject = Subject::new(view);
        let rules = located(&tree, view, &subject)?.into_iter();
        let rules = rules.map(|(rule, obligation)| (rule, obligation.id.as_str()));
        for (rule, id) in rules.filter(|(_, id)| id.contains(only)) {
            let rule = &rule;
            let change = |kind, detail: String, tree: &Value| Change {
                operation: format!("{} {}", view.service.feature, operation.wire),
                rule: id.to_owned(),
                kind,
                detail,
                spec: spec.name.clone(),
                sources: around(sources, &spec.name, tree),
            };
            let mut deleted = change(Kind::Deleted, String::new(), &without(&tree, rule));
            for source in &mut deleted.sources {
                source.text = forgetful(&source.text, id)?;
            }
            changes.push(deleted);
            if let Some(negated) = negated(&tree, rule) {
                changes.push(change(Kind::Negated, String::new(), &negated));
            }
            for (detail, moved) in moved(&tree, rule) {
                changes.push(change(Kind::Moved, detail, &moved));
            }
        }
    }
    Ok(changes)
}

/// All rules of an operation, each with its path in the spec.
pub(super) fn located<'s>(
    tree: &Value,
    view: View<'_>,
    subject: &'s Subject,
) -> Result<Vec<(String, &'s Obligation)>, Box<dyn Error>> {
    let rules = rules(tree);
    let all = subject.obligations();
    let written = all.iter().filter(|it| !it.is_implied_by_required()).collect::<Vec<_>>();
    if rules.len() != written.len() || view.demands().len() != all.len() {
        let wire = &view.operation.wire;
        return Err(format!("limits within objects of {wire} are not tried").into());
    }
    Ok(rules.into_iter().zip(written).collect())
}

/// The paths of all rules of an operation, in the order in which the generator has them.
fn rules(tree: &Value) -> Vec<String> {
    let count = |at: &str| tree.pointer(at).and_then(Value::as_array).map_or(0, Vec::len);
    let all = |at: String| (0..count(&at)).map(move |index| format!("{at}/{index}"));
    let mut rules = Vec::new();
    for parameter in all("/parameters".into()) {
        let is_set = |key: &str| tree.pointer(&format!("{parameter}/{key}")).is_some();
        if is_set("status") && !is_set("required") {
            rules.push(format!("{parameter}/status"));
        }
        rules.extend(all(format!("{parameter}/limits")));
    }
    for kind in ["/rules", "/preconditions", "/quotas"] {
        rules.extend(all(kind.into()));
    }
    rules
}

/// What an operation is read with, and its own spec in another form.
pub(super) fn around(sources: &[Source], spec: &str, tree: &Value) -> Vec<Source> {
    let (service, _) = spec.rsplit_once('/').unwrap_or_default();
    let belongs = |source: &&Source| match source.name.rsplit_once('/') {
        None => true,
        Some((folder, _)) => {
            let within = |inner: &str, outer: &str| inner.starts_with(&format!("{outer}/"));
            service == folder || within(service, folder) || within(folder, service)
        }
    };
    let mut sources = sources.iter().filter(belongs).cloned().collect::<Vec<_>>();
    for source in &mut sources {
        if source.name == spec {
            source.text = tree.to_string();
        }
    }
    sources
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
