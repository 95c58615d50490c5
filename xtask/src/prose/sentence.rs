//! A sentence → what it states, and the words that make it conditional if it is not understood.

mod apply;
mod cuts;
mod form;
mod lists;

use std::ops::Range;

use super::condition::About;
use super::statement::{Condition, Statement};
use super::text_form;
use super::tokens::{Kind, Token, tokens};
use super::units::Unit;
use super::words::Word;

/// What was understood of a sentence.
#[derive(Debug, Default)]
pub(super) struct Reading {
    pub(super) statements: Vec<Statement>,
    /// The bytes of the word that makes a part of it conditional which is not understood.
    pub(super) unread: Option<Range<usize>>,
}

/// What a sentence states of the field.
pub(super) fn read(unit: &Unit<'_>, about: About<'_>) -> Reading {
    let all = tokens(unit.text, about.names);
    let trigger = |tokens: &[Token<'_>]| trigger(tokens).map(|it| it.span.clone());
    let mut reading = Reading::default();
    if trigger(&all).is_none()
        && unit.items.is_empty()
        && !is_case(&all, about)
        && !text_form::has_ends(unit.text)
    {
        return reading;
    }
    // The items of the list are sentences of their own.
    let is_lead = unit.items.is_empty()
        && unit.odd_items > 0
        && unit.text.trim_end_matches('*').ends_with(['：', ':']);
    if is_lead && all.iter().all(|it| !matches!(it.kind, Kind::Word(word) if word.is_trigger() && !matches!(word, Word::Values | Word::Range))) {
        return reading;
    }
    // A list whose line breaks were lost.
    if unit.text.contains("***") {
        reading.unread = trigger(&all);
        return reading;
    }
    if let Some(form) = form::form(&all, about) {
        return form;
    }
    let (main, asides) = without_asides(&all);
    let base = unit.value.and_then(|value| {
        let value = about.names.value(about.field, value)?;
        Some(Condition::Field { name: about.field.name.clone(), values: vec![value] })
    });
    let sentence = Sentence { about, unit, base };
    for (index, part) in std::iter::once(main.as_slice()).chain(asides).enumerate() {
        // What is in parentheses explains; values there are those of another sentence.
        let is_aside = |it: &Vec<Statement>| {
            index == 0
                || it.iter().all(|it| {
                    matches!(
                        it,
                        Statement::Presence { .. }
                            | Statement::Default { .. }
                            | Statement::Values { when: Some(_), .. }
                    )
                })
        };
        match sentence.read(part).filter(is_aside) {
            Some(statements) => reading.statements.extend(statements),
            None if index > 0 => reading.unread = reading.unread.or_else(|| trigger(part)),
            None => {
                let (statements, unread) = sentence.clause_by_clause(part);
                reading.statements.extend(statements);
                let case = is_case(part, about).then(|| part.first().map(|it| it.span.clone()));
                let unread = unread.or_else(|| trigger(part)).or_else(|| case.flatten());
                reading.unread = reading.unread.or(unread);
            }
        }
    }
    reading
}

/// The word that makes tokens conditional or limiting.
fn trigger<'s, 't>(tokens: &'s [Token<'t>]) -> Option<&'s Token<'t>> {
    let is_bound = tokens
        .iter()
        .any(|it| matches!(it.kind, Kind::Number(_) | Kind::Name(_) | Kind::Word(Word::This)));
    let mut found = tokens.iter().enumerate().filter(|(at, it)| match it.kind {
        // `需要删除的账号` says what the field is.
        Kind::Word(Word::Must) => {
            *at > 0
                || !tokens
                    .get(1)
                    .is_some_and(|it| matches!(it.kind, Kind::Text(_) | Kind::Word(Word::Filler)))
        }
        Kind::Word(Word::AtMost | Word::AtLeast | Word::Above | Word::Below | Word::Range) => {
            is_bound
        }
        // `填写1`
        Kind::Word(Word::Give) => {
            matches!(tokens.get(at + 1).map(|it| &it.kind), Some(Kind::Number(_)))
        }
        Kind::Word(word) => word.is_trigger(),
        _ => false,
    });
    found.next().map(|(_, it)| it)
}

