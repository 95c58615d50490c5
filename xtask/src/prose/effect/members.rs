//! Clauses about one field alone: its default, unit, status, and the items that it joins.

use super::super::condition::About;
use super::super::names::Kind as FieldKind;
use super::super::statement::{Ends, Statement};
use super::super::tokens::{Kind, Token};
use super::super::words::Word;
use super::{field_of, has, value_text};

/// `默认值：30`; a default that is no value says nothing of requests.
pub(super) fn default(tokens: &[Token<'_>], about: About<'_>) -> Option<Vec<Statement>> {
    let at = tokens.iter().position(|it| it.is(Word::Default))?;
    let rest = tokens[at + 1..].iter().filter(|it| {
        !matches!(
            it.kind,
            Kind::Colon | Kind::Open | Kind::Word(Word::Is | Word::Values | Word::Unit)
        )
    });
    let mut rest = rest.collect::<Vec<_>>();
    if matches!(rest.last().map(|it| &it.kind), Some(Kind::Close | Kind::Comma)) {
        rest.pop();
    }
    let value = match rest.as_slice() {
        [one] | [one, Token { kind: Kind::Text("天" | "秒" | "个" | "分钟" | "小时"), .. }] => {
            value_text(one, about)
        }
        // `默认创建Super账号`
        [one, Token { kind: Kind::Text(noun), .. }]
            if matches!(one.kind, Kind::Name(_)) && noun.chars().count() <= 2 =>
        {
            value_text(one, about)
        }
        _ => None,
    };
    let is_value = value.as_ref().is_some_and(|it| match about.field.kind {
        FieldKind::Number => it.parse::<i64>().is_ok(),
        FieldKind::Boolean => matches!(it.to_ascii_lowercase().as_str(), "true" | "false"),
        _ => about.names.value(about.field, it).is_some(),
    });
    let field = about.field.name.clone();
    match value {
        Some(value) if is_value && at <= 2 => Some(vec![Statement::Default { field, value }]),
        Some(_) => None,
        None => {
            let is_text = rest.iter().all(|it| {
                matches!(
                    it.kind,
                    Kind::Text(_)
                        | Kind::Word(Word::Omit | Word::Is | Word::This | Word::Give | Word::And)
                )
            });
            is_text.then(Vec::new)
        }
    }
}

/// `单位：GB`
pub(super) fn unit(tokens: &[Token<'_>], about: About<'_>) -> Option<Vec<Statement>> {
    let at = tokens.iter().position(|it| it.is(Word::Unit))?;
    let rest =
        tokens[at + 1..].iter().filter(|it| !matches!(it.kind, Kind::Colon | Kind::Word(Word::Is)));
    let rest = rest.collect::<Vec<_>>();
    let [first, ..] = rest.as_slice() else { return None };
    let last = rest.last()?;
    let unit = about.text[first.span.start..last.span.end].trim().to_owned();
    let field = about.field.name.clone();
    let is_short =
        unit.chars().count() <= 12 && at <= 1 && rest.iter().all(|it| it.kind != Kind::Comma);
    is_short.then(|| vec![Statement::Unit { field, unit }])
}

/// `多个值用英文逗号隔开`
pub(super) fn joined(tokens: &[Token<'_>], about: About<'_>) -> Option<Vec<Statement>> {
    let is_other = |it: &Token<'_>| matches!(it.kind, Kind::Word(word) if word.is_trigger() && !matches!(word, Word::Separated | Word::Must));
    if !has(tokens, Word::Separated) || tokens.iter().any(is_other) {
        return None;
    }
    let is_comma = has(tokens, Word::CommaSign) && tokens.iter().all(|it| it.kind != Kind::Comma);
    let field = about.field.name.clone();
    is_comma.then(|| vec![Statement::Joined { field }])
}

/// `预留参数，无需配置`
pub(super) fn retired(tokens: &[Token<'_>], about: About<'_>) -> Option<Vec<Statement>> {
    let is_plain = |it: &Token<'_>| {
        matches!(
            it.kind,
            Kind::Comma
                | Kind::Word(
                    Word::Retired
                        | Word::Optional
                        | Word::Needless
                        | Word::Give
                        | Word::This
                        | Word::Ignored
                        | Word::Is
                )
        ) || matches!(it.kind, Kind::Text(text) if text.chars().count() <= 3)
    };
    let field = about.field.name.clone();
    (has(tokens, Word::Retired) && tokens.iter().all(is_plain))
        .then(|| vec![Statement::Retired { field }])
}

/// `最多传入30个ID`
pub(super) fn items(tokens: &[Token<'_>], about: About<'_>) -> Option<Vec<Statement>> {
    if tokens.iter().any(|it| it.kind == Kind::Comma) {
        return None;
    }
    let at = tokens.iter().position(|it| it.is(Word::AtMost))?;
    let number = tokens[at..].iter().position(|it| matches!(it.kind, Kind::Number(_)))? + at;
    let Kind::Number(most) = tokens[number].kind else { return None };
    let is_counted = tokens.get(number + 1).is_some_and(|it| {
        let text = &about.text[it.span.start..];
        matches!(it.kind, Kind::Text(_) | Kind::Word(_))
            && text.starts_with(['个', '条', '组', '项'])
            && !text.starts_with("个字符")
    }) || about.text[tokens[number].span.end..]
        .trim_start_matches(['*', ' '])
        .starts_with(['个', '条', '组'])
        && !about.text[tokens[number].span.end..]
            .trim_start_matches(['*', ' '])
            .starts_with("个字符");
    let is_between = tokens[at + 1..number].iter().all(|it| {
        matches!(
            it.kind,
            Kind::Word(
                Word::Give | Word::Support | Word::May | Word::Is | Word::Together | Word::Must
            ) | Kind::Text(_)
        )
    });
    let is_length =
        has(tokens, Word::Characters) || has(tokens, Word::Length) || has(tokens, Word::Ascii);
    let names_other = tokens.iter().any(|it| {
        matches!(it.kind, Kind::Name(_))
            && field_of(it, about).is_some_and(|it| it.name != about.field.name)
    });
    let is_text = matches!(about.field.kind, FieldKind::Text | FieldKind::List);
    (is_counted && is_between && !is_length && !names_other && is_text && !has(tokens, Word::If))
        .then(|| vec![at_most(&about.field.name, most)])
}

/// So many items, each once.
fn at_most(field: &str, most: i64) -> Statement {
    Statement::Items { field: field.to_owned(), ends: Ends { min: None, max: Some(most) } }
}
