//! Where requests go, by region.

use std::borrow::Cow;
use std::error::Error;
use std::fmt;

/// The hosts of a service.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct Endpoints {
    /// The host of a region that is not listed, with `{region}` in it unless it is a central host.
    pub pattern: &'static str,
    /// The listed regions with their hosts, in the order of the documents.
    pub regions: &'static [(&'static str, &'static str)],
}

impl Endpoints {
    /// The host of a region: the listed one, or the one that the pattern makes.
    ///
    /// Fails if a region that is not listed has anything but lower-case letters, digits and single
    /// hyphens between them, as in `cn-hangzhou`: whatever it is, it names no host.
    pub fn host(&self, region: &str) -> Result<Cow<'static, str>, RegionError> {
        // Regions may share a central host, which the pattern would miss.
        match self.listed(region) {
            Some(host) => Ok(Cow::Borrowed(host)),
            None if is_region(region) => Ok(Cow::Owned(self.pattern.replace("{region}", region))),
            None => Err(RegionError(region.to_owned())),
        }
    }

    /// The host of a region, if the documents list it.
    pub fn listed(&self, region: &str) -> Option<&'static str> {
        let mut regions = self.regions.iter();
        let (_, host) = regions.find(|(listed, _)| *listed == region)?;
        Some(host)
    }
}

/// Whether a text can be a region's id. Anything else, such as a dot or an `@`, would put another host
/// into a URL than the pattern means.
fn is_region(text: &str) -> bool {
    let is_allowed = |byte: u8| matches!(byte, b'a'..=b'z' | b'0'..=b'9');
    // A label of a host has at most 63 bytes.
    let is_short = text.len() < 64;
    is_short && text.split('-').all(|part| !part.is_empty() && part.bytes().all(is_allowed))
}

/// A text that is not a region's id.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RegionError(String);

impl fmt::Display for RegionError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.0.as_str() {
            "" => formatter.write_str("the region is empty"),
            text => write!(formatter, "{text:?} is not a region ID such as `cn-hangzhou`"),
        }
    }
}

impl Error for RegionError {}

#[cfg(test)]
mod tests {
    use super::{Endpoints, RegionError};

    const ENDPOINTS: Endpoints = Endpoints {
        pattern: "store.{region}.acme.example",
        regions: &[("north", "store.acme.example")],
    };

    #[test]
    fn listed_regions_come_first_and_the_pattern_serves_the_rest() {
        assert_eq!(ENDPOINTS.host("north").as_deref(), Ok("store.acme.example"));
        assert_eq!(ENDPOINTS.host("south-1").as_deref(), Ok("store.south-1.acme.example"));
        assert_eq!(ENDPOINTS.listed("south-1"), None);
    }

    #[test]
    fn what_is_no_region_makes_no_host() {
        for text in ["", "-", "a-", "a--b", "a.b", "evil.example/", "a@b", "a b", "North", "北"] {
            assert_eq!(ENDPOINTS.host(text), Err(RegionError(text.to_owned())));
        }
        assert!(ENDPOINTS.host(&"a".repeat(64)).is_err());
        let error = ENDPOINTS.host("evil.example/").expect_err("no region");
        assert_eq!(error.to_string(), "\"evil.example/\" is not a region ID such as `cn-hangzhou`");
    }
}
