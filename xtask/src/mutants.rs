//! `cargo xtask mutants`: each rule deleted, negated and moved in a copy of the specs → whether a test notices.

mod change;
mod faults;
mod stricter;
mod tested;
mod trial;
mod weave;

use std::collections::BTreeMap;
use std::error::Error;
use std::path::PathBuf;
use std::time::Instant;

use apispec_codegen::disk;

use crate::print::{eprintln, println};
use crate::{Outcome, timings, workspace};
use change::Kind;
use trial::{Trial, Verdict};

/// Tries whether each rule is tested: deletes it, negates its condition, moves its limits.
///
/// A copy of the crate gets the validator of every mutant beside the one that it has. The vectors of the unchanged specs
/// and the tests from the pages are built once and run once for each mutant.
#[derive(clap::Args)]
pub(crate) struct Arguments {
    /// Only rules whose ids contain this
    #[arg(long, value_name = "TEXT", default_value = "")]
    only: String,
    /// Make each error stricter by one value instead, and ask `lint`: is an accepted request that is refused reported?
    #[arg(long)]
    stricter: bool,
    /// The workspace to use instead of the current one
    #[arg(long, value_name = "DIR")]
    root: Option<PathBuf>,
}

pub(crate) fn run(arguments: &Arguments) -> Result<Outcome, Box<dyn Error>> {
    let root = workspace::root(arguments.root.as_deref())?;
    timings::stage("read");
    let sources = disk::specs_folder(&root.join("specs"), "specs")?;
    timings::stage("change");
    if arguments.stricter {
        return faults::seed(&sources, &arguments.only);
    }
    let start = Instant::now();
    let changes = change::changes(&sources, &arguments.only)?;
    println!("{} changes of {} rules", changes.len(), rules(&changes));
    timings::stage("emit");
    let woven = weave::woven(&sources, &changes)?;
    println!("emitted after {:.0?}", start.elapsed());
    timings::stage("build");
    let trial = Trial::build(&root, &woven)?;
    println!("built after {:.0?}", start.elapsed());
    if let Verdict::Killed { .. } = trial.verdict(0)? {
        return Err("a test fails even without mutations; run `cargo test`".into());
    }

    timings::stage("try");
    let mut counts = BTreeMap::<(&str, Kind), [usize; 4]>::new();
    let mut survivors = Vec::new();
    let mut missed_by_pages = Vec::new();
    for (index, change) in changes.iter().enumerate() {
        let verdict = trial.verdict(index + 1)?;
        let counts = counts.entry((&change.operation, change.kind)).or_default();
        counts[0] += 1;
        match verdict {
            Verdict::Survived => survivors.push(change),
            Verdict::Killed { vectors, pages } => {
                counts[1] += 1;
                counts[2] += usize::from(vectors);
                counts[3] += usize::from(pages);
                if !pages {
                    missed_by_pages.push(change);
                }
            }
        }
    }
    println!("\noperation, change: mutants, killed, by vectors, by tests from the pages");
    for ((operation, kind), [all, killed, vectors, pages]) in &counts {
        println!("{operation}, {kind}: {all}, {killed}, {vectors}, {pages}");
    }
    let sum = |column: usize| counts.values().map(|it| it[column]).sum::<usize>();
    println!("all: {}, {}, {}, {}; after {:.0?}", sum(0), sum(1), sum(2), sum(3), start.elapsed());
    for change in &missed_by_pages {
        println!("noticed by vectors alone: {change}");
    }
    for change in &survivors {
        eprintln!("survived: {change}");
    }
    Ok(if survivors.is_empty() { Outcome::Clean } else { Outcome::Findings })
}

fn rules(changes: &[change::Change]) -> usize {
    let mut rules = changes.iter().map(|it| (&it.operation, &it.rule)).collect::<Vec<_>>();
    rules.dedup();
    rules.len()
}
