//! Requests that a service was seen to accept or to refuse.

use serde_json::Value;

use crate::place::Place;
use crate::spec;

/// A request that somebody sent, and what became of it.
#[derive(Clone, Debug)]
pub struct Observation {
    /// Its location in the spec.
    pub place: Place,
    /// The parameters by wire name, each in the JSON of its type. What the spec leaves out is not here.
    pub request: Vec<(String, Value)>,
    /// The facts by name, each in the JSON of its type.
    pub facts: Vec<(String, Value)>,
    /// What its spec says.
    pub says: spec::Observation,
}
