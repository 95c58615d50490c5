//! `specs/accepted.json`: findings that are meant to be so, each with the reason.

use serde::{Deserialize, Serialize};

use super::Finding;

/// A finding that is meant to be so.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Acceptance {
    /// What the review calls it.
    pub fingerprint: String,
    /// Why it is meant to be so.
    pub reason: String,
}

/// All of `specs/accepted.json`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Accepted {
    /// The findings, in the order in which they were accepted.
    pub accepted: Vec<Acceptance>,
}

impl Accepted {
    /// The file's text as data; why not, if it is none.
    pub fn read(text: &str) -> Result<Self, String> {
        serde_json::from_str(text).map_err(|error| error.to_string())
    }

    /// The file's text.
    pub fn text(&self) -> String {
        super::json::printed(self)
    }

    /// Marks the findings that are accepted.
    pub fn mark(&self, findings: &mut [Finding]) {
        for finding in findings {
            let mut known = self.accepted.iter();
            let known = known.find(|it| it.fingerprint == finding.fingerprint);
            finding.accepted = known.map(|it| it.reason.clone());
        }
    }

    /// The acceptances that match none of these findings.
    pub fn stale<'a>(&'a self, findings: &[Finding]) -> Vec<&'a Acceptance> {
        let matches =
            |it: &&Acceptance| findings.iter().any(|finding| finding.fingerprint == it.fingerprint);
        self.accepted.iter().filter(|it| !matches(it)).collect()
    }
}
