//! Rules and limits that a program read in a document and no person has confirmed.

use schemars::JsonSchema;
use serde::Deserialize;

use super::{LimitCheck, RuleCheck};

/// A rule or a limit that a program read in a document and no person has confirmed.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Proposal {
    /// What is proposed.
    pub check: ProposedCheck,
    /// The words of the document that say it, in short.
    pub from: String,
    /// The location in the document.
    pub source: String,
}

/// What is proposed.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum ProposedCheck {
    /// The check of a rule.
    Rule(RuleCheck),
    /// A limit of a parameter.
    Limit(ProposedLimit),
}

/// A limit of a parameter.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ProposedLimit {
    /// The parameter to which the limit applies.
    pub field: String,
    /// The check of the limit.
    pub check: LimitCheck,
}
