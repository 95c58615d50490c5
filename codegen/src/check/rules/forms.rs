//! What rules check: their fields exist and have a type to which the check applies.

use super::{Checker, Subjects};
use crate::model::{Count, Form, Kind, Limit, Literal, Must, Predicate};
use crate::place::Place;
use crate::spec;
use crate::spec::{RuleCheck, RuleLimit, RuleParts};

impl Checker<'_> {
    /// The form of a rule with its parts, if they have no errors.
    pub(super) fn form(
        &mut self,
        check: &RuleCheck,
        parts: &RuleParts<'_>,
        subjects: &Subjects<'_>,
    ) -> Option<Form> {
        match check {
            RuleCheck::RequiredIf(_) => self.presence(Must::BePresent, parts, subjects),
            RuleCheck::AllowedIf(_) => self.presence(Must::BeAbsentUnless, parts, subjects),
            RuleCheck::ForbiddenIf(_) => self.presence(Must::BeAbsent, parts, subjects),
            RuleCheck::EffectiveIf(_) => self.presence(Must::BeIgnoredUnless, parts, subjects),
            RuleCheck::ValuesIf(_) | RuleCheck::RangeIf(_) | RuleCheck::LengthIf(_) => {
                self.value_limit(parts, subjects)
            }
            RuleCheck::AllOrNone(_) => self.count(Count::AllOrNone, parts, subjects),
            RuleCheck::ExactlyOne(_) => self.count(Count::ExactlyOne, parts, subjects),
            RuleCheck::AtMostOne(_) => self.count(Count::AtMostOne, parts, subjects),
            RuleCheck::AtLeastOne(_) => self.count(Count::AtLeastOne, parts, subjects),
            RuleCheck::Compare(it) => self.order(it, subjects, &parts.place),
        }
    }

    /// When a conditional rule applies.
    pub(super) fn when(
        &mut self,
        parts: &RuleParts<'_>,
        subjects: &Subjects<'_>,
    ) -> Option<Predicate> {
        let (when, place) = parts.when.as_ref()?;
        self.predicate(when, subjects, place)
    }

    fn value_limit(&mut self, parts: &RuleParts<'_>, subjects: &Subjects<'_>) -> Option<Form> {
        let (name, at) = parts.fields.first()?;
        // Field, condition and limit are all checked, even if the first one has errors.
        let field = self.field_index(name, subjects.fields, at);
        let when = self.when(parts, subjects);
        let kind = field.map(|field| &subjects.fields[field].kind);
        let limit = match parts.limit.as_ref()? {
            RuleLimit::Values(values) => {
                let values = self.value_list(values, name, kind?, subjects, &parts.place)?;
                Limit::OneOf(values)
            }
            RuleLimit::Range(range) => {
                let range = self.range(range, &parts.place.at("range"));
                self.is_number(kind?, name, at)?;
                Limit::Range(range?)
            }
            RuleLimit::Length(length) => {
                let length = self.length(length, &parts.place.at("length"));
                self.is_text(kind?, name, at)?;
                Limit::Length(length?)
            }
        };
        Some(Form::Value { field: field?, limit, when: Some(when?) })
    }

    fn value_list(
        &mut self,
        values: &[String],
        name: &str,
        kind: &Kind,
        subjects: &Subjects<'_>,
        place: &Place,
    ) -> Option<Vec<Literal>> {
        if values.is_empty() {
            return self.reject(
                "no-values",
                &place.at("values"),
                format!("the rule allows no value of `{name}`"),
                "an empty list",
                "list the allowed values, or use `forbidden_if`",
            );
        }
        let values = values.iter().enumerate();
        let values =
            values.map(|(index, value)| (value.as_str().into(), place.nth("values", index)));
        self.distinct(name, kind.each(), values, subjects)
    }

    fn order(
        &mut self,
        compare: &spec::Compare,
        subjects: &Subjects<'_>,
        place: &Place,
    ) -> Option<Form> {
        let left = self.field_index(&compare.left, subjects.fields, &place.at("left"))?;
        let right = self.field_index(&compare.right, subjects.fields, &place.at("right"))?;
        let kinds = (&subjects.fields[left].kind, &subjects.fields[right].kind);
        let comparable = match kinds {
            (Kind::Int32 | Kind::Int64, Kind::Int32 | Kind::Int64) => true,
            // As texts of the same format, times compare as the moments that they denote.
            (Kind::Timestamp(left), Kind::Timestamp(right)) => left == right,
            _ => false,
        };
        if !comparable || left == right {
            return self.reject(
                "incomparable",
                &place.at("right"),
                format!("`{}` and `{}` can't be compared", compare.left, compare.right),
                "not comparable with it",
                "use two different whole numbers, or two different timestamps of the same format",
            );
        }
        Some(Form::Order { left, is: compare.is, right })
    }
}
