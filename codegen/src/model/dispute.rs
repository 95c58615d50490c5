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

impl Dispute {
    /// Whether it is about the operation as a whole, or about what no single parameter stands for.
    pub fn concerns_operation(&self) -> bool {
        self.about.iter().any(|about| {
            matches!(
                about,
                About::Operation | About::Precondition(_) | About::Quota(_) | About::Example(_)
            )
        })
    }

    /// Whether it is about the service as a whole, or about where requests go.
    pub fn concerns_service(&self) -> bool {
        let mut about = self.about.iter();
        about.any(|about| matches!(about, About::Operation | About::Endpoints))
    }
}
