//! What can be reached from where: uses of types, secrets within, types that contain themselves.

use std::collections::{BTreeMap, BTreeSet};

use super::boxes;
use crate::model::{
    Kind, NamedType, Operation, Presence, Response, Service, Shape, Structure, TypeId, Usage,
};

/// Types that a service can't have.
#[derive(Debug, Default)]
pub(super) struct Misfits {
    /// Nothing refers to them.
    pub(super) unused: Vec<NamedType>,
    /// A value of them always holds another one, without end.
    pub(super) endless: Vec<NamedType>,
}

/// Settles usage, secrets and recursion of a service's types.
pub(super) fn settle(service: &mut Service) -> Misfits {
    let graph = Graph::of(service);
    let secret = holding_secrets(service);
    let boxed = boxes::boxed(service, &graph);
    let requests = service.operations.iter().flat_map(|it| it.request.kinds());
    let request = reached(service, requests);
    let responses = service.operations.iter().flat_map(|it| it.response.kinds());
    let response = reached(service, responses);
    let context = reached(service, service.context.iter().map(|fact| &fact.kind));
    for operation in &mut service.operations {
        let Operation {
            request, response, ..
        } = operation;
        mark(request, &secret);
        if let Response::Object(object) = response {
            mark(object, &secret);
        }
    }
    let mut misfits = Misfits::default();
    for id in service.type_ids().cloned().collect::<Vec<_>>() {
        let named = &mut service.types[&id];
        named.usage = Usage {
            request: request.contains(&id),
            response: response.contains(&id),
            context: context.contains(&id),
        };
        if let Shape::Structure(structure) = &mut named.shape {
            mark(structure, &secret);
            for field in &mut structure.fields {
                field.boxed = boxed.contains(&(id.clone(), field.wire.clone()));
            }
        }
        if named.usage == Usage::default() {
            misfits.unused.push(named.clone());
        }
        if graph.always_holds_itself(&id) {
            misfits.endless.push(named.clone());
        }
    }
    misfits
}

fn reached<'a>(
    service: &'a Service,
    kinds: impl IntoIterator<Item = &'a Kind>,
) -> BTreeSet<TypeId> {
    let types = service.types.reached(kinds).types;
    types.into_iter().cloned().collect()
}

/// The types from which a secret can be reached.
fn holding_secrets(service: &Service) -> BTreeSet<TypeId> {
    let holds_secret = |id: &&TypeId| {
        let reached = service.types.reached_by(service.types[*id].shape.fields());
        reached.fields.iter().any(|field| field.kind.is_secret())
    };
    service.type_ids().filter(holds_secret).cloned().collect()
}

/// Which type holds which.
pub(super) struct Graph {
    /// Every type that a type holds by value, without a list or a map between.
    pub(super) holds: Steps,
    /// Those of them that are never absent.
    pub(super) needs: Steps,
}

/// For each type those to which a step leads.
type Steps = BTreeMap<TypeId, BTreeSet<TypeId>>;

impl Graph {
    fn of(service: &Service) -> Self {
        let mut graph = Self {
            holds: BTreeMap::new(),
            needs: BTreeMap::new(),
        };
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

    fn always_holds_itself(&self, id: &TypeId) -> bool {
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

/// The type whose value a field holds itself, without a list or a map between.
pub(super) fn held(kind: &Kind) -> Option<&TypeId> {
    match kind {
        Kind::Named(id) => Some(id),
        Kind::Json(of) => held(of),
        _ => None,
    }
}

fn mark(structure: &mut Structure, secret: &BTreeSet<TypeId>) {
    structure.has_secret = structure.fields.iter().any(|field| {
        let named = field.kind.named();
        field.kind.is_secret() || named.is_some_and(|id| secret.contains(id))
    });
}
