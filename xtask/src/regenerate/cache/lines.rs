//! The lines that modules add to the outline ↔ text, which is in a file of its own: it is most of what a run keeps, and
//! only a run that changes the outline needs it.

use std::collections::BTreeMap;

use rayon::prelude::*;

use super::owner::Owner;

/// All lines in order, each with what it is made of.
pub(crate) struct Lines<'a> {
    owners: Vec<Owner>,
    lines: Vec<Line<'a>>,
}

/// A line of the outline.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Line<'a> {
    text: &'a str,
    /// The index of what it is made of.
    owner: usize,
}

impl<'a> Lines<'a> {
    /// No lines.
    pub(crate) fn none() -> Self {
        Self { owners: Vec::new(), lines: Vec::new() }
    }

    /// The lines that a text says; nothing if it is not one.
    pub(crate) fn read(text: &'a str) -> Option<Self> {
        let (owners, lines) = text.split_once('\n')?;
        let lines = lines.lines().map(|line| {
            let (owner, text) = line.split_once('\t')?;
            Some(Line { text, owner: owner.parse().ok()? })
        });
        Some(Self {
            owners: serde_json::from_str(owners).ok()?,
            lines: lines.collect::<Option<Vec<_>>>()?,
        })
    }

    /// The same with other lines of these owners.
    pub(crate) fn with(self, made: &'a BTreeMap<Owner, Vec<String>>) -> Self {
        let Self { mut owners, mut lines } = self;
        let is_made = owners.iter().map(|owner| made.contains_key(owner)).collect::<Vec<_>>();
        lines.retain(|line| !is_made.get(line.owner).is_some_and(|it| *it));
        let mut indexes = owners.iter().cloned().zip(0..).collect::<BTreeMap<_, usize>>();
        for (owner, texts) in made {
            let index = *indexes.entry(owner.clone()).or_insert_with(|| {
                owners.push(owner.clone());
                owners.len() - 1
            });
            lines.extend(texts.iter().map(|text| Line { text, owner: index }));
        }
        // Those that were there are in order already, which sorting makes use of.
        lines.par_sort();
        Self { owners, lines }
    }

    /// The text of the outline.
    pub(crate) fn outline(&self) -> String {
        let mut outline = String::with_capacity(self.len());
        for line in &self.lines {
            outline.push_str(line.text);
            outline.push('\n');
        }
        outline
    }

    /// The text that says the lines.
    pub(crate) fn text(&self) -> String {
        let owners = serde_json::to_string(&self.owners).expect("owners are serializable");
        let mut text = String::with_capacity(owners.len() + self.len() + self.lines.len() * 7);
        text.push_str(&owners);
        text.push('\n');
        for line in &self.lines {
            text.push_str(&line.owner.to_string());
            text.push('\t');
            text.push_str(line.text);
            text.push('\n');
        }
        text
    }

    fn len(&self) -> usize {
        self.lines.iter().map(|line| line.text.len() + 1).sum()
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::Lines;
    use crate::regenerate::cache::Owner;

    fn made(lines: &[(&str, &[&str])]) -> BTreeMap<Owner, Vec<String>> {
        let lines = lines.iter().map(|(owner, lines)| {
            let lines = lines.iter().map(|line| (*line).to_owned());
            (Owner::Provider((*owner).to_owned()), lines.collect())
        });
        lines.collect()
    }

    #[test]
    fn lines_of_one_owner_are_replaced() {
        let first = made(&[("a", &["fn a", "mod a"]), ("b", &["fn b", "mod b"])]);
        let second = made(&[("b", &["fn c"]), ("c", &["enum c", "type c"])]);
        let text = Lines::none().with(&first).text();
        let lines = Lines::read(&text).expect("it is a text of lines").with(&second);
        assert_eq!(lines.outline(), "enum c\nfn a\nfn c\nmod a\ntype c\n");
        let whole =
            made(&[("a", &["fn a", "mod a"]), ("b", &["fn c"]), ("c", &["enum c", "type c"])]);
        assert_eq!(lines.text(), Lines::none().with(&whole).text());
    }
}
