//! What every kind of rule is made of: fields, a limit, a condition.

use super::{Length, Predicate, Range, RuleCheck};
use crate::place::Place;

/// What a check is made of, whatever its kind.
pub struct RuleParts<'a> {
    /// Where the parts stand.
    pub place: Place,
    /// The fields that it is about, each with the place of its name.
    pub fields: Vec<(&'a str, Place)>,
    /// What it asks of the value of its field.
    pub limit: Option<RuleLimit<'a>>,
    /// When it is in force, if not always.
    pub when: Option<(&'a Predicate, Place)>,
}

/// What a rule asks of a value.
pub enum RuleLimit<'a> {
    /// It is one of these.
    Values(&'a [String]),
    /// It lies in this range.
    Range(&'a Range),
    /// It has this length.
    Length(&'a Length),
}

impl RuleCheck {
    /// What a check that stands here is made of.
    pub fn parts(&self, check: &Place) -> RuleParts<'_> {
        match self {
            RuleCheck::RequiredIf(it) => many(check.at("required_if"), &it.fields, Some(&it.when)),
            RuleCheck::AllowedIf(it) => many(check.at("allowed_if"), &it.fields, Some(&it.when)),
            RuleCheck::ForbiddenIf(it) => {
                many(check.at("forbidden_if"), &it.fields, Some(&it.when))
            }
            RuleCheck::EffectiveIf(it) => {
                many(check.at("effective_if"), &it.fields, Some(&it.when))
            }
            RuleCheck::ValuesIf(it) => {
                let limit = RuleLimit::Values(&it.values);
                one(check.at("values_if"), &it.field, limit, &it.when)
            }
            RuleCheck::RangeIf(it) => {
                let limit = RuleLimit::Range(&it.range);
                one(check.at("range_if"), &it.field, limit, &it.when)
            }
            RuleCheck::LengthIf(it) => {
                let limit = RuleLimit::Length(&it.length);
                one(check.at("length_if"), &it.field, limit, &it.when)
            }
            RuleCheck::AllOrNone(it) => many(check.at("all_or_none"), &it.fields, None),
            RuleCheck::ExactlyOne(it) => many(check.at("exactly_one"), &it.fields, None),
            RuleCheck::AtMostOne(it) => many(check.at("at_most_one"), &it.fields, None),
            RuleCheck::AtLeastOne(it) => many(check.at("at_least_one"), &it.fields, None),
            RuleCheck::Compare(it) => {
                let place = check.at("compare");
                RuleParts {
                    fields: vec![(&it.left, place.at("left")), (&it.right, place.at("right"))],
                    limit: None,
                    when: None,
                    place,
                }
            }
        }
    }
}

fn many<'a>(place: Place, fields: &'a [String], when: Option<&'a Predicate>) -> RuleParts<'a> {
    let named = fields.iter().enumerate();
    let named = named.map(|(index, name)| (name.as_str(), place.nth("fields", index)));
    RuleParts {
        fields: named.collect(),
        limit: None,
        when: when.map(|when| (when, place.at("when"))),
        place,
    }
}

fn one<'a>(
    place: Place,
    field: &'a str,
    limit: RuleLimit<'a>,
    when: &'a Predicate,
) -> RuleParts<'a> {
    RuleParts {
        fields: vec![(field, place.at("field"))],
        limit: Some(limit),
        when: Some((when, place.at("when"))),
        place,
    }
}
