//! Edits of specs, reviewed and tried: every changed verdict must be in the review.

use std::path::Path;

use apispec_codegen::model::View;
use apispec_codegen::spec::read::Strictness;
use apispec_codegen::{Look, Source, disk};
use xtask::review::{Direction, Effect, Review, Revision, Transition, review};

use super::edit::Editor;
use super::force::{Version, Versions};

/// What became of many edits.
#[derive(Debug, Default)]
pub(crate) struct Tally {
    /// Edits that change the verdict on some request.
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
        let Some(edit) = edited(&mut editor, &sources) else {
            continue;
        };
        made += 1;
        trial(&edit, &mut editor.random, requests, &mut tally);
    }
    tally
}

/// What was edited, in words, and the specs before and after.
struct Edit {
    what: String,
    base: Revision,
    head: Revision,
}

/// A random edit of a random file, if it could be done and is right.
fn edited(editor: &mut Editor, sources: &[Source]) -> Option<Edit> {
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
    Some(Edit { what, base, head })
}

/// Holds the review of an edit against many requests, and its own requests against the rules.
fn trial(edit: &Edit, random: &mut fastrand::Rng, requests: usize, tally: &mut Tally) {
    let Edit { what, base, head } = edit;
    let review = review(base, head);
    let (old, new) = (operations(base), operations(head));
    let (mut is_sampled, mut is_told) = (false, false);
    for ((path, base), (_, head)) in old.iter().zip(&new) {
        let versions = Versions { base: Version::of(*base), head: Version::of(*head) };
        for flip in versions.flips(random, requests) {
            is_sampled = true;
            if !tells(&review, path, flip.fate) {
                let (missed, shown) = (flip.shown(), review.text(Look::Plain));
                let wrong = format!("{what}\nmisses {missed}\n{shown}");
                tally.wrong.push(wrong);
            }
        }
        let claims = review.findings.iter().flat_map(|it| &it.witnesses);
        for witness in claims.filter(|it| it.operation == *path) {
            is_told = true;
            if !versions.confirm(witness) {
                tally.wrong.push(format!("{what}\nclaims {witness:?}"));
            }
        }
    }
    tally.flipped += usize::from(is_sampled || is_told);
    tally.sampled += usize::from(is_sampled);
}

/// Whether a review reports that the verdict on requests of an operation changes like this, and shows one. A change
/// of a type that many operations share shows requests of some of them.
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
            && it.affects.iter().any(|it| it == path)
            && witnesses.any(|it| it.becomes == fate)
    })
}

fn operations(revision: &Revision) -> Vec<(String, View<'_>)> {
    let operations = revision.model().operations().map(|view| {
        let (provider, service) = (&view.provider.module, &view.service.module);
        let path = format!("{provider}/{service}/{}", view.operation.wire);
        (path, view)
    });
    operations.collect()
}
