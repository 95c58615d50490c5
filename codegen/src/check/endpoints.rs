//! Endpoints: a pattern with a placeholder for the region or a central host, and one host for each region.

use std::collections::BTreeMap;

use super::{Checker, items};
use crate::place::Place;
use crate::spec;
use crate::spec::read::File;

const REGION: &str = "{region}";

impl<'a> Checker<'a> {
    /// Where the requests of a service go.
    pub(super) fn endpoints(&mut self, file: &'a File<spec::Service>) {
        let Some(endpoints) = &file.spec.endpoints else {
            return;
        };
        let place = Place::file(file.source).at("endpoints");
        let pattern = &endpoints.pattern;
        // Where listed hosts name their region, a pattern without the placeholder is a mistake, not a central host.
        let is_regional = endpoints.regions.iter().any(|it| it.host.contains(it.region.as_str()));
        let count = pattern.matches(REGION).count();
        if count > 1 || (count == 0 && is_regional) {
            self.error(
                "endpoint-pattern",
                &place.at("pattern"),
                format!("`{pattern}` does not contain `{{region}}` exactly once"),
                "must contain `{region}` once",
                "write it as in `rds.{region}.example.com`; only a service whose hosts name no region has a central host here",
            );
        } else {
            let host = pattern.replace(REGION, "region");
            self.host(pattern, &host, &place.at("pattern"));
        }
        let mut places = BTreeMap::<&str, Place>::new();
        for (at, region) in items(&place, "regions", &endpoints.regions) {
            self.host(&region.host, &region.host, &at.at("host"));
            let at = at.at("region");
            let first = places.entry(&region.region).or_insert_with(|| at.clone());
            if *first != at {
                self.duplicate(
                    "duplicate-region",
                    &at,
                    first,
                    format!("duplicate host for the region `{}`", region.region),
                    "keep the documented host; if the documents give two, record a dispute",
                );
            }
        }
    }

    fn host(&mut self, text: &str, host: &str, place: &Place) {
        if is_host(host) {
            return;
        }
        self.error(
            "host",
            place,
            format!("`{text}` is not a host name"),
            "not a lower-case host name",
            "write only the host name, in lower case, without scheme, port or path",
        );
    }
}

/// Labels of letters, digits and hyphens, with dots between: no scheme, port or path.
///
/// In lower case only: hosts compare without case, so that one host would have two spellings.
fn is_host(text: &str) -> bool {
    text.split('.').all(|label| {
        let inner = label
            .bytes()
            .all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-');
        inner && !label.is_empty() && !label.starts_with('-') && !label.ends_with('-')
    })
}
