//! Which type of a service contains which by value, not through a list or a map.

use std::collections::{BTreeMap, BTreeSet};

use crate::model::{Kind, Presence, Service, TypeId};

/// Which type contains which.
pub(super) struct Graph {
    /// Every type that a type contains by value, not through a list or a map.
    pub(super) holds: Steps,
    /// Those of them that are never absent.
    pub(super) needs: Steps,
}

/// For each type, the types that are one step away.
type Steps = BTreeMap<TypeId, BTreeSet<TypeId>>;

impl Graph {
    pub(super) fn of(service: &Service) -> Self {
        let mut graph = Self { holds: BTreeMap::new(), needs: BTreeMap::new() };
        for id in service.type_ids() {
            for field in service.types[id].shape.fields() {
                let Some(target) = held(&field.kind) else {
                    continue;
                };
                let add = |steps: &mut Steps| {
                    let targets = steps.entry(id.clone()).or_default();
                    targets.insert(target.clone());
                };
                add(&mut graph.holds);
                if field.presence == Presence::Required {
                    add(&mut graph.needs);
                }
            }
        }
        graph
    }

    /// Whether every value of a type would be infinite.
    pub(super) fn always_holds_itself(&self, id: &TypeId) -> bool {
        let mut needed = self.needs.get(id).into_iter().flatten();
        needed.any(|next| Self::leads(&self.needs, next, id))
    }

    /// Whether steps lead from one type to another.
    pub(super) fn leads(steps: &Steps, from: &TypeId, to: &TypeId) -> bool {
        let mut seen = BTreeSet::new();
        let mut open = vec![from];
        while let Some(id) = open.pop() {
            if id == to {
                return true;
            }
            if seen.insert(id) {
                open.extend(steps.get(id).into_iter().flatten());
            }
        }
        false
    }
}

/// The type that a field contains by value, not through a list or a map.
pub(super) fn held(kind: &Kind) -> Option<&TypeId> {
    match kind {
        Kind::Named(id) => Some(id),
        Kind::Json(of) => held(of),
        _ => None,
    }
}
