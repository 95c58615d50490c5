//! Endpoints → Server Objects: one for the pattern, and one for each host that the pattern does not make.

use std::collections::BTreeMap;

use apispec_codegen::model::Endpoints;
use serde_json::{Value, json};

/// The placeholder of the region in a pattern.
const REGION: &str = "{region}";

pub(super) fn servers(endpoints: &Endpoints) -> Value {
    let pattern = &endpoints.pattern;
    let (regular, others) = endpoints
        .regions
        .iter()
        .partition::<Vec<_>, _>(|it| it.host == pattern.replace(REGION, &it.region));
    let mut server = json!({ "url": format!("https://{pattern}") });
    if pattern.contains(REGION) {
        let regions = regular.iter().map(|it| it.region.as_str()).collect::<Vec<_>>();
        server["variables"]["region"] = match regions.as_slice() {
            // OpenAPI wants a default.
            [] => json!({ "default": "region", "description": "The ID of any other region." }),
            [first, ..] => json!({ "default": first, "description": regions.join(", ") }),
        };
    }
    let mut hosts = BTreeMap::<_, Vec<_>>::new();
    for other in others {
        hosts.entry(other.host.as_str()).or_default().push(other.region.as_str());
    }
    let hosts = hosts.into_iter().map(|(host, regions)| {
        json!({ "url": format!("https://{host}"), "description": regions.join(", ") })
    });
    [server].into_iter().chain(hosts).collect()
}
