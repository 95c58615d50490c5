//! Operations with their service and provider.

use super::{Demand, Model, Operation, Provider, Service, Types};

/// An operation in its service in its provider.
#[derive(Clone, Copy, Debug)]
pub struct View<'a> {
    /// The provider.
    pub provider: &'a Provider,
    /// The service.
    pub service: &'a Service,
    /// The operation.
    pub operation: &'a Operation,
}

impl Model {
    /// Every operation.
    pub fn operations(&self) -> impl Iterator<Item = View<'_>> {
        self.providers.iter().flat_map(|provider| {
            let services = provider.services.iter();
            services.flat_map(|service| service.views(provider))
        })
    }
}

impl Service {
    /// Every operation of the service.
    pub fn views<'a>(&'a self, provider: &'a Provider) -> impl Iterator<Item = View<'a>> {
        self.operations.iter().map(move |operation| View { provider, service: self, operation })
    }
}

impl<'a> View<'a> {
    /// The types of its fields.
    pub fn types(self) -> &'a Types {
        &self.service.types
    }

    /// Everything that must hold: limits in the order of the fields, then rules, preconditions and quotas.
    pub fn demands(self) -> Vec<Demand<'a>> {
        let operation = self.operation;
        let reached = self.types().reached_by(&operation.request.fields);
        let limits = reached.fields.into_iter().flat_map(|field| {
            let limits = field.limits.iter();
            limits.map(move |limit| Demand::Limit(limit, field))
        });
        let mut demands = limits.collect::<Vec<_>>();
        demands.extend(operation.rules.iter().map(Demand::Rule));
        demands.extend(operation.preconditions.iter().map(Demand::Precondition));
        demands.extend(operation.quotas.iter().map(Demand::Quota));
        demands
    }
}
