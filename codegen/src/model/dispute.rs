//! Contradictions, kept as data.

use super::Text;
use crate::place::Place;
pub use crate::spec::About;

/// A contradiction.
#[derive(Clone, Debug)]
pub struct Dispute {
    /// Where it stands.
    pub place: Place,
    /// A stable id within its file.
    pub id: String,
    /// What it is about.
    pub about: Vec<About>,
    /// What is claimed, and where.
    pub claims: Vec<(String, String)>,
    /// What the spec does.
    pub decision: Text,
    /// Why.
    pub reason: Text,
}
