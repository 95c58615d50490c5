//! Rules → expressions of CEL, in the style of Protovalidate and Kubernetes: `self` is the request or the object.

mod conditions;
mod limits;
mod literals;

use apispec_codegen::rules::{Check, Document, Member, Must, Number, Object, Rule, Type};
use serde_json::{Map, Value, json};

use super::certainty::{Certainty, kind_of};
use super::signs::sign;
use literals::{has, value};

/// The rules of a request, and of the objects within it. Under `x-not-expressed` is what expressions can't say.
pub fn expressions(document: &Document<'_>) -> Value {
    let mut missing = vec![
        json!({ "why": "an expression names no item of a list: a violation is of the whole field" }),
        json!({ "why": "each rule is evaluated by itself: a missing field may be reported by several" }),
    ];
    let request = Shape { document, members: &document.parameters };
    let rules = request.rules(&document.rules, &mut missing);
    let mut types = Map::new();
    for (name, named) in &document.types {
        if let Type::Object(Object { members, rules }) = named
            && !rules.is_empty()
        {
            let rules = Shape { document, members }.rules(rules, &mut missing);
            types.insert((*name).to_owned(), Value::Array(rules));
        }
    }
    json!({
        "$comment": document.comment,
        "operation": document.operation,
        "rules": rules,
        "types": types,
        "x-not-expressed": missing,
    })
}

/// An object with its members: the request, or a type.
#[derive(Clone, Copy)]
struct Shape<'a> {
    document: &'a Document<'a>,
    members: &'a [Member<'a>],
}

impl<'a> Shape<'a> {
    /// The rules. Adds what expressions can't say.
    fn rules(self, rules: &[Rule<'_>], missing: &mut Vec<Value>) -> Vec<Value> {
        let mut expressed = Vec::new();
        for rule in rules {
            let each = [Certainty::Possible, Certainty::Certain];
            match each.map(|certainty| self.kept(&rule.check, certainty)) {
                [Ok(kept), Ok(surely_kept)] => {
                    let mut entry = json!({
                        "id": rule.id,
                        "severity": rule.severity,
                        "expression": kept,
                        "message": rule.message,
                    });
                    if kept != surely_kept {
                        entry["skipped"] = format!("({kept}) && !({surely_kept})").into();
                    }
                    expressed.push(entry);
                }
                [Err(why), _] | [_, Err(why)] => {
                    missing.push(json!({ "rule": rule.id, "severity": rule.severity, "why": why }));
                }
            }
        }
        expressed
    }

    /// Whether a rule is kept, for certain or possibly; or why no expression says so.
    fn kept(self, check: &Check<'_>, certainty: Certainty) -> Result<String, &'static str> {
        let opposite = certainty.opposite();
        Ok(match check {
            Check::Presence { must, fields, when } => {
                let each = |test: &dyn Fn(&str) -> String| {
                    fields.iter().map(|field| test(field)).collect::<Vec<_>>().join(" && ")
                };
                let absent = each(&|field| format!("!{}", has("self", field)));
                match (must, when) {
                    (Must::BePresent, when) => {
                        let present = each(&|field| has("self", field));
                        self.unless(when.as_ref(), opposite, &present)
                    }
                    (Must::BeAbsent | Must::BeLeftOut, when) => {
                        self.unless(when.as_ref(), opposite, &absent)
                    }
                    (Must::BeAbsentUnless | Must::BeIgnoredUnless, Some(when)) => {
                        format!("({absent}) || {}", self.holds(when, certainty))
                    }
                    // What is always allowed is no rule.
                    (Must::BeAbsentUnless | Must::BeIgnoredUnless, None) => "true".into(),
                }
            }
            Check::Value { field, limit, when } => {
                let kind = kind_of(self.members, field);
                let limit = self.limit(limit, kind, &value("self", field), certainty)?;
                let limit = format!("!{} || ({limit})", has("self", field));
                self.unless(when.as_ref(), opposite, &limit)
            }
            Check::Count { fields, number } => {
                let each = fields.iter().map(|field| has("self", field)).collect::<Vec<_>>();
                let count = format!("[{}].filter(it, it).size()", each.join(", "));
                match number {
                    Number::AllOrNone => format!("{count} in [0, {}]", fields.len()),
                    Number::ExactlyOne => format!("{count} == 1"),
                    Number::AtMostOne => format!("{count} <= 1"),
                    Number::AtLeastOne => format!("{count} >= 1"),
                }
            }
            Check::Order { left, is, right } => {
                let absent = [left, right].map(|field| format!("!{}", has("self", field)));
                let [left, right] = [left, right].map(|field| value("self", field));
                format!("{} || {left} {} {right}", absent.join(" || "), sign(*is))
            }
            Check::Holds(predicate) => self.holds(predicate, certainty),
            Check::Quota { limit, fact: Some(fact), .. } => {
                let (is_known, count) = (has("facts", fact), value("facts", fact));
                match certainty {
                    Certainty::Possible => format!("!{is_known} || {count} < {limit}"),
                    Certainty::Certain => format!("{is_known} && {count} < {limit}"),
                }
            }
            Check::Quota { fact: None, .. } | Check::Undecidable => {
                return Err("only the service can decide it");
            }
        })
    }

    /// An expression, unless a condition does not hold.
    fn unless(
        self,
        when: Option<&apispec_codegen::rules::Predicate<'_>>,
        certainty: Certainty,
        expression: &str,
    ) -> String {
        match when {
            Some(when) => format!("!({}) || ({expression})", self.holds(when, certainty)),
            None => expression.to_owned(),
        }
    }
}
