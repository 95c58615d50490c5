//! Spanned tree checked against the format: unknown, duplicate, missing and mistyped members, all at once.

use std::collections::{BTreeMap, BTreeSet};

use super::format::{Format, LIKE, Member, Shape, Word};
use crate::report::{Finding, Mark, Report};
use crate::source::{self, Node, Span, Value};
use crate::suggest;

/// Reports every deviation of the tree from the format.
pub(super) fn walk(source: usize, tree: &Node, shape: &Shape, report: &mut Report) {
    let mut walker = Walker { source, report };
    walker.value(tree, shape);
    walker.readable(tree);
}

struct Walker<'a> {
    source: usize,
    report: &'a mut Report,
}

impl Walker<'_> {
    fn value(&mut self, node: &Node, shape: &Shape) {
        match (Format::shared().resolved(shape), &node.value) {
            (Shape::Object(members), Value::Object(found)) => self.object(node, found, members),
            (Shape::Choice { words, alternatives }, _) => self.choice(node, words, alternatives),
            (Shape::List(item), Value::Array(items)) => {
                items.iter().for_each(|node| self.value(node, item));
            }
            (Shape::Text, Value::String(_)) | (Shape::Boolean, Value::Boolean(_)) => {}
            (Shape::Integer(range), Value::Number(text)) => {
                let number = text.parse::<i128>();
                if !number.is_ok_and(|number| range.contains(&number)) {
                    let (least, most) = (range.start(), range.end());
                    self.mistyped(node, &format!("a whole number from {least} to {most}"));
                }
            }
            (Shape::Any, Value::Null) => self.report(
                "null",
                "`null` is not allowed here".into(),
                node.span.clone(),
                "not a value",
                "remove the member or item",
            ),
            (Shape::Any, _) => self.duplicates(node),
            (Shape::Object(_), _) => self.mistyped(node, "an object"),
            (Shape::List(_), _) => self.mistyped(node, "an array"),
            (Shape::Text, _) => self.mistyped(node, "a string"),
            (Shape::Boolean, _) => self.mistyped(node, "a boolean"),
            (Shape::Integer(_), _) => self.mistyped(node, "a whole number"),
            (Shape::Named(_), _) => unreachable!("names are resolved"),
        }
    }

    fn object(&mut self, node: &Node, found: &[source::Member], members: &[Member]) {
        self.members(found, members);
        // The shared object that it is like has the others.
        if found.iter().any(|member| member.key == LIKE) {
            return;
        }
        for member in members.iter().filter(|member| member.required) {
            if found.iter().all(|it| it.key != member.name) {
                let name = &member.name;
                let meaning = suggest::lower_first(member.description.trim_end_matches('.'));
                self.report(
                    "missing-member",
                    format!("missing member `{name}`"),
                    node.span.start..node.span.start + 1,
                    "in this object",
                    format!("add `\"{name}\": …`: {meaning}"),
                );
            }
        }
    }

    /// The members that an object has, each checked by its shape.
    fn members(&mut self, found: &[source::Member], members: &[Member]) {
        self.twice(found);
        for member in found {
            if let Some(it) = members.iter().find(|it| it.name == member.key) {
                self.value(&member.value, &it.shape);
                continue;
            }
            let names = members.iter().map(|member| member.name.as_str());
            self.report(
                "unknown-key",
                format!("unknown member `{}`", member.key),
                member.key_span.clone(),
                "not a member of this object",
                self.way_out(&member.key, &names.collect::<Vec<_>>()),
            );
        }
    }

    fn choice(&mut self, node: &Node, words: &[Word], alternatives: &[Member]) {
        let names = alternatives.iter().map(|it| it.name.as_str());
        let names = names.collect::<Vec<_>>();
        match &node.value {
            Value::String(text) if !words.is_empty() => {
                self.word(node, text, words, &names);
            }
            Value::Object(found) if !names.is_empty() => {
                self.members(found, alternatives);
                let count = found.iter().map(|member| &member.key);
                let count = count.collect::<BTreeSet<_>>().len();
                if count != 1 {
                    let verb = if count == 0 { "write" } else { "keep" };
                    self.report(
                        "one-of",
                        format!("expected one member, found {count}"),
                        node.span.clone(),
                        "must have exactly one member",
                        format!("{verb} one of {}", suggest::list(&names)),
                    );
                }
            }
            _ if names.is_empty() => self.mistyped(node, "a string"),
            _ if words.is_empty() => self.mistyped(node, "an object"),
            _ => self.mistyped(node, "a string or an object"),
        }
    }

    fn word(&mut self, node: &Node, text: &str, words: &[Word], names: &[&str]) {
        if names.contains(&text) {
            self.report(
                "mistyped",
                format!("`{text}` needs a value"),
                node.span.clone(),
                "only a name",
                format!("write it as an object, `{{ \"{text}\": … }}`"),
            );
        } else if words.iter().all(|word| word.name != text) {
            let words = words.iter().map(|word| word.name.as_str());
            let all = words.chain(names.iter().copied()).collect::<Vec<_>>();
            self.report(
                "unknown-word",
                format!("unknown value `{text}`"),
                node.span.clone(),
                "not one of the allowed values",
                self.way_out(text, &all),
            );
        }
    }

    /// Checks texts and keys for characters that make them look different, which compilers refuse.
    fn readable(&mut self, node: &Node) {
        match &node.value {
            Value::String(text) => self.readable_text(text, &node.span),
            Value::Array(items) => items.iter().for_each(|item| self.readable(item)),
            Value::Object(members) => {
                for member in members {
                    self.readable_text(&member.key, &member.key_span);
                    self.readable(&member.value);
                }
            }
            Value::Null | Value::Boolean(_) | Value::Number(_) => {}
        }
    }

    fn readable_text(&mut self, text: &str, span: &Span) {
        const DECEIVING: [char; 10] = [
            '\u{0}', '\u{202a}', '\u{202b}', '\u{202c}', '\u{202d}', '\u{202e}', '\u{2066}',
            '\u{2067}', '\u{2068}', '\u{2069}',
        ];
        if let Some(character) = text.chars().find(|character| DECEIVING.contains(character)) {
            self.report(
                "deceiving-text",
                format!("the text contains the character U+{:04X}", u32::from(character)),
                span.clone(),
                "makes the text look different",
                "remove the character",
            );
        }
    }

    fn duplicates(&mut self, node: &Node) {
        match &node.value {
            Value::Object(members) => {
                self.twice(members);
                members.iter().for_each(|it| self.duplicates(&it.value));
            }
            Value::Array(items) => items.iter().for_each(|item| self.duplicates(item)),
            Value::Null | Value::Boolean(_) | Value::Number(_) | Value::String(_) => {}
        }
    }

    /// Reports duplicate members.
    fn twice(&mut self, members: &[source::Member]) {
        let mut seen = BTreeMap::new();
        for member in members {
            let Some(first) = seen.insert(&member.key, &member.key_span) else {
                continue;
            };
            self.report.add(Finding {
                code: "duplicate-key",
                title: format!("duplicate member `{}`", member.key),
                marks: vec![
                    Mark::new(self.source, member.key_span.clone(), "again here"),
                    Mark::new(self.source, first.clone(), "first here"),
                ],
                help: "keep one of them; JSON parsers disagree on which one counts".into(),
            });
        }
    }

    fn way_out(&self, found: &str, names: &[&str]) -> String {
        if self.report.is_crowded() {
            format!("use one of {}", suggest::list(names))
        } else {
            suggest::help(found, names)
        }
    }

    fn mistyped(&mut self, node: &Node, expected: &str) {
        self.report(
            "mistyped",
            format!("expected {expected}, found {}", node.kind()),
            node.span.clone(),
            format!("this is {}", node.kind()),
            format!("write {expected}"),
        );
    }

    fn report(
        &mut self,
        code: &'static str,
        title: String,
        span: Span,
        label: impl Into<String>,
        help: impl Into<String>,
    ) {
        self.report.add(Finding {
            code,
            title,
            marks: vec![Mark::new(self.source, span, label)],
            help: help.into(),
        });
    }
}
