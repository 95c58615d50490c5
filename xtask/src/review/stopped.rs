//! A review that could not be made → the same documents, so that nobody takes silence for "no change".

use serde::Serialize;

use schemars::JsonSchema;

use super::finding::{Spot, Which};
use super::markdown::{MARK, Page};
use super::{github, json, markup};
use apispec_codegen::report::{self, Report};

/// Why there is no review.
#[derive(Clone, Debug)]
pub struct Stopped {
    errors: Vec<SpecError>,
    /// Why it could not be tried, as text.
    reason: Option<String>,
}

/// Something that is wrong with the specs.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct SpecError {
    /// A stable name in kebab-case.
    pub(super) code: String,
    /// What is wrong.
    pub(super) title: String,
    /// Where, if it is in the specs.
    pub(super) place: Option<Spot>,
    /// The way out.
    pub(super) help: String,
}

impl Stopped {
    /// The new specs are wrong.
    pub fn by(report: &Report) -> Self {
        let findings = report.findings().iter();
        Self {
            errors: findings.map(|it| error(it, report)).collect(),
            reason: None,
        }
    }

    /// Something else is in the way, as that the old version can't be read.
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

    fn verdict(&self) -> String {
        match (&self.reason, self.errors.len()) {
            (Some(_), _) => "not reviewed".into(),
            (None, 1) => "not reviewed: 1 error in the specs".into(),
            (None, count) => format!("not reviewed: {count} errors in the specs"),
        }
    }

    /// The comment of a pull request.
    pub fn markdown(&self) -> String {
        let mut page = Page::new(&format!("{MARK}### 🔴 {}\n", self.verdict()));
        match &self.reason {
            Some(reason) => page.whole(&format!("\n{}", fenced(reason))),
            None => page.table(
                "\n| | what is wrong |\n| --- | --- |\n",
                self.errors.iter().map(row).collect(),
                "",
            ),
        }
        page.end()
    }

    /// The same data as that of a review, with what is wrong.
    pub fn json(&self) -> String {
        json::stopped(self.verdict(), &self.errors)
    }

    /// Annotations of a pull request, at most ten.
    pub fn github(&self) -> String {
        github::stopped(&self.errors)
    }
}

fn error(finding: &report::Finding, report: &Report) -> SpecError {
    let mark = finding.marks.first();
    let place = mark.and_then(|mark| {
        let source = report.sources().get(mark.source)?;
        Some(Spot::of(Which::Head, mark.source, source, &mark.span))
    });
    SpecError {
        code: finding.code.into(),
        title: finding.title.clone(),
        place,
        help: finding.help.clone(),
    }
}

fn row(error: &SpecError) -> String {
    const LONG: usize = 400;
    let short = |text: &str| {
        let start = text.chars().take(LONG).collect::<String>();
        if start.len() < text.len() {
            format!("{start}…")
        } else {
            start
        }
    };
    let place = error.place.as_ref().map(|place| {
        let place = format!("{}:{}:{}", place.path, place.line, place.column);
        format!(" · {}", markup::breakable(&place))
    });
    let help = if error.help.is_empty() {
        String::new()
    } else {
        format!("<br>{}", markup::cell(&short(&error.help)))
    };
    format!(
        "| 🔴 | {}{help}<br><sub>error · {}{}</sub> |\n",
        markup::cell(&short(&error.title)),
        error.code,
        place.unwrap_or_default()
    )
}

/// A text as it is, cut where it is long.
fn fenced(text: &str) -> String {
    const LINES: usize = 100;
    const LONG: usize = 10_000;
    let lines = text.lines().collect::<Vec<_>>();
    let shown = lines.iter().take(LINES).copied().collect::<Vec<_>>();
    let start = shown.join("\n").chars().take(LONG).collect::<String>();
    let rest = if start.len() < text.trim_end().len() {
        "\n…"
    } else {
        ""
    };
    // Longer than any fence in it.
    let mut fence = "```".to_owned();
    while start.contains(&fence) {
        fence.push('`');
    }
    format!("{fence}text\n{start}{rest}\n{fence}\n")
}
