//! Plan → the files that are made, compared with what is there, and what the next run may keep of all.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::{Mutex, MutexGuard, PoisonError};

use apispec_codegen::File;
use apispec_codegen::disk::Comparison;

use super::cache::{Cache, Files, Hash, Last, Lines, Owner, Texts};
use super::plan::Plan;
use super::products::{self, OUTLINE, Sink, owned_paths};

/// What was made of the specs.
pub(super) struct Made {
    /// What the next run may keep.
    pub(super) cache: Cache,
    /// The text that says all lines of the outline, if they are others.
    pub(super) lines: Option<String>,
}

/// What is made, by whichever thread.
#[derive(Default)]
struct SoFar {
    files: Mutex<BTreeMap<Owner, Vec<(String, Hash)>>>,
    lines: Mutex<BTreeMap<Owner, Vec<String>>>,
}

/// Makes and compares what has to be made; nothing, if lines of the outline are missing that should not be made.
pub(super) fn make<T: Send>(
    plan: Plan,
    texts: &Texts,
    comparison: &Comparison<'_, T>,
    root: &Path,
) -> Option<Made> {
    let so_far = SoFar::default();
    let take = |file: File| {
        so_far.add(&file);
        comparison.take(file);
    };
    let add = |path: &str, lines: Vec<String>| {
        locked(&so_far.lines).entry(Owner::of(path)).or_default().extend(lines);
    };
    products::each_of(plan.part(), plan.index(), &Sink { file: &take, lines: &add });
    let Plan { model, listing, counts, shares, mut kept, mut folders, outline: before } = plan;
    drop(model);
    let mut made = std::mem::take(&mut *locked(&so_far.lines));
    // Threads finish in any order.
    made.values_mut().for_each(|lines| lines.sort());
    let mut outline = before.clone();
    let hashed = made
        .iter()
        .map(|(owner, lines)| (owner.clone(), Hash::of_all(lines.iter().map(String::as_str))));
    outline.lines.extend(hashed);
    let mut lines = None;
    if outline != before || !kept.contains_key(&Owner::Outline) {
        let text = match before.text {
            Some(hash) => Some(Last::lines(root, hash)?),
            None => None,
        };
        let all = text.as_deref().map_or_else(|| Some(Lines::none()), Lines::read)?.with(&made);
        take(File { path: OUTLINE.into(), text: all.outline() });
        let text = all.text();
        outline.text = Some(Hash::of(text.as_bytes()));
        lines = (outline.text != before.text).then_some(text);
    }
    let files = so_far.files.into_inner().unwrap_or_else(PoisonError::into_inner);
    for (owner, files) in files {
        files.iter().for_each(|(path, _)| folders.add(path, owned_paths()));
        kept.insert(owner, Files::new(files));
    }
    let texts = texts.clone();
    let cache = Cache { texts, listing, counts, shares, files: kept, folders, outline };
    Some(Made { cache, lines })
}

impl SoFar {
    fn add(&self, file: &File) {
        let known = (file.path.clone(), Hash::of(file.text.as_bytes()));
        locked(&self.files).entry(Owner::of(&file.path)).or_default().push(known);
    }
}

fn locked<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    // A panic of an emitter is passed on, and nothing is kept of it.
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
