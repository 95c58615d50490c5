//! Conditions as expressions of JMESPath, over the members of a structure.

use apispec_codegen::rules::{Absent, Predicate};
use serde_json::Value;

use super::expressions::{self, ALWAYS, NEVER, all, any, is_one_of, negated};
use super::rules::Rules;
use crate::export::certainty::{Certainty, OneOf, is_list};

impl Rules<'_> {
    /// Whether a condition holds, for certain or possibly; no condition always holds.
    pub(super) fn condition(&self, when: Option<&Predicate<'_>>, certainty: Certainty) -> String {
        when.map_or(ALWAYS.to_owned(), |when| self.holds(when, certainty))
    }

    /// Whether a condition holds, for certain or possibly.
    pub(super) fn holds(&self, predicate: &Predicate<'_>, certainty: Certainty) -> String {
        let each = |parts: &[Predicate<'_>]| {
            parts.iter().map(|part| self.holds(part, certainty)).collect::<Vec<_>>()
        };
        match predicate {
            Predicate::Present { field, present: true } => {
                expressions::present(&self.member(field).name)
            }
            Predicate::Present { field, present: false } => {
                expressions::absent(&self.member(field).name)
            }
            Predicate::Field { field, values, absent } => {
                let name = &self.member(field).name;
                let is_one = self.one_of(field, values, certainty);
                match absent {
                    Absent::Holds => any(vec![expressions::absent(name), is_one]),
                    Absent::Fails => all(vec![expressions::present(name), is_one]),
                }
            }
            // A model knows no fact, so that anything is possible.
            Predicate::Fact { .. } => match certainty {
                Certainty::Possible => ALWAYS.to_owned(),
                Certainty::Certain => NEVER.to_owned(),
            },
            Predicate::All { all: parts } => all(each(parts)),
            Predicate::Any { any: parts } => any(each(parts)),
            Predicate::Not { not } => negated(&self.holds(not, certainty.opposite())),
        }
    }

    /// Whether a member that is there, or each of its items, is one of a few.
    pub(super) fn one_of(&self, field: &str, values: &[Value], certainty: Certainty) -> String {
        let member = self.member(field);
        let item = if is_list(member.kind) { "@" } else { &member.name };
        let is_one = match OneOf::of(self.document, member.kind, values, certainty) {
            OneOf::These(values) => is_one_of(item, &values),
            OneOf::NoneOf(values) => negated(&is_one_of(item, &values)),
            OneOf::Unknown if certainty == Certainty::Possible => ALWAYS.to_owned(),
            OneOf::Unknown => NEVER.to_owned(),
        };
        if is_list(member.kind) { expressions::each(&member.name, &is_one) } else { is_one }
    }
}
