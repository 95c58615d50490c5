//! What was found, what made a rule fire, and what to do about it, in Chinese.

use std::ops::RangeInclusive;

use super::{code, quoted};
use crate::support::found::Found;
use crate::support::group::Group;
use crate::support::nearest::nearest;
use crate::support::owed::{Edit, FittingValues, Remedy};
use crate::support::rule::{Rule, RuleKind, Severity};
use crate::support::truth::{Facts, Source, State};

/// What must hold, and what was found: …，实际为 12
pub(super) fn found(said: String, found: &Found, rule: &Rule) -> String {
    let found = match found {
        Found::Nothing => return said,
        // Which of the fields are set says more than the rule.
        Found::Group { allowed, set, missing } => return group(*allowed, rule, set, missing),
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
            Some(meant) => format!("，实际为 {}；是否应为 `{meant}`？", quoted(text)),
            None => format!("，实际为 {}；可选值：{}", quoted(text), series(listed, "、")),
        },
    };
    said + &found
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
            // A fact that is not given decided nothing.
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
fn group(allowed: Group, rule: &Rule, set: &[&str], missing: &[&str]) -> String {
    let (must, not) = match rule.severity {
        Severity::Error => ("必须", "不能"),
        Severity::Warning => ("应", "不应"),
    };
    let all = || series(rule.fields, " 和 ");
    match allowed {
        Group::AllOrNone => {
            format!("已设置 {}，还{must}设置 {}", series(set, " 和 "), series(missing, " 和 "))
        }
        Group::ExactlyOne if set.is_empty() => format!("{must}设置 {} 中的一个", all()),
        Group::ExactlyOne | Group::AtMostOne => {
            format!("{} {not}同时设置", series(set, " 和 "))
        }
        Group::AtLeastOne => format!("{must}至少设置 {} 中的一个", all()),
    }
}

/// ；请移除 …，或将 … 改为 …
pub(super) fn remedies(remedies: Vec<String>) -> String {
    format!("；请{}", remedies.join("，或"))
}

/// 将 … 设置为 1～9 之间的整数
pub(super) fn remedy(remedy: &Remedy, limits: &[String]) -> String {
    let name = remedy.parameter;
    let limits = match limits {
        [] => String::new(),
        limits => format!("（{}）", limits.join("；")),
    };
    let values = match &remedy.values {
        FittingValues::Any => {
            let verb = match remedy.edit {
                Edit::Set => "设置",
                Edit::Change => "修改",
                Edit::Remove => "移除",
            };
            return format!("{verb} `{name}`{limits}");
        }
        FittingValues::Texts(texts) => format!(" {}", series(texts, " 或 ")),
        FittingValues::Numbers(ranges) => ranges.iter().map(range).collect::<Vec<_>>().join("或"),
    };
    let verb = match remedy.edit {
        Edit::Set => "设置为",
        Edit::Change | Edit::Remove => "改为",
    };
    format!("将 `{name}` {verb}{values}{limits}")
}

fn range(range: &RangeInclusive<i64>) -> String {
    match (*range.start(), *range.end()) {
        (i64::MIN, end) => format!("不大于 {end} 的整数"),
        (start, i64::MAX) => format!("不小于 {start} 的整数"),
        (start, end) if start == end => format!(" {start}"),
        (start, end) => format!(" {start}～{end} 之间的整数"),
    }
}

/// ；上下文中没有 …，请自行确认
pub(super) fn unknown(facts: &[&str]) -> String {
    match facts {
        [] => "；无法从请求中判断，请自行确认".to_owned(),
        facts => format!("；上下文中未提供 {}，请自行确认", series(facts, " 和 ")),
    }
}

/// ；请求符合该规则
pub(super) fn kept(rule: &Rule) -> &'static str {
    match rule.kind {
        RuleKind::Parameters => "；请求符合该规则",
        _ => "；从请求和上下文来看，该条件已满足",
    }
}

fn series(names: &[&str], word: &str) -> String {
    super::series(names, "、", word)
}
