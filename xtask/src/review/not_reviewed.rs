//! A review that was not possible, with the reason, so that an empty output is not mistaken for "no change".

use serde::Serialize;

use schemars::JsonSchema;

use super::position::{Position, Side};
use apispec_codegen::report::{self, Report};

/// Why there is no review.
#[derive(Clone, Debug)]
pub struct NotReviewed {
    pub(super) errors: Vec<SpecError>,
    /// Why it was not possible, as text.
    pub(super) reason: Option<String>,
}

/// An error in the specs.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct SpecError {
    /// A stable name in kebab-case.
    pub(super) code: String,
    /// What is wrong.
    pub(super) title: String,
    /// The location, if it is in the specs.
    pub(super) place: Option<Position>,
    /// What to do.
    pub(super) help: String,
}

impl NotReviewed {
    /// The new specs have errors.
    pub fn by(report: &Report) -> Self {
        let findings = report.findings().iter();
        Self { errors: findings.map(|it| SpecError::new(it, report)).collect(), reason: None }
    }

    /// Another reason, such as an unreadable base.
    pub fn because(reason: &str) -> Self {
        let first = reason.lines().next().unwrap_or_default();
        Self {
            errors: vec![SpecError {
                code: "not-reviewed".into(),
                title: first.to_owned(),
                place: None,
                help: String::new(),
            }],
            reason: Some(reason.to_owned()),
        }
    }

    pub(super) fn verdict(&self) -> String {
        match (&self.reason, self.errors.len()) {
            (Some(_), _) => "not reviewed".into(),
            (None, 1) => "not reviewed: 1 error in the specs".into(),
            (None, count) => format!("not reviewed: {count} errors in the specs"),
        }
    }
}

impl SpecError {
    fn new(finding: &report::Finding, report: &Report) -> Self {
        let place = finding.marks.first().and_then(|mark| {
            let source = report.sources().get(mark.source)?;
            Some(Position::new(Side::Head, mark.source, source, &mark.span))
        });
        Self {
            code: finding.code.into(),
            title: finding.title.clone(),
            place,
            help: finding.help.clone(),
        }
    }
}
