//! Preconditions and quotas: the facts that they refer to exist and fit.

use super::{Checker, Scope, Subjects, items};
use crate::model::{self, Kind, Severity};
use crate::place::Place;
use crate::spec;

impl<'a> Checker<'a> {
    /// What must hold outside the request.
    pub(in crate::check) fn preconditions(
        &mut self,
        operation: &'a spec::Operation,
        subjects: &Subjects<'_>,
        place: &Place,
        ids: &mut Scope,
    ) -> Vec<model::Precondition> {
        let mut preconditions = Vec::new();
        for (at, precondition) in items(place, "preconditions", &operation.preconditions) {
            self.id(&precondition.id, &at, ids);
            let holds = precondition.holds.as_ref();
            let holds = holds.and_then(|it| self.predicate(it, subjects, &at.at("holds")));
            preconditions.push(model::Precondition {
                id: precondition.id.clone(),
                doc: precondition.doc.clone(),
                holds,
                codes: precondition.codes.clone(),
                source: precondition.source.clone(),
                place: at,
            });
        }
        preconditions
    }

    /// How often the operation may be called.
    pub(in crate::check) fn quotas(
        &mut self,
        operation: &'a spec::Operation,
        subjects: &Subjects<'_>,
        place: &Place,
        ids: &mut Scope,
    ) -> Vec<model::Quota> {
        let mut quotas = Vec::new();
        for (at, quota) in items(place, "quotas", &operation.quotas) {
            self.id(&quota.id, &at, ids);
            let context = quota.context.as_ref().and_then(|name| {
                let found = self.context_index(name, subjects.context, &at.at("context"))?;
                self.counts(name, &subjects.context[found].kind, &at.at("context"));
                Some(found)
            });
            // Counts are `i64`, as all numbers in conditions are.
            if i64::try_from(quota.limit).is_err() {
                self.error(
                    "quota-limit",
                    &at.at("limit"),
                    format!("the quota's limit {} is too large", quota.limit),
                    "does not fit into 63 bits",
                    "write the documented number",
                );
            }
            quotas.push(model::Quota {
                id: quota.id.clone(),
                doc: quota.doc.clone(),
                limit: quota.limit,
                period: quota.period,
                scope: quota.scope.clone(),
                context,
                severity: quota.severity.unwrap_or(Severity::Error),
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
                format!("the fact `{name}` is not a count"),
                "not a whole number",
                "use a fact of type `int64`",
            );
        }
    }
}
