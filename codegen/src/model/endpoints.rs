//! Where requests go.

/// Where requests go.
#[derive(Clone, Debug)]
pub struct Endpoints {
    /// The host for a region that is not listed, with `{region}` in it once.
    pub pattern: String,
    /// The regions with the host of each, in the order of the spec.
    pub regions: Vec<(String, String)>,
    /// Where the pattern stands in the documents.
    pub source: Option<String>,
}
