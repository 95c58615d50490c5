//! Lines that differ in one word: if one of them bears out a value, the others list its neighbours.

use super::Audit;
use super::words::words;
use crate::audit::facts::{Fact, Kind, Need, Within};
use apispec_codegen::spec::DocumentKind;

impl<'a> Audit<'a> {
    /// Reports the words in the place of a value, as in `- RDS MySQL` and `- RDS MariaDB`, that no spec has.
    pub(super) fn parallels(&mut self) {
        for document in 0..self.documents.len() {
            if self.documents[document].says.kind != DocumentKind::Page {
                continue;
            }
            for (line, value) in self.neighbours(document) {
                if !self.has_value(document, line, &value) {
                    let title = format!("the value `{value}` is in no spec");
                    self.unlisted("unlisted-value", document, line, title);
                }
            }
        }
    }

    /// Every line that is like one that bears out a value, and what stands there in its place.
    fn neighbours(&self, document: usize) -> Vec<(usize, String)> {
        let document = &self.documents[document];
        let mut found = Vec::new();
        for (fact, cited) in self.facts.iter().zip(&self.cited) {
            let places = cited
                .iter()
                .filter(|place| place.document == document.says.id);
            for place in places {
                let Some((before, after)) = around(fact, place.within, |line| {
                    document.line(line).map(|span| document.at(&span))
                }) else {
                    continue;
                };
                let lines = document.lines().filter_map(|(line, text)| {
                    let word = text.strip_prefix(before)?.strip_suffix(after)?;
                    is_word(word).then(|| (line, word.to_owned()))
                });
                found.extend(lines);
            }
        }
        found.sort();
        found.dedup();
        found
    }
}

/// What stands before and behind a value on the line that it cites, if that says more than a list does.
fn around<'d>(
    fact: &Fact<'_>,
    within: Within<'_>,
    line: impl Fn(usize) -> Option<&'d str>,
) -> Option<(&'d str, &'d str)> {
    let (Kind::Value, Need::Value(value)) = (fact.kind, &fact.need) else {
        return None;
    };
    let text = match within {
        Within::Lines(first, last) if first == last => line(first)?,
        _ => return None,
    };
    let span = words(text, value).into_iter().next()?;
    let around = (&text[..span.start], &text[span.end..]);
    around.0.contains(char::is_alphabetic).then_some(around)
}

fn is_word(text: &str) -> bool {
    const LONGEST: usize = 32;
    text.len() <= LONGEST
        && text.starts_with(|first: char| first.is_ascii_alphanumeric())
        && text.chars().all(|character| {
            character.is_ascii_alphanumeric() || matches!(character, ' ' | '_' | '-')
        })
}
