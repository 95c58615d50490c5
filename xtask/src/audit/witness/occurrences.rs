//! The occurrences of a fact in a JSON document, at a pointer.

use super::members;
use crate::audit::document::{Document, beginning};
use crate::audit::facts::Need;
use crate::audit::position;
use apispec_codegen::source::{Node, Span, Value, tree};

/// The spans of the values at a pointer that confirm the fact.
pub(in crate::audit) fn occurrences(
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
        // The name may be a step of the pointer, or a `name` in an enclosing object.
        Need::Name(name) if path.iter().any(|(key, node)| key == name || is_called(node, name)) => {
            here
        }
        Need::Text(text) if path.last().is_some_and(|(key, _)| key == text) => here,
        Need::Quote(text) if path.last().is_some_and(|(key, _)| key == text) => here,
        need => {
            let mut spans = Vec::new();
            leaves(&document.text, target, None, &mut |text, span| {
                if !position::in_text(text, need).is_empty() {
                    spans.push(span);
                }
            });
            spans
        }
    }
}

/// Code and status, if the row has one; it may be a step of the pointer. A location within a row has only the code.
fn row(
    document: &Document<'_>,
    path: &[(String, &Node)],
    target: &Node,
    status: Option<u16>,
    code: &str,
) -> Vec<Span> {
    let status = status.map(|status| status.to_string());
    let is_step = |status: &String| path.iter().any(|(key, _)| key == status);
    let mut has_status =
        status.as_ref().is_none_or(is_step) || !matches!(target.value, Value::Object(_));
    let mut codes = Vec::new();
    leaves(&document.text, target, None, &mut |text, span| {
        if text == code {
            codes.push(span);
        } else {
            has_status |= status.as_deref() == Some(text);
        }
    });
    if has_status { codes } else { Vec::new() }
}

fn is_called(node: &Node, name: &str) -> bool {
    node.child("name")
        .is_some_and(|child| matches!(&child.value, Value::String(text) if text == name))
}

/// Every key and scalar within a value, including JSON in its strings.
///
/// The content of a string is located at the string, the `carrier`.
fn leaves(text: &str, node: &Node, carrier: Option<&Span>, found: &mut dyn FnMut(&str, Span)) {
    let place = |node: &Node| carrier.cloned().unwrap_or_else(|| beginning(node));
    match &node.value {
        Value::Array(items) => {
            for item in items {
                leaves(text, item, carrier, found);
            }
        }
        Value::Object(_) => {
            for (key, child) in members(Some(node)) {
                found(key, place(child));
                leaves(text, child, carrier, found);
            }
        }
        Value::String(string) => {
            found(string, place(node));
            if string.trim_start().starts_with(['{', '['])
                && let Ok(inner) = tree(string)
            {
                leaves(string, &inner, Some(&place(node)), found);
            }
        }
        _ => found(&text[node.span.clone()], place(node)),
    }
}
