//! Recursive types → the fields that are boxed: in each cycle, the one that closes it.
//!
//! A field that existed before the cycle keeps its type where possible. The generator does not know which
//! fields are old; but all types are reached from operations, so a new field that closes a cycle leads
//! from a type farther away from them back to a nearer one. Where that does not hold, a review reports the change.

use std::collections::{BTreeMap, BTreeSet};

use super::graph::{Graph, held};
use crate::model::{Kind, Operation, Presence, Service, TypeId};

/// The fields that need a box, each with its type.
pub(super) fn boxed(service: &Service, graph: &Graph) -> BTreeSet<(TypeId, String)> {
    let distances = distances(service);
    let mut types = service.type_ids().collect::<Vec<_>>();
    types.sort_by_key(|id| distances.get(id).copied().unwrap_or(usize::MAX));
    let mut boxed = BTreeSet::new();
    // Required fields are never boxed; that they form no cycle by themselves is checked elsewhere.
    let mut unboxed = graph.needs.clone();
    for id in types {
        let fields = service.types[id].shape.fields().iter();
        for field in fields.filter(|it| it.presence == Presence::Optional) {
            let Some(target) = held(&field.kind) else {
                continue;
            };
            // Fields outside of cycles can be skipped.
            if !Graph::leads(&graph.holds, target, id) {
                continue;
            }
            if Graph::leads(&unboxed, target, id) {
                boxed.insert((id.clone(), field.wire.clone()));
            } else {
                let targets = unboxed.entry(id.clone()).or_default();
                targets.insert(target.clone());
            }
        }
    }
    boxed
}

/// The smallest number of steps from an operation or a fact to each type.
fn distances(service: &Service) -> BTreeMap<&TypeId, usize> {
    let facts = service.context.iter().map(|fact| &fact.kind);
    let kinds = facts.chain(service.operations.iter().flat_map(Operation::kinds));
    let mut distances = BTreeMap::new();
    let mut open = kinds.filter_map(Kind::named).collect::<BTreeSet<_>>();
    let mut distance = 0;
    while !open.is_empty() {
        let mut next = BTreeSet::new();
        for id in open {
            if distances.insert(id, distance).is_none() {
                let fields = service.types[id].shape.fields().iter();
                next.extend(fields.filter_map(|field| field.kind.named()));
            }
        }
        next.retain(|id| !distances.contains_key(id));
        open = next;
        distance += 1;
    }
    distances
}
