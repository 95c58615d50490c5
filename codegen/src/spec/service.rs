//! `service.json`: one version of one product.

use schemars::JsonSchema;
use serde::Deserialize;

use super::{Allow, ContextFact, Dispute, ErrorRow, InBandFailure, Style, Text};

/// One version of one product of a provider.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Service {
    /// The schema that an editor checks this file against.
    #[serde(rename = "$schema")]
    pub schema: Option<String>,
    /// The service's name: the folder, the Rust module and the second half of its feature.
    pub service: String,
    /// What it is.
    pub doc: Text,
    /// The product's code on the wire, such as `Rds`.
    pub product: String,
    /// The API version, such as `2014-08-15`.
    pub version: String,
    /// How requests are put on the wire, if not as the provider says.
    pub style: Option<Style>,
    /// Where requests go.
    pub endpoints: Option<Endpoints>,
    /// How failures are told inside answers whose HTTP status means success.
    pub in_band_failure: Option<InBandFailure>,
    /// Facts outside the request that a caller may know.
    #[serde(default)]
    pub context: Vec<ContextFact>,
    /// Errors that any operation of the service may answer.
    #[serde(default)]
    pub errors: Vec<ErrorRow>,
    /// Claims that contradict each other.
    #[serde(default)]
    pub disputes: Vec<Dispute>,
    /// Where this stands.
    pub source: Option<String>,
    /// Lint findings that are meant to be so.
    #[serde(default)]
    pub allow: Vec<Allow>,
}

/// Where requests go.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Endpoints {
    /// The host for a region that is not listed, with `{region}` in it.
    pub pattern: String,
    /// The host of each known region.
    #[serde(default)]
    pub regions: Vec<RegionHost>,
    /// Where the pattern stands.
    pub source: Option<String>,
}

/// The host of one region.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RegionHost {
    /// The region's id.
    pub region: String,
    /// The host, without scheme and path.
    pub host: String,
    /// Where this stands.
    pub source: Option<String>,
}
