//! What the documents say about a service, as static data.

use std::fmt;

use super::documented::DocumentedError;
use super::endpoints::Endpoints;
use super::operation_info::OperationInfo;
use super::text::Text;

/// What the documents say about a service.
#[derive(Clone, Copy)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[non_exhaustive]
pub struct ServiceInfo {
    /// The module, as `aliyun::rds`.
    pub module: &'static str,
    /// The product's code on the wire.
    pub product: &'static str,
    /// The API version.
    pub version: &'static str,
    /// What it is.
    pub description: Text,
    /// Its operations.
    // Each operation has its service, so serializing both ways would never end.
    #[cfg_attr(feature = "serde", serde(skip))]
    pub operations: &'static [&'static OperationInfo],
    /// Where requests go, if the documents say so.
    pub endpoints: Option<Endpoints>,
    #[cfg_attr(feature = "serde", serde(skip))]
    pub(super) documented: fn(&str) -> &'static [DocumentedError],
}

impl ServiceInfo {
    /// A service, with module, product and version.
    #[doc(hidden)]
    pub const fn new(module: &'static str, product: &'static str, version: &'static str) -> Self {
        Self {
            module,
            operations: &[],
            documented: |_| &[],
            product,
            version,
            description: Text::new("", ""),
            endpoints: None,
        }
    }

    /// The service with its description.
    #[doc(hidden)]
    pub const fn described(mut self, en: &'static str, zh: &'static str) -> Self {
        self.description = Text::new(en, zh);
        self
    }

    /// The service with its operations, and with what it documents about a code.
    #[doc(hidden)]
    pub const fn serving(
        mut self,
        operations: &'static [&'static OperationInfo],
        documented: fn(&str) -> &'static [DocumentedError],
    ) -> Self {
        self.operations = operations;
        self.documented = documented;
        self
    }

    /// The service with its endpoints.
    #[doc(hidden)]
    pub const fn reached(mut self, endpoints: Endpoints) -> Self {
        self.endpoints = Some(endpoints);
        self
    }
}

/// Without the operations: each has its service, so printing both ways would never end.
impl fmt::Debug for ServiceInfo {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("ServiceInfo")
            .field("module", &self.module)
            .field("product", &self.product)
            .field("version", &self.version)
            .field("description", &self.description)
            .field("endpoints", &self.endpoints)
            .finish_non_exhaustive()
    }
}
