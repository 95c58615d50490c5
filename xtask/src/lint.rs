//! Specs → findings: likely mistakes in specs that the generator accepts.

mod age;
mod allow;
mod catalog;
mod command;
mod decided;
mod declaration;
mod fact;
mod finding;
mod lints;
mod misfit;
mod operation;
mod rules;
mod words;

mod docs;
mod echo_without_flag;
mod envelope_name_unreached;
mod error_codes;
mod errors;
mod examples;
mod fields;
mod history_out_of_order;
mod languages;
mod left_out_but_present;
mod misspelled_name;
mod observed;
mod one_way_link;
mod open_proposals;
mod rule_fields;
mod second_hand_error;
mod unused;
mod values;
mod without_code;

pub use decided::decided;
pub use declaration::Lint;
pub use finding::Finding;
pub use lints::LINTS;

pub(crate) use command::{Arguments, run};
pub(crate) use observed::ACCEPTED_BUT_BROKEN;
use std::fmt;
use std::sync::Arc;

use apispec_codegen::decide::Subject;
use apispec_codegen::model::Model;
use apispec_codegen::report::{self, Level, Look, Mark, Report};
use apispec_codegen::source::Source;
use apispec_codegen::spec::read::Specs;
use catalog::Catalog;
use declaration::Find;
use operation::OperationAt;
use rayon::prelude::*;

/// The codes of errors in `allow` entries, which can't be allowed themselves.
pub const ALLOW_CODES: &[&str] = &["unknown-lint", "unused-allow", "allow-without-reason"];

/// The findings of all lints.
#[derive(Clone, Debug)]
pub struct Findings {
    sources: Arc<[Source]>,
    findings: Vec<(Level, report::Finding)>,
}

/// The findings in the specs, except those that they allow.
///
/// Touches no files.
pub fn lint(sources: &[Source]) -> Result<Findings, Report> {
    let specs = apispec_codegen::spec::read::read(sources)?;
    let model = apispec_codegen::check::check(&specs)?;
    Ok(findings(&specs, &model))
}

/// Runs the checks that search for requests; they take long, so operations are checked in parallel.
fn decide(at: &mut OperationAt<'_>) {
    let subject = Subject::new(at.view);
    at.decided = decided::findings(&subject, at.view.operation);
    at.decided.extend(examples::refused_requests(at, &subject));
    at.decided.extend(observed::contradictions(at, &subject));
}

/// The findings in specs that have a model.
pub fn findings(specs: &Specs, model: &Model) -> Findings {
    let mut catalog = Catalog::new(specs, model);
    catalog.operations.par_iter_mut().for_each(decide);
    let found = LINTS.par_iter().flat_map_iter(|lint| {
        let found = lint.findings(&catalog).into_iter();
        found.map(|found| (*lint, found))
    });
    let settled = allow::settle(&catalog, found.collect());
    let kept = settled
        .kept
        .into_iter()
        .map(|(lint, found)| (lint.level, finding(specs, lint.code, found)));
    let errors =
        settled.errors.into_iter().map(|(code, found)| (Level::Error, finding(specs, code, found)));
    let mut findings = kept.chain(errors).collect::<Vec<_>>();
    findings.sort_by_key(|(_, finding)| {
        let first = finding.marks.first();
        first.map(|mark| (mark.source, mark.span.start))
    });
    Findings { sources: Arc::clone(&specs.sources), findings }
}

fn finding(specs: &Specs, code: &'static str, found: Finding) -> report::Finding {
    let mark = |place: &apispec_codegen::place::Place, label: String| Mark {
        source: place.source,
        span: place.span(&specs.trees[place.source]),
        label,
    };
    let also = found.also.iter();
    let also = also.map(|(place, label)| mark(place, label.clone()));
    let first = mark(&found.place, found.label);
    report::Finding {
        code,
        title: found.title,
        marks: std::iter::once(first).chain(also).collect(),
        help: found.help,
    }
}

impl Findings {
    /// The findings with their levels, in the order of files and locations.
    pub fn findings(&self) -> &[(Level, report::Finding)] {
        &self.findings
    }

    /// Whether there are no findings.
    pub fn is_empty(&self) -> bool {
        self.findings.is_empty()
    }

    /// Only findings of at least this severity.
    pub fn at_least(mut self, least: Level) -> Self {
        self.findings.retain(|(level, _)| *level <= least);
        self
    }

    /// All findings in the style of rustc, and their number.
    pub fn render(&self, look: Look) -> String {
        let mut out = String::new();
        for (level, finding) in &self.findings {
            out.push_str(&finding.render(&self.sources, *level, look));
            out.push_str("\n\n");
        }
        out.push_str(&self.summary());
        out.push('\n');
        out
    }

    fn summary(&self) -> String {
        let levels = [
            (Level::Error, "error", "errors"),
            (Level::Warning, "warning", "warnings"),
            (Level::Note, "note", "notes"),
        ];
        let counts = levels.iter().filter_map(|(level, one, many)| {
            let of_level = self.findings.iter().filter(|(other, _)| other == level);
            match of_level.count() {
                0 => None,
                1 => Some(format!("1 {one}")),
                count => Some(format!("{count} {many}")),
            }
        });
        let counts = counts.collect::<Vec<_>>();
        if counts.is_empty() {
            return format!("no findings from {} lints", LINTS.len());
        }
        counts.join(", ")
    }
}

impl fmt::Display for Findings {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.render(Look::Plain))
    }
}
