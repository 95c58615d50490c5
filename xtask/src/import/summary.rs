//! The result of an import, as a person reads it.

use crate::Outcome;
use crate::print::println;

use super::checklist;
use super::comparison::Compared;
use super::draft::Subject;
use super::plan::Plan;
use super::record::{self, Fault};

/// What was done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Mode {
    /// The drafts were written.
    Write,
    /// Nothing was written.
    Check,
}

/// Prints what was written, what differs, and what was left out.
pub(super) fn print(plan: &Plan, compared: &[Compared], mode: Mode) -> Outcome {
    let files = plan.documents.iter().map(|file| (&file.path, "changed"));
    let around = plan.around.iter().map(|file| (&file.path, "created"));
    let drafts = plan.drafts.iter().map(|draft| (&draft.path, "created"));
    for (path, done) in files.chain(around).chain(drafts).filter(|_| !plan.drafts.is_empty()) {
        match mode {
            Mode::Write => println!("  {done} {path}"),
            Mode::Check if done == "created" => println!("missing: {path}"),
            Mode::Check => {}
        }
    }
    for Compared { path, shown, .. } in compared {
        if let Some(shown) = shown {
            println!("different: {path}");
            println!("{shown}");
        }
    }
    for draft in &plan.dropped {
        let why = draft.record.omissions.last().map(|it| it.what.as_str()).unwrap_or_default();
        println!("not imported: {why}");
    }
    omissions(plan);
    let (new, old) = (plan.count(Subject::Operation), plan.existing.len());
    let count = new + old + plan.dropped.len();
    let done = match mode {
        Mode::Write => "imported into",
        Mode::Check => "would be imported into",
    };
    let types = match plan.count(Subject::Type) {
        0 => String::new(),
        1 => ", with 1 shared type".into(),
        types => format!(", with {types} shared types"),
    };
    println!("{new} of {count} operations {done} {}{types}", plan.folder);
    let different = |subject| {
        let compared = compared.iter().filter(|it| it.subject == subject);
        let different = compared.clone().filter(|it| it.shown.is_some());
        (compared.count(), different.count())
    };
    if old > 0 {
        let (_, different) = different(Subject::Operation);
        println!("{old} have a spec, of which {different} differ from the metadata");
    }
    if let (types @ 1.., different) = different(Subject::Type) {
        println!(
            "{types} of their types have a spec, of which {different} differ from the metadata"
        );
    }
    if new > 0 && mode == Mode::Write {
        println!("the vendor's sentences are in {}/{}", checklist::FOLDER, plan.folder);
        println!("run `cargo xtask regenerate`, and `cargo xtask lint` to list the to-dos");
    }
    let is_complete = plan.dropped.is_empty() && compared.iter().all(|it| it.shown.is_none());
    let is_written = mode == Mode::Write || new == 0;
    if is_complete && is_written { Outcome::Clean } else { Outcome::Findings }
}

/// Prints how much was left out, and why.
fn omissions(plan: &Plan) {
    let mut last = None;
    for ((fault, reason), count) in record::counts(plan.records()) {
        if last.replace(fault) != Some(fault) {
            println!(
                "{}",
                match fault {
                    Fault::Format => "left out, since specs can't say it:",
                    Fault::Metadata => "worked around, since the metadata contradicts itself:",
                }
            );
        }
        println!("  {reason}: {count}");
    }
}
