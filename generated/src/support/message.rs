//! What is wrong with a request, in words.

use super::found::Found;
use super::nearest::nearest;
use super::rule::{RuleKind, Severity};
use super::text::Language;
use super::truth::{Facts, Source, State};
use super::validator::Group;
use super::{Rule, report::Violation};

/// A sentence about a request: what is wrong with it, what was found, and what would be right.
pub(super) fn message(violation: &Violation, language: Language) -> String {
    let rule = violation.rule();
    let subject = format!("`{}`", violation.path());
    match language {
        Language::English => {
            let sentence = match &violation.found {
                Found::Group { allowed, set, missing } => {
                    english::group(*allowed, rule, set, missing)
                }
                found => rule.said_of(&subject, language) + &english::found(found, rule),
            };
            sentence + &english::facts(violation.facts(), rule)
        }
        Language::Chinese => {
            let sentence = match &violation.found {
                Found::Group { allowed, set, missing } => {
                    chinese::group(*allowed, rule, set, missing)
                }
                found => rule.said_of(&subject, language) + &chinese::found(found, rule),
            };
            sentence + &chinese::facts(violation.facts(), rule)
        }
    }
}

mod english {
    use super::*;

    /// `, but is 12`
    pub(super) fn found(found: &Found, rule: &Rule) -> String {
        match found {
            Found::Nothing | Found::Group { .. } => String::new(),
            Found::Value(value) => format!(", but is {value}"),
            Found::Values(left, right) => {
                let other = rule.fields.last().copied().unwrap_or_default();
                format!(", but is {left}, and `{other}` is {right}")
            }
            Found::Count(0) => ", but is empty".to_owned(),
            Found::Count(count) => format!(", but has {count}"),
            Found::Character(character) => {
                format!(", but contains {}", code(*character))
            }
            Found::First(character) => format!(", but starts with {}", code(*character)),
            Found::Last(character) => format!(", but ends with {}", code(*character)),
            Found::Unlisted(text, listed) => match nearest(text, listed) {
                Some(meant) => format!(", but is {}; did you mean `{meant}`?", quoted(text)),
                None => format!(", but is {}; use {}", quoted(text), series(listed, "or")),
            },
        }
    }

    /// `; you said that ...`
    pub(super) fn facts(facts: &Facts, rule: &Rule) -> String {
        let mut of_request = Vec::new();
        let mut told = Vec::new();
        for fact in facts.all() {
            let name = fact.name;
            let clause = match &fact.state {
                State::Is(value) => format!("`{name}` is {value}"),
                State::Set => format!("`{name}` is set"),
                State::Unset => format!("`{name}` is not set"),
            };
            match fact.source {
                Source::Request => of_request.push(clause),
                // What nobody told decided nothing.
                Source::Context if fact.state == State::Unset => {}
                Source::Context => told.push(clause),
            }
        }
        if !told.is_empty() {
            of_request.push(format!("you said that {}", told.join(" and ")));
        }
        match (of_request.as_slice(), rule.kind) {
            ([], _) => String::new(),
            (clauses, RuleKind::Parameters) => format!("; {}", clauses.join(", and ")),
            (clauses, _) => format!(", but {}", clauses.join(", and ")),
        }
    }

    /// What a group has too little or too much of.
    pub(super) fn group(allowed: Group, rule: &Rule, set: &[&str], missing: &[&str]) -> String {
        let must = match rule.severity {
            Severity::Error => "must",
            Severity::Warning => "should",
        };
        let are = if set.len() == 1 { "is" } else { "are" };
        let all = || series(rule.fields, "and");
        match allowed {
            Group::AllOrNone => format!(
                "{} {must} be set too, because {} {are} set",
                series(missing, "and"),
                series(set, "and")
            ),
            Group::ExactlyOne if set.is_empty() => format!("one of {} {must} be set", all()),
            Group::ExactlyOne | Group::AtMostOne => {
                format!("{} {must} not be set together", series(set, "and"))
            }
            Group::AtLeastOne => format!("at least one of {} {must} be set", all()),
        }
    }

    fn series(names: &[&str], word: &str) -> String {
        super::series(names, ", ", &format!(" {word} "))
    }
}

mod chinese {
    use super::*;

