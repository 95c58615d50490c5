//! `region-twice`: a region with two hosts.

use std::collections::BTreeMap;

use super::{Book, Found, Lint};
use crate::place::Place;
use crate::report::Level;

pub(super) const LINT: Lint = Lint {
    code: "region-twice",
    level: Level::Warning,
    reason: "Only one of them would be used.",
    find,
};

fn find(book: &Book<'_>) -> Vec<Found> {
    let mut found = Vec::new();
    for service in &book.specs.services {
        let regions = service
            .spec
            .endpoints
            .iter()
            .flat_map(|endpoints| &endpoints.regions);
        let mut seen = BTreeMap::new();
        for (index, region) in regions.enumerate() {
            let place = Place::file(service.source)
                .at("endpoints")
                .nth("regions", index)
                .at("region");
            if let Some(first) = seen.insert(region.region.as_str(), place.clone()) {
                found.push(
                    Found::new(
                        place,
                        format!("`{}` stands twice among the regions", region.region),
                        "again here",
                        "keep the host that the document gives, and record a dispute if there are two",
                    )
                    .and(first, "first here"),
                );
            }
        }
    }
    found
}
