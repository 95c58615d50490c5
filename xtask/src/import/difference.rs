//! An existing spec against its draft: what the metadata states, a line for each, as a diff.

use std::collections::BTreeSet;

use apispec_codegen::source::{Node, Value};
use similar::TextDiff;

use super::json::Json;
use super::metadata::text;

/// The shared types of a service, to which fields refer.
pub(super) type Shared<'a> = [&'a Node];

/// The statements in which two specs differ, as a unified diff; `None` if they agree.
pub(super) fn difference<'a>(
    old: &'a Node,
    new: &'a Node,
    shared: &'a Shared<'a>,
    headers: [&str; 2],
) -> Option<String> {
    let [old, new] = [old, new].map(|spec| {
        let mut lines = BTreeSet::new();
        statements(spec, shared, &mut lines);
        lines.into_iter().map(|line| line + "\n").collect::<String>()
    });
    let diff = TextDiff::from_lines(&old, &new);
    let [from, to] = headers;
    let shown = diff.unified_diff().context_radius(0).header(from, to).to_string();
    (old != new).then_some(shown)
}

/// What a spec states that metadata can state too.
fn statements<'a>(spec: &'a Node, shared: &'a Shared<'a>, lines: &mut BTreeSet<String>) {
    let mut walk = Walk { shared, lines, depth: 0 };
    for field in items(spec, "parameters") {
        walk.field("parameter ", field);
    }
    let response = spec.child("response");
    for field in
        response.and_then(|it| it.child("object")).iter().flat_map(|it| items(it, "fields"))
    {
        walk.field("response ", field);
    }
    for row in items(spec, "errors") {
        let part = |key: &str| row.child(key).map(shown).unwrap_or_default();
        let [code, status, message] = ["code", "status", "message"].map(part);
        lines.insert(format!("error {status} {code}: {message}"));
    }
}

struct Walk<'a, 'l> {
    shared: &'a Shared<'a>,
    lines: &'l mut BTreeSet<String>,
    depth: usize,
}

/// How deep fields are compared; types may be recursive.
const DEEPEST: usize = 12;

impl<'a> Walk<'a, '_> {
    fn field(&mut self, prefix: &str, field: &Node) {
        let name = field.child("name").and_then(text).unwrap_or_default();
        let path = format!("{prefix}{name}");
        let Some(kind) = field.child("type").filter(|_| self.depth < DEEPEST) else {
            return;
        };
        let mut line = format!("{path}: {}", self.kind(kind));
        if field.child("required").is_some_and(|it| matches!(it.value, Value::Boolean(true))) {
            line.push_str(", required");
        }
        if let Some(default) = field.child("default") {
            line.push_str(&format!(", default {}", shown(default)));
        }
        self.lines.insert(line);
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
            self.lines.insert(format!("{path} may be {value}"));
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
