//! What rules check: the fields that they name exist, and can do what is asked of them.

use super::{Checker, Subjects};
use crate::check::limits;
use crate::model::{Check, Kind};
use crate::place::Place;
use crate::spec;
use crate::spec::RuleCheck;

impl Checker<'_> {
    /// What a rule checks, if it can be understood.
    pub(super) fn rule_check(
        &mut self,
        check: &spec::RuleCheck,
        subjects: &Subjects<'_>,
        place: &Place,
    ) -> Option<Check> {
        match check {
            RuleCheck::RequiredIf(rule) => {
                let at = place.at("required_if");
                let (fields, when) = self.conditional(&rule.fields, &rule.when, subjects, &at)?;
                Some(Check::RequiredIf(fields, when))
            }
            RuleCheck::AllowedIf(rule) => {
                let at = place.at("allowed_if");
                let (fields, when) = self.conditional(&rule.fields, &rule.when, subjects, &at)?;
                Some(Check::AllowedIf(fields, when))
            }
            RuleCheck::ForbiddenIf(rule) => {
                let at = place.at("forbidden_if");
                let (fields, when) = self.conditional(&rule.fields, &rule.when, subjects, &at)?;
                Some(Check::ForbiddenIf(fields, when))
            }
            RuleCheck::EffectiveIf(rule) => {
                let at = place.at("effective_if");
                let (fields, when) = self.conditional(&rule.fields, &rule.when, subjects, &at)?;
                Some(Check::EffectiveIf(fields, when))
            }
            RuleCheck::ValuesIf(rule) => self.values_if(rule, subjects, &place.at("values_if")),
            RuleCheck::RangeIf(rule) => {
                let at = place.at("range_if");
                let field = self.field_index(&rule.field, subjects, &at.at("field"));
                let when = self.predicate(&rule.when, subjects, &at.at("when"));
                let range = limits::range(self, &rule.range, &at.at("range"));
                let field = field?;
                limits::number(
                    self,
                    &subjects.fields[field].kind,
                    &rule.field,
                    &at.at("field"),
                )?;
                Some(Check::RangeIf(field, range?, when?))
            }
            RuleCheck::LengthIf(rule) => {
                let at = place.at("length_if");
                let field = self.field_index(&rule.field, subjects, &at.at("field"));
                let when = self.predicate(&rule.when, subjects, &at.at("when"));
                let length = limits::length(self, &rule.length, &at.at("length"));
                let field = field?;
                limits::texts(
                    self,
                    &subjects.fields[field].kind,
                    &rule.field,
                    &at.at("field"),
                )?;
                Some(Check::LengthIf(field, length?, when?))
            }
            RuleCheck::AllOrNone(group) => self
                .group(group, subjects, &place.at("all_or_none"))
                .map(Check::AllOrNone),
            RuleCheck::ExactlyOne(group) => self
                .group(group, subjects, &place.at("exactly_one"))
                .map(Check::ExactlyOne),
            RuleCheck::AtMostOne(group) => self
                .group(group, subjects, &place.at("at_most_one"))
                .map(Check::AtMostOne),
            RuleCheck::AtLeastOne(group) => self
                .group(group, subjects, &place.at("at_least_one"))
                .map(Check::AtLeastOne),
            RuleCheck::Compare(compare) => self.compare(compare, subjects, &place.at("compare")),
        }
    }

    fn values_if(
        &mut self,
        rule: &spec::ValuesIf,
        subjects: &Subjects<'_>,
        place: &Place,
    ) -> Option<Check> {
        let field = self.field_index(&rule.field, subjects, &place.at("field"));
        let when = self.predicate(&rule.when, subjects, &place.at("when"));
        let field = field?;
        if rule.values.is_empty() {
            self.error(
                "no-values",
                &place.at("values"),
                format!("the rule leaves no value to `{}`", rule.field),
                "nothing here",
                "list the values that it may have, or use `forbidden_if`".into(),
            );
            return None;
        }
        // Of a list, each item has one of the values.
        let kind = match &subjects.fields[field].kind {
            Kind::List { of, .. } => of,
            kind => kind,
        };
        let values = rule.values.iter().enumerate();
        let values =
            values.map(|(index, value)| (value.as_str().into(), place.nth("values", index)));
        let values = self.distinct(&rule.field, kind, values, subjects)?;
        Some(Check::ValuesIf(field, values, when?))
    }

    fn compare(
        &mut self,
        compare: &spec::Compare,
        subjects: &Subjects<'_>,
        place: &Place,
    ) -> Option<Check> {
        let left = self.field_index(&compare.left, subjects, &place.at("left"))?;
        let right = self.field_index(&compare.right, subjects, &place.at("right"))?;
        let kinds = (&subjects.fields[left].kind, &subjects.fields[right].kind);
        let comparable = match kinds {
            (Kind::Int32 | Kind::Int64, Kind::Int32 | Kind::Int64) => true,
            (Kind::Timestamp(left), Kind::Timestamp(right)) => left == right,
            _ => false,
        };
        if !comparable || left == right {
            self.error(
                "incomparable",
                &place.at("right"),
                format!(
                    "`{}` and `{}` can't be compared",
                    compare.left, compare.right
                ),
                "of another kind",
                "name two whole numbers, or two timestamps of one format".into(),
            );
            return None;
        }
        Some(Check::Compare(left, compare.is, right))
    }
}
