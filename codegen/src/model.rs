//! What the specs mean: every reference resolved, every name decided.
//!
//! Knows neither JSON nor Rust tokens. Targets read it and can't fail.

mod basis;
mod call;
mod demand;
mod error;
mod follow_up;
mod observation;
mod predicate;
mod rule;
mod shape;
mod timestamp;
mod type_id;
mod types;
mod view;

pub use basis::Basis;
pub use call::{Call, Http, Rpc};
pub use demand::Demand;
pub use error::{ErrorCode, ErrorRow, Origin};
pub use follow_up::{FieldPath, NextPage, Paging, Poll, PollParameter, PollValue, PolledItem};
pub use observation::Observation;
pub use predicate::{Absent, BePresent, Literal, Predicate, Tested};
pub use rule::{Characters, Count, Form, Length, Limit, Must, Precondition, Quota, Range, Rule};
pub use shape::{
    ContextFact, Enumeration, Field, Kind, NamedType, Presence, Shape, Structure, Usage, Variant,
};
pub use timestamp::{Moment, example_of_time};
pub use type_id::TypeId;
pub use types::{Reached, Types};
pub use view::View;

use crate::place::Place;
// What the specs say of polling and paging; the model has resolved types of the same names.
pub use crate::spec::{Paging as PagingForm, PollValue as PollSource};
// These types are equal in spec and model.
pub use crate::spec::{
    About, Access, Advice, Alias, Answer, AnswerBody, AnswerHeader, Authorization, Category,
    Change, Claim, Comparison, Constant, Credential, Dispute, Document, DocumentKind, Endpoints,
    Envelope, Evidence, Example, ExampleKind, ExampleRequest, ExampleValue, Grounds, InBandFailure,
    LeftOut, LengthUnit, ListEncoding, Location, MapEncoding, Method, Note, OtherCodes, Outcome,
    Period, RegionHost, Resource, Retry, RpcFormat, RpcStyle, Severity, Status, Style, Text,
    citations,
};

/// The meaning of all specs.
#[derive(Clone, Debug)]
pub struct Model {
    /// The providers, by name.
    pub providers: Vec<Provider>,
}

/// A vendor.
#[derive(Clone, Debug)]
pub struct Provider {
    /// The Rust module.
    pub module: String,
    /// A description of the vendor.
    pub doc: Text,
    /// How requests are sent, unless a service specifies another style.
    pub style: Style,
    /// The HTTP statuses that mean success; every 2xx if empty.
    pub success_statuses: Vec<u16>,
    /// The structure of an error response.
    pub envelope: Envelope,
    /// The names of credentials that signers add to requests.
    pub credentials: Vec<Credential>,
    /// The services, by name.
    pub services: Vec<Service>,
    /// The location in the documents.
    pub source: Option<String>,
}

/// One version of one product.
#[derive(Clone, Debug)]
pub struct Service {
    /// The Rust module.
    pub module: String,
    /// The Cargo feature.
    pub feature: String,
    /// A description of the product.
    pub doc: Text,
    /// The product code on the wire.
    pub product: String,
    /// The API version.
    pub version: String,
    /// How requests are sent, if it differs from the provider's style.
    pub style: Option<Style>,
    /// The endpoints.
    pub endpoints: Option<Endpoints>,
    /// How failures are reported in responses whose HTTP status means success, unless an operation overrides it.
    pub in_band_failure: Option<InBandFailure>,
    /// Every type.
    pub types: Types,
    /// The types that operations share, in the order of their files.
    pub shared_types: Vec<TypeId>,
    /// The operations, by file.
    pub operations: Vec<Operation>,
    /// Facts outside the request that a caller may know.
    pub context: Vec<ContextFact>,
    /// Contradictions between the documents.
    pub disputes: Vec<Dispute>,
    /// Every code that an operation of the service may return, in the order of the documents.
    pub error_codes: Vec<ErrorCode>,
    /// Codes whose message repeats the signed request, including secrets.
    pub echoing_codes: Vec<String>,
    /// The documents that its specs cite.
    pub documents: Vec<Document>,
    /// The location in the documents.
    pub source: Option<String>,
}

impl Service {
    /// The shared types, then the inline types of operations.
    pub fn type_ids(&self) -> impl Iterator<Item = &TypeId> {
        let inline = self.operations.iter().flat_map(|it| &it.types);
        self.shared_types.iter().chain(inline)
    }
}

