//! What rules check: the fields that they name exist, and can do what is asked of them.

use super::{Checker, Subjects};
use crate::check::limits;
use crate::model::{Count, Form, Kind, Limit, Literal, Must};
use crate::place::Place;
use crate::spec;
use crate::spec::{RuleCheck, RuleLimit, RuleParts};

impl Checker<'_> {
    /// The form of a rule with its parts, if it can be understood.
    pub(super) fn form(
        &mut self,
        check: &RuleCheck,
        parts: &RuleParts<'_>,
        subjects: &Subjects<'_>,
    ) -> Option<Form> {
        match check {
            RuleCheck::RequiredIf(it) => self.presence(Must::BePresent, parts, &it.when, subjects),
            RuleCheck::AllowedIf(it) => {
                self.presence(Must::BeAbsentUnless, parts, &it.when, subjects)
            }
            RuleCheck::ForbiddenIf(it) => self.presence(Must::BeAbsent, parts, &it.when, subjects),
            RuleCheck::EffectiveIf(it) => {
                self.presence(Must::BeIgnoredUnless, parts, &it.when, subjects)
            }
            RuleCheck::ValuesIf(it) => {
                let limit = RuleLimit::Values(&it.values);
                self.value_limit(&it.field, limit, &it.when, subjects, &parts.place)
            }
            RuleCheck::RangeIf(it) => {
                let limit = RuleLimit::Range(&it.range);
                self.value_limit(&it.field, limit, &it.when, subjects, &parts.place)
            }
            RuleCheck::LengthIf(it) => {
                let limit = RuleLimit::Length(&it.length);
                self.value_limit(&it.field, limit, &it.when, subjects, &parts.place)
            }
            RuleCheck::AllOrNone(_) => self.count(Count::AllOrNone, parts, subjects),
            RuleCheck::ExactlyOne(_) => self.count(Count::ExactlyOne, parts, subjects),
            RuleCheck::AtMostOne(_) => self.count(Count::AtMostOne, parts, subjects),
            RuleCheck::AtLeastOne(_) => self.count(Count::AtLeastOne, parts, subjects),
            RuleCheck::Compare(it) => self.order(it, subjects, &parts.place),
        }
    }

    fn value_limit(
        &mut self,
        name: &str,
        limit: RuleLimit<'_>,
        when: &spec::Predicate,
        subjects: &Subjects<'_>,
        place: &Place,
    ) -> Option<Form> {
        let at = place.at("field");
        let field = self.field_index(name, subjects, &at);
        let when = self.predicate(when, subjects, &place.at("when"));
        let kind = field.map(|field| &subjects.fields[field].kind);
        let limit = match limit {
            RuleLimit::Values(values) => {
                let values = self.value_list(values, name, kind?, subjects, place)?;
                Limit::OneOf(values)
            }
            RuleLimit::Range(range) => {
                let range = limits::range(self, range, &place.at("range"));
                limits::number(self, kind?, name, &at)?;
                Limit::Range(range?)
            }
            RuleLimit::Length(length) => {
                let length = limits::length(self, length, &place.at("length"));
                limits::texts(self, kind?, name, &at)?;
                Limit::Length(length?)
            }
        };
        Some(Form::Value {
            field: field?,
            limit,
            when: Some(when?),
        })
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
            self.error(
                "no-values",
                &place.at("values"),
                format!("the rule leaves no value to `{name}`"),
                "nothing here",
                "list the values that it may have, or use `forbidden_if`".into(),
            );
            return None;
        }
        let values = values.iter().enumerate();
        let values =
            values.map(|(index, value)| (value.as_str().into(), place.nth("values", index)));
        self.distinct(name, limits::item(kind), values, subjects)
    }

    fn order(
        &mut self,
        compare: &spec::Compare,
        subjects: &Subjects<'_>,
        place: &Place,
    ) -> Option<Form> {
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
        Some(Form::Order {
            left,
            is: compare.is,
            right,
        })
    }
}
