//! What a sentence says of the form of a text: its characters, its length, or the format of a time.

use super::super::condition::About;
use super::super::names::Kind as FieldKind;
use super::super::quantity::quantity;
use super::super::statement::Statement;
use super::super::text_form;
use super::super::tokens::{Kind, Token};
use super::super::units::Unit;
use super::super::words::Word;
use super::{Reading, Sentence, clauses, trigger, without_asides};

/// What a sentence says of the form of a text; its other clauses are read as usual.
pub(super) fn form(tokens: &[Token<'_>], about: About<'_>) -> Option<Reading> {
    let has = |word| tokens.iter().any(|it| it.is(word));
    let is_text = matches!(about.field.kind, FieldKind::Text | FieldKind::Time | FieldKind::List);
    if !is_text || has(Word::If) || has(Word::End) || has(Word::Default) {
        return None;
    }
    let field = about.field.name.clone();
    let time = text_form::time(about.text);
    let mut reading = Reading::default();
    let mut is_whole = true;
    if let Some(format) = time {
        reading.statements.push(Statement::Time { field, format: format.to_owned() });
    } else {
        let (characters, whole) = text_form::characters(about.text)?;
        is_whole = whole == text_form::Whole::Yes;
        reading.statements.push(Statement::Characters { field, characters });
    }
    let (main, _) = without_asides(tokens);
    let unit = Unit::of(about.text);
    let sentence = Sentence { about, unit: &unit, base: None };
    for clause in clauses(&main) {
        let is_of_form = |it: &Token<'_>| {
            it.is(Word::Format)
                || time.is_none()
                    && matches!(it.kind, Kind::Word(Word::Ascii))
                    && !clause.iter().any(|it| matches!(it.kind, Kind::Number(_)))
        };
        let trigger = trigger(clause);
        let text = clause
            .first()
            .zip(clause.last())
            .map(|(first, last)| &about.text[first.span.start..last.span.end]);
        let is_form = clause.iter().any(is_of_form)
            || text.is_some_and(text_form::is_of_characters)
                && !clause.iter().any(|it| matches!(it.kind, Kind::Number(_)));
        let Some(trigger) = trigger.filter(|_| !is_form) else { continue };
        match quantity_within(clause, about).or_else(|| sentence.read(clause)) {
            Some(found) => reading
                .statements
                .extend(found.into_iter().filter(|it| !matches!(it, Statement::Characters { .. }))),
            None => reading.unread = reading.unread.or(Some(trigger.span.clone())),
        }
    }
    if !is_whole && reading.unread.is_none() {
        let trigger = trigger(tokens);
        reading.unread = trigger.map(|it| it.span.clone());
    }
    Some(reading)
}

/// The length that a clause states somewhere.
fn quantity_within(clause: &[Token<'_>], about: About<'_>) -> Option<Vec<Statement>> {
    let clause = clause.iter().filter(|it| !it.is(Word::Filler)).cloned().collect::<Vec<_>>();
    let start = clause.iter().position(|it| {
        it.is(Word::Length) || it.is(Word::AtMost) || matches!(it.kind, Kind::Number(_))
    })?;
    let is_end = |it: &Token<'_>| {
        it.is(Word::Characters)
            || it.is(Word::Ascii)
            || it.is(Word::Length)
            || matches!(it.kind, Kind::Number(_))
    };
    let ends = (start..clause.len()).filter(|at| is_end(&clause[*at]));
    let mut found = ends.rev().filter_map(|end| quantity(&clause[start..=end], about));
    found.find(|found| {
        found.iter().all(|it| matches!(it, Statement::Length { .. } | Statement::Characters { .. }))
    })
}
