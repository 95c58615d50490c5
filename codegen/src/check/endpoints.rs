//! Endpoints: a pattern with a place for the region, and one host for each region.

use std::collections::BTreeMap;

use super::Checker;
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
        self.host_pattern(&endpoints.pattern, &place.at("pattern"));
        let mut places = BTreeMap::<&str, Place>::new();
        for (index, region) in endpoints.regions.iter().enumerate() {
            let at = place.nth("regions", index);
            self.host(&region.host, &at.at("host"));
            if let Some(first) = places.insert(&region.region, at.at("region")) {
                self.conflict(
                    "duplicate-region",
                    (&at.at("region"), "again here"),
                    (&first, "first here"),
                    format!("`{}` has a host twice", region.region),
                    "keep the host that the document gives, and record a dispute if it gives two"
                        .into(),
                );
            }
        }
    }

    /// A host with one place for the region.
    fn host_pattern(&mut self, pattern: &str, place: &Place) {
        match pattern.matches(REGION).count() {
            1 if is_host(&pattern.replace(REGION, "region")) => {}
            1 => self.no_host(pattern, place),
            _ => self.error(
                "endpoint-pattern",
                place,
                format!("`{pattern}` has no single place for the region"),
                "`{region}` must stand here once",
                "write it as in `rds.{region}.example.com`, and list central hosts by region"
                    .into(),
            ),
        }
    }

    fn host(&mut self, host: &str, place: &Place) {
        if !is_host(host) {
            self.no_host(host, place);
        }
    }

    fn no_host(&mut self, text: &str, place: &Place) {
        self.error(
            "host",
            place,
            format!("`{text}` is no host"),
            "not a host in lower case",
            "write the host alone, without scheme, port and path".into(),
        );
    }
}

/// Labels of letters, digits and hyphens, with dots between: no scheme, port or path.
fn is_host(text: &str) -> bool {
    text.split('.').all(|label| {
        let inner = label
            .bytes()
            .all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-');
        inner && !label.is_empty() && !label.starts_with('-') && !label.ends_with('-')
    })
}
