//! What the specs mean: every reference resolved, every name decided.
//!
//! Knows neither JSON nor Rust tokens. Targets read it and can't fail.

mod call;
mod demand;
mod dispute;
mod document;
mod endpoints;
mod error;
mod example;
mod predicate;
mod rule;
mod shape;
mod timestamp;

pub use call::{Authorization, Call, Http, Location, Resource, Rpc, RpcFormat};
pub use demand::Demand;
pub use dispute::{About, Dispute};
pub use document::{Change, Document, DocumentKind, LeftOut};
pub use endpoints::Endpoints;
pub use error::{
    Advice, Category, Envelope, ErrorCode, ErrorRow, Grounds, InBandFailure, Origin, OtherCodes,
    Retry,
};
pub use example::{AnswerFormat, Example, ExampleAnswer, ExampleKind};
pub use predicate::{Absent, BePresent, Literal, Predicate, Tested};
pub use rule::{
    Characters, Comparison, Count, Form, Length, LengthUnit, Limit, Must, Period, Precondition,
    Quota, Range, Rule, Severity,
};
pub use shape::{
    ContextFact, Enumeration, Field, Kind, ListEncoding, MapEncoding, NamedType, Presence, Shape,
    Status, Structure, Usage, Variant,
};
pub use timestamp::Moment;

use crate::place::Place;

/// Everything that the specs describe.
#[derive(Clone, Debug)]
pub struct Model {
    /// The providers, by name.
    pub providers: Vec<Provider>,
}

/// A short description.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Text {
    /// In English.
    pub en: String,
    /// In Chinese; empty if there is none.
    pub zh: String,
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
    /// Types that operations share, in the order of their files.
    pub types: Vec<NamedType>,
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
    /// Types defined on the spot.
    pub types: Vec<NamedType>,
    /// What must hold between the parameters; what must hold of one value stands with its field.
    pub rules: Vec<Rule>,
    /// What must hold outside the request.
    pub preconditions: Vec<Precondition>,
    /// How often it may be done.
    pub quotas: Vec<Quota>,
    /// Claims that contradict each other.
    pub disputes: Vec<Dispute>,
    /// The documented errors, as they stand in its page.
    pub errors: Vec<ErrorRow>,
    /// The requests and answers that the documents show.
    pub examples: Vec<Example>,
    /// The document's own table of changes.
    pub history: Vec<Change>,
    /// What the documents say and the spec leaves out.
    pub left_out: Vec<LeftOut>,
    /// Where it stands in the documents.
    pub source: Option<String>,
}

/// What else a caller should know.
#[derive(Clone, Debug)]
pub struct Note {
    /// The note in our own words.
    pub doc: Text,
    /// Why no rule can check it, if it limits what a caller may do.
    pub unchecked: Option<Text>,
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