    /// ，实际为 12
    pub(super) fn found(found: &Found, rule: &Rule) -> String {
        match found {
            Found::Nothing | Found::Group { .. } => String::new(),
            Found::Value(value) => format!("，实际为 {value}"),
            Found::Values(left, right) => {
                let other = rule.fields.last().copied().unwrap_or_default();
                format!("，实际为 {left}，而 `{other}` 为 {right}")
            }
            Found::Count(0) => "，实际为空".to_owned(),
            Found::Count(count) => format!("，实际为 {count}"),
            Found::Character(' ') => "，实际包含空格".to_owned(),
            Found::Character(character) => format!("，实际包含 {}", code(*character)),
            Found::First(' ') => "，实际以空格开头".to_owned(),
            Found::First(character) => format!("，实际以 {} 开头", code(*character)),
            Found::Last(' ') => "，实际以空格结尾".to_owned(),
            Found::Last(character) => format!("，实际以 {} 结尾", code(*character)),
            Found::Unlisted(text, listed) => match nearest(text, listed) {
                Some(meant) => format!("，实际为 {}，是否应为 `{meant}`？", quoted(text)),
                None => format!("，实际为 {}；可选值：{}", quoted(text), series(listed, "、")),
            },
        }
    }

    /// ；上下文中的 `engine` 为 …
    pub(super) fn facts(facts: &Facts, rule: &Rule) -> String {
        let clauses = facts.all().iter().filter_map(|fact| {
            let name = fact.name;
            Some(match (fact.source, &fact.state) {
                (Source::Request, State::Is(value)) => format!("`{name}` 为 {value}"),
                (Source::Request, State::Set) => format!("已设置 `{name}`"),
                (Source::Request, State::Unset) => format!("未设置 `{name}`"),
                (Source::Context, State::Is(value)) => format!("上下文中的 `{name}` 为 {value}"),
                (Source::Context, State::Set) => format!("上下文中已设置 `{name}`"),
                // What nobody told decided nothing.
                (Source::Context, State::Unset) => return None,
            })
        });
        let clauses = clauses.collect::<Vec<_>>().join("，");
        match rule.kind {
            _ if clauses.is_empty() => String::new(),
            RuleKind::Parameters => format!("；{clauses}"),
            _ => format!("，但{}{clauses}", if clauses.starts_with('`') { " " } else { "" }),
        }
    }

    /// What a group has too little or too much of.
    pub(super) fn group(allowed: Group, rule: &Rule, set: &[&str], missing: &[&str]) -> String {
        let (must, not) = match rule.severity {
            Severity::Error => ("必须", "不能"),
            Severity::Warning => ("应", "不应"),
        };
        let all = || series(rule.fields, " 和 ");
        match allowed {
            Group::AllOrNone => {
                format!(
                    "已设置 {}，{must}同时设置 {}",
                    series(set, " 和 "),
                    series(missing, " 和 ")
                )
            }
            Group::ExactlyOne if set.is_empty() => format!("{must}设置 {} 中的一个", all()),
            Group::ExactlyOne | Group::AtMostOne => {
                format!("{} {not}同时设置", series(set, " 和 "))
            }
            Group::AtLeastOne => format!("{must}至少设置 {} 中的一个", all()),
        }
    }

    fn series(names: &[&str], word: &str) -> String {
        super::series(names, "、", word)
    }
}

/// Names in backticks, with a word before the last; a long list is cut.
pub(super) fn series(names: &[&str], comma: &str, word: &str) -> String {
    const MOST: usize = 16;
    let shown = names.iter().take(MOST).map(|name| format!("`{name}`"));
    let mut shown = shown.collect::<Vec<_>>();
    if names.len() > MOST {
        return shown.join(comma) + comma + "…";
    }
    let last = shown.pop().unwrap_or_default();
    if shown.is_empty() { last } else { shown.join(comma) + word + &last }
}

/// A character, a space in words.
fn code(character: char) -> String {
    match character {
        ' ' => "a space".to_owned(),
        character => format!("`{}`", character.escape_debug()),
    }
}

/// A text that a caller wrote, cut if it is long.
fn quoted(text: &str) -> String {
    const LONGEST: usize = 64;
    match text.char_indices().nth(LONGEST) {
        Some((end, _)) => format!("`{}…`", text[..end].escape_debug()),
        None => format!("`{}`", text.escape_debug()),
    }
}
