//! The format of spec files: the Rust types from which `serde` and the schema follow.
//!
//! Doc comments in this module are the descriptions that editors show.
//! Checks syntax only: unresolved names and empty limits are found by `check`.

mod dispute;
mod document;
mod error;
mod example;
mod expand;
mod field;
mod folders;
mod follow_up;
pub mod format;
mod lenient;
pub mod objects;
mod observation;
mod operation;
mod predicate;
mod proposal;
mod provider;
pub mod read;
mod rule;
mod rule_parts;
mod service;
mod shape;
mod shared;
mod stray;
mod text;
mod walk;

pub use dispute::{About, Claim, Dispute};
pub use document::{Citation, Document, DocumentKind, Documents, citations};
pub use error::{Advice, Category, ErrorRow, Grounds, Reason, Retry};
pub use example::{
    Answer, AnswerBody, AnswerHeader, Example, ExampleKind, ExampleRequest, ExampleValue,
};
pub use field::{
    Characters, Field, Length, LengthUnit, Limit, LimitCheck, Location, Range, Status,
};
pub use follow_up::{
    Marker, Offset, PageNumber, Paging, Poll, PollParameter, PollValue, PolledItem,
};
pub use observation::{Evidence, Observation, Observations, Outcome, Refusal};
pub use operation::{
    Access, Allow, Authorization, Change, Http, LeftOut, Method, Note, Operation, Resource,
    Response, ResponseObject,
};
pub use predicate::{AbsentAs, Predicate};
pub use proposal::{Proposal, ProposedCheck, ProposedLimit};
pub use provider::{
    Constant, Credential, Envelope, InBandFailure, OtherCodes, Provider, RestStyle, RpcFormat,
    RpcStyle, Style,
};
pub use rule::{
    Compare, Comparison, ContextFact, Effective, Group, LengthIf, Period, Precondition, Quota,
    RangeIf, Rule, RuleCheck, Severity, ValuesIf, When,
};
pub use rule_parts::{RuleLimit, RuleParts};
pub use service::{Endpoints, RegionHost, Service};
pub use shape::{
    Alias, Enumeration, List, ListEncoding, ListForm, Map, MapEncoding, Object, Timestamp, Type,
    TypeDefinition, TypeShape, Types, Value,
};
pub use shared::UnusedObject;
pub use text::Text;
