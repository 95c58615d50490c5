//! Rules in English.

mod clauses;
mod limits;

use super::FIELD;
use super::condition::{Condition, When};
use super::names::{Names, Order};
use crate::model::{
    Comparison, Count, Form, Limit, Must, Period, Predicate, Quota, Rule, Severity, Status,
};
use clauses::clause;
use limits::{Demanded, limited};

/// `{} must be set if …`
pub(super) fn rule(rule: &Rule, names: Names<'_>) -> String {
    let must = must(rule.severity);
    match &rule.form {
        Form::Presence { must, when, .. } => {
            let when = When::of(when.as_ref());
            format!("{FIELD} {}", presence(*must, rule.severity, when, names))
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
        Form::Order { left, is, right } => {
            let (left, than) = (names.label(*left), compared(*is, *right, names));
            format!("{left} {must} be {than} {}", names.label(*right))
        }
    }
}

/// `at most 16 characters`
pub(super) fn constraint(rule: &Rule, index: usize, names: Names<'_>) -> Option<String> {
    let must = must(rule.severity);
    let text = match &rule.form {
        Form::Presence { must: Must::BeLeftOut(_), .. } => return None,
        Form::Presence { must, when, .. } => {
            let says = presence(*must, rule.severity, When::of(when.as_ref()), names);
            match says.strip_prefix("must be set") {
                Some(when) => format!("required{when}"),
                None => says,
            }
        }
        Form::Value { limit: Limit::Known | Limit::NotEmpty, .. } => return None,
        Form::Value { field, limit, when } => {
            let Demanded { verb, rest } = limited(limit, *field, names);
            let when = conditional(When::of(when.as_ref()), names);
            match (rule.severity, verb) {
                _ if names.is_of_items(&rule.form) => {
                    format!("each item {must} {verb} {rest}{when}")
                }
                (Severity::Error, "be" | "have") => format!("{rest}{when}"),
                _ => format!("{must} {verb} {rest}{when}"),
            }
        }
        Form::Count { fields, count } => {
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
                Count::AtLeastOne => format!("{must} be set unless {} is set", list(others, "or")),
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

/// `must be set if …`
fn presence(demand: Must, severity: Severity, when: When<'_>, names: Names<'_>) -> String {
    let must = must(severity);
    match (demand, when) {
        (Must::BePresent, when) => format!("{must} be set{}", conditional(when, names)),
        (Must::BeAbsent, when) => format!("{must} not be set{}", conditional(when, names)),
        (Must::BeAbsentUnless, When::Unless(condition)) => {
            format!("{must} not be set if {}", clause(&condition, names))
        }
        (Must::BeAbsentUnless, when) => {
            let can = match severity {
                Severity::Error => "can",
                Severity::Warning => "should",
            };
            format!("{can} only be set{}", conditional(when, names))
        }
        (Must::BeIgnoredUnless, When::Unless(condition)) => {
            format!("will be ignored if {}", clause(&condition, names))
        }
        (Must::BeIgnoredUnless, When::If(condition)) => {
            format!("will be ignored unless {}", clause(&condition, names))
        }
        (Must::BeIgnoredUnless, When::Always) => "will be ignored".to_owned(),
        (Must::BeLeftOut(status), _) => {
            let because = match status {
                Status::Unavailable => ": the service does not offer it",
                Status::SetByService => ": the service sets it",
                Status::Deprecated => ": it is deprecated",
                Status::Normal => "",
            };
            format!("should be left out{because}")
        }
    }
}

fn conditional(when: When<'_>, names: Names<'_>) -> String {
    match when {
        When::Always => String::new(),
        When::If(condition) => format!(" if {}", clause(&condition, names)),
        When::Unless(condition) => format!(" unless {}", clause(&condition, names)),
    }
}

fn compared(is: Comparison, with: usize, names: Names<'_>) -> &'static str {
    match names.order(with) {
        Order::Numbers => match is {
            Comparison::Less => "less than",
            Comparison::AtMost => "at most",
            Comparison::Equal => "equal to",
            Comparison::AtLeast => "at least",
            Comparison::Greater => "greater than",
        },
        Order::Times => match is {
            Comparison::Less => "earlier than",
            Comparison::AtMost => "no later than",
            Comparison::Equal => "equal to",
            Comparison::AtLeast => "no earlier than",
            Comparison::Greater => "later than",
        },
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
    let all = || list(fields.clone(), "and");
    let any = || list(fields.clone(), "or");
    match (count, fields.len()) {
        (Count::AllOrNone, 2) => format!("{} {must} both be set, or neither", all()),
        (Count::AllOrNone, _) => format!("{} {must} all be set, or none", all()),
        (Count::ExactlyOne, 2) => format!("either {} {must} be set, but not both", any()),
        (Count::ExactlyOne, _) => format!("exactly one of {} {must} be set", all()),
        (Count::AtMostOne, 2) => format!("{} {must} not both be set", all()),
        (Count::AtMostOne, _) => format!("at most one of {} {must} be set", all()),
        (Count::AtLeastOne, 2) => format!("{} {must} be set", any()),
        (Count::AtLeastOne, _) => format!("at least one of {} {must} be set", all()),
    }
}
