//! Specs → findings: what can be generated and would be regretted.

mod allow;
mod book;
mod command;
mod decided;
mod fact;
mod found;
mod page;
mod rules;
mod share;
mod shown;
mod words;

mod always_required;
mod chinese_without_chinese;
mod codes_differ_in_case;
mod condition_always_true;
mod condition_never_true;
mod dead_parameter;
mod default_breaks_limit;
mod default_restated_as_required;
mod doc_restates_name;
mod doc_too_long;
mod doc_without_period;
mod echo_without_flag;
mod english_with_chinese;
mod envelope_name_unreached;
mod error_linked_and_unchecked;
mod error_without_category;
mod error_without_link;
mod error_without_retry;
mod example_breaks_limit;
mod fields_differ_in_case;
mod half_width_punctuation;
mod history_out_of_order;
mod known_as_error;
mod left_out_but_present;
mod missing_chinese;
mod missing_doc;
mod missing_source;
mod misspelled_name;
mod names_differ;
mod numbers_differ;
mod one_way_link;
mod overlapping_messages;
mod precondition_without_code;
mod quota_without_code;
mod request_example_breaks_rule;
mod required_but_unusable;
mod requirement_cycle;
mod retry_against_category;
mod rule_cannot_fire;
mod rule_implied;
mod rule_over_unusable;
mod rules_conflict;
mod same_rule_twice;
mod second_hand_error;
mod secret_without_sensitive;
mod template_without_names;
mod todo;
mod token_without_idempotency;
mod unit_missing;
mod unsatisfiable;
mod unused_context;
mod unused_document;
mod value_never_mentioned;
mod values_differ_in_case;

pub(crate) use command::{Arguments, run};
use std::fmt;
use std::sync::Arc;

use apispec_codegen::model::Model;
use apispec_codegen::report::{Finding, Level, Look, Mark, Report};
use apispec_codegen::source::Source;
use apispec_codegen::spec::read::Specs;
use book::{Book, Role};
use found::Found;
use page::Page;

/// A kind of finding.
pub struct Lint {
    /// A stable name in kebab-case, which an `allow` names.
    pub code: &'static str,
    /// How grave it is.
    pub level: Level,
    /// Why it is looked for, in a sentence.
    pub reason: &'static str,
    /// Where it is found.
    find: fn(&Book<'_>) -> Vec<Found>,
}

impl fmt::Debug for Lint {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.code)
    }
}

/// Every lint: descriptions, fields, values, rules, errors, examples, and what stands around them.
pub const LINTS: &[&Lint] = &[
    &todo::LINT,
    &missing_source::LINT,
    &missing_doc::LINT,
    &missing_chinese::LINT,
    &doc_without_period::LINT,
    &doc_restates_name::LINT,
    &doc_too_long::LINT,
    &chinese_without_chinese::LINT,
    &english_with_chinese::LINT,
    &half_width_punctuation::LINT,
    &numbers_differ::LINT,
    &names_differ::LINT,
    &misspelled_name::LINT,
    &secret_without_sensitive::LINT,
    &token_without_idempotency::LINT,
    &unit_missing::LINT,
    &fields_differ_in_case::LINT,
    &required_but_unusable::LINT,
    &example_breaks_limit::LINT,
    &default_breaks_limit::LINT,
    &value_never_mentioned::LINT,
    &values_differ_in_case::LINT,
    &unsatisfiable::LINT,
    &rules_conflict::LINT,
    &dead_parameter::LINT,
    &always_required::LINT,
    &requirement_cycle::LINT,
    &rule_cannot_fire::LINT,
    &condition_never_true::LINT,
    &condition_always_true::LINT,
    &rule_implied::LINT,
    &default_restated_as_required::LINT,
    &rule_over_unusable::LINT,
    &second_hand_error::LINT,
    &known_as_error::LINT,
    &same_rule_twice::LINT,
    &envelope_name_unreached::LINT,
    &error_without_category::LINT,
    &error_without_retry::LINT,
    &error_without_link::LINT,
    &error_linked_and_unchecked::LINT,
    &one_way_link::LINT,
    &precondition_without_code::LINT,
    &quota_without_code::LINT,
    &overlapping_messages::LINT,
    &codes_differ_in_case::LINT,
    &template_without_names::LINT,
    &retry_against_category::LINT,
    &echo_without_flag::LINT,
    &request_example_breaks_rule::LINT,
    &unused_context::LINT,
    &unused_document::LINT,
    &history_out_of_order::LINT,
    &left_out_but_present::LINT,
];

/// What can be wrong with an `allow`; always an error, and not to be allowed.
pub const ALLOW_CODES: &[&str] = &["unknown-lint", "unused-allow", "allow-without-reason"];

/// All that the lints found.
#[derive(Clone, Debug)]
pub struct Findings {
    sources: Arc<[Source]>,
    findings: Vec<(Level, Finding)>,
}

/// What can be generated from the specs and would be regretted, save what they allow.
///
/// Touches no files.
pub fn lint(sources: &[Source]) -> Result<Findings, Report> {
    let specs = apispec_codegen::spec::read::read(sources)?;
    let model = apispec_codegen::check::check(&specs)?;
    Ok(findings(&specs, &model))
}

/// The findings in specs that have a model.
pub fn findings(specs: &Specs, model: &Model) -> Findings {
    let book = Book::new(specs, model);
    let found = share::share(LINTS, |lint| (lint.find)(&book));
    let found = LINTS.iter().zip(found);
    let found = found.flat_map(|(lint, found)| found.into_iter().map(|found| (*lint, found)));
    let settled = allow::settle(&book, found.collect());
    let kept = settled
        .kept
        .into_iter()
        .map(|(lint, found)| (lint.level, finding(specs, lint.code, found)));
    let errors = settled
        .errors
        .into_iter()
        .map(|(code, found)| (Level::Error, finding(specs, code, found)));
    let mut findings = kept.chain(errors).collect::<Vec<_>>();
    findings.sort_by_key(|(_, finding)| {
        let first = finding.marks.first();
        first.map(|mark| (mark.source, mark.span.start))
    });
    Findings {
        sources: Arc::clone(&specs.sources),
        findings,
    }
}

fn finding(specs: &Specs, code: &'static str, found: Found) -> Finding {
    let mark = |place: &apispec_codegen::place::Place, label: String| Mark {
        source: place.source,
        span: place.span(&specs.trees[place.source]),
        label,
    };
    let also = found.also.iter();
    let also = also.map(|(place, label)| mark(place, label.clone()));
    let first = mark(&found.place, found.label);
    Finding {
        code,
        title: found.title,
        marks: std::iter::once(first).chain(also).collect(),
        help: found.help,
    }
}

impl Findings {
    /// The findings with their levels, in the order of the files and of the places in them.
    pub fn findings(&self) -> &[(Level, Finding)] {
        &self.findings
    }

    /// Whether nothing was found.
    pub fn is_empty(&self) -> bool {
        self.findings.is_empty()
    }

    /// Only what is at least as grave as this.
    pub fn at_least(mut self, least: Level) -> Self {
        self.findings.retain(|(level, _)| *level <= least);
        self
    }

    /// All findings in rustc's look, and how many there are.
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
        match counts.is_empty() {
            true => format!("{} lints found nothing", LINTS.len()),
            false => counts.join(", "),
        }
    }
}

impl fmt::Display for Findings {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.render(Look::Plain))
    }
}
