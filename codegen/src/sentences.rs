//! Model → sentences: rules in English and in Chinese.

mod limits;

use crate::model::{
    Absent, BePresent, Check, Comparison, ContextFact, Demand, Field, Limit, Literal, Period,
    Predicate, Quota, Text,
};

/// What the names in rules stand for.
#[derive(Clone, Copy)]
pub struct Names<'a> {
    /// The parameters.
    pub fields: &'a [Field],
    /// The facts.
    pub context: &'a [ContextFact],
}

/// A language of sentences.
#[derive(Clone, Copy, PartialEq)]
enum Language {
    English,
    Chinese,
}

/// A condition, as the part of a sentence in both languages.
pub fn holds(predicate: &Predicate, names: Names<'_>) -> Text {
    both(|language| condition(predicate, names, language).trim().to_owned())
}

/// A rule between fields, as a sentence in both languages.
pub fn rule(check: &Check, names: Names<'_>) -> Text {
    both(|language| between(check, names, language).trim().replace("  ", " "))
}

/// A limit of a field, as a sentence in both languages.
pub fn limit(limit: &Limit, field: &str) -> Text {
    both(|language| limits::of_value(limit, &format!("`{field}`"), language))
}

/// Anything that must hold, as a sentence in both languages.
pub fn demand(demand: &Demand<'_>, names: Names<'_>) -> Text {
    match demand {
        Demand::Limit(limit, field) => match &limit.check {
            Check::Value(check) => self::limit(check, &field.wire),
            check => rule(check, names),
        },
        Demand::Rule(rule) => self::rule(&rule.check, names),
        Demand::Precondition(precondition) => precondition.doc.clone(),
        Demand::Quota(quota) => self::quota(quota),
    }
}

/// A quota, as a sentence in both languages.
pub fn quota(quota: &Quota) -> Text {
    let (count, scope) = (quota.limit, &quota.scope);
    let (en, zh) = match quota.period {
        Period::AtOnce => ("exist at once", "同时存在"),
        Period::Day => ("be made in a day", "每天"),
        Period::Hour => ("be made in an hour", "每小时"),
        Period::Minute => ("be made in a minute", "每分钟"),
        Period::Second => ("be made in a second", "每秒"),
    };
    Text {
        en: format!("at most {count} may {en} for each {scope}"),
        zh: format!("每个 {scope} {zh}最多 {count} 个"),
    }
}

fn both(sentence: impl Fn(Language) -> String) -> Text {
    Text {
        en: sentence(Language::English),
        zh: sentence(Language::Chinese),
    }
}

fn between(check: &Check, names: Names<'_>, language: Language) -> String {
    let field = |index: &usize| format!("`{}`", names.fields[*index].wire);
    let all = |indexes: &[usize]| series(indexes.iter().map(field).collect(), Both, language);
    let when = |predicate: &Predicate| condition(predicate, names, language);
    let english = language == Language::English;
    match check {
        Check::Value(limit) => limits::of_value(limit, "", language),
        Check::RequiredIf(fields, predicate) => match english {
            true => format!(
                "{} {} required when {}",
                all(fields),
                is(fields),
                when(predicate)
            ),
            false => format!("{}时，{} 必填", when(predicate), all(fields)),
        },
        Check::AllowedIf(fields, predicate) => match english {
            true => format!("{} may be given only when {}", all(fields), when(predicate)),
            false => format!("仅当{}时，才能填写 {}", when(predicate), all(fields)),
        },
        Check::ForbiddenIf(fields, predicate) => match english {
            true => format!("{} may not be given when {}", all(fields), when(predicate)),
            false => format!("{}时，不能填写 {}", when(predicate), all(fields)),
        },
        Check::EffectiveIf(fields, predicate) => match english {
            true => format!(
                "{} {} ignored unless {}",
                all(fields),
                is(fields),
                when(predicate)
            ),
            false => format!("仅当{}时，{} 才生效", when(predicate), all(fields)),
        },
        Check::ValuesIf(index, values, predicate) => {
            let values = self::values(values, Or, language);
            match english {
                true => format!("{} must be {values} when {}", field(index), when(predicate)),
                false => format!("{}时，{} 只能是 {values}", when(predicate), field(index)),
            }
        }
        Check::RangeIf(index, range, predicate) => conditional(
            limits::of_value(&Limit::Range(*range), &field(index), language),
            when(predicate),
            language,
        ),
        Check::LengthIf(index, length, predicate) => conditional(
            limits::of_value(&Limit::Length(*length), &field(index), language),
            when(predicate),
            language,
        ),
        Check::AllOrNone(fields) => match english {
            true => format!("{} are given together or not at all", all(fields)),
            false => format!("{} 要么都填，要么都不填", all(fields)),
        },
        Check::ExactlyOne(fields) => match english {
            true => format!("exactly one of {} is given", all(fields)),
            false => format!("{} 必须且只能填一个", all(fields)),
        },
        Check::AtMostOne(fields) => match english {
            true => format!("at most one of {} is given", all(fields)),
            false => format!("{} 最多填一个", all(fields)),
        },
        Check::AtLeastOne(fields) => match english {
            true => format!("at least one of {} is given", all(fields)),
            false => format!("{} 至少填一个", all(fields)),
        },
        Check::Compare(left, comparison, right) => {
            let (en, zh) = match comparison {
                Comparison::Less => ("less than", "小于"),
                Comparison::AtMost => ("at most", "不大于"),
                Comparison::Equal => ("equal to", "等于"),
                Comparison::AtLeast => ("at least", "不小于"),
                Comparison::Greater => ("greater than", "大于"),
            };
            match english {
                true => format!("{} must be {en} {}", field(left), field(right)),
                false => format!("{} 必须{zh} {}", field(left), field(right)),
            }
        }
    }
}

