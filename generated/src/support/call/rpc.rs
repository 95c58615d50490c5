//! Calls in the RPC style: action and version, which name the operation, and the response's format.

use super::{Call, Target};
use crate::support::encode_options::{EncodeOptions, Format};

/// How a provider puts RPC requests on the wire.
#[derive(Debug)]
pub struct RpcStyle {
    /// The HTTP method.
    pub method: &'static str,
    /// The path.
    pub path: &'static str,
    /// The parameter that names the operation.
    pub action: &'static str,
    /// The parameter that names the service's version.
    pub version: &'static str,
    /// The parameter that chooses the response's format, with its values for JSON and XML.
    pub format: Option<(&'static str, &'static str, &'static str)>,
}

impl Call {
    /// A call in the RPC style.
    pub fn rpc(
        style: &'static RpcStyle,
        action: &str,
        version: &str,
        options: &EncodeOptions,
    ) -> Self {
        let call = Self::new(style.method, style.path, options.placement)
            .add_own(style.action, action)
            .add_own(style.version, version);
        // Sent for JSON as well, since Alibaba Cloud responds in XML unless it is asked not to.
        let Some((parameter, json, xml)) = style.format else {
            return call;
        };
        let format = match options.format {
            Format::Json => json,
            Format::Xml => xml,
        };
        call.add_own(parameter, format)
    }

    /// Sets the HTTP method of an operation that does not have that of its style.
    pub fn method(mut self, method: &'static str) -> Self {
        self.method = method;
        self
    }

    /// Adds a parameter of the protocol's own.
    fn add_own(mut self, name: &'static str, value: &str) -> Self {
        self.protocol.push(name);
        self.add_pair(name, value.to_owned(), Target::Query)
    }
}
