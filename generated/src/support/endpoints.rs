//! Where requests go, by region.

use std::borrow::Cow;

/// The hosts of a service.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Endpoints {
    /// The host of a region that is not listed, with `{region}` in it.
    pub pattern: &'static str,
    /// The listed regions with their hosts, in the order of the documents.
    pub regions: &'static [(&'static str, &'static str)],
}

impl Endpoints {
    /// The host of a region: the listed one, or the one that the pattern makes.
    ///
    /// A region that is not listed goes into the host as it is: check what comes from outside.
    pub fn host(&self, region: &str) -> Cow<'static, str> {
        // Regions may share a central host, which the pattern would miss.
        match self.listed(region) {
            Some(host) => Cow::Borrowed(host),
            None => Cow::Owned(self.pattern.replace("{region}", region)),
        }
    }

    /// The host of a region, if the documents list it.
    pub fn listed(&self, region: &str) -> Option<&'static str> {
        let mut regions = self.regions.iter();
        let (_, host) = regions.find(|(listed, _)| *listed == region)?;
        Some(host)
    }
}

#[cfg(test)]
mod tests {
    use super::Endpoints;

    #[test]
    fn listed_regions_come_first_and_the_pattern_serves_the_rest() {
        let endpoints = Endpoints {
            pattern: "store.{region}.acme.example",
            regions: &[("north", "store.acme.example")],
        };
        assert_eq!(endpoints.host("north"), "store.acme.example");
        assert_eq!(endpoints.host("south"), "store.south.acme.example");
        assert_eq!(endpoints.listed("south"), None);
    }
}
