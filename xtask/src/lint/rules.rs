//! Rules: the fields that they are about, and the conditions in them.

use super::page::Page;
use apispec_codegen::place::Place;
use apispec_codegen::spec::{Predicate, RuleCheck};

/// What a rule is made of.
pub(super) struct Parts<'a> {
    /// The word for the rule, such as `required_if`.
    pub(super) word: &'static str,
    /// The fields that it is about, each with the place of its name within `check`.
    pub(super) fields: Vec<(&'a str, Place)>,
    /// When it is in force, if not always.
    pub(super) when: Option<(&'a Predicate, Place)>,
}

/// What a rule is made of; `check` is the place of its check.
pub(super) fn parts<'a>(rule: &'a RuleCheck, check: &Place) -> Parts<'a> {
    let many = |word: &'static str, fields: &'a [String], when: Option<&'a Predicate>| {
        let at = check.at(word);
        let named = fields.iter().enumerate();
        Parts {
            word,
            fields: named
                .map(|(index, name)| (name.as_str(), at.nth("fields", index)))
                .collect(),
            when: when.map(|when| (when, at.at("when"))),
        }
    };
    let one = |word: &'static str, field: &'a str, when: &'a Predicate| {
        let at = check.at(word);
        Parts {
            word,
            fields: vec![(field, at.at("field"))],
            when: Some((when, at.at("when"))),
        }
    };
    match rule {
        RuleCheck::RequiredIf(rule) => many("required_if", &rule.fields, Some(&rule.when)),
        RuleCheck::AllowedIf(rule) => many("allowed_if", &rule.fields, Some(&rule.when)),
        RuleCheck::ForbiddenIf(rule) => many("forbidden_if", &rule.fields, Some(&rule.when)),
        RuleCheck::EffectiveIf(rule) => many("effective_if", &rule.fields, Some(&rule.when)),
        RuleCheck::ValuesIf(rule) => one("values_if", &rule.field, &rule.when),
        RuleCheck::RangeIf(rule) => one("range_if", &rule.field, &rule.when),
        RuleCheck::LengthIf(rule) => one("length_if", &rule.field, &rule.when),
        RuleCheck::AllOrNone(rule) => many("all_or_none", &rule.fields, None),
        RuleCheck::ExactlyOne(rule) => many("exactly_one", &rule.fields, None),
        RuleCheck::AtMostOne(rule) => many("at_most_one", &rule.fields, None),
        RuleCheck::AtLeastOne(rule) => many("at_least_one", &rule.fields, None),
        RuleCheck::Compare(rule) => {
            let at = check.at("compare");
            Parts {
                word: "compare",
                fields: vec![(&rule.left, at.at("left")), (&rule.right, at.at("right"))],
                when: None,
            }
        }
    }
}

/// The conditions of a page: what its rules wait for and what its preconditions ask.
pub(super) fn conditions<'a>(page: &Page<'a>) -> Vec<(&'a Predicate, Place)> {
    let rules = page.operation.rules.iter().enumerate();
    let when = rules.filter_map(|(index, rule)| {
        parts(&rule.check, &page.place.nth("rules", index).at("check")).when
    });
    let preconditions = page.operation.preconditions.iter().enumerate();
    let holds = preconditions.filter_map(|(index, precondition)| {
        let place = page.place.nth("preconditions", index).at("holds");
        Some((precondition.holds.as_ref()?, place))
    });
    when.chain(holds).collect()
}

/// A condition and every condition within it, the whole first.
pub(super) fn within<'a>(predicate: &'a Predicate, place: &Place) -> Vec<(&'a Predicate, Place)> {
    let mut found = vec![(predicate, place.clone())];
    for (inner, place) in inner(predicate, place) {
        found.extend(within(inner, &place));
    }
    found
}

/// The conditions that a condition is made of.
pub(super) fn inner<'a>(predicate: &'a Predicate, place: &Place) -> Vec<(&'a Predicate, Place)> {
    let all = predicate.all.iter().enumerate();
    let all = all.map(|(index, inner)| (inner, place.nth("all", index)));
    let any = predicate.any.iter().enumerate();
    let any = any.map(|(index, inner)| (inner, place.nth("any", index)));
    let not = predicate.not.iter();
    let not = not.map(|inner| (inner.as_ref(), place.at("not")));
    all.chain(any).chain(not).collect()
}
