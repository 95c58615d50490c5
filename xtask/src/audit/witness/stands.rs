//! Where what a fact needs stands at a JSON pointer.

use super::members;
use crate::audit::document::{Document, beginning};
use crate::audit::facts::Need;
use crate::audit::stands::in_string;
use apispec_codegen::source::{Node, Span, Value, tree};

/// The spans of the values at a pointer that bear out the need; none if nothing does.
pub(in crate::audit) fn stands(
    document: &Document<'_>,
    pointer: &str,
    need: &Need<'_>,
) -> Vec<Span> {
    let Some(path) = document.path(pointer) else {
        return Vec::new();
    };
    let Some((_, target)) = path.last() else {
        return Vec::new();
    };
    let here = vec![beginning(target)];
    match need {
        Need::Place => here,
        Need::Row { status, code, .. } => row(document, &path, target, *status, code),
        // The place may be a part of what is called so: a step on the way, or a `name` around it.
        Need::Name(name)
            if path
                .iter()
                .any(|(key, node)| key == name || is_called(node, name)) =>
        {
            here
        }
        Need::Text(text) if path.last().is_some_and(|(key, _)| key == text) => here,
        Need::Quote(text) if path.last().is_some_and(|(key, _)| key == text) => here,
        need => {
            let mut spans = Vec::new();
            leaves(document, target, &mut |text, span| {
                if !in_string(text, need).is_empty() {
                    spans.push(span);
                }
            });
            spans
        }
    }
}

/// Code and status; the status may be a key on the way. A place within a row has the code alone.
fn row(
    document: &Document<'_>,
    path: &[(String, &Node)],
    target: &Node,
    status: u16,
    code: &str,
) -> Vec<Span> {
    let status = status.to_string();
    let mut codes = Vec::new();
    let mut statuses = Vec::new();
    leaves(document, target, &mut |text, span| {
        if text == code {
            codes.push(span);
        } else if text == status {
            statuses.push(span);
        }
    });
    let told = path.iter().any(|(key, _)| *key == status)
        || !statuses.is_empty()
        || !matches!(target.value, Value::Object(_));
    match told {
        true => codes,
        false => Vec::new(),
    }
}

fn is_called(node: &Node, name: &str) -> bool {
    node.child("name")
        .is_some_and(|child| matches!(&child.value, Value::String(text) if text == name))
}

/// Every key and scalar within a value, and within the JSON that its strings carry.
fn leaves(document: &Document<'_>, node: &Node, found: &mut impl FnMut(&str, Span)) {
    match &node.value {
        Value::Array(items) => items.iter().for_each(|item| leaves(document, item, found)),
        Value::Object(_) => {
            for (key, child) in members(Some(node)) {
                found(key, beginning(child));
                leaves(document, child, found);
            }
        }
        Value::String(text) => {
            found(text, node.span.clone());
            carried(text, &node.span, found);
        }
        _ => found(document.at(&node.span), node.span.clone()),
    }
}

/// The leaves of the JSON in a string, at the place of the string.
fn carried(text: &str, span: &Span, found: &mut impl FnMut(&str, Span)) {
    if !text.trim_start().starts_with(['{', '[']) {
        return;
    }
    let Ok(inner) = tree(text) else { return };
    let mut nodes = vec![&inner];
    while let Some(node) = nodes.pop() {
        match &node.value {
            Value::Array(items) => nodes.extend(items),
            Value::Object(_) => {
                for (key, child) in members(Some(node)) {
                    found(key, span.clone());
                    nodes.push(child);
                }
            }
            Value::String(text) => {
                found(text, span.clone());
                carried(text, span, found);
            }
            _ => found(&text[node.span.clone()], span.clone()),
        }
    }
}
