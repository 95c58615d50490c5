//! An existing spec against its draft: what the metadata states otherwise or in addition, a line for each.

use std::collections::BTreeSet;

use apispec_codegen::source::{Node, Value};

use super::metadata::text;
use crate::json::Json;

/// The shared types of a service, to which fields refer.
pub(super) type Shared<'a> = [&'a Node];

/// What a spec states, in parts that can contradict each other.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Statement {
    /// What it is about.
    subject: String,
    /// What it says of it.
    says: String,
}

/// What the draft states and the spec does not, with what the spec states instead; `None` if there is nothing.
///
/// What only the spec states is not a difference: people add what pages say.
pub(super) fn difference<'a>(
    old: &'a Node,
    new: &'a Node,
    shared: &'a Shared<'a>,
    headers: [&str; 2],
) -> Option<String> {
    let [old, new] = [old, new].map(|spec| statements(spec, shared));
    let added = new.difference(&old).collect::<Vec<_>>();
    let subjects = added.iter().map(|it| it.subject.as_str()).collect::<BTreeSet<_>>();
    let [from, to] = headers;
    let mut shown = format!("--- {from}\n+++ {to}\n");
    for subject in &subjects {
        let is_about = |it: &&Statement| it.subject == *subject;
        for old in old.difference(&new).filter(is_about) {
            shown.push_str(&format!("-{}{}\n", old.subject, old.says));
        }
        for new in added.iter().copied().filter(is_about) {
            shown.push_str(&format!("+{}{}\n", new.subject, new.says));
        }
    }
    (!subjects.is_empty()).then_some(shown)
}

/// What a spec states that metadata can state too.
fn statements<'a>(spec: &'a Node, shared: &'a Shared<'a>) -> BTreeSet<Statement> {
    let mut walk = Walk { shared, found: BTreeSet::new(), depth: 0 };
    for field in items(spec, "parameters") {
        walk.field("parameter ", field);
    }
    let response = spec.child("response").and_then(|it| it.child("object"));
    for field in response.iter().flat_map(|it| items(it, "fields")) {
        walk.field("response ", field);
    }
    for row in items(spec, "errors") {
        let part = |key: &str| row.child(key).map(shown).unwrap_or_default();
        let [code, status, message] = ["code", "status", "message"].map(part);
        walk.add(format!("error {code}"), format!(": {status} {message}"));
    }
    walk.found
}

struct Walk<'a> {
    shared: &'a Shared<'a>,
    found: BTreeSet<Statement>,
    depth: usize,
}

/// How deep fields are compared; types may be recursive.
const DEEPEST: usize = 12;

impl<'a> Walk<'a> {
    fn add(&mut self, subject: String, says: String) {
        self.found.insert(Statement { subject, says });
    }

    fn field(&mut self, prefix: &str, field: &Node) {
        let name = field.child("name").and_then(text).unwrap_or_default();
        let path = format!("{prefix}{name}");
        let Some(kind) = field.child("type").filter(|_| self.depth < DEEPEST) else {
            return;
        };
        let required = field.child("required");
        let is_required = required.is_some_and(|it| matches!(it.value, Value::Boolean(true)));
        let required = if is_required { ", required" } else { "" };
        self.add(path.clone(), format!(": {}{required}", self.kind(kind)));
        if let Some(default) = field.child("default") {
            self.add(format!("{path}, by default"), format!(": {}", shown(default)));
        }
        self.depth += 1;
        self.within(&path, kind);
        self.depth -= 1;
    }

    /// A type as it is on the wire, where a list in a text, JSON in a text and an enumeration are texts.
    fn kind(&self, kind: &Node) -> String {
        if let Some(word) = text(kind) {
            return word.to_owned();
        }
        let list = kind.child("list");
        let encoding = list.and_then(|list| list.child("encoding")).and_then(text);
        let is_text = matches!(encoding, Some("comma" | "space" | "pipe"));
        if is_text || ["timestamp", "enum", "json"].iter().any(|key| kind.child(key).is_some()) {
            return "string".into();
        }
        if let Some(of) = list.and_then(|list| list.child("of")) {
            return format!("list of {}", self.kind(of));
        }
        if let Some(of) = kind.child("map").and_then(|map| map.child("of")) {
            return format!("map of {}", self.kind(of));
        }
        match self.target(kind) {
            Some(target) => self.kind(target),
            None => "object".into(),
        }
    }

    /// The values and fields within a type.
    fn within(&mut self, path: &str, kind: &Node) {
        if let Some(target) = self.target(kind) {
            return self.within(path, target);
        }
        for key in ["list", "map"] {
            if let Some(of) = kind.child(key).and_then(|it| it.child("of")) {
                self.within(path, of);
            }
        }
        for value in kind.child("enum").iter().flat_map(|it| items(it, "values")) {
            let value = value.child("value").map(shown).unwrap_or_default();
            self.add(format!("{path} may be {value}"), String::new());
        }
        for field in kind.child("object").iter().flat_map(|it| items(it, "fields")) {
            self.field(&format!("{path}/"), field);
        }
    }

    /// The shared type that a type refers to.
    fn target(&self, kind: &Node) -> Option<&'a Node> {
        let name = kind.child("ref").and_then(text)?;
        let mut types = self.shared.iter().flat_map(|file| items(file, "types"));
        types.find(|it| it.child("name").and_then(text) == Some(name))?.child("type")
    }
}

fn items<'a>(node: &'a Node, key: &str) -> &'a [Node] {
    node.child(key).map(Node::items).unwrap_or_default()
}

/// A value on one line.
fn shown(node: &Node) -> String {
    Json::from(node).line()
}
