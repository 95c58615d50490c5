//! Reachability: where types are used, which contain secrets, which contain themselves.

use std::collections::BTreeSet;

use super::Checker;
use super::boxes::boxed;
use super::graph::Graph;
use crate::model::{Kind, Response, Service, Shape, Structure, TypeId, Usage};

impl Checker<'_> {
    /// Sets usage, secrets and recursion of a service's types; reports unused and infinite types.
    pub(super) fn reach(&mut self, service: &mut Service) {
        let graph = Graph::of(service);
        let secret = holding_secrets(service);
        let boxed = boxed(service, &graph);
        let requests = service.operations.iter().flat_map(|it| it.request.kinds());
        let request = reached(service, requests);
        let responses = service.operations.iter().flat_map(|it| it.response.kinds());
        let response = reached(service, responses);
        let context = reached(service, service.context.iter().map(|fact| &fact.kind));
        for operation in &mut service.operations {
            mark(&mut operation.request, &secret);
            if let Response::Object(object) = &mut operation.response {
                mark(object, &secret);
            }
        }
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
                self.error(
                    "unused-type",
                    &named.place.at("name"),
                    format!("the type `{}` is never used", named.name),
                    "unused type",
                    "remove it, or refer to it with `{ \"ref\": … }`",
                );
            }
            if graph.always_holds_itself(&id) {
                self.error(
                    "endless-type",
                    &named.place.at("name"),
                    format!("the type `{}` always contains itself", named.name),
                    "every value would be infinite",
                    "remove `required` from a field in the cycle, or make that field a list",
                );
            }
        }
    }
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

fn mark(structure: &mut Structure, secret: &BTreeSet<TypeId>) {
    structure.has_secret = structure.fields.iter().any(|field| {
        let named = field.kind.named();
        field.kind.is_secret() || named.is_some_and(|id| secret.contains(id))
    });
}
