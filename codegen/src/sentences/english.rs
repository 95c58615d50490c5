//! Rules in English.

use super::FIELD;
use super::alphabet::{self, Part};
use super::condition::{Condition, Is, When};
use super::names::Names;
use crate::markdown::code;
use crate::model::{
    Absent, BePresent, Characters, Comparison, Count, Form, Kind, Length, LengthUnit, Limit,
    Literal, Must, Period, Predicate, Quota, Range, Rule, Severity, Status, example_of_time,
};

/// `{} must be set if …`
pub(super) fn rule(rule: &Rule, names: Names<'_>) -> String {
    let must = must(rule.severity);
    match &rule.form {
        Form::Presence { must: demand, when, .. } => {
            let when = When::of(when.as_ref());
            match demand {
                Must::BePresent => format!("{FIELD} {must} be set{}", conditional(when, names)),
                Must::BeAbsent => format!("{FIELD} {must} not be set{}", conditional(when, names)),
                Must::BeAbsentUnless => format!("{FIELD} {}", only(when, rule.severity, names)),
                Must::BeIgnoredUnless => format!("{FIELD} will be ignored{}", unless(when, names)),
                Must::BeLeftOut(status) => {
                    format!("{FIELD} should be left out{}", because(*status))
                }
            }
        }
        Form::Value { field, limit, when } => {
            let Demanded { verb, rest } = limited(limit, *field, names);
            let when = conditional(When::of(when.as_ref()), names);
            match limit {
                Limit::Known => format!("{FIELD} should {verb} {rest}{when}"),
                _ => format!("{FIELD} {must} {verb} {rest}{when}"),
            }
        }
        Form::Count { fields, count } => {
            let fields = fields.iter().map(|index| names.label(*index)).collect();
            counted(*count, fields, must)
        }
        Form::Order { is, right, .. } => {
            format!("{FIELD} {must} be {} {}", compared(*is, *right, names), names.label(*right))
        }
    }
}

/// `at most 16 characters`
pub(super) fn constraint(rule: &Rule, index: usize, names: Names<'_>) -> Option<String> {
    let text = match &rule.form {
        Form::Presence { must: demand, when, .. } => {
            let when = When::of(when.as_ref());
            match (demand, rule.severity) {
                (Must::BePresent, Severity::Error) => {
                    format!("required{}", conditional(when, names))
                }
                (Must::BePresent, Severity::Warning) => {
                    format!("should be set{}", conditional(when, names))
                }
                (Must::BeAbsent, severity) => {
                    format!("{} not be set{}", must(severity), conditional(when, names))
                }
                (Must::BeAbsentUnless, severity) => only(when, severity, names),
                (Must::BeIgnoredUnless, _) => format!("ignored{}", unless(when, names)),
                (Must::BeLeftOut(status), _) => format!("should be left out{}", because(*status)),
            }
        }
        Form::Value { limit: Limit::Known, .. } => return None,
        Form::Value { field, limit, when } => {
            let Demanded { verb, rest } = limited(limit, *field, names);
            let when = conditional(When::of(when.as_ref()), names);
            let is_of_items = !matches!(limit, Limit::Items(_))
                && matches!(names.kind(*field), Some(Kind::List { .. }));
            match (rule.severity, verb) {
                (severity, verb) if is_of_items => {
                    format!("each item {} {verb} {rest}{when}", must(severity))
                }
                (Severity::Error, "be" | "have") => format!("{rest}{when}"),
                (severity, verb) => format!("{} {verb} {rest}{when}", must(severity)),
            }
        }
        Form::Count { fields, count } => {
            let must = must(rule.severity);
            let others = fields.iter().filter(|other| **other != index);
            let others = others.map(|other| names.label(*other)).collect();
            match count {
                Count::AllOrNone => {
                    format!("{must} be set together with {}, or not at all", list(others, "and"))
                }
                Count::ExactlyOne => {
                    format!("exactly one of this and {} {must} be set", list(others, "and"))
                }
                Count::AtMostOne => {
                    format!("{must} not be set together with {}", list(others, "or"))
                }
                Count::AtLeastOne => {
                    format!("{must} be set unless {} is set", list(others, "or"))
                }
            }
        }
        Form::Order { left, is, right } => {
            let (is, other) = if *left == index { (*is, *right) } else { (turned(*is), *left) };
            let than = format!("{} {}", compared(is, other, names), names.label(other));
            match rule.severity {
                Severity::Error => than,
                Severity::Warning => format!("should be {than}"),
            }
        }
    };
    Some(text)
}

