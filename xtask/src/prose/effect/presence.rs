//! Clauses about the presence of fields.

use super::super::condition::About;
use super::super::tokens::{Kind, Token};
use super::super::words::Word;
use super::{Effect, Verb, field_of, has, is_light};

/// What a clause says of the presence of fields.
pub(super) fn presence(tokens: &[Token<'_>], about: About<'_>) -> Option<Effect> {
    let mut fields = Vec::new();
    for token in tokens {
        match (&token.kind, field_of(token, about)) {
            (_, Some(field)) if !fields.contains(&field.name) => fields.push(field.name),
            (_, Some(_)) | (Kind::Comma | Kind::Pause | Kind::Colon, _) => {}
            (Kind::Text(text), _) if is_light(text) => {}
            (
                Kind::Word(
                    Word::Must
                    | Word::Give
                    | Word::Required
                    | Word::Optional
                    | Word::Needless
                    | Word::Then
                    | Word::Forbid
                    | Word::Omit
                    | Word::May
                    | Word::Support
                    | Word::Unsupported
                    | Word::Effective
                    | Word::Ignored
                    | Word::Apply
                    | Word::And
                    | Word::Or
                    | Word::Only
                    | Word::Is
                    | Word::Together
                    | Word::This
                    | Word::Many
                    | Word::Values,
                ),
                _,
            ) => {}
            _ => return None,
        }
    }
    // Of two cases, each with its own verb.
    let is_double = (has(tokens, Word::Optional) || has(tokens, Word::Needless))
        && has(tokens, Word::Must)
        && tokens.iter().any(|it| it.kind == Kind::Comma);
    if has(tokens, Word::Together)
        && fields.len() > usize::from(fields.contains(&about.field.name))
        && !has(tokens, Word::Forbid)
    {
        return Some(Effect::Together(fields));
    }
    let verb = verb(tokens).filter(|_| !is_double)?;
    Some(Effect::Presence(verb, fields))
}

/// What the words of a clause say of presence.
pub(in crate::prose) fn verb(tokens: &[Token<'_>]) -> Option<Verb> {
    let has = |word| has(tokens, word);
    Some(if has(Word::Optional) {
        Verb::Optional
    } else if has(Word::Needless) {
        Verb::Needless
    } else if has(Word::Forbid) && has(Word::Omit) {
        Verb::Required
    } else if has(Word::Unsupported) || has(Word::Forbid) && !has(Word::Required) {
        Verb::Forbidden
    } else if has(Word::Ignored) {
        Verb::Ignored
    } else if has(Word::Effective) {
        Verb::Effective
    } else if has(Word::Required) || has(Word::Must) {
        Verb::Required
    } else if has(Word::Apply) {
        Verb::Meant
    } else if has(Word::Support) || has(Word::May) {
        Verb::Possible
    } else if has(Word::Give) {
        Verb::Given
    } else {
        return None;
    })
}
