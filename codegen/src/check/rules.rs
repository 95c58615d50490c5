//! Rules between fields, preconditions and quotas: everything they name exists and fits.

use super::predicates::Subjects;
use super::scope::Scope;
use super::{Checker, limits, optional_text, text};
use crate::model::{self, Check, Kind, Predicate};
use crate::place::Place;
use crate::spec;
use crate::spec::{RuleCheck, Severity};

impl<'a> Checker<'a> {
    /// The rules between the fields of an operation.
    pub(super) fn rules(
        &mut self,
        operation: &'a spec::Operation,
        subjects: &Subjects<'_>,
        (place, ids): (&Place, &mut Scope),
    ) -> Vec<model::Rule> {
        let mut rules = Vec::new();
        for limit in subjects.fields.iter().flat_map(|field| &field.limits) {
            ids.claim_id(self, &limit.id, &limit.place);
        }
        for (index, rule) in operation.rules.iter().enumerate() {
            let at = place.nth("rules", index);
            self.provenance(&rule.source, &at);
            self.id(&rule.id, &at, ids);
            if let Some(check) = self.rule_check(&rule.check, subjects, &at.at("check")) {
                rules.push(model::Rule {
                    id: rule.id.clone(),
                    doc: optional_text(&rule.doc),
                    severity: self.severity(rule, &check, &at),
                    check,
                    codes: rule.codes.clone(),
                    source: rule.source.clone(),
                    place: at,
                });
            }
        }
        rules
    }

    /// What must hold outside the request.
    pub(super) fn preconditions(
        &mut self,
        operation: &'a spec::Operation,
        subjects: &Subjects<'_>,
        (place, ids): (&Place, &mut Scope),
    ) -> Vec<model::Precondition> {
        let mut preconditions = Vec::new();
        for (index, precondition) in operation.preconditions.iter().enumerate() {
            let at = place.nth("preconditions", index);
            self.provenance(&precondition.source, &at);
            self.id(&precondition.id, &at, ids);
            let holds = precondition
                .holds
                .as_ref()
                .and_then(|holds| self.predicate(holds, subjects, &at.at("holds")));
            preconditions.push(model::Precondition {
                id: precondition.id.clone(),
                doc: text(&precondition.doc),
                holds,
                codes: precondition.codes.clone(),
                source: precondition.source.clone(),
                place: at,
            });
        }
        preconditions
    }

    /// How often the operation may be done.
    pub(super) fn quotas(
        &mut self,
        operation: &'a spec::Operation,
        subjects: &Subjects<'_>,
        (place, ids): (&Place, &mut Scope),
    ) -> Vec<model::Quota> {
        let mut quotas = Vec::new();
        for (index, quota) in operation.quotas.iter().enumerate() {
            let at = place.nth("quotas", index);
            self.provenance(&quota.source, &at);
            self.id(&quota.id, &at, ids);
            let context = quota.context.as_ref().and_then(|name| {
                let found = self.context_index(name, subjects.context, &at.at("context"))?;
                self.counts(name, &subjects.context[found].kind, &at.at("context"));
                Some(found)
            });
            if i64::try_from(quota.limit).is_err() {
                self.error(
                    "quota-limit",
                    &at.at("limit"),
                    format!("nobody counts to {}", quota.limit),
                    "more than 63 bits",
                    "write the documented number".into(),
                );
            }
            quotas.push(model::Quota {
                id: quota.id.clone(),
                doc: text(&quota.doc),
                limit: quota.limit,
                period: quota.period,
                scope: quota.scope.clone(),
                context,
                codes: quota.codes.clone(),
                source: quota.source.clone(),
                place: at,
            });
        }
        quotas
    }

    fn counts(&mut self, name: &str, kind: &Kind, place: &Place) {
        if !matches!(kind, Kind::Int32 | Kind::Int64) {
            self.error(
                "quota-count",
                place,
                format!("`{name}` counts nothing"),
                "no whole number",
                "name a fact of type `int64`".into(),
            );
        }
    }

    fn id(&mut self, id: &str, object: &Place, ids: &mut Scope) {
        if heck::ToSnakeCase::to_snake_case(id) != id {
            self.error(
                "rule-id",
                &object.at("id"),
                format!("`{id}` is no id in `snake_case`"),
                "callers refer to it",
                format!("write `{}`", heck::ToSnakeCase::to_snake_case(id)),
            );
        }
        ids.claim_id(self, id, &object.at("id"));
    }

    fn severity(&mut self, rule: &spec::Rule, check: &Check, place: &Place) -> Severity {
        let is_effect = matches!(check, Check::EffectiveIf(..));
        if is_effect && rule.severity == Some(Severity::Error) {
            self.error(
                "effect-severity",
                &place.at("severity"),
                "what the service ignores is no error".into(),
                "an ignored value",
                "remove `severity`, or use `allowed_if` if the service refuses it".into(),
            );
        }
        rule.severity.unwrap_or(match is_effect {
            true => Severity::Warning,
            false => Severity::Error,
        })
    }

    fn rule_check(
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

    fn conditional(
        &mut self,
        names: &[String],
        when: &spec::Predicate,
        subjects: &Subjects<'_>,
        place: &Place,
    ) -> Option<(Vec<usize>, Predicate)> {
        let fields = self.optional_fields(names, subjects, place);
        let when = self.predicate(when, subjects, &place.at("when"));
        Some((fields?, when?))
    }

    /// Fields whose presence a rule speaks of, so that it must be able to change.
    fn optional_fields(
        &mut self,
        names: &[String],
        subjects: &Subjects<'_>,
        place: &Place,
    ) -> Option<Vec<usize>> {
        if names.is_empty() {
            self.error(
                "no-fields",
                &place.at("fields"),
                "the rule is about no field".into(),
                "nothing here",
                "name the fields that it is about".into(),
            );
            return None;
        }
        let mut fields = Some(Vec::new());
        for (index, name) in names.iter().enumerate() {
            let at = place.nth("fields", index);
            let Some(found) = self.field_index(name, subjects, &at) else {
                fields = None;
                continue;
            };
            if subjects.fields[found].presence == model::Presence::Required {
                self.error(
                    "presence-of-required",
                    &at,
                    format!("`{name}` is always present"),
                    "required anyway",
                    "remove it from the rule, or `required` from the field".into(),
                );
                fields = None;
            } else if let Some(fields) = &mut fields {
                fields.push(found);
            }
        }
        fields
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
        let values = rule
            .values
            .iter()
            .enumerate()
            .map(|(index, value)| {
                let at = place.nth("values", index);
                self.literal(&rule.field, kind, &value.as_str().into(), subjects, &at)
            })
            .collect::<Vec<_>>();
        let values = values.into_iter().collect::<Option<Vec<_>>>()?;
        Some(Check::ValuesIf(field, values, when?))
    }

    fn group(
        &mut self,
        group: &spec::Group,
        subjects: &Subjects<'_>,
        place: &Place,
    ) -> Option<Vec<usize>> {
        if group.fields.len() == 1 {
            self.error(
                "small-group",
                &place.nth("fields", 0),
                "a group of one field says nothing".into(),
                "alone",
                "name at least two fields".into(),
            );
            return None;
        }
        self.optional_fields(&group.fields, subjects, place)
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
