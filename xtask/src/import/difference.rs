//! An existing spec against its draft: what the metadata states otherwise or in addition, a line for each.

use std::collections::{BTreeMap, BTreeSet};

use apispec_codegen::source::{Node, Value};

use crate::json::Json;

/// One of the two: the spec of an operation or the definition of a type, and the types to which it refers.
#[derive(Clone, Copy, Debug)]
pub(super) struct Stated<'a> {
    pub(super) spec: &'a Node,
    pub(super) types: &'a Types<'a>,
}

/// The definitions of shared types, by name.
pub(super) type Types<'a> = BTreeMap<&'a str, &'a Node>;

/// The definitions in files of types.
pub(super) fn types<'a>(files: impl Iterator<Item = &'a Node>) -> Types<'a> {
    let types = files.flat_map(|file| items(file, "types"));
    types.filter_map(|it| Some((it.child("name").and_then(Node::text)?, it))).collect()
}

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
pub(super) fn difference(old: Stated<'_>, new: Stated<'_>, headers: [&str; 2]) -> Option<String> {
    let [old, new] = [(old, new), (new, old)].map(|(own, other)| statements(own, other));
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
fn statements(own: Stated<'_>, other: Stated<'_>) -> BTreeSet<Statement> {
    let mut walk = Walk { own: own.types, other: other.types, found: BTreeSet::new(), depth: 0 };
    let (spec, other) = (own.spec, other.spec);
    if let Some(name) = spec.child("name").and_then(Node::text) {
        let kind = spec.child("type");
        kind.into_iter()
            .for_each(|it| walk.within(&format!("type {name}"), it, other.child("type")));
    }
    walk.fields("parameter ", items(spec, "parameters"), items(other, "parameters"));
    let [response, other] = [spec, other].map(|it| it.child("response")?.child("object"));
    let [fields, others] = [response, other].map(|it| it.map(|it| items(it, "fields")));
    walk.fields("response ", fields.unwrap_or_default(), others.unwrap_or_default());
    for row in items(spec, "errors") {
        let part = |key: &str| row.child(key).map(shown).unwrap_or_default();
        let [code, status, message] = ["code", "status", "message"].map(part);
        walk.add(format!("error {code}"), format!(": {status} {message}"));
    }
    walk.found
}

struct Walk<'a> {
    own: &'a Types<'a>,
    other: &'a Types<'a>,
    found: BTreeSet<Statement>,
    depth: usize,
}

/// How deep fields are compared; types may be recursive.
const DEEPEST: usize = 12;

impl<'a> Walk<'a> {
    fn add(&mut self, subject: String, says: String) {
        self.found.insert(Statement { subject, says });
    }

    fn fields(&mut self, prefix: &str, fields: &'a [Node], others: &'a [Node]) {
        for field in fields {
            let name = field.child("name").and_then(Node::text);
            let other =
                others.iter().find(|other| other.child("name").and_then(Node::text) == name);
            self.field(&format!("{prefix}{}", name.unwrap_or_default()), field, other);
        }
    }

    fn field(&mut self, path: &str, field: &'a Node, other: Option<&'a Node>) {
        let Some(kind) = field.child("type").filter(|_| self.depth < DEEPEST) else {
            return;
        };
        let required = field.child("required");
        let is_required = required.is_some_and(|it| matches!(it.value, Value::Boolean(true)));
        let required = if is_required { ", required" } else { "" };
        self.add(path.to_owned(), format!(": {}{required}", self.kind(kind)));
        if let Some(default) = field.child("default") {
            self.add(format!("{path}, by default"), format!(": {}", shown(default)));
        }
        self.depth += 1;
        self.within(path, kind, other.and_then(|other| other.child("type")));
        self.depth -= 1;
    }

    /// A type as it is on the wire, where a list in a text, JSON in a text and an enumeration are texts.
    fn kind(&self, kind: &Node) -> String {
        if let Some(word) = kind.text() {
            return word.to_owned();
        }
        let list = kind.child("list");
        let encoding = list.and_then(|list| list.child("encoding")).and_then(Node::text);
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
        match target(self.own, kind) {
            Some(target) => self.kind(target),
            None => "object".into(),
        }
    }

    /// The values and fields within a type; `other` is what the other one states in its place.
    fn within(&mut self, path: &str, kind: &'a Node, other: Option<&'a Node>) {
        if let Some(target) = target(self.own, kind) {
            let name = |kind: &'a Node| kind.child("ref").and_then(Node::text);
            let is_other = other.is_some_and(|other| name(other) != name(kind));
            // A type that both refer to is compared by itself, and one in a field that only one of them has is not new.
            if is_other {
                self.within(path, target, other);
            }
            return;
        }
        let other = other.map(|other| target(self.other, other).unwrap_or(other));
        for key in ["list", "map"] {
            let of = |kind: &'a Node| kind.child(key)?.child("of");
            if let Some(inner) = of(kind) {
                self.within(path, inner, other.and_then(of));
            }
        }
        for value in kind.child("enum").iter().flat_map(|it| items(it, "values")) {
            let value = value.child("value").map(shown).unwrap_or_default();
            self.add(format!("{path} may be {value}"), String::new());
        }
        let fields = |kind: &'a Node| kind.child("object").map(|it| items(it, "fields"));
        let others = other.and_then(fields).unwrap_or_default();
        self.fields(&format!("{path}/"), fields(kind).unwrap_or_default(), others);
    }
}

/// The shared type that a type refers to.
fn target<'a>(types: &Types<'a>, kind: &'a Node) -> Option<&'a Node> {
    types.get(kind.child("ref").and_then(Node::text)?)?.child("type")
}

fn items<'a>(node: &'a Node, key: &str) -> &'a [Node] {
    node.child(key).map(Node::items).unwrap_or_default()
}

/// A value on one line.
fn shown(node: &Node) -> String {
    Json::from(node).line()
}
