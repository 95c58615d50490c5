//! The result of an import, as a person reads it.

use crate::Outcome;
use crate::print::println;

use super::checklist;
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
pub(super) fn print(plan: &Plan, compared: &[(String, Option<String>)], mode: Mode) -> Outcome {
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
    let different = compared.iter().filter_map(|(path, shown)| Some((path, shown.as_ref()?)));
    let different = different.collect::<Vec<_>>();
    for (path, shown) in &different {
        println!("different: {path}");
        println!("{shown}");
    }
    for draft in &plan.dropped {
        let why = draft.record.omissions.last().map(|it| it.what.as_str()).unwrap_or_default();
        println!("not imported: {why}");
    }
    omissions(plan);
    let (new, old) = (plan.drafts.len(), plan.existing());
    let count = new + old + plan.dropped.len();
    let done = match mode {
        Mode::Write => "imported into",
        Mode::Check => "would be imported into",
    };
    println!("{new} of {count} operations {done} {}", plan.folder);
    if old > 0 {
        println!("{old} have a spec, of which {} differ from the metadata", different.len());
    }
    if new > 0 && mode == Mode::Write {
        println!("the vendor's sentences are in {}/{}", checklist::FOLDER, plan.folder);
        println!("run `cargo xtask regenerate`, and `cargo xtask lint` to list the to-dos");
    }
    let is_complete = plan.dropped.is_empty() && different.is_empty();
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
