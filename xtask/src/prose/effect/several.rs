//! Clauses about several fields: one against another, and how many of them are there.

use super::super::condition::About;
use super::super::statement::{Comparison, Count, Statement};
use super::super::tokens::{Kind, Token};
use super::super::words::Word;
use super::{field_of, has};

/// `必须晚于StartTime`
pub(super) fn order(tokens: &[Token<'_>], about: About<'_>) -> Option<Vec<Statement>> {
    let comparison = |word: &Token<'_>| match word.kind {
        Kind::Word(Word::Above) => Some(Comparison::Greater),
        Kind::Word(Word::Below) => Some(Comparison::Less),
        Kind::Word(Word::AtLeast) => Some(Comparison::AtLeast),
        Kind::Word(Word::AtMost) => Some(Comparison::AtMost),
        _ => None,
    };
    let at = tokens.iter().position(|it| comparison(it).is_some())?;
    let is = comparison(&tokens[at])?;
    let (first, last) = (tokens.get(at + 1)?, tokens.last()?);
    let right = match (&first.kind, tokens.len() - at) {
        (Kind::Name(name), 2) => about.names.field(name).cloned(),
        _ => about
            .names
            .called(about.text[first.span.start..last.span.end].trim(), about.field)
            .cloned(),
    }?;
    let left = match tokens[..at].iter().find_map(|it| field_of(it, about)) {
        Some(field) => field,
        None => about.field.clone(),
    };
    let is_clear = tokens[..at].iter().all(|it| {
        field_of(it, about).is_some()
            || matches!(
                it.kind,
                Kind::Word(Word::Must | Word::Is | Word::Values | Word::And | Word::Give)
                    | Kind::Text(_)
                    | Kind::Comma
            )
    });
    (is_clear && left.name != right.name)
        .then(|| vec![Statement::Order { left: left.name, is, right: right.name }])
}

/// `A和B至少传入一个`
pub(super) fn count(tokens: &[Token<'_>], about: About<'_>) -> Option<Vec<Statement>> {
    let is_one = has(tokens, Word::One) || tokens.iter().any(|it| it.kind == Kind::Number(1));
    let is_forbidden = has(tokens, Word::Forbid) && has(tokens, Word::Together);
    let count = if has(tokens, Word::Either) {
        Count::Exactly
    } else if is_one
        && (has(tokens, Word::AtLeast) || has(tokens, Word::Required) || has(tokens, Word::Must))
    {
        Count::AtLeast
    } else if is_forbidden || is_one && has(tokens, Word::AtMost) {
        Count::AtMost
    } else {
        return None;
    };
    let mut fields = Vec::new();
    for token in tokens {
        match (field_of(token, about), &token.kind) {
            (Some(field), _) if !fields.contains(&field.name) => fields.push(field.name),
            (Some(_), _) => {}
            (None, Kind::Name(_) | Kind::Property(..)) => return None,
            (None, Kind::Text(text)) if text.chars().count() > 3 => return None,
            _ => {}
        }
    }
    (fields.len() > 1).then(|| vec![Statement::Count { fields, count }])
}
