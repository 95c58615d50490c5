//! Holds reviews of random edits against brute force:
//! `cargo run --release --package xtask --example review_by_force -- [SEED [EDITS [REQUESTS]]]`.
//!
//! Ends with 1 if some request changes its fate unseen, or a review claims what is not so.

#[path = "../tests/review_by_force/edit.rs"]
mod edit;
#[path = "../tests/review_by_force/force.rs"]
mod force;
#[path = "../tests/review_by_force/places.rs"]
mod places;
#[path = "../tests/review_by_force/trial.rs"]
mod trial;

use std::io::Write;
use std::process::ExitCode;
use std::time::Instant;

fn main() -> std::io::Result<ExitCode> {
    let mut numbers = std::env::args().skip(1).map(|it| it.parse::<usize>().ok());
    let mut number = |usual| numbers.next().flatten().unwrap_or(usual);
    let (seed, edits, requests) = (number(1), number(200), number(20_000));
    let start = Instant::now();
    let tally = trial::tally(seed as u64, edits, requests);
    let mut out = std::io::stdout();
    for wrong in &tally.wrong {
        writeln!(out, "{wrong}\n")?;
    }
    writeln!(
        out,
        "{edits} edits with {requests} requests for each operation, in {:?}: {} flip a verdict, {} by the sampler alone, {} wrong",
        start.elapsed(),
        tally.flipped,
        tally.sampled,
        tally.wrong.len()
    )?;
    Ok(ExitCode::from(u8::from(!tally.wrong.is_empty())))
}
