//! `specs/accepted.json`: intended findings with their reasons.

use serde::{Deserialize, Serialize};

use super::Finding;

/// An intended finding.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Acceptance {
    /// The fingerprint.
    pub fingerprint: String,
    /// Why it is intended.
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
    /// Parses the text of the file.
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
