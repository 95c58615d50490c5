//! Documented errors.

use super::Dispute;
use crate::place::Place;
use crate::spec;

/// An error code with its documented rows.
#[derive(Clone, Debug)]
pub struct ErrorCode {
    /// The code, verbatim.
    pub wire: String,
    /// The name of the variant in Rust.
    pub name: String,
    /// The rows, in the order of the documents.
    pub rows: Vec<ErrorRow>,
    /// The disputes about it.
    pub disputes: Vec<Dispute>,
}

/// One documented row.
#[derive(Clone, Debug)]
pub struct ErrorRow {
    /// The location in the spec.
    pub place: Place,
    /// The origin of the row.
    pub origin: Origin,
    /// The row.
    pub says: spec::ErrorRow,
}

/// The origin of a row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Origin {
    /// The table of the operation with this wire name.
    Operation(String),
    /// The table of the service: any of its operations may return it.
    Service,
    /// The table of the provider: any operation of any service may return it.
    Provider,
}
