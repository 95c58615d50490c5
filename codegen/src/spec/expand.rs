//! Trees → trees in full: shared objects, reasons by name and relative sources are written out.
//!
//! Nothing behind this module knows that an author may abbreviate.

use super::document::citations;
use super::format::{Format, LIKE, Member, Shape};
use super::shared::{Folders, LISTS, Named};
use crate::report::{Finding, Mark, Report};
use crate::source::{self, Node, Span, Value};
use crate::suggest;

/// The member of an error row that names a reason, and the one that has its text.
const REASON: &str = "reason";
const UNCHECKED: &str = "unchecked";

/// The definition of a description, and its languages.
const TEXT: &str = "Text";
const ENGLISH: &str = "en";
const CHINESE: &str = "zh";

/// The member that is relative to that of the enclosing object.
const SOURCE: &str = "source";

/// The source of the enclosing object.
const ENCLOSING: &str = ".";

/// Writes out what a tree abbreviates; reports what refers to nothing.
pub(super) fn expand(
    source: usize,
    tree: &mut Node,
    shape: &'static Shape,
    shared: &Folders<'_>,
    report: &mut Report,
) {
    Expansion { source, shared, report }.value(tree, shape, "");
}

struct Expansion<'a> {
    source: usize,
    shared: &'a Folders<'a>,
    report: &'a mut Report,
}

impl Expansion<'_> {
    /// A value within an object with this source.
    fn value(&mut self, node: &mut Node, shape: &'static Shape, enclosing: &str) {
        match (shape, &mut node.value) {
            (Shape::Named(name), value) => {
                if let (Some(named), Value::Object(members)) = (Named::of(name), value) {
                    self.like(members, named);
                    self.reason(members);
                }
                if name == TEXT {
                    self.text(node);
                }
                self.value(node, &Format::shared().definition(name).shape, enclosing);
            }
            (Shape::List(item), Value::Array(items)) => {
                items.iter_mut().for_each(|node| self.value(node, item, enclosing));
            }
            (Shape::Object(shapes) | Shape::Choice { alternatives: shapes, .. }, value) => {
                if let Value::Object(members) = value {
                    self.object(members, shapes, enclosing);
                }
            }
            _ => {}
        }
    }

    fn object(
        &mut self,
        members: &mut [source::Member],
        shapes: &'static [Member],
        enclosing: &str,
    ) {
        let has_source = shapes.iter().any(|shape| shape.name == SOURCE);
        let own = members.iter_mut().find(|member| has_source && member.key == SOURCE);
        let own = own.and_then(|member| self.source(&mut member.value, enclosing));
        let within = own.as_deref().unwrap_or(enclosing);
        for member in members.iter_mut().filter(|member| !LISTS.contains(&member.key.as_str())) {
            if let Some(shape) = shapes.iter().find(|shape| shape.name == member.key) {
                self.value(&mut member.value, &shape.shape, within);
            }
        }
    }

    /// Shows readers of English the Chinese text if there is no English one.
    fn text(&mut self, node: &mut Node) {
        let Value::Object(members) = &mut node.value else {
            return;
        };
        if members.iter().any(|member| member.key == ENGLISH) {
            return;
        }
        match members.iter().find(|member| member.key == CHINESE) {
            Some(chinese) => {
                let english = source::Member { key: ENGLISH.into(), ..chinese.clone() };
                members.push(english);
            }
            None => self.report(
                "no-text",
                format!("the text has neither `{ENGLISH}` nor `{CHINESE}`"),
                node.span.start..node.span.start + 1,
                "in this object",
                format!("add `\"{ENGLISH}\": …`, or remove the text"),
            ),
        }
    }

    /// Adds the members of the shared object that `like` names, unless the object has its own.
    fn like(&mut self, members: &mut Vec<source::Member>, named: Named) {
        let Some(like) = remove(members, LIKE) else {
            return;
        };
        let Some(object) = self.named(&like, named) else {
            return;
        };
        for member in object {
            if members.iter().all(|own| own.key != member.key) {
                members.push(member);
            }
        }
    }

    /// Replaces the name of a reason by its text.
    fn reason(&mut self, members: &mut Vec<source::Member>) {
        let Some(reason) = remove(members, REASON) else {
            return;
        };
        if let Some(other) = members.iter().find(|member| member.key == UNCHECKED) {
            let marks = vec![
                Mark::new(self.source, reason.key_span, "a reason by name"),
                Mark::new(self.source, other.key_span.clone(), "a reason of its own"),
            ];
            self.report.add(Finding {
                code: "two-reasons",
                title: "the row says twice why the error can't be checked".into(),
                marks,
                help: "keep one of them".into(),
            });
            return;
        }
        let Some(object) = self.named(&reason, Named::Reason) else {
            return;
        };
        if let Some(text) = object.into_iter().find(|member| member.key == "doc") {
            members.push(source::Member {
                key: UNCHECKED.into(),
                key_span: reason.key_span,
                value: text.value,
            });
        }
    }

    /// The members of the shared object that a member names.
    fn named(&mut self, member: &source::Member, named: Named) -> Option<Vec<source::Member>> {
        let Value::String(name) = &member.value.value else {
            return None;
        };
        let Some(object) = self.shared.find(named, name) else {
            let names = self.shared.names(named);
            self.report(
                "unknown-shared",
                format!("no {named} has the name `{name}`"),
                member.value.span.clone(),
                format!("not in `{}` of the service or the provider", named.list()),
                suggest::help(name, &names),
            );
            return None;
        };
        let mut object = object.clone();
        // Messages are about a file; what comes from another one is where it is named.
        relocate(&mut object, &member.value.span);
        match object.value {
            Value::Object(members) => Some(members),
            _ => None,
        }
    }

    /// The source of an object in full, which replaces what is written.
    fn source(&mut self, node: &mut Node, enclosing: &str) -> Option<String> {
        let Value::String(text) = &mut node.value else {
            return None;
        };
        let is_relative = |text: &str| text == ENCLOSING || text.contains("#.");
        if citations(text).any(|citation| is_relative(citation.text)) {
            match in_full(text, enclosing) {
                Ok(full) => *text = full,
                Err(Dangling { title, help }) => {
                    let label = "relative to the enclosing object";
                    self.report("source-relative", title, node.span.clone(), label, help);
                    return None;
                }
            }
        }
        Some(text.clone())
    }

    fn report(
        &mut self,
        code: &'static str,
        title: String,
        span: Span,
        label: impl Into<String>,
        help: String,
    ) {
        let marks = vec![Mark::new(self.source, span, label)];
        self.report.add(Finding { code, title, marks, help });
    }
}

