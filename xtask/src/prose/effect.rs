//! The consequence of a sentence → what is said of the presence of fields, or of their values.

mod members;
mod presence;
mod several;

use super::condition::About;
use super::names::{Field, Kind as FieldKind};
use super::quantity::quantity;
use super::statement::Statement;
use super::tokens::{Kind, Token};
use super::words::Word;

use members::{default, items, joined, retired, unit};
pub(super) use presence::verb;
use several::{count, order};

/// What a clause says, apart from its condition.
#[derive(Clone, Debug)]
pub(super) enum Effect {
    /// Something of the presence of fields; none are those that the sentence is about.
    Presence(Verb, Vec<String>),
    /// Statements that hold under the condition, or always.
    Statements(Vec<Statement>),
    /// The fields belong together.
    Together(Vec<String>),
    /// The field can have a value.
    Can(String, Vec<String>),
    /// Nothing that limits a request.
    Nothing,
}

/// What is said of the presence of fields.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Verb {
    Required,
    Optional,
    Forbidden,
    /// Passed.
    Given,
    /// Of no use.
    Needless,
    /// Possible or offered.
    Possible,
    /// Meant for, or needed for.
    Meant,
    Effective,
    Ignored,
}

/// The effect of a clause, if all of it is understood.
pub(super) fn effect(tokens: &[Token<'_>], about: About<'_>) -> Option<Effect> {
    let tokens = tokens.iter().filter(|it| !it.is(Word::Filler)).cloned().collect::<Vec<_>>();
    let tokens = tokens.as_slice();
    // `仅支持整数`
    let is_whole = tokens.iter().all(|it| {
        matches!(
            it.kind,
            Kind::Word(
                Word::Whole
                    | Word::Support
                    | Word::Give
                    | Word::Is
                    | Word::Must
                    | Word::And
                    | Word::Only
                    | Word::Values
            )
        )
    });
    if is_whole && has(tokens, Word::Whole) && about.field.kind == FieldKind::Number {
        return Some(Effect::Nothing);
    }
    let statements = default(tokens, about)
        .or_else(|| unit(tokens, about))
        .or_else(|| joined(tokens, about))
        .or_else(|| retired(tokens, about))
        .or_else(|| items(tokens, about))
        .or_else(|| order(tokens, about))
        .or_else(|| count(tokens, about))
        .or_else(|| targeted(tokens, about));
    match statements {
        Some(statements) if statements.is_empty() => Some(Effect::Nothing),
        Some(statements) => Some(Effect::Statements(statements)),
        None => presence::presence(tokens, about).or_else(|| values(tokens, about)),
    }
}

fn has(tokens: &[Token<'_>], word: Word) -> bool {
    tokens.iter().any(|it| it.is(word))
}

/// The text of a token that can be a value.
fn value_text(token: &Token<'_>, about: About<'_>) -> Option<String> {
    match &token.kind {
        Kind::Name(name) => Some(name.replace('\\', "")),
        Kind::Number(number) => Some(number.to_string()),
        Kind::Property(..) => Some(about.text[token.span.clone()].to_owned()),
        _ => None,
    }
}

fn field_of(token: &Token<'_>, about: About<'_>) -> Option<Field> {
    match &token.kind {
        Kind::Name(name) => about.names.field(name).cloned(),
        Kind::Word(Word::This) => Some(about.field.clone()),
        _ => None,
    }
}

/// A quantity of the field itself, or of one that is named first.
fn targeted(tokens: &[Token<'_>], about: About<'_>) -> Option<Vec<Statement>> {
    match tokens.split_first() {
        Some((first, rest)) if matches!(first.kind, Kind::Name(_)) => {
            match field_of(first, about) {
                // The unit is that of the field that is described.
                Some(field) if field.name != about.field.name => {
                    quantity(rest, About { field: &field, unit: None, ..about })
                }
                Some(_) => quantity(rest, about),
                None if allows(first, rest, about) => quantity(rest, about),
                None => counted(first, rest, about),
            }
        }
        _ => quantity(tokens, about),
    }
}

/// Whether a product is named that allows what follows: `Vault allows at most 10 GB/s`.
fn allows(first: &Token<'_>, rest: &[Token<'_>], about: About<'_>) -> bool {
    let Kind::Name(name) = first.kind else { return false };
    rest.first().is_some_and(|it| it.is(Word::May) || it.is(Word::Support))
        && about.names.meaning(name, "").is_none()
        && about.field.kind == FieldKind::Number
}

/// `N的取值范围：1~20`, of the list that the field is in.
fn counted(first: &Token<'_>, rest: &[Token<'_>], about: About<'_>) -> Option<Vec<Statement>> {
    if first.kind != Kind::Name("N") {
        return None;
    }
    let list =
        about.field.name.rsplit_once('.').map_or(about.field.name.as_str(), |(list, _)| list);
    let number = Field { kind: FieldKind::List, name: list.to_owned(), ..Field::none() };
    quantity(rest, About { field: &number, unit: None, ..about })
}

/// Words that a clause may have beside those of the grammar.
fn is_light(text: &str) -> bool {
    const LIGHT: [&str; 12] =
        ["该", "项", "选项", "引擎", "其他引擎", "版", "功能", "本", "属性", "full", "true", "You"];
    LIGHT.contains(&text.trim())
}

/// `取值只能为VPC`, `当前仅支持5.7`, `can be set to V`
fn values(tokens: &[Token<'_>], about: About<'_>) -> Option<Effect> {
    let first = tokens
        .iter()
        .position(|it| value_text(it, about).is_some() && field_of(it, about).is_none())?;
    let (lead, listed) = tokens.split_at(first);
    let field =
        lead.iter().find_map(|it| field_of(it, about)).unwrap_or_else(|| about.field.clone());
    let leads = |it: &Token<'_>| {
        field_of(it, about).is_some()
            || matches!(
                it.kind,
                Kind::Colon
                    | Kind::Open
                    | Kind::Word(
                        Word::Values
                            | Word::Range
                            | Word::Is
                            | Word::Must
                            | Word::Give
                            | Word::May
                            | Word::Support
                            | Word::Only
                            | Word::This
                    )
            )
            || matches!(it.kind, Kind::Text(text) if is_light(text))
    };
    let is_led = lead.iter().all(leads)
        && lead.iter().any(|it| {
            matches!(
                it.kind,
                Kind::Word(
                    Word::Values | Word::Range | Word::Is | Word::Support | Word::Give | Word::Must
                )
            )
        });
    if !is_led {
        return None;
    }
    let mut values = Vec::new();
    for token in listed {
        match (value_text(token, about), &token.kind) {
            (Some(value), _) if field_of(token, about).is_none() => {
                let is_number = value.parse::<i64>().is_ok();
                if field.kind == FieldKind::Number && !is_number {
                    return None;
                }
                values.push(value);
            }
            (None, Kind::Comma | Kind::Pause | Kind::Close | Kind::Word(Word::Or | Word::And)) => {}
            (None, Kind::Text(text)) if is_light(text) => {}
            (None, Kind::Word(Word::Only)) => {}
            (None, Kind::Colon) if !values.is_empty() => break,
            _ => return None,
        }
    }
    // A long number alone is an example, such as a time.
    if let [only] = values.as_slice()
        && only.len() > 6
        && only.bytes().all(|it| it.is_ascii_digit())
    {
        return None;
    }
    let is_possible = has(lead, Word::May) && !has(lead, Word::Only) && !has(lead, Word::Must);
    if is_possible {
        let values =
            values.iter().map(|it| about.names.value(&field, it)).collect::<Option<Vec<_>>>()?;
        return Some(Effect::Can(field.name, values));
    }
    let spelled =
        values.iter().map(|it| about.names.value(&field, it).unwrap_or_else(|| it.clone()));
    let values = spelled.collect();
    Some(Effect::Statements(vec![Statement::Values { field: field.name, values, when: None }]))
}
