//! Model → listing: the names of all services and operations, which is all that files about every service need.

use serde::{Deserialize, Serialize};

use crate::model;

/// Every provider, in the order of the model.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Listing {
    /// The providers.
    pub providers: Vec<Provider>,
}

/// A provider by its names.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Provider {
    /// The Rust module.
    pub module: String,
    /// Its services.
    pub services: Vec<Service>,
}

/// A service by its names.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Service {
    /// The Rust module.
    pub module: String,
    /// The Cargo feature.
    pub feature: String,
    /// Its operations.
    pub operations: Vec<Operation>,
}

/// An operation by its names.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Operation {
    /// The wire name.
    pub wire: String,
    /// The Rust module.
    pub module: String,
    /// The Rust type of the request.
    pub request: String,
}

impl Listing {
    /// What is in a model.
    pub fn of(model: &model::Model) -> Self {
        let providers = model.providers.iter().map(|provider| Provider {
            module: provider.module.clone(),
            services: provider.services.iter().map(Service::of).collect(),
        });
        Self { providers: providers.collect() }
    }

    /// Whether a model has all services of one of its providers, so that the provider's own files can be made.
    pub fn is_whole(&self, provider: &model::Provider) -> bool {
        let mut providers = self.providers.iter();
        let listed = providers.find(|listed| listed.module == provider.module);
        listed.is_some_and(|listed| {
            let listed = listed.services.iter().map(|service| &service.module);
            listed.eq(provider.services.iter().map(|service| &service.module))
        })
    }

    /// Each service with its provider.
    pub fn services(&self) -> impl Iterator<Item = (&Provider, &Service)> {
        let providers = self.providers.iter();
        providers.flat_map(|provider| provider.services.iter().map(move |it| (provider, it)))
    }
}

impl Service {
    /// What is in a service.
    pub fn of(service: &model::Service) -> Self {
        let operations = service.operations.iter().map(|operation| Operation {
            wire: operation.wire.clone(),
            module: operation.module.clone(),
            request: operation.request_type(),
        });
        Self {
            module: service.module.clone(),
            feature: service.feature.clone(),
            operations: operations.collect(),
        }
    }
}

/// The services whose files are made, among all that there are.
#[derive(Clone, Copy, Debug)]
pub struct Part<'a> {
    /// What is made: these services, and the providers of which no service is missing.
    pub model: &'a model::Model,
    /// All that there is.
    pub listing: &'a Listing,
    /// The files about every service.
    pub about_all: AboutAll,
}

/// What becomes of the files about every service.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AboutAll {
    /// They are made.
    Made,
    /// They are as they should be.
    Kept,
}

impl<'a> Part<'a> {
    /// Everything; the listing is that of the model.
    pub fn whole(model: &'a model::Model, listing: &'a Listing) -> Self {
        Self { model, listing, about_all: AboutAll::Made }
    }

    /// The providers of which no service is missing.
    pub fn providers(self) -> impl Iterator<Item = &'a model::Provider> {
        self.model.providers.iter().filter(move |provider| self.listing.is_whole(provider))
    }
}