/// One operation.
#[derive(Clone, Debug)]
pub struct Operation {
    /// The location in the spec.
    pub place: Place,
    /// The wire name.
    pub wire: String,
    /// The Rust module, which is also the file.
    pub module: String,
    /// The prefix of its Rust types.
    pub name: String,
    /// What the operation does.
    pub doc: Text,
    /// Whether it can be used.
    pub status: Status,
    /// Further notes for callers.
    pub notes: Vec<Note>,
    /// How it is called.
    pub call: Call,
    /// The permissions that a caller needs.
    pub authorization: Option<Authorization>,
    /// The request.
    pub request: Structure,
    /// The response.
    pub response: Response,
    /// How failures are reported in responses whose HTTP status means success.
    pub in_band_failure: Option<InBandFailure>,
    /// How callers see whether the task that it began has ended.
    pub poll: Option<Poll>,
    /// How the list in the response is read page by page.
    pub paging: Option<Paging>,
    /// The paths in the response body whose presence means that the call succeeded.
    pub content: Vec<String>,
    /// The inline types.
    pub types: Vec<TypeId>,
    /// Rules between the parameters; limits of a single value are part of its field.
    pub rules: Vec<Rule>,
    /// Conditions outside the request that must hold.
    pub preconditions: Vec<Precondition>,
    /// How often the operation may be called.
    pub quotas: Vec<Quota>,
    /// Contradictions between the documents.
    pub disputes: Vec<Dispute>,
    /// The documented requests and responses.
    pub examples: Vec<Example>,
    /// The requests that the service was seen to accept or to refuse.
    pub observations: Vec<Observation>,
    /// The change history of the page.
    pub history: Vec<Change>,
    /// What the documents state and the spec does not transcribe.
    pub left_out: Vec<LeftOut>,
    /// The location in the documents.
    pub source: Option<String>,
}

/// The content of a successful response.
#[derive(Clone, Debug)]
pub enum Response {
    /// An empty response.
    Empty,
    /// An object with named fields.
    Object(Structure),
    /// A list at the top level: the kind of its items, and the name of each item in XML.
    List(Kind, Option<String>),
}

impl Operation {
    /// The Rust type of the request: `CreateBackupRequest`
    pub fn request_type(&self) -> String {
        format!("{}Request", self.name)
    }

    /// The Rust type of the required fields of a request: `CreateBackupRequired`
    pub fn required_type(&self) -> String {
        format!("{}Required", self.name)
    }

    /// The Rust type of a response that is an object: `CreateBackupResponse`
    pub fn response_type(&self) -> String {
        format!("{}Response", self.name)
    }

    /// Whether it changes nothing, so that it can be repeated.
    pub fn only_reads(&self) -> bool {
        let authorization = self.authorization.as_ref();
        authorization.is_some_and(|it| it.access != Access::Write)
            || matches!(&self.call, Call::Http(http) if http.method == Method::Get)
    }

    /// The parameter that makes repeated calls one.
    pub fn token(&self) -> Option<&Field> {
        self.request.fields.iter().find(|field| field.idempotency_token)
    }

    /// The Rust type of what a response always has: `CreateBackupResponseRequired`
    pub fn response_required_type(&self) -> String {
        format!("{}ResponseRequired", self.name)
    }

    /// The kinds of all request and response fields.
    pub fn kinds(&self) -> impl Iterator<Item = &Kind> {
        self.request.kinds().chain(self.response.kinds())
    }
}

impl Response {
    /// The fields; none if it is not an object.
    pub fn fields(&self) -> &[Field] {
        match self {
            Response::Object(object) => &object.fields,
            Response::Empty | Response::List(..) => &[],
        }
    }

    /// The field that is the whole body.
    pub fn payload(&self) -> Option<&Field> {
        self.fields().iter().find(|field| field.location == Location::Payload)
    }

    /// The kinds of its fields or items.
    pub fn kinds(&self) -> impl Iterator<Item = &Kind> {
        let item = match self {
            Response::List(kind, _) => Some(kind),
            Response::Empty | Response::Object(_) => None,
        };
        self.fields().iter().map(|field| &field.kind).chain(item)
    }
}
