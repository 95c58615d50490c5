//! How long a review of 1,000 operations takes, of which 20 are edited.

mod many;

use std::io::Write;
use std::time::Instant;

use apispec_codegen::Report;
use apispec_codegen::spec::read::Strictness;
use xtask::review::{Revision, review};

const OPERATIONS: usize = 1_000;
const EDITS: usize = 20;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let start = Instant::now();
    let base = side(0).map_err(|report| report.to_string())?;
    let head = side(EDITS).map_err(|report| report.to_string())?;
    let read = start.elapsed();
    let review = review(&base, &head);
    let compared = start.elapsed() - read;
    let comment = review.markdown();
    let all = start.elapsed();
    let mut out = std::io::stdout();
    writeln!(out, "{}", review.verdict())?;
    writeln!(out, "both versions read and checked {read:?}")?;
    writeln!(out, "compared and decided          {compared:?}")?;
    writeln!(out, "comment of {} characters   {:?}", comment.len(), all - read - compared)?;
    writeln!(out, "all                            {all:?}")?;
    Ok(())
}

fn side(edited: usize) -> Result<Revision, Report> {
    Revision::read(&many::specs(OPERATIONS, edited), Strictness::Strict)
}