fn conditional(sentence: String, when: String, language: Language) -> String {
    match language {
        Language::English => format!("{sentence} when {when}"),
        Language::Chinese => format!("{when}时，{sentence}"),
    }
}

fn is(fields: &[usize]) -> &'static str {
    if fields.len() == 1 { "is" } else { "are" }
}

/// A condition, as the part of a sentence after "when".
fn condition(predicate: &Predicate, names: Names<'_>, language: Language) -> String {
    let english = language == Language::English;
    match predicate {
        Predicate::Present(index, presence) => {
            let name = &names.fields[*index].wire;
            match (presence, english) {
                (BePresent::Present, true) => format!("`{name}` is given"),
                (BePresent::Present, false) => format!("填写了 `{name}` "),
                (BePresent::Absent, true) => format!("`{name}` is not given"),
                (BePresent::Absent, false) => format!("未填写 `{name}` "),
            }
        }
        Predicate::Field(index, literals, absent) => {
            let field = &names.fields[*index];
            let values = values(literals, Or, language);
            let name = &field.wire;
            match (absent, english) {
                (Absent::Fails, true) => format!("`{name}` is {values}"),
                (Absent::Fails, false) => format!(" `{name}` 为 {values} "),
                (Absent::Holds, true) => format!("`{name}` is {values} or left out"),
                (Absent::Holds, false) => format!(" `{name}` 为 {values} 或未填写"),
            }
        }
        Predicate::Context(index, literals) => {
            let name = &names.context[*index].name;
            let values = values(literals, Or, language);
            match english {
                true => format!("`{name}` is {values}"),
                false => format!(" `{name}` 为 {values} "),
            }
        }
        Predicate::All(parts) => series(grouped(parts, names, language), And, language),
        Predicate::Any(parts) => series(grouped(parts, names, language), Or, language),
        Predicate::Not(inner) => {
            let text = condition(inner, names, language);
            let text = text.trim();
            match (&**inner, english) {
                (Predicate::Field(..) | Predicate::Context(..), true) => text
                    .replacen(" is ", " is not ", 1)
                    .replace(" or ", " nor "),
                (Predicate::Field(..) | Predicate::Context(..), false) => {
                    format!(" {} ", text.replacen(" 为 ", " 不为 ", 1))
                }
                (_, true) => format!("not ({text})"),
                (_, false) => format!("并非({text})"),
            }
        }
    }
}

/// Parts of a combination; a combination within another one stands in brackets.
fn grouped(parts: &[Predicate], names: Names<'_>, language: Language) -> Vec<String> {
    let part = |part: &Predicate| {
        let text = condition(part, names, language);
        match part {
            Predicate::All(_) | Predicate::Any(_) => format!("({})", text.trim()),
            _ => text,
        }
    };
    parts.iter().map(part).collect()
}

fn values(literals: &[Literal], joint: Joint, language: Language) -> String {
    let texts = literals
        .iter()
        .map(|literal| format!("`{}`", literal.text()));
    series(texts.collect(), joint, language)
}

/// What stands before the last of several.
#[derive(Clone, Copy)]
enum Joint {
    And,
    Or,
    /// Between names rather than sentences.
    Both,
}
use Joint::{And, Both, Or};

fn series(mut parts: Vec<String>, joint: Joint, language: Language) -> String {
    let (comma, word) = match (language, joint) {
        (Language::English, And | Both) => (", ", " and "),
        (Language::English, Or) => (", ", " or "),
        (Language::Chinese, And) => ("，", "，且"),
        (Language::Chinese, Or) => ("、", " 或 "),
        (Language::Chinese, Both) => ("、", " 和 "),
    };
    let Some(last) = parts.pop() else {
        return String::new();
    };
    match parts.is_empty() {
        true => last,
        false => format!("{}{word}{last}", parts.join(comma)),
    }
}