/// A condition, as the part of a sentence after "if".
pub(super) fn condition(predicate: &Predicate, names: Names<'_>) -> String {
    clause(&Condition::of(predicate), names)
}

/// `at most 20 per instance per day`, for a quota without words of its own.
pub(super) fn quota(quota: &Quota) -> String {
    let Quota { limit, scope, .. } = quota;
    match quota.period {
        Period::AtOnce => format!("at most {limit} can exist at once for each {scope}"),
        Period::Day => format!("at most {limit} can be made per {scope} per day"),
        Period::Hour => format!("at most {limit} can be made per {scope} per hour"),
        Period::Minute => format!("at most {limit} can be made per {scope} per minute"),
        Period::Second => format!("at most {limit} can be made per {scope} per second"),
    }
}

/// `a, b and c`
pub(super) fn list(mut parts: Vec<String>, word: &str) -> String {
    let last = parts.pop().unwrap_or_default();
    if parts.is_empty() { last } else { format!("{} {word} {last}", parts.join(", ")) }
}

fn must(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "must",
        Severity::Warning => "should",
    }
}

/// `can only be set if …`
fn only(when: When<'_>, severity: Severity, names: Names<'_>) -> String {
    match (when, severity) {
        (When::Unless(condition), severity) => {
            format!("{} not be set if {}", must(severity), clause(&condition, names))
        }
        (when, Severity::Error) => format!("can only be set{}", conditional(when, names)),
        (when, Severity::Warning) => format!("should only be set{}", conditional(when, names)),
    }
}

fn conditional(when: When<'_>, names: Names<'_>) -> String {
    match when {
        When::Always => String::new(),
        When::If(condition) => format!(" if {}", clause(&condition, names)),
        When::Unless(condition) => format!(" unless {}", clause(&condition, names)),
    }
}

fn unless(when: When<'_>, names: Names<'_>) -> String {
    match when {
        When::Always => String::new(),
        When::If(condition) => format!(" unless {}", clause(&condition, names)),
        When::Unless(condition) => format!(" if {}", clause(&condition, names)),
    }
}

fn because(status: Status) -> &'static str {
    match status {
        Status::Unavailable => ": the service does not offer it",
        Status::SetByService => ": the service sets it",
        Status::Deprecated => ": it is deprecated",
        Status::Normal => "",
    }
}

/// What comes after "must": `be`, `from 1 to 9`.
struct Demanded {
    verb: &'static str,
    rest: String,
}

fn limited(limit: &Limit, field: usize, names: Names<'_>) -> Demanded {
    let (verb, rest) = match limit {
        Limit::Length(length) => ("have", self::length(length)),
        Limit::Characters(characters) => return self::characters(characters),
        Limit::Pattern(pattern) => ("match", code(pattern)),
        Limit::Time(format) => {
            let example = code(&example_of_time(format));
            ("be", format!("a time such as {example}, in the format {}", code(format)))
        }
        Limit::Range(range) => ("be", self::range(range)),
        Limit::Items(range) => ("have", items(range)),
        Limit::Known => ("be", "a documented value".to_owned()),
        Limit::OneOf(values) => {
            let values = values.iter().map(|value| names.value(field, value));
            ("be", list(values.collect(), "or"))
        }
    };
    Demanded { verb, rest }
}

