//! Calls in the RPC style: action and version, which name the operation, and the response's format.

use super::{Call, Target};
use crate::support::encode_options::{EncodeOptions, Format, Placement};
use crate::support::parameters::ParameterLocation;

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
    /// Where these parameters are: in the query, in the form or in headers.
    pub location: ParameterLocation,
    /// The media type of JSON bodies; empty if requests have none.
    pub content_type: &'static str,
}

impl Call {
    /// A call in the RPC style.
    pub fn rpc(
        style: &'static RpcStyle,
        action: &str,
        version: &str,
        options: &EncodeOptions,
    ) -> Self {
        let mut call = Self::new(style.method, style.path, options.placement);
        if !style.content_type.is_empty() {
            call.content_type = style.content_type;
            // A form has no room beside a JSON body, which is sent even without members.
            call.placement = Placement::Documented;
            call.json = Some(Vec::new());
        }
        let call = call.add_own(style.location, style.action, action).add_own(
            style.location,
            style.version,
            version,
        );
        // Sent for JSON as well, since Alibaba Cloud responds in XML unless it is asked not to.
        let Some((parameter, json, xml)) = style.format else {
            return call;
        };
        let format = match options.format {
            Format::Json => json,
            Format::Xml => xml,
        };
        call.add_own(style.location, parameter, format)
    }

    /// Sets the HTTP method of an operation that does not have that of its style.
    pub fn method(mut self, method: &'static str) -> Self {
        self.method = method;
        self
    }

    /// Adds a parameter of the protocol's own.
    fn add_own(mut self, location: ParameterLocation, name: &'static str, value: &str) -> Self {
        let target = match location {
            ParameterLocation::Header => {
                self.headers.push((name.to_owned(), value.to_owned()));
                return self;
            }
            ParameterLocation::Form => Target::Form,
            _ => Target::Query,
        };
        self.protocol.push(name);
        self.add_pair(name, value.to_owned(), target)
    }
}
