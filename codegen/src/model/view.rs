//! Operations with their service and provider.

use super::{Constant, Demand, ErrorRow, Model, Operation, Origin, Provider, Service, Types};

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

impl Service {
    /// The demands that a documented row reports a violation of, each with its operation.
    pub fn answered<'a>(
        &'a self,
        provider: &'a Provider,
        row: &ErrorRow,
    ) -> Vec<(View<'a>, Demand<'a>)> {
        let views = self.views(provider);
        let views = views.filter(|view| match &row.origin {
            Origin::Operation(wire) => view.operation.wire == *wire,
            Origin::Service | Origin::Provider => true,
        });
        let demands = views.flat_map(|view| {
            let demands = view.demands().into_iter();
            demands.map(move |demand| (view, demand))
        });
        let demands = demands.collect::<Vec<_>>();
        let named = row.says.answers.iter().flat_map(|id| {
            let demands = demands.iter();
            demands.filter(move |(_, demand)| demand.id() == id)
        });
        named.copied().collect()
    }
}

impl<'a> View<'a> {
    /// The types of its fields.
    pub fn types(self) -> &'a Types {
        &self.service.types
    }

    /// What each request has beside its parameters.
    pub fn constants(self) -> Vec<Constant> {
        let constants = self.operation.call.constants().map(|it| {
            let value = it.value.replace("{operation}", &self.operation.wire);
            let value = value.replace("{version}", &self.service.version);
            Constant { value, ..it.clone() }
        });
        constants.collect()
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

    /// The wire names of the secrets in request and response, at any depth, in the order in which the fields are found.
    pub fn secrets(self) -> Vec<&'a str> {
        let operation = self.operation;
        let fields = operation.request.fields.iter();
        let fields = fields.chain(operation.response.fields());
        let reached = self.types().reached_by(fields);
        let reached = reached.and(operation.response.kinds());
        let mut names = Vec::new();
        for field in reached.fields.iter().filter(|it| it.kind.is_secret()) {
            if !names.contains(&field.wire.as_str()) {
                names.push(&field.wire);
            }
        }
        names
    }
}
