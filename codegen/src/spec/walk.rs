//! Spanned tree against schema: unknown, duplicate, missing and mistyped members, all at once.

use std::collections::BTreeMap;

use serde_json::Value as Json;

use crate::report::{Finding, Mark, Report};
use crate::schema::Schema;
use crate::source::{Node, Span, Value};
use crate::suggest;

/// Reports every place where the tree is not what the schema asks for.
pub(crate) fn walk(
    source: usize,
    tree: &Node,
    schema: &Json,
    definitions: &Schema,
    report: &mut Report,
) {
    let mut walker = Walker {
        source,
        definitions,
        report,
    };
    walker.value(tree, schema);
    walker.readable(tree);
}

struct Walker<'a> {
    source: usize,
    definitions: &'a Schema,
    report: &'a mut Report,
}

impl Walker<'_> {
    fn value(&mut self, node: &Node, schema: &Json) {
        let schema = self.definitions.resolved(schema);
        if let Some(choices) = schema.get("oneOf").and_then(Json::as_array) {
            return self.choice(node, choices);
        }
        match schema.get("type").and_then(Json::as_str) {
            Some("object") => self.object(node, schema),
            Some("array") => match &node.value {
                Value::Array(items) => {
                    let item = schema.get("items").cloned().unwrap_or_default();
                    items.iter().for_each(|node| self.value(node, &item));
                }
                _ => self.mistyped(node, "an array"),
            },
            Some("string") => match &node.value {
                Value::String(text) => self.word(node, text, &words(schema)),
                _ => self.mistyped(node, "a string"),
            },
            Some("boolean") => match &node.value {
                Value::Boolean => {}
                _ => self.mistyped(node, "a boolean"),
            },
            Some("integer") => self.integer(node, schema),
            // Anything goes: the JSON of examples and defaults.
            _ => {
                if matches!(node.value, Value::Null) {
                    self.report(
                        "null",
                        "`null` is no value here".into(),
                        node.span.clone(),
                        "nothing".into(),
                        "leave out what is absent".into(),
                    );
                }
                self.duplicates(node);
            }
        }
    }

    fn object(&mut self, node: &Node, schema: &Json) {
        let Value::Object(members) = &node.value else {
            return self.mistyped(node, "an object");
        };
        let none = serde_json::Map::new();
        let properties = schema
            .get("properties")
            .and_then(Json::as_object)
            .unwrap_or(&none);
        let mut seen = BTreeMap::<&str, &Span>::new();
        for member in members {
            if let Some(first) = seen.insert(&member.key, &member.key_span) {
                self.duplicate(&member.key, &member.key_span, first);
            }
            match properties.get(&member.key) {
                Some(schema) => self.value(&member.value, schema),
                None => {
                    let names = properties.keys().map(String::as_str).collect::<Vec<_>>();
                    self.unknown_key(&member.key, &member.key_span, &names);
                }
            }
        }
        let required = schema.get("required").and_then(Json::as_array);
        for name in required.into_iter().flatten().filter_map(Json::as_str) {
            if !seen.contains_key(name) {
                self.missing(node, name, properties.get(name));
            }
        }
    }

    /// One of several shapes: words, or an object with one key that names the shape.
    fn choice(&mut self, node: &Node, choices: &[Json]) {
        let words = choices.iter().flat_map(words).collect::<Vec<_>>();
        let shapes = choices
            .iter()
            .filter_map(|choice| {
                let (name, schema) = choice.get("properties")?.as_object()?.iter().next()?;
                Some((name.as_str(), schema))
            })
            .collect::<Vec<_>>();
        match &node.value {
            Value::String(text) if !words.is_empty() => {
                if let Some((name, _)) = shapes.iter().find(|(name, _)| name == text) {
                    self.report(
                        "mistyped",
                        format!("`{name}` says more than its name"),
                        node.span.clone(),
                        "a name alone".into(),
                        format!("write an object, `{{ \"{name}\": … }}`"),
                    );
                } else {
                    let all = words
                        .iter()
                        .copied()
                        .chain(shapes.iter().map(|(name, _)| *name))
                        .collect::<Vec<_>>();
                    self.word(node, text, &all);
                }
            }
            Value::Object(members) if !shapes.is_empty() => {
                let names = shapes.iter().map(|(name, _)| *name).collect::<Vec<_>>();
                let mut seen = BTreeMap::<&str, &Span>::new();
                for member in members {
                    if let Some(first) = seen.insert(&member.key, &member.key_span) {
                        self.duplicate(&member.key, &member.key_span, first);
                    }
                    match shapes.iter().find(|(name, _)| *name == member.key) {
                        Some((_, schema)) => self.value(&member.value, schema),
                        None => self.unknown_key(&member.key, &member.key_span, &names),
                    }
                }
                if seen.len() != 1 {
                    self.report(
                        "one-of",
                        format!("expected one member, found {}", seen.len()),
                        node.span.clone(),
                        "one shape is chosen here".into(),
                        match seen.is_empty() {
                            true => format!("write one of {}", suggest::list(&names)),
                            false => format!("keep one of {}", suggest::list(&names)),
                        },
                    );
                }
            }
            _ if shapes.is_empty() => self.mistyped(node, "a string"),
            _ if words.is_empty() => self.mistyped(node, "an object"),
            _ => self.mistyped(node, "a string or an object"),
        }
    }

    fn integer(&mut self, node: &Node, schema: &Json) {
        let Value::Number(text) = &node.value else {
            return self.mistyped(node, "a whole number");
        };
        let (least, most) = match schema.get("format").and_then(Json::as_str) {
            Some("uint16") => (0, i128::from(u16::MAX)),
            Some("uint64" | "uint") => (0, i128::from(u64::MAX)),
            _ => (i128::from(i64::MIN), i128::from(i64::MAX)),
        };
        match text.parse::<i128>() {
            Ok(number) if (least..=most).contains(&number) => {}
            _ => self.mistyped(node, &format!("a whole number from {least} to {most}")),
        }
    }

    /// Every text and every key: some characters make them look like others, so that compilers refuse them.
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
            Value::Null | Value::Boolean | Value::Number(_) => {}
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
                format!(
                    "the text has the character U+{:04X} in it",
                    u32::from(character)
                ),
                span.clone(),
                "looks like something else".into(),
                "write the text without it".into(),
            );
        }
    }

    fn word(&mut self, node: &Node, text: &str, words: &[&str]) {
        if words.is_empty() || words.contains(&text) {
            return;
        }
        self.report(
            "unknown-word",
            format!("`{text}` is no choice here"),
            node.span.clone(),
            "not one of the choices".into(),
            self.way_out(text, words),
        );
    }

    fn duplicates(&mut self, node: &Node) {
        match &node.value {
            Value::Object(members) => {
                let mut seen = BTreeMap::<&str, &Span>::new();
                for member in members {
                    if let Some(first) = seen.insert(&member.key, &member.key_span) {
                        self.duplicate(&member.key, &member.key_span, first);
                    }
                    self.duplicates(&member.value);
                }
            }
            Value::Array(items) => items.iter().for_each(|item| self.duplicates(item)),
            _ => {}
        }
    }

    fn duplicate(&mut self, key: &str, span: &Span, first: &Span) {
        self.report.add(Finding {
            code: "duplicate-key",
            title: format!("`{key}` stands twice in one object"),
            marks: vec![
                self.mark(span.clone(), "again here"),
                self.mark(first.clone(), "first here"),
            ],
            help: "keep one of them; readers of JSON disagree about which one counts".into(),
        });
    }

    fn unknown_key(&mut self, key: &str, span: &Span, names: &[&str]) {
        self.report(
            "unknown-key",
            format!("`{key}` is no member here"),
            span.clone(),
            "unknown key".into(),
            self.way_out(key, names),
        );
    }

    fn way_out(&self, found: &str, names: &[&str]) -> String {
        if self.report.is_crowded() {
            format!("use one of {}", suggest::list(names))
        } else {
            suggest::help(found, names)
        }
    }

    fn missing(&mut self, node: &Node, name: &str, schema: Option<&Json>) {
        let meaning = schema
            .and_then(|schema| schema.get("description"))
            .and_then(Json::as_str)
            .unwrap_or("it is always needed")
            .trim_end_matches('.');
        self.report(
            "missing-member",
            format!("`{name}` is missing"),
            node.span.start..node.span.start + 1,
            "in this object".into(),
            format!("add `\"{name}\": …`: {}", suggest::lower_first(meaning)),
        );
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
        label: String,
        help: String,
    ) {
        let marks = vec![self.mark(span, &label)];
        self.report.add(Finding {
            code,
            title,
            marks,
            help,
        });
    }

    fn mark(&self, span: Span, label: &str) -> Mark {
        Mark {
            source: self.source,
            span,
            label: label.to_owned(),
        }
    }
}

/// The words that a schema of strings allows; none means any.
fn words(schema: &Json) -> Vec<&str> {
    let listed = schema.get("enum").and_then(Json::as_array);
    let single = schema.get("const");
    listed
        .into_iter()
        .flatten()
        .chain(single)
        .filter_map(Json::as_str)
        .collect()
}
