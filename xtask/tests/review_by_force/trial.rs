//! Edits of specs, reviewed and tried: whatever flips has to be in the review.

use std::path::Path;

use apispec_codegen::model::View;
use apispec_codegen::spec::read::Strictness;
use apispec_codegen::{Look, Source, disk};
use xtask::review::{Direction, Effect, Review, Revision, Transition, Witness, review};

use super::edit::Editor;
use super::force::{self, Version};

/// What became of many edits.
#[derive(Debug, Default)]
pub(crate) struct Tally {
    /// Edits after which some request has another fate.
    pub(crate) flipped: usize,
    /// Edits of which the sampler found that by itself.
    pub(crate) sampled: usize,
    /// What the review missed, or claims wrongly.
    pub(crate) wrong: Vec<String>,
}

/// Makes edits of the project's own specs and tries so many requests on each.
pub(crate) fn tally(seed: u64, edits: usize, requests: usize) -> Tally {
    let specs = Path::new(env!("CARGO_MANIFEST_DIR")).join("../specs");
    let sources = disk::specs(&specs, "specs").expect("the specs can be read");
    let random = fastrand::Rng::with_seed(seed);
    let mut editor = Editor { random };
    let mut tally = Tally::default();
    let mut made = 0;
    while made < edits {
        let Some((what, base, head)) = edited(&mut editor, &sources) else {
            continue;
        };
        made += 1;
        trial(&what, (&base, &head), (&mut editor, requests), &mut tally);
    }
    tally
}

/// A random edit of a random file, if it could be done and is right.
fn edited(editor: &mut Editor, sources: &[Source]) -> Option<(String, Revision, Revision)> {
    let index = editor.random.usize(..sources.len());
    let (provider, rest) = sources[index].name.split_once('/')?;
    // Operations are edited more often than the types that they share.
    if rest.ends_with("provider.json") || rest.contains("types/") && editor.random.bool() {
        return None;
    }
    let service = &sources[index].name[..=provider.len() + rest.find('/')?];
    let is_near = |it: &&Source| {
        let is_shared = !it.name.contains('/') || it.name == format!("{provider}/provider.json");
        is_shared || it.name.starts_with(&format!("{service}/"))
    };
    let base = sources.iter().filter(is_near).cloned().collect::<Vec<_>>();
    let mut file = serde_json::from_str(&sources[index].text).expect("it is JSON");
    let what = editor.edit(&mut file)?;
    let mut head = base.clone();
    let edited = head.iter_mut().find(|it| it.name == sources[index].name)?;
    edited.text = file.to_string();
    let what = format!("{rest}: {what}");
    let head = Revision::read(&head, Strictness::Strict).ok()?;
    let base = Revision::read(&base, Strictness::Strict).expect("the specs are right");
    Some((what, base, head))
}

/// Holds the review of an edit against many requests, and its own requests against the rules.
fn trial(
    what: &str,
    (base, head): (&Revision, &Revision),
    (editor, requests): (&mut Editor, usize),
    tally: &mut Tally,
) {
    let review = review(base, head);
    let (old, new) = (operations(base), operations(head));
    let mut is_flipped = (false, false);
    for ((path, base), (_, head)) in old.iter().zip(&new) {
        let versions = (Version::of(*base), Version::of(*head));
        let flips = force::flips((&versions.0, &versions.1), &mut editor.random, requests);
        is_flipped.0 |= !flips.is_empty();
        for flip in flips {
            if !tells(&review, path, flip.fate) {
                let shown = review.text(Look::Plain);
                let missed = flip.shown();
                tally
                    .wrong
                    .push(format!("{what}\nmisses {missed}\n{shown}"));
            }
        }
        let claims = review.findings.iter().flat_map(|it| &it.witnesses);
        for witness in claims.filter(|it| it.operation == *path) {
            is_flipped.1 = true;
            if !is_right(witness, (&versions.0, &versions.1)) {
                tally.wrong.push(format!("{what}\nclaims {witness:?}"));
            }
        }
    }
    tally.flipped += usize::from(is_flipped.0 || is_flipped.1);
    tally.sampled += usize::from(is_flipped.0);
}

/// Whether a review tells that some requests of an operation get this fate, and shows one.
fn tells(review: &Review<'_>, path: &str, fate: Transition) -> bool {
    review.findings.iter().any(|it| {
        let has_effect = match fate {
            Transition::Refused => [Effect::Narrows, Effect::Incomparable].contains(&it.effect),
            Transition::Accepted => [Effect::Widens, Effect::Incomparable].contains(&it.effect),
            Transition::Warned | Transition::Silenced => true,
        };
        let mut witnesses = it.witnesses.iter();
        it.direction != Direction::Response
            && has_effect
            && witnesses.any(|it| it.operation == path && it.becomes == fate)
    })
}

/// Whether a request that a review shows gets the fate that it tells, by the rules that it names.
fn is_right(witness: &Witness, (base, head): (&Version, &Version)) -> bool {
    let pairs = |values: &std::collections::BTreeMap<String, serde_json::Value>| {
        let pairs = values
            .iter()
            .map(|(name, value)| (name.clone(), value.clone()));
        pairs.collect::<Vec<_>>()
    };
    let values = force::values(&pairs(&witness.request), &pairs(&witness.context));
    let sorted = |mut ids: Vec<String>| {
        ids.sort();
        ids
    };
    let told = (
        sorted(witness.before.clone()),
        sorted(witness.after.clone()),
    );
    let refused = (base.refusals(&values), head.refusals(&values));
    let warned = (base.warnings(&values), head.warnings(&values));
    let is_accepted = refused.0.is_empty() && refused.1.is_empty();
    let only = |one: &[String], other: &[String]| one.iter().any(|id| !other.contains(id));
    let (found, has_fate) = match witness.becomes {
        Transition::Refused => (refused, told.0.is_empty() && !told.1.is_empty()),
        Transition::Accepted => (refused, !told.0.is_empty() && told.1.is_empty()),
        Transition::Warned => (warned, is_accepted && only(&told.1, &told.0)),
        Transition::Silenced => (warned, is_accepted && only(&told.0, &told.1)),
    };
    has_fate && told == (sorted(found.0), sorted(found.1))
}

fn operations(revision: &Revision) -> Vec<(String, View<'_>)> {
    let operations = revision.model().operations().map(|view| {
        let (provider, service) = (&view.provider.module, &view.service.module);
        let path = format!("{provider}/{service}/{}", view.operation.wire);
        (path, view)
    });
    operations.collect()
}
