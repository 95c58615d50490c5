//! Rules in Chinese.

use super::FIELD;
use super::alphabet::{self, Part};
use super::condition::{Condition, Is, When};
use super::names::Names;
use crate::markdown::code;
use crate::model::{
    Absent, BePresent, Characters, Comparison, Count, Form, Kind, Length, LengthUnit, Limit,
    Literal, Must, Period, Predicate, Quota, Range, Rule, Severity, Status, example_of_time,
};

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
        Form::Order { is, right, .. } => {
            let is = compared(*is, *right, rule.severity, names);
            written(&[FIELD, is, &names.label(*right)])
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
        Period::AtOnce => "同时最多存在",
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

/// Pieces after each other, with a space between a Chinese character and code or a link.
fn written(pieces: &[&str]) -> String {
    let is_chinese = |character: char| ('\u{4e00}'..='\u{9fff}').contains(&character);
    let mut text = String::new();
    for piece in pieces {
        if let (Some(last), Some(first)) = (text.chars().next_back(), piece.chars().next()) {
            let opens = is_chinese(last) && "`[{".contains(first);
            let closes = "`])}".contains(last) && is_chinese(first);
            if opens || closes {
                text.push(' ');
            }
        }
        text.push_str(piece);
    }
    text
}

fn presence(must: Must, severity: Severity, when: When<'_>, names: Names<'_>) -> String {
    let only = |then: &str| match &when {
        When::Always => then.to_owned(),
        When::If(condition) => written(&["仅当", &clause(condition, names), "时，才", then]),
        When::Unless(condition) => written(&[&clause(condition, names), "时，不", then]),
    };
    match (must, severity) {
        (Must::BePresent, Severity::Error) => {
            conditional(when, &written(&["必须设置", FIELD]), names)
        }
        (Must::BePresent, Severity::Warning) => {
            conditional(when, &written(&["应设置", FIELD]), names)
        }
        (Must::BeAbsent, Severity::Error) => {
            conditional(when, &written(&["不能设置", FIELD]), names)
        }
        (Must::BeAbsent, Severity::Warning) => {
            conditional(when, &written(&["不应设置", FIELD]), names)
        }
        (Must::BeAbsentUnless, Severity::Error) => only(&written(&["能设置", FIELD])),
        (Must::BeAbsentUnless, Severity::Warning) => only(&written(&["应设置", FIELD])),
        (Must::BeIgnoredUnless, _) => match &when {
            When::Always => written(&[FIELD, "不会生效"]),
            When::If(condition) => {
                written(&["仅当", &clause(condition, names), "时，", FIELD, "才会生效"])
            }
            When::Unless(condition) => {
                written(&[&clause(condition, names), "时，", FIELD, "不会生效"])
            }
        },
        (Must::BeLeftOut(status), _) => match status {
            Status::Unavailable => written(&["服务尚未开放", FIELD, "，请勿设置"]),
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

/// What is said of a field, after its name.
fn limited(limit: &Limit, severity: Severity, field: usize, names: Names<'_>) -> String {
    let must = must(severity);
    let not = must_not(severity);
    match limit {
        Limit::Length(length) => self::length(length, severity),
        Limit::Characters(characters) => self::characters(characters, severity),
        Limit::Pattern(pattern) => written(&[must, "匹配正则表达式", &code(pattern)]),
        Limit::Time(format) => {
            let example = code(&example_of_time(format));
            written(&[must, "为", &code(format), "格式的时间，例如", &example])
        }
        Limit::Range(range) => match (range.min, range.max) {
            (i64::MIN, max) => format!("{not}大于 {max}"),
            (min, i64::MAX) => format!("{not}小于 {min}"),
            (min, max) if min == max => format!("{must}为 {min}"),
            (min, max) => format!("{must}在 {min}～{max} 之间"),
        },
        Limit::Items(Range { min, max }) => match (*min, *max) {
            (i64::MIN..=0, max) => format!("{not}超过 {max} 项"),
            (min, i64::MAX) => format!("{not}少于 {min} 项"),
            (min, max) if min == max => format!("{must}恰好包含 {min} 项"),
            (min, max) => format!("{must}包含 {min}～{max} 项"),
        },
        Limit::Known => "应为文档列出的取值".to_owned(),
        Limit::OneOf(values) => {
            let values = values.iter().map(|value| names.value(field, value));
            let only = match severity {
                Severity::Error => "只能为",
                Severity::Warning => "应为",
            };
            written(&[only, &list(values.collect(), "或")])
        }
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

fn length(length: &Length, severity: Severity) -> String {
    let (must, not) = (must(severity), must_not(severity));
    let unit = match length.unit {
        LengthUnit::Characters => "个字符",
        LengthUnit::Bytes => "个字节（UTF-8 编码）",
    };
    match (length.min, length.max) {
        (0, max) => format!("的长度{not}超过 {max} {unit}"),
        (min, u64::MAX) => format!("的长度{not}少于 {min} {unit}"),
        (min, max) if min == max => format!("的长度{must}为 {min} {unit}"),
        (min, max) => format!("的长度{must}为 {min}～{max} {unit}"),
    }
}

fn characters(characters: &Characters, severity: Severity) -> String {
    let set = |ranges: &[(char, char)], word: &str| {
        let parts = alphabet::parts(ranges).into_iter().map(|part| match part {
            Part::Letters => "英文字母".into(),
            Part::Lowercase => "小写英文字母".into(),
            Part::Uppercase => "大写英文字母".into(),
            Part::Digits => "数字".into(),
            Part::Other(code) => code,
        });
        list(parts.collect(), word)
    };
    let (must, not) = (must(severity), must_not(severity));
    let only = match severity {
        Severity::Error => "只能包含",
        Severity::Warning => "应只包含",
    };
    let first = characters.first.as_deref();
    let first = first.map(|ranges| written(&[must, "以", &set(ranges, "或"), "开头"]));
    let last = characters.last.as_deref();
    let last = last.map(|ranges| written(&[must, "以", &set(ranges, "或"), "结尾"]));
    let allowed = characters.allowed.as_deref();
    let allowed = allowed.map(|ranges| written(&[only, &set(ranges, "和")]));
    let ascii = characters.ascii.then(|| format!("{only} ASCII 字符"));
    let forbidden = (!characters.forbidden.is_empty())
        .then(|| written(&[not, "包含", &list(alphabet::each(&characters.forbidden), "或")]));
    let parts = [first, last, allowed, ascii, forbidden].into_iter().flatten();
    parts.collect::<Vec<_>>().join("，")
}

fn compared(is: Comparison, with: usize, severity: Severity, names: Names<'_>) -> &'static str {
    let is_number = matches!(names.kind(with), Some(Kind::Int32 | Kind::Int64));
    match (is, severity, is_number) {
        (Comparison::Less, Severity::Error, true) => "必须小于",
        (Comparison::Less, Severity::Error, false) => "必须早于",
        (Comparison::Less, Severity::Warning, true) => "应小于",
        (Comparison::Less, Severity::Warning, false) => "应早于",
        (Comparison::AtMost, Severity::Error, true) => "不能大于",
        (Comparison::AtMost, Severity::Error, false) => "不能晚于",
        (Comparison::AtMost, Severity::Warning, true) => "不应大于",
        (Comparison::AtMost, Severity::Warning, false) => "不应晚于",
        (Comparison::Equal, Severity::Error, _) => "必须等于",
        (Comparison::Equal, Severity::Warning, _) => "应等于",
        (Comparison::AtLeast, Severity::Error, true) => "不能小于",
        (Comparison::AtLeast, Severity::Error, false) => "不能早于",
        (Comparison::AtLeast, Severity::Warning, true) => "不应小于",
        (Comparison::AtLeast, Severity::Warning, false) => "不应早于",
        (Comparison::Greater, Severity::Error, true) => "必须大于",
        (Comparison::Greater, Severity::Error, false) => "必须晚于",
        (Comparison::Greater, Severity::Warning, true) => "应大于",
        (Comparison::Greater, Severity::Warning, false) => "应晚于",
    }
}

fn counted(count: Count, fields: Vec<String>, severity: Severity) -> String {
    let all = list(fields, "和");
    let must = must(severity);
    match count {
        Count::AllOrNone => written(&[&all, &format!("{must}同时设置或同时不设置")]),
        Count::ExactlyOne => written(&[&all, &format!("{must}设置且只能设置其中一个")]),
        Count::AtMostOne => written(&[&all, "最多只能设置其中一个"]),
        Count::AtLeastOne => written(&[&all, &format!("{must}至少设置其中一个")]),
    }
}

fn clause(condition: &Condition<'_>, names: Names<'_>) -> String {
    match condition {
        Condition::Present(field, BePresent::Present) => written(&["设置了", &names.label(*field)]),
        Condition::Present(field, BePresent::Absent) => written(&["未设置", &names.label(*field)]),
        Condition::Field(is, field, literals, absent) => {
            let name = names.label(*field);
            let values = |word| values(literals, word, |value| names.value(*field, value));
            match (is, absent, literals.len()) {
                (Is::So, Absent::Fails, _) => written(&[&name, "为", &values("或")]),
                (Is::So, Absent::Holds, _) => written(&[&name, "为", &values("、"), "或未设置"]),
                (Is::Not, Absent::Fails, 1) => written(&[&name, "不为", &values("或")]),
                (Is::Not, Absent::Fails, _) => written(&[&name, "不是", &values("或")]),
                (Is::Not, Absent::Holds, _) => {
                    written(&["设置了", &name, "且取值不为", &values("或")])
                }
            }
        }
        Condition::Fact(is, fact, literals) => {
            let name = names.fact_label(*fact);
            let values = |word| values(literals, word, |value| names.fact_value(*fact, value));
            match is {
                Is::So => written(&["上下文中的", &name, "为", &values("或")]),
                Is::Not => written(&["上下文中的", &name, "不为", &values("或")]),
            }
        }
        Condition::All(parts) => {
            let part = |part: &Condition<'_>| match part {
                Condition::Any(_) => format!("（{}）", clause(part, names)),
                part => clause(part, names),
            };
            joined(parts.iter().map(part).collect(), parts, "且")
        }
        Condition::Any(parts) => {
            let part = |part: &Condition<'_>| match part {
                Condition::All(all) if all.iter().any(Condition::is_joined) => {
                    format!("（{}）", clause(part, names))
                }
                part => clause(part, names),
            };
            joined(parts.iter().map(part).collect(), parts, "或")
        }
    }
}

fn values(literals: &[Literal], word: &str, name: impl Fn(&Literal) -> String) -> String {
    list(literals.iter().map(name).collect(), word)
}

/// Clauses; of more than two, or of joined ones, each has a comma before it.
fn joined(clauses: Vec<String>, parts: &[Condition<'_>], word: &str) -> String {
    let Some((last, before)) = clauses.split_last() else {
        return String::new();
    };
    if before.is_empty() {
        last.clone()
    } else if before.len() > 1 || parts.iter().any(Condition::is_joined) {
        written(&[&before.join("，"), "，", word, last])
    } else {
        written(&[&before[0], word, last])
    }
}
