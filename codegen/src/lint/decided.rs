//! What is wrong with the rules of an operation as a whole, as lints tell it.

use super::Book;
use super::found::Found;
use crate::decide;

impl Book<'_> {
    /// What was decided under this code.
    pub(super) fn decided(&self, code: &str) -> Vec<Found> {
        let findings = self.decided.iter().filter(|finding| finding.code == code);
        findings.map(found).collect()
    }
}

fn found(finding: &decide::Finding) -> Found {
    let (title, label, help) = (&finding.title, &finding.label, &finding.help);
    let found = Found::new(finding.place.clone(), title, label, help);
    finding.related.iter().fold(found, |found, related| {
        found.and(related.place.clone(), &related.label)
    })
}