fn length(length: &Length) -> String {
    let unit = match (length.unit, length.min, length.max) {
        (LengthUnit::Characters, _, 1) => "character",
        (LengthUnit::Characters, 1, u64::MAX) => "character",
        (LengthUnit::Characters, ..) => "characters",
        (LengthUnit::Bytes, ..) => "bytes in UTF-8",
    };
    match (length.min, length.max) {
        (0, max) => format!("at most {max} {unit}"),
        (min, u64::MAX) => format!("at least {min} {unit}"),
        (min, max) if min == max => format!("exactly {min} {unit}"),
        (min, max) => format!("{min} to {max} {unit}"),
    }
}

fn range(range: &Range) -> String {
    match (range.min, range.max) {
        (i64::MIN, max) => format!("at most {max}"),
        (min, i64::MAX) => format!("at least {min}"),
        (min, max) if min == max => format!("exactly {min}"),
        (min, max) => format!("from {min} to {max}"),
    }
}

fn items(range: &Range) -> String {
    match (range.min, range.max) {
        (i64::MIN..=0, 1) => "at most 1 item".into(),
        (i64::MIN..=0, max) => format!("at most {max} items"),
        (1, i64::MAX) => "at least 1 item".into(),
        (min, i64::MAX) => format!("at least {min} items"),
        (1, 1) => "exactly 1 item".into(),
        (min, max) if min == max => format!("exactly {min} items"),
        (min, max) => format!("{min} to {max} items"),
    }
}

/// `start with an ASCII letter and contain only ASCII letters and digits`
fn characters(characters: &Characters) -> Demanded {
    let one = |set: &[(char, char)]| {
        let parts = alphabet::parts(set).into_iter().map(|part| match part {
            Part::Letters => "an ASCII letter".into(),
            Part::Lowercase => "a lowercase ASCII letter".into(),
            Part::Uppercase => "an uppercase ASCII letter".into(),
            Part::Digits => "a digit".into(),
            Part::Other(code) => code,
        });
        list(parts.collect(), "or")
    };
    let many = |set: &[(char, char)]| {
        let parts = alphabet::parts(set).into_iter().map(|part| match part {
            Part::Letters => "ASCII letters".into(),
            Part::Lowercase => "lowercase ASCII letters".into(),
            Part::Uppercase => "uppercase ASCII letters".into(),
            Part::Digits => "digits".into(),
            Part::Other(code) => code,
        });
        list(parts.collect(), "and")
    };
    let first = characters.first.as_deref().map(|set| ("start", format!("with {}", one(set))));
    let last = characters.last.as_deref().map(|set| ("end", format!("with {}", one(set))));
    let allowed = characters.allowed.as_deref();
    let allowed = allowed.map(|set| ("contain", format!("only {}", many(set))));
    let ascii = characters.ascii.then(|| ("contain", "only ASCII characters".to_owned()));
    let forbidden = (!characters.forbidden.is_empty())
        .then(|| ("not contain", list(alphabet::each(&characters.forbidden), "or")));
    let mut parts = [first, last, allowed, ascii, forbidden].into_iter().flatten();
    // A limit of characters has at least one part.
    let (verb, rest) = parts.next().unwrap_or_default();
    let mut all = vec![rest];
    all.extend(parts.map(|(verb, rest)| format!("{verb} {rest}")));
    Demanded { verb, rest: list(all, "and") }
}

