//! Parts of a condition that name no field: properties of what a request is about, and values by their meaning.

use super::super::names::{Match, Meaning, Of};
use super::super::statement::Condition;
use super::super::tokens::{Kind, Token};
use super::super::words::Word;
use super::{Reader, Rigor};

impl Reader<'_, '_> {
    /// Properties of what the request is about, and values named without their field.
    pub(super) fn properties(&mut self) -> Option<Condition> {
        let mut found = self.property()?;
        loop {
            let joined = matches!(
                self.kind(0),
                Some(Kind::Pause | Kind::Comma | Kind::Word(Word::And | Word::Or))
            );
            let start = self.at;
            self.at += usize::from(joined);
            let next = self.property();
            match next {
                Some(next) if joined && is_same(&found, &next) => found = found.or(next),
                _ => {
                    self.at = start;
                    return Some(found);
                }
            }
        }
    }

    pub(super) fn property(&mut self) -> Option<Condition> {
        let token = self.tokens.get(self.at)?;
        let besides =
            if matches!(token.kind, Kind::Name(_)) { self.about.field.name.as_str() } else { "" };
        let text = match &token.kind {
            // Without the marks around it.
            Kind::Name(name) => name,
            _ => &self.about.text[token.span.clone()],
        };
        let meaning = self.about.names.meaning(text, besides);
        let fact = match (&token.kind, &meaning) {
            (_, Some(Meaning { of: Of::Fact(fact), value })) => Some((fact, value)),
            (Kind::Property(fact, value), None) => Some((fact, value)),
            _ => None,
        };
        if let Some((fact, value)) = fact
            && let Some(field) =
                self.about.names.field(fact).filter(|it| it.name.eq_ignore_ascii_case(fact))
        {
            // The request says itself what it is about.
            self.at += 1;
            return Some(Condition::Field {
                name: field.name.clone(),
                values: vec![value.clone()],
            });
        }
        let found = match (&token.kind, meaning) {
            (Kind::Property(..) | Kind::Name(_), Some(meaning)) => match meaning.of {
                Of::Field(name) => Condition::Field { name, values: vec![meaning.value] },
                Of::Fact(name) => Condition::Fact { name, values: vec![meaning.value] },
            },
            (Kind::Property(fact, value), None) => {
                Condition::Fact { name: fact.clone(), values: vec![value.clone()] }
            }
            _ => return None,
        };
        self.at += 1;
        Some(found)
    }

    /// A value that is named by what it means.
    pub(super) fn described(&mut self) -> Option<Condition> {
        let is_joint = |it: &Token<'_>| {
            matches!(it.kind, Kind::Comma | Kind::Pause | Kind::Word(Word::Or | Word::And))
        };
        let rest = &self.tokens[self.at..];
        let longest = rest.iter().position(is_joint).unwrap_or(rest.len());
        let start = rest.first()?.span.start;
        for length in (1..=longest).rev() {
            let text = &self.about.text[start..rest[length - 1].span.end];
            // A part of a phrase is none that names something else as well.
            let is_one =
                rest[1..length].iter().all(|it| matches!(it.kind, Kind::Text(_) | Kind::Word(_)));
            let is_text = matches!(rest[0].kind, Kind::Text(_));
            let ways = match self.rigor {
                Rigor::Loose if is_one && is_text => &[Match::Whole, Match::Part][..],
                Rigor::Exact | Rigor::Loose => &[Match::Whole],
            };
            let names = self.about.names;
            let other =
                ways.iter().find_map(|how| names.described(text, &self.about.field.name, *how));
            // The value of the field itself that a person has in mind.
            let own = || ways.iter().find_map(|how| names.described(text, "", *how));
            if let Some(meaning) = other.or_else(own)
                && let Of::Field(name) = meaning.of
            {
                self.at += length;
                return Some(Condition::Field { name, values: vec![meaning.value] });
            }
        }
        None
    }
}

/// Whether both are about the same field or fact.
fn is_same(one: &Condition, other: &Condition) -> bool {
    match (one, other) {
        (Condition::Field { name, .. }, Condition::Field { name: other, .. })
        | (Condition::Fact { name, .. }, Condition::Fact { name: other, .. }) => name == other,
        _ => false,
    }
}
