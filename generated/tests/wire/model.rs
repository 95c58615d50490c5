//! A small service, written by hand the way the generator writes services.

use std::collections::BTreeMap;

use cloud_backup_api::aliyun::rds::ErrorCode;
use cloud_backup_api::support::{
    self, Envelope, Fields, Form, FromNode, InBand, Mismatch, Node, ObjectWriter, OtherCodes,
    Repeat, Responses, RpcStyle, ToNode,
};
use cloud_backup_api::values::{Json, UnknownFields};
use cloud_backup_api::{Failure, HttpResponse};

pub(crate) const ENVELOPE: Envelope = Envelope {
    code: &["Code", "error/code"],
    success_codes: &["0", "100", "OK", "Success"],
    other_codes: OtherCodes::Undecided,
    message: &["Message", "error/message"],
    request_id: &["RequestId"],
    host_id: &["HostId"],
    recommendation: &["Recommend"],
    access_denied_detail: &["AccessDeniedDetail"],
    details: &[],
    request_id_headers: &["x-request-id"],
    retry_after_milliseconds_headers: &["x-wait"],
    retry_after_seconds_headers: &["retry-after"],
    echoing_codes: &["SignatureDoesNotMatch"],
    credentials: &["Ticket"],
};

/// The fields of a [`Backup`].
const OWN: &[&str] = &[
    "Id", "Size", "Port", "Ratio", "Done", "Parts", "Tags", "Days", "Host", "Labels", "Plan",
    "Extra",
];

pub(crate) static RESPONSES: Responses = Responses {
    operation: "Ask",
    success: &[],
    envelope: &ENVELOPE,
    in_band: None,
    secrets: &[],
    content: OWN,
    headers: &[],
    repeat: Repeat::Unsafe,
};

/// How an operation responds whose response is no object.
pub(crate) const BARE: Responses = Responses {
    operation: "Ask",
    success: &[],
    envelope: &ENVELOPE,
    in_band: None,
    secrets: &[],
    content: &[],
    headers: &[],
    repeat: Repeat::Unsafe,
};

pub(crate) static IN_BAND: Responses = Responses {
    operation: "Ask",
    success: &[],
    envelope: &ENVELOPE,
    in_band: Some(InBand {
        field: "Success",
        failed: &["false"],
        code: "ErrCode",
        message: "ErrMessage",
        status: Some("HttpStatusCode"),
    }),
    secrets: &["Password"],
    content: OWN,
    headers: &[],
    repeat: Repeat::Unsafe,
};

pub(crate) static WITH_HEADERS: Responses = Responses {
    operation: "Ask",
    success: &[200, 202],
    envelope: &ENVELOPE,
    in_band: None,
    secrets: &[],
    content: OWN,
    headers: &["X-Job"],
    repeat: Repeat::Unsafe,
};

pub(crate) static RPC: RpcStyle = RpcStyle {
    method: "GET",
    path: "/",
    action: "Action",
    version: "Version",
    format: Some(("Format", "JSON", "XML")),
    location: support::ParameterLocation::Query,
    content_type: "",
};

/// One field of each kind.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Backup {
    pub(crate) id: Option<String>,
    pub(crate) size: Option<i64>,
    pub(crate) port: Option<i32>,
    pub(crate) ratio: Option<f64>,
    pub(crate) done: Option<bool>,
    pub(crate) parts: Option<Vec<Part>>,
    pub(crate) tags: Option<Vec<String>>,
    pub(crate) days: Option<Vec<String>>,
    pub(crate) hosts: Option<Vec<String>>,
    pub(crate) labels: Option<BTreeMap<String, String>>,
    pub(crate) plan: Option<Vec<Part>>,
    pub(crate) extra: Option<Json>,
    pub(crate) unknown: UnknownFields,
}

impl FromNode for Backup {
    const FORM: Form = Form::Object(OWN);

    fn from_node(node: &Node) -> Result<Self, Mismatch> {
        let mut fields = Fields::of(node, Self::FORM)?;
        Ok(Self {
            id: fields.optional("Id")?,
            size: fields.optional("Size")?,
            port: fields.optional("Port")?,
            ratio: fields.optional("Ratio")?,
            done: fields.optional("Done")?,
            parts: fields.optional_items("Parts", "Part")?,
            tags: fields.optional_items("Tags", "Tag")?,
            days: fields.optional_separated("Days", ',')?,
            hosts: fields.optional_repeated("Host")?,
            labels: fields.optional("Labels")?,
            plan: fields.optional_json("Plan")?,
            extra: fields.optional("Extra")?,
            unknown: fields.rest(),
        })
    }
}

/// A part of a backup.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Part {
    pub(crate) name: Option<String>,
    pub(crate) bytes: Option<i64>,
}

impl FromNode for Part {
    const FORM: Form = Form::Object(&["Name", "Bytes"]);

    fn from_node(node: &Node) -> Result<Self, Mismatch> {
        let mut fields = Fields::of(node, Self::FORM)?;
        Ok(Self { name: fields.optional("Name")?, bytes: fields.optional("Bytes")? })
    }
}

impl ToNode for Part {
    fn to_node(&self) -> Node {
        ObjectWriter::new().member("Name", &self.name).member("Bytes", &self.bytes).finish()
    }
}

/// A part of a backup, by name and size.
pub(crate) fn part(name: &str, bytes: i64) -> Part {
    Part { name: Some(name.into()), bytes: Some(bytes) }
}

/// An answer with a body and a status.
pub(crate) fn response(status: u16, body: impl Into<Vec<u8>>) -> HttpResponse {
    HttpResponse { status, headers: Vec::new(), body: body.into() }
}

/// What a body means.
pub(crate) fn backup(body: impl Into<Vec<u8>>) -> Result<Backup, Failure<ErrorCode>> {
    support::decode(&response(200, body), &RESPONSES)
}

/// Why a body can't be read.
pub(crate) fn reason(body: impl Into<Vec<u8>>) -> String {
    match backup(body) {
        Err(Failure::Malformed(error)) => error.reason,
        other => panic!("{other:?}"),
    }
}
