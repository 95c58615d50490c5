//! The wire names of the secrets that a request may have, at any depth.

use std::collections::BTreeSet;

use crate::model::{Kind, Operation, Service, Shape, Structure};

/// `["SourceEndpointPassword"]`, in the order in which the fields are found.
pub(super) fn names<'a>(service: &'a Service, operation: &'a Operation) -> Vec<&'a str> {
    let mut search = Search {
        service,
        operation,
        seen: BTreeSet::new(),
        found: Vec::new(),
    };
    search.structure(&operation.request);
    search.found
}

struct Search<'a> {
    service: &'a Service,
    operation: &'a Operation,
    seen: BTreeSet<&'a str>,
    found: Vec<&'a str>,
}

impl<'a> Search<'a> {
    fn structure(&mut self, structure: &'a Structure) {
        for field in &structure.fields {
            self.kind(&field.kind, &field.wire);
        }
    }

    fn kind(&mut self, kind: &'a Kind, wire: &'a str) {
        match kind {
            Kind::Secret if !self.found.contains(&wire) => self.found.push(wire),
            Kind::List { of, .. } | Kind::Map { of, .. } | Kind::Json(of) => self.kind(of, wire),
            Kind::Named(name) if self.seen.insert(name) => {
                let types = self.operation.types.iter().chain(&self.service.types);
                let named = types.into_iter().find(|named| named.name == *name);
                if let Some(Shape::Structure(structure)) = named.map(|named| &named.shape) {
                    self.structure(structure);
                }
            }
            _ => {}
        }
    }
}
