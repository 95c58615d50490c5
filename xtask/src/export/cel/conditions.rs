//! Conditions as expressions.

use apispec_codegen::rules::{Absent, Kind, Predicate};
use serde_json::Value;

use super::Shape;
use super::literals::{has, list, value};
use crate::export::certainty::{Certainty, OneOf, is_list, kind_of};

impl Shape<'_> {
    /// Whether a condition holds, for certain or possibly.
    pub(super) fn holds(self, predicate: &Predicate<'_>, certainty: Certainty) -> String {
        let joined = |parts: &[Predicate<'_>], sign: &str| {
            let parts = parts.iter().map(|part| self.holds(part, certainty));
            format!("({})", parts.collect::<Vec<_>>().join(sign))
        };
        match predicate {
            Predicate::Present { field, present: true } => has("self", field),
            Predicate::Present { field, present: false } => format!("!{}", has("self", field)),
            Predicate::Field { field, values, absent } => {
                let (is_there, found) = (has("self", field), value("self", field));
                let is_one = self.one_of(kind_of(self.members, field), values, &found, certainty);
                match absent {
                    Absent::Holds => format!("(!{is_there} || {is_one})"),
                    Absent::Fails => format!("({is_there} && {is_one})"),
                }
            }
            Predicate::Fact { fact, values } => {
                let (is_known, found) = (has("facts", fact), value("facts", fact));
                let facts = self.document.facts.iter();
                let kind = facts.clone().find(|it| it.name == *fact).map(|it| &it.kind);
                let is_one = self.one_of(kind.unwrap_or(&Kind::Any), values, &found, certainty);
                match certainty {
                    Certainty::Possible => format!("(!{is_known} || {is_one})"),
                    Certainty::Certain => format!("({is_known} && {is_one})"),
                }
            }
            Predicate::All { all } => joined(all, " && "),
            Predicate::Any { any } => joined(any, " || "),
            Predicate::Not { not } => format!("!{}", self.holds(not, certainty.opposite())),
        }
    }

    /// Whether a value, or each item of a list, is one of a few.
    pub(super) fn one_of(
        self,
        kind: &Kind<'_>,
        values: &[Value],
        found: &str,
        certainty: Certainty,
    ) -> String {
        let item = if is_list(kind) { "it" } else { found };
        let is_one = match OneOf::of(self.document, kind, values, certainty) {
            OneOf::These(values) => format!("{item} in {}", list(&values)),
            OneOf::NoneOf(values) => format!("!({item} in {})", list(&values)),
            OneOf::Unknown => return (certainty == Certainty::Possible).to_string(),
        };
        if is_list(kind) { format!("{found}.all(it, {is_one})") } else { is_one }
    }
}
