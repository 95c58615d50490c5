//! Rules in Chinese.

mod clauses;
mod limits;

use super::FIELD;
use super::condition::{Condition, When};
use super::names::{Names, Order};
use crate::model::{
    Comparison, Count, Form, Must, Period, Predicate, Quota, Rule, Severity, Status,
};
use clauses::clause;
use limits::limited;

/// `Period` 为 `Year` 时，必须设置 {}
pub(super) fn rule(rule: &Rule, names: Names<'_>) -> String {
    match &rule.form {
        Form::Presence { must, when, .. } => {
            presence(*must, rule.severity, When::of(when.as_ref()), names)
        }
        Form::Value { field, limit, when } => {
            let limit = limited(limit, rule.severity, *field, names);
            conditional(When::of(when.as_ref()), &written(&[FIELD, &limit]), names)
        }
        Form::Count { fields, count } => {
            let fields = fields.iter().map(|index| names.label(*index)).collect();
            counted(*count, fields, rule.severity)
        }
        Form::Order { left, is, right } => {
            let is = compared(*is, *right, rule.severity, names);
            written(&[&names.label(*left), &is, &names.label(*right)])
        }
    }
}

/// A condition, as the part of a sentence before "时".
pub(super) fn condition(predicate: &Predicate, names: Names<'_>) -> String {
    clause(&Condition::of(predicate), names)
}

/// 每个 instance 每天最多 20 个, for a quota without words of its own.
pub(super) fn quota(quota: &Quota) -> String {
    let period = match quota.period {
        Period::AtOnce => "最多同时存在",
        Period::Day => "每天最多创建",
        Period::Hour => "每小时最多创建",
        Period::Minute => "每分钟最多创建",
        Period::Second => "每秒最多创建",
    };
    format!("每个 {} {period} {} 个", quota.scope, quota.limit)
}

/// `a`、`b` 和 `c`
pub(super) fn list(mut parts: Vec<String>, word: &str) -> String {
    let last = parts.pop().unwrap_or_default();
    if parts.is_empty() { last } else { written(&[&parts.join("、"), word, &last]) }
}

/// Pieces after each other, with a space between a Chinese character and code, a link or a number.
fn written(pieces: &[&str]) -> String {
    let is_chinese = |character: char| ('\u{4e00}'..='\u{9fff}').contains(&character);
    let mut text = String::new();
    for piece in pieces {
        if let (Some(last), Some(first)) = (text.chars().next_back(), piece.chars().next()) {
            let is_digit = |character: char| character.is_ascii_digit();
            let opens = is_chinese(last) && ("`[{-".contains(first) || is_digit(first));
            let closes = ("`])}".contains(last) || is_digit(last)) && is_chinese(first);
            if opens || closes {
                text.push(' ');
            }
        }
        text.push_str(piece);
    }
    text
}

fn presence(demand: Must, severity: Severity, when: When<'_>, names: Names<'_>) -> String {
    let (must, not) = (must(severity), must_not(severity));
    match (demand, when) {
        (Must::BePresent, when) => conditional(when, &written(&[must, "设置", FIELD]), names),
        (Must::BeAbsent, when) => conditional(when, &written(&[not, "设置", FIELD]), names),
        (Must::BeAbsentUnless, When::If(condition)) => {
            let can = match severity {
                Severity::Error => "才能设置",
                Severity::Warning => "才应设置",
            };
            written(&["仅当", &clause(&condition, names), "时，", can, FIELD])
        }
        (Must::BeAbsentUnless, When::Unless(condition)) => {
            written(&[&clause(&condition, names), "时，", not, "设置", FIELD])
        }
        (Must::BeAbsentUnless, When::Always) => written(&[not, "设置", FIELD]),
        (Must::BeIgnoredUnless, When::If(condition)) => {
            written(&["仅当", &clause(&condition, names), "时，", FIELD, "才会生效"])
        }
        (Must::BeIgnoredUnless, When::Unless(condition)) => {
            written(&[&clause(&condition, names), "时，", FIELD, "不会生效"])
        }
        (Must::BeIgnoredUnless, When::Always) => written(&[FIELD, "不会生效"]),
        (Must::BeLeftOut(status), _) => match status {
            Status::Unavailable => written(&[FIELD, "暂未开放使用，请勿设置"]),
            Status::SetByService => written(&[FIELD, "由服务端设置，无需传入"]),
            Status::Deprecated => written(&[FIELD, "已弃用，不建议设置"]),
            Status::Normal => written(&["不建议设置", FIELD]),
        },
    }
}

fn conditional(when: When<'_>, then: &str, names: Names<'_>) -> String {
    match when {
        When::Always => then.to_owned(),
        When::If(condition) => written(&[&clause(&condition, names), "时，", then]),
        When::Unless(condition) => written(&["除非", &clause(&condition, names), "，否则", then]),
    }
}

fn must(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "必须",
        Severity::Warning => "应",
    }
}

fn must_not(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "不能",
        Severity::Warning => "不应",
    }
}

fn compared(is: Comparison, with: usize, severity: Severity, names: Names<'_>) -> String {
    let (less, greater) = match names.order(with) {
        Order::Numbers => ("小于", "大于"),
        Order::Times => ("早于", "晚于"),
    };
    let (must, not) = (must(severity), must_not(severity));
    match is {
        Comparison::Less => format!("{must}{less}"),
        Comparison::AtMost => format!("{not}{greater}"),
        Comparison::Equal => format!("{must}等于"),
        Comparison::AtLeast => format!("{not}{less}"),
        Comparison::Greater => format!("{must}{greater}"),
    }
}

fn counted(count: Count, fields: Vec<String>, severity: Severity) -> String {
    let all = list(fields, "和");
    let must = must(severity);
    match count {
        Count::AllOrNone => written(&[&all, must, "同时设置，或同时不设置"]),
        Count::ExactlyOne => written(&[must, "设置且只能设置", &all, "中的一个"]),
        Count::AtMostOne => written(&["最多只能设置", &all, "中的一个"]),
        Count::AtLeastOne => written(&[must, "至少设置", &all, "中的一个"]),
    }
}
