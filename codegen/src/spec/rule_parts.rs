//! The parts of each kind of rule: fields, a limit, a condition.

use super::{Length, Predicate, Range, RuleCheck};
use crate::place::Place;

/// The parts of a check of any kind.
pub struct RuleParts<'a> {
    /// The location of the parts.
    pub place: Place,
    /// The fields to which it applies, each with the location of its name.
    pub fields: Vec<(&'a str, Place)>,
    /// The limit of the field's value.
    pub limit: Option<RuleLimit<'a>>,
    /// The condition under which it applies, if it does not always apply.
    pub when: Option<(&'a Predicate, Place)>,
}

/// The limit of a value.
pub enum RuleLimit<'a> {
    /// One of these values.
    Values(&'a [String]),
    /// A number in this range.
    Range(&'a Range),
    /// A text of this length.
    Length(&'a Length),
}

impl RuleCheck {
    /// The parts of the check at this location.
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
