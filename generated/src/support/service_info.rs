//! What the documents say about a service, as static data.

use super::endpoints::Endpoints;
use super::evidence::{Dispute, Document};
use super::text::Text;

/// What the documents say about a service.
#[derive(Clone, Copy, Debug)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
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
    /// Claims of the documents that contradict each other.
    pub disputes: &'static [Dispute],
    /// The documents that its facts are taken from.
    pub documents: &'static [Document],
    /// The source, as `document:line`.
    pub source: Option<&'static str>,
}

impl ServiceInfo {
    /// A service, with product and version.
    #[doc(hidden)]
    pub const fn new(product: &'static str, version: &'static str) -> Self {
        Self {
            product,
            version,
            description: Text::new("", ""),
            endpoints: None,
            disputes: &[],
            documents: &[],
            source: None,
        }
    }

    /// The document that a source names before its colon or number sign.
    pub fn document(&self, source: &str) -> Option<&'static Document> {
        // `page:12` is a line of a page, `metadata#/a/b` a JSON pointer.
        let id = source.split([':', '#']).next().unwrap_or_default();
        self.documents.iter().find(|document| document.id == id)
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

    /// The service with its disputes.
    #[doc(hidden)]
    pub const fn disputed(mut self, disputes: &'static [Dispute]) -> Self {
        self.disputes = disputes;
        self
    }

    /// The service with the documents that its facts are taken from.
    #[doc(hidden)]
    pub const fn documented(mut self, documents: &'static [Document]) -> Self {
        self.documents = documents;
        self
    }

    /// The service with its place.
    #[doc(hidden)]
    pub const fn from(mut self, source: &'static str) -> Self {
        self.source = Some(source);
        self
    }
}
