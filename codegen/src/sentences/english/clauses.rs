//! Conditions in English.

use super::list;
use crate::model::{Absent, BePresent, Literal};
use crate::sentences::condition::{Condition, Is};
use crate::sentences::names::Names;

/// A condition, as the part of a sentence after "if".
pub(super) fn clause(condition: &Condition<'_>, names: Names<'_>) -> String {
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
