//! How fast the code of a text is found, against other ways to look it up.
//!
//! The generated `parse` makes the variant; the others only find an index, which is less.

use std::collections::HashMap;
use std::hint::black_box;
use std::sync::LazyLock;

use cloud_backup_api::aliyun::rds::ErrorCode;
use divan::Bencher;

fn main() {
    divan::main();
}

/// Every documented code of RDS once, in another order than that of the `match`.
static CODES: LazyLock<Vec<&'static str>> = LazyLock::new(|| {
    let mut codes = Vec::new();
    for row in ErrorCode::DOCUMENTED.iter().copied().flatten() {
        if !codes.contains(&row.code) {
            codes.push(row.code);
        }
    }
    // A step that shares no factor with the length visits each once.
    let length = codes.len();
    let step = (length / 2..).find(|step| factor(*step, length) == 1);
    let step = step.unwrap_or(1);
    (0..length).map(|index| codes[index * step % length]).collect()
});

fn factor(left: usize, right: usize) -> usize {
    match right {
        0 => left,
        right => factor(right, left % right),
    }
}

#[divan::bench(sample_size = 1000)]
fn generated_match(bencher: Bencher<'_, '_>) {
    each(bencher, ErrorCode::parse);
}

#[divan::bench(sample_size = 1000)]
fn hash_map(bencher: Bencher<'_, '_>) {
    let codes = CODES.iter().enumerate();
    let map = codes.map(|(index, code)| (*code, index)).collect::<HashMap<_, _>>();
    each(bencher, |code| map.get(code).copied());
}

#[divan::bench(sample_size = 1000)]
fn phf(bencher: Bencher<'_, '_>) {
    let map = perfect();
    each(bencher, |code| map.get(code).copied());
}

#[divan::bench(sample_size = 1000)]
fn linear_search(bencher: Bencher<'_, '_>) {
    let codes = CODES.as_slice();
    each(bencher, |code| codes.iter().position(|known| *known == code));
}

#[divan::bench(sample_size = 1000)]
fn binary_search(bencher: Bencher<'_, '_>) {
    let mut codes = CODES.clone();
    codes.sort_unstable();
    each(bencher, |code| codes.binary_search(&code));
}

/// All codes in turn, again and again; what is found is made and dropped, and not kept.
fn each<T>(bencher: Bencher<'_, '_>, find: impl Fn(&'static str) -> T) {
    let mut codes = CODES.iter().copied().cycle();
    let inputs = bencher.with_inputs(|| codes.next().unwrap_or_default());
    inputs.bench_local_values(|code| drop(black_box(find(code))));
}

/// The table that `phf_map!` would make.
fn perfect() -> phf::Map<&'static str, usize> {
    let codes = CODES.as_slice();
    let state = phf_generator::generate_hash(codes);
    let entries = state.map.iter().map(|index| (codes[*index], *index));
    phf::Map {
        key: state.key,
        disps: state.disps.leak(),
        entries: entries.collect::<Vec<_>>().leak(),
    }
}
