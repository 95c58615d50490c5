//! What was found, what made a rule fire, and what to do about it, in English.

use std::ops::RangeInclusive;

use super::{code, quoted};
use crate::support::found::Found;
use crate::support::group::Group;
use crate::support::nearest::nearest;
use crate::support::owed::{Edit, FittingValues, Remedy};
use crate::support::rule::{Rule, RuleKind, Severity};
use crate::support::truth::{Facts, Source, State};

/// What must hold, and what was found: `…, but is 12`
pub(super) fn found(said: String, found: &Found, rule: &Rule) -> String {
    let found = match found {
        Found::Nothing => return said,
        // Which of the fields are set says more than the rule.
        Found::Group { allowed, set, missing } => return group(*allowed, rule, set, missing),
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
    };
    said + &found
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
            // A fact that is not given decided nothing.
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
fn group(allowed: Group, rule: &Rule, set: &[&str], missing: &[&str]) -> String {
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

/// `; remove …, or change … to …`
pub(super) fn remedies(remedies: Vec<String>) -> String {
    format!("; {}", remedies.join(", or "))
}

/// `set … to a number from 1 to 9`
pub(super) fn remedy(remedy: &Remedy, limits: &[String]) -> String {
    let verb = match remedy.edit {
        Edit::Set => "set",
        Edit::Change => "change",
        Edit::Remove => "remove",
    };
    let values = match &remedy.values {
        FittingValues::Any => String::new(),
        FittingValues::Texts(texts) => format!(" to {}", series(texts, "or")),
        FittingValues::Numbers(ranges) => {
            let ranges = ranges.iter().map(range).collect::<Vec<_>>();
            format!(" to a number {}", ranges.join(" or "))
        }
    };
    let limits = match limits {
        [] => String::new(),
        limits => format!(" ({})", limits.join("; ")),
    };
    format!("{verb} `{}`{values}{limits}", remedy.parameter)
}

fn range(range: &RangeInclusive<i64>) -> String {
    match (*range.start(), *range.end()) {
        (i64::MIN, end) => format!("up to {end}"),
        (start, i64::MAX) => format!("from {start}"),
        (start, end) if start == end => format!("equal to {start}"),
        (start, end) => format!("from {start} to {end}"),
    }
}

/// `; it is not known what … is`
pub(super) fn unknown(facts: &[&str]) -> String {
    match facts {
        [] => "; check this, since the request does not show it".to_owned(),
        [fact] => format!("; check this, since the fact `{fact}` is not given"),
        facts => format!("; check this, since the facts {} are not given", series(facts, "and")),
    }
}

/// `; the request keeps this rule`
pub(super) fn kept(rule: &Rule) -> &'static str {
    match rule.kind {
        RuleKind::Parameters => "; the request keeps this rule",
        _ => "; judging from the request and the given facts, this holds",
    }
}

fn series(names: &[&str], word: &str) -> String {
    super::series(names, ", ", &format!(" {word} "))
}
