//! `service.json`: one version of one product.

use schemars::JsonSchema;
use serde::Deserialize;

use super::{Allow, ContextFact, Dispute, ErrorRow, Field, InBandFailure, Reason, Style, Text};

/// One version of one product of a provider.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Service {
    /// The schema that an editor checks this file against.
    #[serde(rename = "$schema")]
    pub schema: Option<String>,
    /// The service's name: the name of the folder and the Rust module, and the second part of its feature name.
    pub service: String,
    /// A description of the product.
    pub doc: Text,
    /// The product code on the wire, such as `Rds`.
    pub product: String,
    /// The API version, such as `2014-08-15`.
    pub version: String,
    /// How requests are sent, if it differs from the provider's style.
    pub style: Option<Style>,
    /// The endpoints of the service.
    pub endpoints: Option<Endpoints>,
    /// How failures are reported in responses whose HTTP status means success.
    pub in_band_failure: Option<InBandFailure>,
    /// Facts outside the request that a caller may know.
    #[serde(default)]
    pub context: Vec<ContextFact>,
    /// Errors that any operation of the service may return.
    #[serde(default)]
    pub errors: Vec<ErrorRow>,
    /// Errors of several operations, whose rows name them in `like`.
    #[serde(default)]
    pub shared_errors: Vec<ErrorRow>,
    /// Parameters of several operations, which name them in `like`.
    #[serde(default)]
    pub shared_parameters: Vec<Field>,
    /// Why errors can't be checked, for rows that name it in `reason`.
    #[serde(default)]
    pub reasons: Vec<Reason>,
    /// Contradictions between the documents.
    #[serde(default)]
    pub disputes: Vec<Dispute>,
    /// The location in the document.
    pub source: Option<String>,
    /// Lint findings that are intended.
    #[serde(default)]
    pub allow: Vec<Allow>,
}

/// The endpoints of the service.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Endpoints {
    /// The host name for regions that are not listed, with `{region}` as placeholder; without it, the central host.
    pub pattern: String,
    /// The host names of known regions.
    #[serde(default)]
    pub regions: Vec<RegionHost>,
    /// The location of the pattern in the document.
    pub source: Option<String>,
}

/// The host of one region.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RegionHost {
    /// The region id.
    pub region: String,
    /// The host name, without scheme and path.
    pub host: String,
    /// The location in the document.
    pub source: Option<String>,
}
