//! Plan → the files that are made, compared with what is there, and what the next run may keep of all.

use std::collections::BTreeMap;
use std::sync::{Mutex, MutexGuard, PoisonError};

use apispec_codegen::File;
use apispec_codegen::disk::Comparison;

use super::cache::{Cache, Known, Owner, Texts};
use super::plan::Plan;
use super::products::{self, OUTLINE, Sink};
use crate::outline;

/// What is made, by whichever thread.
#[derive(Default)]
struct Made {
    files: Mutex<BTreeMap<Owner, Vec<Known>>>,
    lines: Mutex<BTreeMap<Owner, Vec<String>>>,
}

/// Makes and compares what has to be made; returns what was made of the specs.
pub(super) fn make<T: Send>(plan: Plan, texts: Texts, comparison: &Comparison<'_, T>) -> Cache {
    let made = Made::default();
    let take = |file: File| {
        made.add(&file);
        comparison.take(file);
    };
    let add = |path: &str, lines: Vec<String>| {
        locked(&made.lines).entry(Owner::of(path)).or_default().extend(lines);
    };
    products::each_of(plan.part(), plan.index(), &Sink { file: &take, lines: &add });
    let Plan { listing, counts, shares, mut kept, mut lines, .. } = plan;
    let before = lines.clone();
    lines.extend(std::mem::take(&mut *locked(&made.lines)).into_iter().map(
        |(owner, mut lines)| {
            // Threads finish in any order.
            lines.sort();
            (owner, lines.join("\n").into())
        },
    ));
    if lines != before || !kept.contains_key(&Owner::Outline) {
        let all = lines.values().flat_map(|lines| lines.lines()).collect::<Vec<_>>();
        take(File { path: OUTLINE.into(), text: outline::sorted(all) });
    }
    let mut files = made.files.into_inner().unwrap_or_else(PoisonError::into_inner);
    files.values_mut().for_each(|files| files.sort_by(|left, right| left.path().cmp(right.path())));
    kept.retain(|owner, _| !files.contains_key(owner));
    comparison.keep(kept.values().flatten().map(|file| file.path().to_owned()));
    kept.extend(files);
    Cache { texts, listing, counts, shares, files: kept, lines }
}

impl Made {
    fn add(&self, file: &File) {
        let known = Known::new(file);
        locked(&self.files).entry(Owner::of(&file.path)).or_default().push(known);
    }
}

fn locked<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    // A panic of an emitter is passed on, and nothing is kept of it.
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
