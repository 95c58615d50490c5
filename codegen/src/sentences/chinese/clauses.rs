//! Conditions in Chinese.

use super::{list, written};
use crate::model::{Absent, BePresent, Literal};
use crate::sentences::condition::{Condition, Is};
use crate::sentences::names::Names;

/// A condition, as the part of a sentence before "时".
pub(super) fn clause(condition: &Condition<'_>, names: Names<'_>) -> String {
    match condition {
        Condition::Present(field, BePresent::Present) => written(&["设置了", &names.label(*field)]),
        Condition::Present(field, BePresent::Absent) => written(&["未设置", &names.label(*field)]),
        Condition::Field(is, field, literals, absent) => {
            let name = names.label(*field);
            let values = |word| values(literals, word, |value| names.value(*field, value));
            match (is, absent) {
                (Is::So, Absent::Fails) => written(&[&name, "为", &values("或")]),
                (Is::So, Absent::Holds) => written(&[&name, "为", &values("、"), "或未设置"]),
                (Is::Not, Absent::Fails) => written(&[&name, "不为", &values("或")]),
                (Is::Not, Absent::Holds) => {
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
