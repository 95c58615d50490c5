//! Damages the specs at random, many times, and counts what becomes of the mutants:
//! `cargo run --release --package xtask --example mutate -- --count 100000 --seed 1`.
//!
//! `--specs DIR` takes other specs; given twice, those of the later folder stand over the others.
//! Ends with 1 if the generator broke at one of them, which it shows.

#![allow(clippy::print_stdout, reason = "a command")]

#[path = "../tests/mutations/damage.rs"]
mod damage;
#[path = "../tests/mutations/mutant.rs"]
mod mutant;

use std::collections::{BTreeMap, BTreeSet};
use std::io::IsTerminal;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use mutant::Mutator;

fn main() -> ExitCode {
    let Some(Arguments { count, seed, specs }) = arguments() else {
        println!("usage: mutate [--count NUMBER] [--seed NUMBER] [--specs DIR]…");
        return ExitCode::from(2);
    };
    let mut mutator = Mutator::new(&specs, seed);
    // Each panic is told below, once.
    std::panic::set_hook(Box::new(|_| {}));
    let mut counts = BTreeMap::new();
    let mut broken = 0;
    let mut told = BTreeSet::new();
    for number in 0..count {
        progress(number, count);
        match mutator.next_outcome() {
            Ok((how, outcome)) => *counts.entry((outcome, how)).or_insert(0_u64) += 1,
            Err(mutant) => {
                broken += 1;
                if told.insert(mutant.panic.clone()) {
                    println!("{}\n  {}", mutant.damage, mutant.panic);
                }
            }
        }
    }
    let mut sums = BTreeMap::new();
    for ((outcome, how), number) in &counts {
        println!("{number:>8} {} by {how}", format!("{outcome:?}").to_lowercase());
        *sums.entry(outcome).or_insert(0) += number;
    }
    for (outcome, number) in &sums {
        println!("{number:>8} {}", format!("{outcome:?}").to_lowercase());
    }
    println!("{broken:>8} broken, of {count} with seed {seed}");
    ExitCode::from(u8::from(broken > 0))
}

/// How far it is, on a terminal.
fn progress(number: u64, count: u64) {
    if number.is_multiple_of(100) && std::io::stderr().is_terminal() {
        eprint!("\r{number} of {count}\r");
    }
}

struct Arguments {
    count: u64,
    seed: u64,
    specs: Vec<PathBuf>,
}

/// The arguments, if they can be understood.
fn arguments() -> Option<Arguments> {
    let mut read = Arguments { count: 1000, seed: 1, specs: Vec::new() };
    let mut arguments = std::env::args().skip(1);
    while let Some(name) = arguments.next() {
        let value = arguments.next()?;
        match name.as_str() {
            "--count" => read.count = value.parse().ok()?,
            "--seed" => read.seed = value.parse().ok()?,
            "--specs" => read.specs.push(value.into()),
            _ => return None,
        }
    }
    if read.specs.is_empty() {
        let package = std::env::var_os("CARGO_MANIFEST_DIR").unwrap_or_default();
        read.specs.push(Path::new(&package).join("../specs"));
    }
    Some(read)
}
