//! A saved document as text: its lines, and its tree if it is JSON.

use sha2::{Digest, Sha256};

use crate::documents::{Reference, Saved, Within};
use apispec_codegen::place::Place;
use apispec_codegen::report::Mark;
use apispec_codegen::source::{self, Node, Span, Value, pointer};
use apispec_codegen::spec;

/// A document that facts cite.
#[derive(Debug)]
pub(super) struct Document<'a> {
    pub(super) says: &'a spec::Document,
    /// The location of its entry in `sources.json`.
    pub(super) place: Place,
    /// The path that messages show.
    pub(super) path: String,
    /// The hash of the saved file, in lower-case hexadecimal.
    pub(super) sha256: String,
    /// The index of its text among the report's sources.
    source: usize,
    pub(super) text: String,
    lines: Vec<Span>,
    pub(super) tree: Option<Node>,
}

impl<'a> Document<'a> {
    pub(super) fn new(
        says: &'a spec::Document,
        place: Place,
        saved: &Saved,
        source: usize,
    ) -> Self {
        let text = saved.text();
        let tree = match says.kind {
            spec::DocumentKind::Witness | spec::DocumentKind::Observed => source::tree(&text).ok(),
            spec::DocumentKind::Page | spec::DocumentKind::Notes => None,
        };
        let mut start = 0;
        let mut lines = Vec::new();
        for line in text.split_inclusive('\n') {
            let end = start + line.trim_end_matches(['\n', '\r']).len();
            lines.push(start..end);
            start += line.len();
        }
        let hash = Sha256::digest(&saved.bytes);
        Self {
            says,
            place,
            path: saved.path.clone(),
            sha256: hash.iter().map(|byte| format!("{byte:02x}")).collect(),
            source,
            text,
            lines,
            tree,
        }
    }

    /// A line, counted from one.
    pub(super) fn line(&self, number: usize) -> Option<Span> {
        self.lines.get(number.checked_sub(1)?).cloned()
    }

    /// The number of the line of a byte.
    pub(super) fn number(&self, byte: usize) -> usize {
        self.lines.partition_point(|line| line.start <= byte)
    }

    /// Every line with its number, counted from one.
    pub(super) fn lines(&self) -> impl Iterator<Item = (usize, &str)> {
        let lines = self.lines.iter().enumerate();
        lines.map(|(index, span)| (index + 1, self.at(span)))
    }

    /// The value at a pointer with its enclosing values, outermost first.
    pub(super) fn path<'d>(&'d self, pointer: &str) -> Option<Vec<(String, &'d Node)>> {
        let mut node = self.tree.as_ref()?;
        let mut path = vec![(String::new(), node)];
        for step in pointer::steps(pointer) {
            node = node.child(&step)?;
            path.push((step, node));
        }
        Some(path)
    }

    /// The start of a location: the first line, or the value.
    pub(super) fn beginning(&self, within: Within<'_>) -> Option<Span> {
        match within {
            Within::Lines(first, last) => self.line(last).and_then(|_| self.line(first)),
            Within::Pointer(pointer) => {
                let path = self.path(pointer)?;
                path.last().map(|(_, node)| beginning(node))
            }
        }
    }

    /// The text of a span.
    pub(super) fn at(&self, span: &Span) -> &str {
        &self.text[span.clone()]
    }

    pub(super) fn mark(&self, span: Span, label: &str) -> Mark {
        Mark { source: self.source, span, label: label.to_owned() }
    }

    /// A location in it, as specs cite it.
    pub(super) fn reference<'d>(&'d self, within: Within<'d>) -> Reference<'d> {
        Reference { document: &self.says.id, within }
    }
}

/// The value itself, or the start of a list or an object.
pub(super) fn beginning(node: &Node) -> Span {
    match node.value {
        Value::Object(_) | Value::Array(_) => node.span.start..node.span.start + 1,
        _ => node.span.clone(),
    }
}

/// A reference as written in specs.
pub(super) fn shown(place: &Reference<'_>) -> String {
    match place.within {
        Within::Lines(first, last) if first == last => format!("{}:{first}", place.document),
        Within::Lines(first, last) => format!("{}:{first}-{last}", place.document),
        Within::Pointer(pointer) => format!("{}#{pointer}", place.document),
    }
}
