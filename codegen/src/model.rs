//! What the specs mean: every reference resolved, every name decided.
//!
//! Knows neither JSON nor Rust tokens. Targets read it and can't fail.

mod call;
mod demand;
mod error;
mod observation;
mod predicate;
mod rule;
mod shape;
mod timestamp;
mod type_id;
mod types;
mod view;

pub use call::{Call, Http};
pub use demand::Demand;
pub use error::{ErrorCode, ErrorRow, Origin};
pub use observation::Observation;
pub use predicate::{Absent, BePresent, Literal, Predicate, Tested};
pub use rule::{Characters, Count, Form, Length, Limit, Must, Precondition, Quota, Range, Rule};
pub use shape::{
    ContextFact, Enumeration, Field, Kind, NamedType, Presence, Shape, Structure, Usage, Variant,
};
pub use timestamp::Moment;
pub use type_id::TypeId;
pub use types::{Reached, Types};
pub use view::View;

use crate::place::Place;
// What an author writes to the letter means what it says.
pub use crate::spec::{
    About, Access, Advice, Answer, AnswerBody, Authorization, Category, Change, Claim, Comparison,
    Dispute, Document, DocumentKind, Endpoints, Envelope, Evidence, Example, ExampleKind,
    ExampleRequest, ExampleValue, Grounds, InBandFailure, LeftOut, LengthUnit, ListEncoding,
    Location, MapEncoding, Method, Note, OtherCodes, Outcome, Period, RegionHost, Resource, Retry,
    RpcFormat, RpcStyle, Severity, Status, Text,
};

/// Everything that the specs describe.
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
    /// Who this is.
    pub doc: Text,
    /// The HTTP statuses that mean success; every 2xx if empty.
    pub success_statuses: Vec<u16>,
    /// Where an error answer keeps its parts.
    pub envelope: Envelope,
    /// The names of what signers add and nobody else may see.
    pub credentials: Vec<String>,
    /// The services, by name.
    pub services: Vec<Service>,
}

/// One version of one product.
#[derive(Clone, Debug)]
pub struct Service {
    /// The Rust module.
    pub module: String,
    /// The Cargo feature.
    pub feature: String,
    /// What it is.
    pub doc: Text,
    /// The product's code on the wire.
    pub product: String,
    /// The API version.
    pub version: String,
    /// Where requests go.
    pub endpoints: Option<Endpoints>,
    /// Every type.
    pub types: Types,
    /// The types that operations share, in the order of their files.
    pub shared_types: Vec<TypeId>,
    /// The operations, by file.
    pub operations: Vec<Operation>,
    /// Facts outside of requests that a caller may know.
    pub context: Vec<ContextFact>,
    /// Claims that contradict each other.
    pub disputes: Vec<Dispute>,
    /// Every code that an operation of the service may answer, in the order of the documents.
    pub error_codes: Vec<ErrorCode>,
    /// Codes whose message repeats the signed request, secrets included.
    pub echoing_codes: Vec<String>,
    /// The documents that its facts are taken from.
    pub documents: Vec<Document>,
    /// Where this stands.
    pub source: Option<String>,
}

impl Service {
    /// The types that operations share, then those that operations define on the spot.
    pub fn type_ids(&self) -> impl Iterator<Item = &TypeId> {
        let inline = self.operations.iter().flat_map(|it| &it.types);
        self.shared_types.iter().chain(inline)
    }
}

/// One operation.
#[derive(Clone, Debug)]
pub struct Operation {
    /// Where it stands.
    pub place: Place,
    /// The name on the wire.
    pub wire: String,
    /// The Rust module, which is also the file.
    pub module: String,
    /// The name that its Rust types begin with.
    pub name: String,
    /// What it does.
    pub doc: Text,
    /// What else a caller should know.
    pub notes: Vec<Note>,
    /// How it is called.
    pub call: Call,
    /// What a caller must be allowed to do.
    pub authorization: Option<Authorization>,
    /// The request.
    pub request: Structure,
    /// The answer.
    pub response: Response,
    /// How failures are told inside answers whose HTTP status means success.
    pub in_band_failure: Option<InBandFailure>,
    /// The paths of the response's body whose presence says that the call succeeded.
    pub content: Vec<String>,
    /// The types that are defined on the spot.
    pub types: Vec<TypeId>,
    /// What must hold between the parameters; what must hold of one value stands with its field.
    pub rules: Vec<Rule>,
    /// What must hold outside the request.
    pub preconditions: Vec<Precondition>,
    /// How often it may be done.
    pub quotas: Vec<Quota>,
    /// Claims that contradict each other.
    pub disputes: Vec<Dispute>,
    /// The requests and answers that the documents show.
    pub examples: Vec<Example>,
    /// The requests that the service was seen to accept or to refuse.
    pub observations: Vec<Observation>,
    /// The document's own table of changes.
    pub history: Vec<Change>,
    /// What the documents say and the spec leaves out.
    pub left_out: Vec<LeftOut>,
    /// Where it stands in the documents.
    pub source: Option<String>,
}

/// What a successful answer carries.
#[derive(Clone, Debug)]
pub enum Response {
    /// Nothing.
    Empty,
    /// Named fields.
    Object(Structure),
    /// A list without a name around it: the kind of its items, and the name of each in XML.
    List(Kind, Option<String>),
}

impl Operation {
    /// The Rust type of the request: `CreateBackupRequest`
    pub fn request_type(&self) -> String {
        format!("{}Request", self.name)
    }

    /// The Rust type of what a request always needs: `CreateBackupRequired`
    pub fn required_type(&self) -> String {
        format!("{}Required", self.name)
    }

    /// The Rust type of an answer that is an object: `CreateBackupResponse`
    pub fn response_type(&self) -> String {
        format!("{}Response", self.name)
    }

    /// The kinds of what the request and its response are made of.
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

    /// The kinds of what it is made of.
    pub fn kinds(&self) -> impl Iterator<Item = &Kind> {
        let item = match self {
            Response::List(kind, _) => Some(kind),
            Response::Empty | Response::Object(_) => None,
        };
        self.fields().iter().map(|field| &field.kind).chain(item)
    }
}
