//! Preconditions and quotas: the facts that they name exist and fit.

use super::{Checker, Scope, Subjects};
use crate::model::{self, Kind};
use crate::place::Place;
use crate::spec;

impl<'a> Checker<'a> {
    /// What must hold outside the request.
    pub(in crate::check) fn preconditions(
        &mut self,
        operation: &'a spec::Operation,
        subjects: &Subjects<'_>,
        (place, ids): (&Place, &mut Scope),
    ) -> Vec<model::Precondition> {
        let mut preconditions = Vec::new();
        for (index, precondition) in operation.preconditions.iter().enumerate() {
            let at = place.nth("preconditions", index);
            self.id(&precondition.id, &at, ids);
            let holds = precondition
                .holds
                .as_ref()
                .and_then(|holds| self.predicate(holds, subjects, &at.at("holds")));
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

    /// How often the operation may be done.
    pub(in crate::check) fn quotas(
        &mut self,
        operation: &'a spec::Operation,
        subjects: &Subjects<'_>,
        (place, ids): (&Place, &mut Scope),
    ) -> Vec<model::Quota> {
        let mut quotas = Vec::new();
        for (index, quota) in operation.quotas.iter().enumerate() {
            let at = place.nth("quotas", index);
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
                doc: quota.doc.clone(),
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
}
