//! What the emitted validators say is what the generator's own reading of the rules says.
//!
//! `AGREEMENT=100000 cargo test --package golden --test validators agree -- --nocapture`
//! tries that many requests of each operation, and tells how often each rule was broken and skipped.

use std::collections::BTreeMap;

use crate::operations::{Tested, operations};

#[test]
fn the_emitted_validators_agree_with_the_interpreted_rules() {
    let count = count();
    for tested in operations() {
        let mut random = fastrand::Rng::with_seed(20_190_306);
        let mut counts = BTreeMap::<String, [u64; 3]>::new();
        for _ in 0..count {
            let given = tested.understood.random(&mut random);
            let report = tested.report(&given);
            for (id, verdict) in tested.understood.compared(&given, &report) {
                counts.entry(id).or_default()[verdict as usize] += 1;
            }
        }
        told(&tested, &counts, count);
        let unbroken = counts.iter().filter(|(_, counts)| counts[1] == 0);
        let unbroken = unbroken.map(|(id, _)| id.as_str()).collect::<Vec<_>>();
        let undecidable = tested.understood.operation.preconditions.iter();
        let undecidable = undecidable.filter(|it| it.holds.is_none());
        let undecidable = undecidable.map(|it| it.id.as_str()).collect::<Vec<_>>();
        assert_eq!(unbroken, undecidable, "{}", tested.understood.operation.wire);
    }
}

/// How many requests of each operation are tried.
pub(crate) fn count() -> u64 {
    std::env::var("AGREEMENT")
        .map_or(2_000, |count| count.parse().expect("AGREEMENT is a number of requests"))
}

#[allow(clippy::print_stdout, reason = "shown on request")]
fn told(tested: &Tested, counts: &BTreeMap<String, [u64; 3]>, count: u64) {
    println!("{}: {count} requests agree", tested.understood.service.feature);
    for (id, [holds, broken, skipped]) in counts {
        println!("  {id}: {holds} kept, {broken} broken, {skipped} skipped");
    }
}
