//! What a request owes: following it ends without errors, and what the caller set changes only if it has to.
//!
//! `FOLLOWED=10000 cargo test --package golden --test validators owed` follows that many requests of each operation.

use std::cell::RefCell;

use apispec_codegen::decide::{About, Problem, Subject};
use cloud_backup_api::remedies::Edit;
use fastrand::Rng;
use serde_json::Value;

use crate::operations::operations;
use crate::understood::Given;

fn count() -> u64 {
    std::env::var("FOLLOWED").map_or(150, |count| count.parse().expect("a number of requests"))
}

#[test]
fn following_what_is_owed_ends_without_errors() {
    for tested in operations() {
        for seed in 0..count() {
            let mut random = Rng::with_seed(seed);
            let given = tested.understood.random(&mut random);
            let owes_nothing = tested.owed(&given).is_empty();
            assert_eq!(owes_nothing, tested.report(&given).is_ok(), "{given:?}");
            tested.understood.follow(given, |given| tested.owed(given), &mut random);
        }
    }
}

/// The other evaluator decides whether the parameters that are not set suffice.
#[test]
fn what_the_caller_set_is_changed_only_if_additions_do_not_suffice() {
    let mut met = [0, 0];
    for tested in operations() {
        let subject = &tested.understood.subject;
        let cases = representatives(subject);
        let (mut sufficing, mut conflicting) = (0, 0);
        for seed in 0..count() {
            let mut random = Rng::with_seed(seed);
            let one = |cases: &Vec<Option<Value>>| cases[random.usize(..cases.len())].clone();
            let given = cases.iter().map(one).collect::<Given>();
            let owed = tested.owed(&given);
            let edits = owed.demands().iter().flat_map(|demand| demand.remedies());
            let edits = edits.map(|remedy| remedy.edit).collect::<Vec<_>>();
            if edits.is_empty() {
                continue;
            }
            let suffice = additions_suffice(subject, &given);
            let sets_only = edits.iter().all(|edit| *edit == Edit::Set);
            assert_eq!(sets_only, suffice, "{given:?}:\n{owed}");
            *(if suffice { &mut sufficing } else { &mut conflicting }) += 1;
        }
        met = [met[0] + sufficing, met[1] + conflicting];
    }
    assert!(met.iter().all(|count| *count > 0), "{met:?}");
}

/// A value for each class of values of each parameter and fact.
fn representatives(subject: &Subject) -> Vec<Vec<Option<Value>>> {
    let of = |variable: usize| {
        let values = RefCell::new(Vec::new());
        let _ = Problem::new(subject).restricted(variable, |value| {
            values.borrow_mut().push(value.cloned());
            true
        });
        values.into_inner()
    };
    (0..subject.variables().len()).map(of).collect()
}

/// Whether there is a request without errors that has all that is given.
fn additions_suffice(subject: &Subject, given: &Given) -> bool {
    let fields = subject.variables().iter().filter(|it| it.about == About::Field).count();
    let errors = subject
        .obligations()
        .iter()
        .filter(|it| it.is_error() && it.variables().iter().any(|variable| *variable < fields));
    let mut problem = Problem::new(subject).keeping(errors);
    for (index, value) in given.iter().enumerate() {
        if index >= fields || value.is_some() {
            problem = problem.restricted(index, |it| it == value.as_ref());
        }
    }
    problem.has_solution()
}
