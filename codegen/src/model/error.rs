//! Documented errors.

use super::Dispute;
use crate::place::Place;
use crate::spec;

/// A code, with every row that documents it.
#[derive(Clone, Debug)]
pub struct ErrorCode {
    /// The code, to the letter.
    pub wire: String,
    /// The variant's name in Rust.
    pub name: String,
    /// The rows, in the order of the documents.
    pub rows: Vec<ErrorRow>,
    /// The contradictions that concern it.
    pub disputes: Vec<Dispute>,
}

/// One documented row.
#[derive(Clone, Debug)]
pub struct ErrorRow {
    /// Where it stands.
    pub place: Place,
    /// Whose table has it.
    pub origin: Origin,
    /// What it says.
    pub says: spec::ErrorRow,
}

/// Whose table has a row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Origin {
    /// The operation's of this name on the wire.
    Operation(String),
    /// The service's: any of its operations may answer it.
    Service,
    /// The provider's: any operation of any service may answer it.
    Provider,
}