fn compared(is: Comparison, with: usize, names: Names<'_>) -> &'static str {
    let is_number = matches!(names.kind(with), Some(Kind::Int32 | Kind::Int64));
    match (is, is_number) {
        (Comparison::Less, true) => "less than",
        (Comparison::Less, false) => "earlier than",
        (Comparison::AtMost, true) => "at most",
        (Comparison::AtMost, false) => "no later than",
        (Comparison::Equal, _) => "equal to",
        (Comparison::AtLeast, true) => "at least",
        (Comparison::AtLeast, false) => "no earlier than",
        (Comparison::Greater, true) => "greater than",
        (Comparison::Greater, false) => "later than",
    }
}

/// How the right compares with the left.
fn turned(is: Comparison) -> Comparison {
    match is {
        Comparison::Less => Comparison::Greater,
        Comparison::AtMost => Comparison::AtLeast,
        Comparison::Equal => Comparison::Equal,
        Comparison::AtLeast => Comparison::AtMost,
        Comparison::Greater => Comparison::Less,
    }
}

fn counted(count: Count, fields: Vec<String>, must: &str) -> String {
    let is_pair = fields.len() == 2;
    let all = || list(fields.clone(), "and");
    let any = || list(fields.clone(), "or");
    match (count, is_pair) {
        (Count::AllOrNone, true) => format!("{} {must} both be set, or neither", all()),
        (Count::AllOrNone, false) => format!("{} {must} all be set, or none", all()),
        (Count::ExactlyOne, true) => format!("either {} {must} be set, but not both", any()),
        (Count::ExactlyOne, false) => format!("exactly one of {} {must} be set", all()),
        (Count::AtMostOne, true) => format!("{} {must} not both be set", all()),
        (Count::AtMostOne, false) => format!("at most one of {} {must} be set", all()),
        (Count::AtLeastOne, true) => format!("{} {must} be set", any()),
        (Count::AtLeastOne, false) => format!("at least one of {} {must} be set", all()),
    }
}

fn clause(condition: &Condition<'_>, names: Names<'_>) -> String {
    match condition {
        Condition::Present(field, BePresent::Present) => format!("{} is set", names.label(*field)),
        Condition::Present(field, BePresent::Absent) => {
            format!("{} is not set", names.label(*field))
        }
        Condition::Field(is, field, literals, absent) => {
            let name = names.label(*field);
            let values = |word| values(literals, word, |value| names.value(*field, value));
            match (is, absent, literals.len()) {
                (Is::So, Absent::Fails, _) => format!("{name} is {}", values("or")),
                (Is::So, Absent::Holds, 1) => format!("{name} is {} or not set", values("or")),
                (Is::So, Absent::Holds, _) => format!("{name} is {}, or not set", values("or")),
                (Is::Not, Absent::Fails, 1) => format!("{name} is not {}", values("or")),
                (Is::Not, Absent::Fails, _) => format!("{name} is neither {}", values("nor")),
                (Is::Not, Absent::Holds, _) => {
                    format!("{name} is set to a value other than {}", values("or"))
                }
            }
        }
        Condition::Fact(is, fact, literals) => {
            let name = names.fact_label(*fact);
            let values = |word| values(literals, word, |value| names.fact_value(*fact, value));
            match (is, literals.len()) {
                (Is::So, _) => format!("the fact {name} is {}", values("or")),
                (Is::Not, 1) => format!("the fact {name} is not {}", values("or")),
                (Is::Not, _) => format!("the fact {name} is neither {}", values("nor")),
            }
        }
        Condition::All(parts) => {
            let part = |part: &Condition<'_>| match part {
                Condition::Any(_) => format!("({})", clause(part, names)),
                part => clause(part, names),
            };
            joined(parts.iter().map(part).collect(), parts, "and")
        }
        Condition::Any(parts) => {
            let part = |part: &Condition<'_>| match part {
                Condition::All(all) if all.iter().any(Condition::is_joined) => {
                    format!("({})", clause(part, names))
                }
                part => clause(part, names),
            };
            joined(parts.iter().map(part).collect(), parts, "or")
        }
    }
}

fn values(literals: &[Literal], word: &str, name: impl Fn(&Literal) -> String) -> String {
    list(literals.iter().map(name).collect(), word)
}

/// Clauses; a comma comes before the last if it would be taken for a part of the one before.
fn joined(mut clauses: Vec<String>, parts: &[Condition<'_>], word: &str) -> String {
    if parts.iter().any(Condition::is_joined) {
        let last = clauses.pop().unwrap_or_default();
        format!("{}, {word} {last}", clauses.join(", "))
    } else {
        list(clauses, word)
    }
}
