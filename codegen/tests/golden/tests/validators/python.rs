//! What a validator in another language says by the rules as data is what the emitted validators say.
//!
//! `AGREEMENT=100000 cargo test --package golden --test validators python` tries that many requests of each operation.

use crate::agreement::count;
use crate::operations::operations;
use crate::understood::Judged;

#[test]
fn a_validator_in_python_agrees_with_the_emitted_ones() {
    for tested in operations() {
        let mut random = fastrand::Rng::with_seed(20_221_130);
        tested.understood.agrees_in_python((0..count()).map(|_| {
            let given = tested.understood.random(&mut random);
            Judged { report: tested.report(&given), given }
        }));
    }
}
