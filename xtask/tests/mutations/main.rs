//! Damaged specs are refused or become Rust; nothing panics.

mod damage;
mod mutant;

use std::path::Path;

use mutant::{Mutator, Outcome};

#[test]
fn no_mutant_of_the_whole_language_breaks_the_generator() {
    let cases =
        ["../codegen/tests/cases/base", "../codegen/tests/cases/accept/language/everything"];
    let refused = refused(&cases, 250);
    assert!(refused > 100, "only {refused} mutants were refused");
}

#[test]
fn no_mutant_of_the_specs_breaks_the_generator() {
    let refused = refused(&["../specs"], 30);
    assert!(refused > 12, "only {refused} mutants were refused");
}

/// How many mutants are refused; none may break the generator.
fn refused(folders: &[&str], count: usize) -> usize {
    let package = Path::new(env!("CARGO_MANIFEST_DIR"));
    let folders = folders.iter().map(|folder| package.join(folder));
    let mut mutator = Mutator::new(&folders.collect::<Vec<_>>(), 1);
    let outcomes = (0..count).map(|_| match mutator.next_outcome() {
        Ok((_, outcome)) => outcome,
        Err(broken) => panic!("{}\n{}", broken.damage, broken.panic),
    });
    outcomes.filter(|outcome| *outcome == Outcome::Refused).count()
}
