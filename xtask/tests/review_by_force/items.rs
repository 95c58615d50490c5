//! Structural edits, reviewed: what the outline loses is in the review, and nothing else is said of it.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use apispec_codegen::spec::read::Strictness;
use apispec_codegen::{Look, Source, disk};
use serde_json::Value;
use xtask::review::{Impact, Level, Revision, review};

use super::edit::Editor;
use super::structure::Files;

/// What became of many edits.
#[derive(Debug, Default)]
pub(crate) struct Tally {
    /// Edits after which the outline loses a line, or demands one.
    pub(crate) breaking: usize,
    /// What the reviews miss, or claim wrongly.
    pub(crate) wrong: Vec<String>,
}

/// A service before its edits.
struct Base {
    files: Files,
    side: Revision,
    outline: String,
}

/// Makes edits of the case's specs and of the project's own, and holds each review against the outlines.
pub(crate) fn tally(seed: u64, edits: usize) -> Tally {
    let language = services(&[
        "../codegen/tests/cases/base",
        "../codegen/tests/cases/accept/language/everything",
    ]);
    let own = services(&["../specs"]);
    let random = fastrand::Rng::with_seed(seed);
    let mut editor = Editor { random };
    let mut tally = Tally::default();
    let mut made = 0;
    while made < edits {
        // What is made up is smaller, and has everything in it.
        let bases = if editor.random.usize(..8) == 0 { &own } else { &language };
        let base = &bases[editor.random.usize(..bases.len())];
        let mut files = base.files.clone();
        let count = 1 + editor.random.usize(..2);
        let what = (0..count).filter_map(|_| editor.restructure(&mut files));
        let what = what.collect::<Vec<_>>().join("; ");
        let is_same = files == base.files;
        let Some(head) = (!is_same).then(|| side(&files)).flatten() else {
            continue;
        };
        made += 1;
        trial(&what, base, &head, &mut tally);
    }
    tally
}

fn trial(what: &str, base: &Base, head: &Revision, tally: &mut Tally) {
    let outline = xtask::outline::public_items(head.model());
    let lost = lost(&base.outline, &outline);
    tally.breaking += usize::from(!lost.is_empty());
    let review = review(&base.side, head);
    let is_breaking = |impacts: &[Impact]| impacts.contains(&Impact::Rust);
    let findings = review.findings.iter();
    let mut breaking = findings.filter(|it| it.level == Level::Breaking);
    let is_told = breaking.clone().any(|it| is_breaking(&it.impacts));
    let told = review.api.removed.iter().chain(&review.api.demanded);
    let told = told.cloned().collect::<BTreeSet<_>>();
    let mut wrong = |how: &str| {
        let shown = review.text(Look::Plain);
        tally.wrong.push(format!("{what}\n{how}: {lost:#?}\n{shown}"));
    };
    if told != lost {
        wrong("other items are shown than those that are lost");
    } else if is_told == lost.is_empty() {
        wrong("findings and outline disagree");
    } else if lost.is_empty() && breaking.any(|it| it.impacts == [Impact::Rust]) {
        wrong("it breaks nothing");
    }
}

/// The lines that break a program by going, or by coming.
fn lost(base: &str, head: &str) -> BTreeSet<String> {
    let lines = |text: &str| {
        let lines = text.lines().map(|line| line.replace(",)", ")"));
        lines.collect::<BTreeSet<_>>()
    };
    let (old, new) = (lines(base), lines(head));
    let more_derives = |line: &String| {
        let start = line.strip_suffix(')').filter(|it| it.contains(" ("));
        start.is_some_and(|start| {
            let words = start.split([' ', ',', '(']).collect::<BTreeSet<_>>();
            let item = start.split(" (").next().unwrap_or_default();
            let mut others = new.iter().filter(|it| it.starts_with(&format!("{item} (")));
            others.any(|it| {
                let others = it.trim_end_matches(')').split([' ', ',', '(']);
                others.collect::<BTreeSet<_>>().is_superset(&words)
            })
        })
    };
    let gone = old.difference(&new).filter(|line| !more_derives(line));
    let is_demanded = |line: &&String| {
        let literal = line.split_once('.').map(|(literal, _)| literal);
        literal.is_some_and(|it| {
            let known = format!("{it} (");
            it.ends_with("Required") && old.iter().any(|line| line.starts_with(&known))
        })
    };
    let come = new.difference(&old).filter(is_demanded);
    gone.chain(come).cloned().collect()
}

/// Each service of some specs, and once more without what refers to its parts by name.
fn services(folders: &[&str]) -> Vec<Base> {
    let package = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut all = Files::new();
    for folder in folders {
        let sources = disk::specs(&package.join(folder), "specs").expect("the specs can be read");
        let files = sources.into_iter().map(|it| {
            let file = serde_json::from_str(&it.text).expect("it is JSON");
            (it.name, file)
        });
        all.extend(files);
    }
    let folders = all.keys().filter_map(|name| name.strip_suffix("/service.json"));
    let folders = folders.map(str::to_owned).collect::<Vec<_>>();
    let near = folders.iter().map(|folder| {
        let provider = folder.split('/').next().unwrap_or_default();
        let near = all.iter().filter(|(name, _)| {
            let shared = format!("{provider}/provider.json");
            !name.contains('/') || **name == shared || name.starts_with(&format!("{folder}/"))
        });
        near.map(|(name, file)| (name.clone(), file.clone())).collect()
    });
    let whole = near.collect::<Vec<Files>>();
    let bare = whole.iter().map(bare).collect::<Vec<_>>();
    let bases = whole.into_iter().chain(bare).filter_map(|files| {
        let side = side(&files)?;
        let outline = xtask::outline::public_items(side.model());
        Some(Base { files, side, outline })
    });
    bases.collect()
}

/// Files without rules, examples and the like, which would make most edits wrong.
fn bare(files: &Files) -> Files {
    const TIES: &[&str] = &["rules", "preconditions", "quotas", "examples", "disputes", "allow"];
    let bare = files.iter().map(|(name, file)| {
        let mut file = file.clone();
        if let Some(members) = file.as_object_mut() {
            members.retain(|name, _| !TIES.contains(&name.as_str()));
        }
        let rows = file.get_mut("errors").and_then(Value::as_array_mut);
        for row in rows.into_iter().flatten().filter_map(Value::as_object_mut) {
            row.remove("answers");
        }
        (name.clone(), file)
    });
    bare.collect::<BTreeMap<_, _>>()
}

fn side(files: &Files) -> Option<Revision> {
    let sources = files.iter().map(|(name, file)| Source {
        name: name.clone(),
        path: format!("specs/{name}"),
        text: file.to_string(),
    });
    Revision::read(&sources.collect::<Vec<_>>(), Strictness::Strict).ok()
}
