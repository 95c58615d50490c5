//! Types that contain themselves → the fields whose values are on the heap: of each circle, the one that closes it.
//!
//! A field that was there before the circle keeps its type where it can. The generator does not know which
//! fields are old; but all types are reached from operations, so that a new field that closes a circle leads
//! from a type farther from them back to a nearer one. Where that is not so, a review says what changes.

use std::collections::{BTreeMap, BTreeSet};

use super::reach::{Graph, held};
use crate::model::{Field, Kind, NamedType, Presence, Response, Service, Shape};

/// The fields that need a box, each with the name of its type.
pub(super) fn boxed(service: &Service, graph: &Graph) -> BTreeSet<(String, String)> {
    let distances = distances(service, graph);
    let distance = |named: &NamedType| distances.get(&named.name).copied();
    let mut types = types(service).collect::<Vec<_>>();
    types.sort_by_key(|named| distance(named).unwrap_or(usize::MAX));
    let mut boxed = BTreeSet::new();
    // What is required is never in a box; that it makes no circle by itself is checked elsewhere.
    let mut unboxed = graph.needs.clone();
    for named in types {
        for (field, target) in optional(named) {
            // Fields outside of circles need not be looked at again.
            if !Graph::leads(&graph.holds, target, &named.name) {
                continue;
            }
            if Graph::leads(&unboxed, target, &named.name) {
                boxed.insert((named.name.clone(), field.wire.clone()));
            } else {
                let targets = unboxed.entry(named.name.clone()).or_default();
                targets.insert(target.to_owned());
            }
        }
    }
    boxed
}

/// The fields of a type that may be absent and hold a value of another type, with that type.
fn optional(named: &NamedType) -> impl Iterator<Item = (&Field, &str)> {
    let fields = match &named.shape {
        Shape::Structure(structure) => structure.fields.as_slice(),
        Shape::Enumeration(_) => &[],
    };
    let optional = fields.iter().filter(|it| it.presence == Presence::Optional);
    optional.filter_map(|field| Some((field, held(&field.kind)?)))
}

fn types(service: &Service) -> impl Iterator<Item = &NamedType> {
    let inline = service.operations.iter().flat_map(|it| &it.types);
    service.types.iter().chain(inline)
}

/// How many steps lead at least from an operation or a fact to each type.
fn distances(service: &Service, graph: &Graph) -> BTreeMap<String, usize> {
    let facts = service.context.iter().map(|fact| &fact.kind);
    let parts = service.operations.iter().flat_map(|operation| {
        let (fields, list): (&[Field], _) = match &operation.response {
            Response::Empty => (&[], None),
            Response::Object(object) => (&object.fields, None),
            Response::List(kind, _) => (&[], Some(kind)),
        };
        let fields = operation.request.fields.iter().chain(fields);
        fields.map(|field| &field.kind).chain(list)
    });
    let mut distances = BTreeMap::new();
    let mut open = facts
        .chain(parts)
        .filter_map(Kind::named)
        .collect::<BTreeSet<_>>();
    let mut distance = 0;
    while !open.is_empty() {
        let mut next = BTreeSet::new();
        for name in open {
            if distances.insert(name.to_owned(), distance).is_none() {
                let mentioned = graph.mentions.get(name).into_iter().flatten();
                next.extend(mentioned.map(String::as_str));
            }
        }
        next.retain(|name| !distances.contains_key(*name));
        open = next;
        distance += 1;
    }
    distances
}
