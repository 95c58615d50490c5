//! Lines that differ in one word: if one of them states a value, the others list further values.

use super::document::Document;
use super::words::words;
use super::{Audit, CitingFact};
use crate::audit::facts::{Kind, Need};
use crate::documents::Within;
use apispec_codegen::spec::DocumentKind;

impl<'a> Audit<'a> {
    /// Reports words at the position of a value, as in `- RDS MySQL` and `- RDS MariaDB`, that the specs do not contain.
    pub(super) fn similar_lines(&mut self) {
        for document in self.documents_of(DocumentKind::Page) {
            let facts = self.facts.iter();
            let mut neighbours = facts.flat_map(|it| neighbours(it, document)).collect::<Vec<_>>();
            neighbours.sort();
            neighbours.dedup();
            for (line, value) in neighbours {
                self.listed_value(document, line, value);
            }
        }
    }
}

/// Every line that is similar to one that states a value, with the word at the position of the value.
fn neighbours<'d>(citing: &CitingFact<'_>, document: &'d Document<'_>) -> Vec<(usize, &'d str)> {
    let (Kind::Value, Need::Value(value)) = (citing.fact.kind, &citing.fact.need) else {
        return Vec::new();
    };
    let own = citing.cited.iter();
    let own = own.filter(|place| place.document == document.says.id);
    let own = own.filter_map(|place| match place.within {
        Within::Lines(first, last) if first == last => document.line(first),
        _ => None,
    });
    let mut found = Vec::new();
    for line in own {
        let text = document.at(&line);
        let Some(span) = words(text, value).into_iter().next() else {
            continue;
        };
        let (before, after) = (&text[..span.start], &text[span.end..]);
        // A bullet alone does not make lines similar.
        if before.contains(char::is_alphabetic) {
            found.extend(document.lines().filter_map(|(line, text)| {
                let word = text.strip_prefix(before)?.strip_suffix(after)?;
                is_word(word).then_some((line, word))
            }));
        }
    }
    found
}

fn is_word(text: &str) -> bool {
    const LONGEST: usize = 32;
    text.len() <= LONGEST
        && text.starts_with(|first: char| first.is_ascii_alphanumeric())
        && text.chars().all(|character| {
            character.is_ascii_alphanumeric() || matches!(character, ' ' | '_' | '-')
        })
}
