//! The five protocols: style, envelope, and how each of them writes times.

use apispec_codegen::source::Node;

use super::super::super::protocol::{self as shape, Kind};
use super::super::faults::text_at;
use crate::json::Json;

/// A protocol that import reads.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Protocol {
    Query,
    Ec2,
    Json,
    RestJson,
    RestXml,
}

impl Protocol {
    /// That of a file; the newest one that can be read, of several.
    pub(super) fn of(main: &Node) -> Option<Self> {
        let first = text_at(main, &["metadata", "protocol"]);
        let others = main.child("metadata").and_then(|it| it.child("protocols"));
        let others = others.map(Node::items).unwrap_or_default().iter();
        let others = others.filter_map(Node::text);
        first.into_iter().chain(others).find_map(|name| match name {
            "query" => Some(Self::Query),
            "ec2" => Some(Self::Ec2),
            "json" => Some(Self::Json),
            "rest-json" => Some(Self::RestJson),
            "rest-xml" => Some(Self::RestXml),
            _ => None,
        })
    }

    /// Whether operations have paths of their own.
    pub(super) fn is_rest(self) -> bool {
        matches!(self, Self::RestJson | Self::RestXml)
    }

    /// Whether responses are XML.
    pub(super) fn is_xml(self) -> bool {
        matches!(self, Self::Query | Self::Ec2 | Self::RestXml)
    }

    /// Whether parameters are in a form.
    pub(super) fn is_form(self) -> bool {
        matches!(self, Self::Query | Self::Ec2)
    }

    /// How times are written that do not say it; `None` for numbers of seconds.
    pub(super) fn time(self, location: Option<&str>) -> Option<&'static str> {
        match (self, location) {
            (_, Some("header")) => Some("rfc822"),
            (Self::Json, _) | (Self::RestJson, None) => None,
            _ => Some("iso8601"),
        }
    }
}

/// The protocol as drafts have it.
pub(super) fn drafted(protocol: Protocol, main: &Node) -> shape::Protocol {
    let style = match protocol {
        Protocol::Query | Protocol::Ec2 => shape::style(
            Kind::Rpc,
            &[
                ("action", "Action"),
                ("version", "Version"),
                ("in", "form"),
                ("path", "/"),
                ("method", "POST"),
            ],
        ),
        Protocol::Json => {
            let head = |key: &str| text_at(main, &["metadata", key]).unwrap_or_default();
            let target = format!("{}.{{operation}}", head("targetPrefix"));
            let target = shape::constant("X-Amz-Target", "header", &target);
            shape::rest(&format!("application/x-amz-json-{}", head("jsonVersion")), vec![target])
        }
        Protocol::RestJson | Protocol::RestXml => shape::rest("application/json", Vec::new()),
    };
    // One provider has services of all protocols.
    let code = ["Error/Code", "Errors/Error/Code", "Code", "code", "__type"];
    let message = ["Error/Message", "Errors/Error/Message", "Message", "message"];
    let id = ["RequestId", "ResponseMetadata/RequestId", "RequestID"];
    let mut drafted = shape::Protocol::new(style, &code, &message, &id);
    let headers = ["x-amzn-RequestId", "x-amz-request-id"].map(Json::text);
    drafted.envelope.set("request_id_headers", Json::List(headers.to_vec()));
    drafted.credentials.push("X-Amz-Security-Token".into());
    drafted
}