/// A relative source that is relative to nothing.
struct Dangling {
    title: String,
    help: String,
}

/// A source whose references may be relative: `.` is the enclosing source, and in `meta#./a`, `.` is the pointer with
/// which that cites the document `meta`.
fn in_full(text: &str, enclosing: &str) -> Result<String, Dangling> {
    let mut full = Vec::<String>::new();
    for citation in citations(text) {
        if citation.text == ENCLOSING {
            if enclosing.is_empty() {
                return Err(Dangling {
                    title: "the enclosing object has no source".into(),
                    help: "write the location, such as `document:12`".into(),
                });
            }
            full.push(enclosing.to_owned());
            continue;
        }
        let Some(rest) = citation.within.strip_prefix("#.") else {
            full.push(citation.text.to_owned());
            continue;
        };
        let mut pointers = citations(enclosing)
            .filter(|it| it.document == citation.document && it.within.starts_with('#'));
        match (pointers.next(), pointers.next()) {
            (Some(pointer), None) => full.push(format!("{}{rest}", pointer.text)),
            (first, _) => {
                let number = if first.is_none() { "no pointer" } else { "several pointers" };
                return Err(Dangling {
                    title: format!(
                        "the source of the enclosing object has {number} into `{}`",
                        citation.document
                    ),
                    help: format!("write the whole pointer, `{}#/…`", citation.document),
                });
            }
        }
    }
    Ok(full.join(", "))
}

/// The member of this name, which the object has no longer.
fn remove(members: &mut Vec<source::Member>, key: &str) -> Option<source::Member> {
    let at = members.iter().position(|member| member.key == key)?;
    Some(members.remove(at))
}

/// Puts a value and all that is in it at one location.
fn relocate(node: &mut Node, span: &Span) {
    node.span = span.clone();
    match &mut node.value {
        Value::Array(items) => items.iter_mut().for_each(|item| relocate(item, span)),
        Value::Object(members) => {
            for member in members {
                member.key_span = span.clone();
                relocate(&mut member.value, span);
            }
        }
        Value::Null | Value::Boolean(_) | Value::Number(_) | Value::String(_) => {}
    }
}