/// The tokens outside of parentheses, and those within each pair that are no list.
fn without_asides<'s, 't>(tokens: &'s [Token<'t>]) -> (Vec<Token<'t>>, Vec<&'s [Token<'t>]>) {
    let (mut main, mut asides) = (Vec::new(), Vec::new());
    let mut at = 0;
    while at < tokens.len() {
        let close = tokens[at..].iter().position(|it| it.kind == Kind::Close);
        match (&tokens[at].kind, close) {
            (Kind::Open, Some(close)) => {
                let inner = &tokens[at + 1..at + close];
                let is_list = !inner.is_empty()
                    && inner.iter().all(|it| {
                        matches!(
                            it.kind,
                            Kind::Number(_) | Kind::Comma | Kind::Pause | Kind::Word(Word::To)
                        )
                    });
                if is_list {
                    main.extend(inner.iter().cloned());
                } else {
                    asides.push(inner);
                }
                at += close + 1;
            }
            _ => {
                main.push(tokens[at].clone());
                at += 1;
            }
        }
    }
    (main, asides)
}

/// `MySQL：**5.6**、**5.7**`
fn is_case(tokens: &[Token<'_>], about: About<'_>) -> bool {
    let colon = tokens.iter().position(|it| it.kind == Kind::Colon);
    let (Some(colon), Some(first)) = (colon, tokens.first()) else { return false };
    let is_other = match &first.kind {
        Kind::Property(..) => true,
        Kind::Name(name) => {
            colon == 1
                && about.names.field(name).is_none()
                && about.names.meaning(name, &about.field.name).is_some()
        }
        _ => false,
    };
    is_other
        && tokens[colon + 1..].iter().any(|it| matches!(it.kind, Kind::Number(_) | Kind::Name(_)))
}

struct Sentence<'a, 'u> {
    about: About<'a>,
    unit: &'u Unit<'u>,
    /// That the field has the value of the list item.
    base: Option<Condition>,
}

impl Sentence<'_, '_> {
    fn read(&self, tokens: &[Token<'_>]) -> Option<Vec<Statement>> {
        let is_conditional = is_conditional(tokens);
        if is_conditional {
            return self.introduced_under(tokens).or_else(|| self.conditional(tokens));
        }
        if self.unit.value.is_some()
            && let Some(found) = self.is_default(tokens)
        {
            return Some(vec![found]);
        }
        if let Some(found) = self.supported(tokens) {
            return Some(found);
        }
        if is_case(tokens, self.about) {
            return self.case(tokens);
        }
        let is_simple = self.unit.items.is_empty();
        if let Some(found) = self.whole(tokens, None).filter(|_| is_simple) {
            return Some(found);
        }
        let mut statements = Vec::new();
        let mut is_read = false;
        let mut is_failed = false;
        for clause in clauses(tokens) {
            let is_trigger = trigger(clause).is_some();
            let is_introduction = !self.unit.items.is_empty()
                && clause.iter().all(|it| !matches!(it.kind, Kind::Number(_)))
                && clause.iter().any(|it| it.is(Word::Values) || it.is(Word::Range));
            if !is_trigger || is_introduction {
                continue;
            }
            match self.whole(clause, None) {
                Some(found) => {
                    is_read = true;
                    statements.extend(found);
                }
                None => is_failed = true,
            }
        }
        if !self.unit.items.is_empty() {
            let lead = clauses(tokens).last().unwrap_or(tokens);
            let outside = self.introduced_outside(lead);
            statements.push(self.listed(tokens, outside.as_ref())?);
            return (!is_failed).then_some(statements);
        }
        (is_read && !is_failed).then_some(statements)
    }

    /// What is understood of a sentence without conditions, and the first word of what is not.
    fn clause_by_clause(&self, tokens: &[Token<'_>]) -> (Vec<Statement>, Option<Range<usize>>) {
        if !self.unit.items.is_empty() {
            return self.introduced_by_last(tokens);
        }
        if is_conditional(tokens) {
            return (Vec::new(), None);
        }
        let mut statements = Vec::new();
        let mut unread = None;
        for clause in clauses(tokens) {
            let Some(trigger) = trigger(clause) else { continue };
            if self.unit.value.is_some()
                && let Some(found) = self.is_default(clause)
            {
                statements.push(found);
                continue;
            }
            match self.whole(clause, None) {
                // What is not understood may be the condition of what follows.
                Some(found) if unread.is_some() => {
                    let is_free = |it: &Statement| {
                        matches!(
                            it,
                            Statement::Default { .. }
                                | Statement::Unit { .. }
                                | Statement::Joined { .. }
                                | Statement::Items { .. }
                                | Statement::Length { .. }
                        )
                    };
                    statements.extend(found.into_iter().filter(is_free));
                }
                Some(found) => statements.extend(found),
                None => unread = unread.or(Some(trigger.span.clone())),
            }
        }
        (statements, unread)
    }
}

fn is_conditional(tokens: &[Token<'_>]) -> bool {
    tokens
        .iter()
        .any(|it| matches!(it.kind, Kind::Word(Word::If | Word::End | Word::Except | Word::Then)))
}

fn clauses<'s, 't>(tokens: &'s [Token<'t>]) -> impl Iterator<Item = &'s [Token<'t>]> {
    tokens.split(|it| it.kind == Kind::Comma).filter(|it| !it.is_empty())
}
