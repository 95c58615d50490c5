//! Requests → refusals: what a request breaks of its operation's limits and rules, as far as it can be known.

use std::collections::BTreeMap;

use serde_json::Value;

use super::page::Page;
use super::{limits, truth};
use crate::place::Place;
use crate::spec::{Comparison, Predicate, RuleCheck, Severity};

/// A demand that a request does not satisfy.
pub(super) struct Refusal {
    pub(super) id: String,
    /// What the request does, in words.
    pub(super) reason: String,
    /// Where the demand stands.
    pub(super) place: Place,
}

/// Everything that the errors among the limits and rules of an operation refuse in a request.
pub(super) fn refusals(page: &Page<'_>, given: &BTreeMap<&str, &Value>) -> Vec<Refusal> {
    let mut refusals = Vec::new();
    let demands = page.demands();
    let id_at = |place: &Place| {
        let demand = demands.iter().find(|demand| demand.place() == place);
        demand
            .map(|demand| demand.id().to_owned())
            .unwrap_or_default()
    };
    for (index, field) in page.operation.parameters.iter().enumerate() {
        let Some(value) = given.get(field.name.as_str()) else {
            continue;
        };
        for (at, limit) in field.limits.iter().enumerate() {
            let place = page.place.nth("parameters", index).nth("limits", at);
            let values = page.enumeration(&field.kind);
            if limit.severity == Some(Severity::Warning) {
                continue;
            }
            if let Some(reason) = limits::breaks(&limit.check, values, value) {
                refusals.push(Refusal {
                    id: id_at(&place),
                    reason,
                    place: place.at("check"),
                });
            }
        }
    }
    for (index, rule) in page.operation.rules.iter().enumerate() {
        if rule.severity == Some(Severity::Warning) {
            continue;
        }
        if let Some(reason) = breaks(&rule.check, page, given) {
            refusals.push(Refusal {
                id: rule.id.clone(),
                reason,
                place: page.place.nth("rules", index).at("id"),
            });
        }
    }
    refusals
}

/// What a request breaks of a rule, in words. What depends on facts outside the request breaks nothing.
fn breaks(rule: &RuleCheck, page: &Page<'_>, given: &BTreeMap<&str, &Value>) -> Option<String> {
    let has = |name: &&String| given.contains_key(name.as_str());
    let when = |when: &Predicate| truth::holds_for(when, page, given);
    let misses = |fields: &[String]| {
        let missing = fields.iter().find(|name| !has(name))?;
        Some(format!("it has no `{missing}`"))
    };
    let carries = |fields: &[String]| {
        let present = fields.iter().find(has)?;
        Some(format!("it has `{present}`"))
    };
    let count = |fields: &[String]| fields.iter().filter(has).count();
    match rule {
        RuleCheck::RequiredIf(rule) if when(&rule.when) == Some(true) => misses(&rule.fields),
        RuleCheck::AllowedIf(rule) if when(&rule.when) == Some(false) => carries(&rule.fields),
        RuleCheck::ForbiddenIf(rule) if when(&rule.when) == Some(true) => carries(&rule.fields),
        RuleCheck::ValuesIf(rule) if when(&rule.when) == Some(true) => {
            let text = given.get(rule.field.as_str())?.as_str()?;
            let declared = page.enumeration(&page.parameter(&rule.field)?.kind);
            let known = |text: &str| -> Option<String> {
                let known = declared.and_then(|declared| truth::canonical(declared, text));
                known.map(str::to_owned)
            };
            let text = known(text)?;
            let fits = rule
                .values
                .iter()
                .any(|value| known(value).as_ref() == Some(&text));
            (!fits).then(|| format!("`{}` is `{text}`", rule.field))
        }
        RuleCheck::RangeIf(rule) if when(&rule.when) == Some(true) => {
            let number = given.get(rule.field.as_str())?.as_i64()?;
            let outside = limits::outside(&rule.range, number);
            outside.then(|| format!("`{}` is {number}", rule.field))
        }
        RuleCheck::LengthIf(rule) if when(&rule.when) == Some(true) => {
            let text = given.get(rule.field.as_str())?.as_str()?;
            let (count, unit) = limits::counted(&rule.length, text);
            let fits = rule.length.min.is_none_or(|min| count >= min)
                && rule.length.max.is_none_or(|max| count <= max);
            (!fits).then(|| format!("`{}` has {count} {unit}", rule.field))
        }
        RuleCheck::AllOrNone(group) if count(&group.fields) > 0 => misses(&group.fields),
        RuleCheck::ExactlyOne(group) if count(&group.fields) != 1 => {
            Some(format!("it has {} of the fields", count(&group.fields)))
        }
        RuleCheck::AtMostOne(group) if count(&group.fields) > 1 => {
            Some(format!("it has {} of the fields", count(&group.fields)))
        }
        RuleCheck::AtLeastOne(group) if count(&group.fields) == 0 => {
            Some("it has none of the fields".into())
        }
        RuleCheck::Compare(rule) => {
            let left = given.get(rule.left.as_str())?.as_f64()?;
            let right = given.get(rule.right.as_str())?.as_f64()?;
            let fits = match rule.is {
                Comparison::Less => left < right,
                Comparison::AtMost => left <= right,
                Comparison::Equal => left == right,
                Comparison::AtLeast => left >= right,
                Comparison::Greater => left > right,
            };
            (!fits).then(|| format!("{left} stands against {right}"))
        }
        _ => None,
    }
}
