//! Where requests go: the host of a region, or one that the caller names.

use std::error::Error;
use std::fmt;
use std::str::FromStr;

use cloud_backup_api::description::ServiceInfo;
use http::Uri;
use http::uri::Scheme;

/// Where the requests of a client go.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Destination {
    /// To the host that each service has for this region.
    Region(String),
    /// To one host, such as a proxy's or a test's.
    Endpoint(Endpoint),
}

/// A scheme and a host.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Endpoint {
    /// `https`, or `http` for tests on the same machine.
    pub scheme: Scheme,
    /// A host such as `rds.aliyuncs.com`, perhaps with a port.
    pub host: String,
}

impl Destination {
    /// The endpoint for a service.
    pub fn endpoint(&self, service: &ServiceInfo) -> Result<Endpoint, EndpointError> {
        let region = match self {
            Destination::Region(region) => region,
            Destination::Endpoint(endpoint) => return Ok(endpoint.clone()),
        };
        let endpoints = service.endpoints.ok_or_else(|| {
            EndpointError(format!("no endpoints of {} are documented: name one", service.module))
        })?;
        let host = endpoints.host(region).map_err(|error| EndpointError(error.to_string()))?;
        Ok(Endpoint { scheme: Scheme::HTTPS, host: host.into_owned() })
    }
}

/// `https://rds.aliyuncs.com`
impl FromStr for Endpoint {
    type Err = EndpointError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let error = || {
            EndpointError(format!(
                "{text:?} is not an endpoint, such as `https://rds.aliyuncs.com`"
            ))
        };
        let uri = text.parse::<Uri>().map_err(|_| error())?;
        match (uri.scheme(), uri.authority(), uri.path_and_query().map(|path| path.as_str())) {
            (Some(scheme), Some(host), None | Some("/")) => {
                Ok(Self { scheme: scheme.clone(), host: host.to_string() })
            }
            _ => Err(error()),
        }
    }
}

/// The reason why no endpoint was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EndpointError(String);

impl fmt::Display for EndpointError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}

impl Error for EndpointError {}
