//! What the documents say about a service, as static data.

use super::endpoints::Endpoints;
use super::text::Text;

/// What the documents say about a service.
#[derive(Clone, Copy, Debug)]
#[non_exhaustive]
pub struct ServiceInfo {
    /// The product's code on the wire.
    pub product: &'static str,
    /// The API version.
    pub version: &'static str,
    /// What it is.
    pub description: Text,
    /// Where requests go, if the documents say so.
    pub endpoints: Option<Endpoints>,
}

impl ServiceInfo {
    /// A service, with product and version.
    #[doc(hidden)]
    pub const fn new(product: &'static str, version: &'static str) -> Self {
        Self { product, version, description: Text::new("", ""), endpoints: None }
    }

    /// The service with its description.
    #[doc(hidden)]
    pub const fn described(mut self, en: &'static str, zh: &'static str) -> Self {
        self.description = Text::new(en, zh);
        self
    }

    /// The service with its endpoints.
    #[doc(hidden)]
    pub const fn reached(mut self, endpoints: Endpoints) -> Self {
        self.endpoints = Some(endpoints);
        self
    }
}
