//! Limits in Chinese.

use super::{list, must, must_not, written};
use crate::markdown::code;
use crate::model::{Characters, Length, LengthUnit, Limit, Range, Severity, example_of_time};
use crate::sentences::alphabet::{self, Part};
use crate::sentences::names::Names;

/// What is said of a field, after its name.
pub(super) fn limited(limit: &Limit, severity: Severity, field: usize, names: Names<'_>) -> String {
    let must = must(severity);
    let not = must_not(severity);
    match limit {
        Limit::Length(length) => self::length(length, severity),
        Limit::Characters(characters) => self::characters(characters, severity),
        Limit::Pattern(pattern) => written(&[must, "匹配正则表达式", &code(pattern)]),
        Limit::Time(format) => {
            let example = code(&example_of_time(format));
            match format.strip_suffix("[Z]") {
                Some(format) => {
                    written(&[must, "为", &code(format), "格式的时间（可带 `Z`），例如", &example])
                }
                None => written(&[must, "为", &code(format), "格式的时间，例如", &example]),
            }
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
        Limit::NotEmpty => format!("{not}为空"),
        Limit::OneOf(values) => {
            let values = values.iter().map(|value| names.value(field, value));
            let (error, warning) = if names.is_list(field) {
                ("只能包含", "应只包含")
            } else {
                ("只能为", "应为")
            };
            let only = match severity {
                Severity::Error => error,
                Severity::Warning => warning,
            };
            written(&[only, &list(values.collect(), "或")])
        }
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
    let first = first.map(|ranges| written(&["以", &set(ranges, "或"), "开头"]));
    let last = characters.last.as_deref();
    let last = last.map(|ranges| written(&["以", &set(ranges, "或"), "结尾"]));
    let ends = [first, last].into_iter().flatten().collect::<Vec<_>>();
    let ends = (!ends.is_empty()).then(|| written(&[must, &ends.join("，并")]));
    let allowed = characters.allowed.as_deref();
    let allowed = allowed.map(|ranges| written(&[only, &set(ranges, "和")]));
    let ascii = characters.ascii.then(|| format!("{only} ASCII 字符"));
    let forbidden = (!characters.forbidden.is_empty())
        .then(|| written(&[not, "包含", &list(alphabet::each(&characters.forbidden), "或")]));
    let parts = [ends, allowed, ascii, forbidden].into_iter().flatten();
    parts.collect::<Vec<_>>().join("，")
}
