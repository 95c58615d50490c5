//! Limits of values, as sentences.

use super::Joint::And;
use super::{Language, series};
use crate::model::{Characters, Length, LengthUnit, Limit, Range};

/// What a limit demands of a field.
pub(super) fn of_value(limit: &Limit, field: &str, language: Language) -> String {
    let (en, zh) = match limit {
        Limit::Length(length) => {
            let (ends, unit) = (ends_of_length(length, language), unit(length, language));
            (
                format!("{field} must have {ends} {unit}"),
                format!("{field} 的长度须为 {ends} {unit}"),
            )
        }
        Limit::Characters(characters) => {
            return format!("{field} {}", alphabet(characters, language));
        }
        Limit::Pattern(pattern) => {
            (format!("{field} must match `{pattern}`"), format!("{field} 须匹配 `{pattern}`"))
        }
        Limit::Time(format) => (
            format!("{field} must be a time written as `{format}`"),
            format!("{field} 须为 `{format}` 格式的时间"),
        ),
        Limit::Range(range) => {
            let ends = ends_of_range(range, language);
            (format!("{field} must be {ends}"), format!("{field} 须{ends}"))
        }
        Limit::Items(range) => {
            let ends = ends_of_range(range, language);
            (
                format!("the number of items of {field} must be {ends}"),
                format!("{field} 的项数须{ends}"),
            )
        }
        Limit::Known => {
            (format!("{field} should be a documented value"), format!("{field} 应为文档列出的取值"))
        }
        Limit::OneOf(values) => {
            let values = super::values(values, language);
            (format!("{field} must be {values}"), format!("{field} 只能是 {values}"))
        }
    };
    language.choose(en, zh)
}

fn ends_of_length(length: &Length, language: Language) -> String {
    let english = language == Language::English;
    match (length.min, length.max) {
        (0, max) if english => format!("at most {max}"),
        (0, max) => format!("不超过 {max}"),
        (min, u64::MAX) if english => format!("at least {min}"),
        (min, u64::MAX) => format!("至少 {min}"),
        (min, max) if min == max => format!("{min}"),
        (min, max) if english => format!("{min} to {max}"),
        (min, max) => format!("{min}～{max}"),
    }
}

fn unit(length: &Length, language: Language) -> &'static str {
    match (length.unit, language) {
        (LengthUnit::Characters, Language::English) => "characters",
        (LengthUnit::Characters, Language::Chinese) => "个字符",
        (LengthUnit::Bytes, Language::English) => "bytes in UTF-8",
        (LengthUnit::Bytes, Language::Chinese) => "个 UTF-8 字节",
    }
}

fn ends_of_range(range: &Range, language: Language) -> String {
    let english = language == Language::English;
    match (range.min, range.max) {
        (i64::MIN, max) if english => format!("at most {max}"),
        (i64::MIN, max) => format!("不大于 {max}"),
        (min, i64::MAX) if english => format!("at least {min}"),
        (min, i64::MAX) => format!("不小于 {min}"),
        (min, max) if min == max => format!("{min}"),
        (min, max) if english => format!("from {min} to {max}"),
        (min, max) => format!("在 {min}～{max} 之间"),
    }
}

fn alphabet(characters: &Characters, language: Language) -> String {
    let first = characters.first.as_deref().map(ranges);
    let first = first
        .map(|set| (format!("must begin with one of `{set}`"), format!("首字符须为 `{set}` 之一")));
    let last = characters.last.as_deref().map(ranges);
    let last = last
        .map(|set| (format!("must end with one of `{set}`"), format!("末字符须为 `{set}` 之一")));
    let allowed = characters.allowed.as_deref().map(ranges);
    let allowed = allowed.map(|set| (format!("may have only `{set}`"), format!("只能含 `{set}`")));
    let forbidden = (!characters.forbidden.is_empty()).then(|| {
        let set = characters.forbidden.iter().collect::<String>();
        (format!("may have none of `{set}`"), format!("不能含 `{set}` 中的任何字符"))
    });
    let ascii = characters
        .ascii
        .then(|| ("may have only ASCII characters".into(), "只能含 ASCII 字符".into()));
    let parts = [first, last, allowed, forbidden, ascii].into_iter().flatten();
    let parts = parts.map(|(en, zh)| language.choose(en, zh)).collect();
    match language {
        Language::English => series(parts, And, language),
        // Each part is a predicate of its own: Chinese puts a comma between them, and no "and" before the last.
        Language::Chinese => parts.join("，"),
    }
}

fn ranges(ranges: &[(char, char)]) -> String {
    let text = ranges.iter().map(|(first, last)| {
        if first == last { first.to_string() } else { format!("{first}-{last}") }
    });
    text.collect()
}
