//! What has to hold of the members of a structure for its rules to be kept, possibly.

use std::collections::BTreeMap;

use apispec_codegen::model::Comparison;
use apispec_codegen::rules::{Check, Document, Kind, Must, Number, Rule};
use serde_json::json;

use super::expressions::{absent, all, any, literal, negated, present};
use crate::export::Language;
use crate::export::certainty::Certainty;
use crate::export::signs::sign;

/// The rules of a structure, which name its members.
pub(super) struct Rules<'a> {
    pub(super) document: &'a Document<'a>,
    pub(super) rules: &'a [Rule<'a>],
    /// The members, by the names that rules have for them.
    pub(super) members: BTreeMap<&'a str, Constrained<'a>>,
    pub(super) language: Language,
}

/// A member that rules name.
pub(super) struct Constrained<'a> {
    pub(super) name: String,
    pub(super) kind: &'a Kind<'a>,
}

impl<'a> Rules<'a> {
    /// The member that rules know by this name.
    pub(super) fn member(&self, name: &str) -> &Constrained<'a> {
        &self.members[name]
    }

    /// Whether a rule is kept, possibly; or why no expression says so.
    pub(super) fn kept(&self, check: &Check<'_>) -> Result<String, String> {
        let name = |field: &str| self.member(field).name.as_str();
        Ok(match check {
            Check::Presence { must, fields, when } => {
                let is_absent = || all(fields.iter().map(|it| absent(name(it))).collect());
                let is_present = || all(fields.iter().map(|it| present(name(it))).collect());
                let holds = |certainty| self.condition(when.as_ref(), certainty);
                match must {
                    Must::BePresent => unless(&holds(Certainty::Certain), is_present()),
                    Must::BeAbsent | Must::BeLeftOut => {
                        unless(&holds(Certainty::Certain), is_absent())
                    }
                    Must::BeAbsentUnless | Must::BeIgnoredUnless => {
                        any(vec![is_absent(), holds(Certainty::Possible)])
                    }
                }
            }
            Check::Value { field, limit, when } => {
                let kept = any(vec![absent(name(field)), self.limit(limit, field)?]);
                unless(&self.condition(when.as_ref(), Certainty::Certain), kept)
            }
            Check::Count { fields, number } => {
                let names = fields.iter().map(|it| name(it)).collect::<Vec<_>>().join(", ");
                let count = format!("length([{names}][?@ != `null`])");
                match number {
                    Number::AllOrNone => {
                        let numbers = literal(&json!([0, fields.len()]));
                        format!("contains({numbers}, {count})")
                    }
                    Number::ExactlyOne => format!("{count} == `1`"),
                    Number::AtMostOne => format!("{count} <= `1`"),
                    Number::AtLeastOne => format!("{count} >= `1`"),
                }
            }
            Check::Order { left, is, right } => {
                let are_numbers = matches!(
                    self.member(left).kind,
                    Kind::Int32 | Kind::Int64 | Kind::Float | Kind::Double
                );
                let [left, right] = [name(left), name(right)];
                let ordered = if are_numbers {
                    format!("{left} {} {right}", sign(*is))
                } else {
                    in_order(left, *is, right)
                };
                any(vec![absent(left), absent(right), ordered])
            }
            Check::Holds(predicate) => self.holds(predicate, Certainty::Possible),
            Check::Quota { fact: Some(fact), .. } => {
                return Err(format!("it depends on the fact `{fact}`"));
            }
            Check::Quota { fact: None, .. } | Check::Undecidable => {
                return Err("only the service can decide it".to_owned());
            }
        })
    }
}

/// What has to hold unless a condition does not.
fn unless(condition: &str, kept: String) -> String {
    any(vec![negated(condition), kept])
}

/// How two texts compare, which JMESPath only sorts.
fn in_order(left: &str, is: Comparison, right: &str) -> String {
    let first = |first: &str| format!("sort([{left}, {right}])[0] == {first}");
    match is {
        Comparison::Equal => format!("{left} == {right}"),
        Comparison::AtMost => first(left),
        Comparison::AtLeast => first(right),
        Comparison::Less => negated(&first(right)),
        Comparison::Greater => negated(&first(left)),
    }
}
