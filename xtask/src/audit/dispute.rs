//! Differences that disputes explain.

use super::document::Document;
use super::occurrences::occurrences;
use super::words;
use crate::audit::facts::{Fact, Need};
use crate::documents::{Reference, Within, references};
use apispec_codegen::spec::read::Specs;
use apispec_codegen::spec::{About, Dispute};

/// The disputes of all files, with the folders to which they apply.
pub(super) struct Disputes<'a> {
    all: Vec<(&'a [String], &'a Dispute)>,
}

impl<'a> Disputes<'a> {
    pub(super) fn new(specs: &'a Specs) -> Self {
        let services = specs.services.iter();
        let services = services.map(|file| (file.folders.as_slice(), &file.spec.disputes));
        let operations = specs.operations.iter();
        let operations = operations.map(|file| (file.folders.as_slice(), &file.spec.disputes));
        let files = services.chain(operations);
        let all =
            files.flat_map(|(folders, disputes)| disputes.iter().map(move |it| (folders, it)));
        Self { all: all.collect() }
    }

    /// Whether a dispute about a fact quotes a different text from this location verbatim.
    ///
    /// The dispute must also mention the fact's text: another claim quotes it, or it is a number in the decision.
    pub(super) fn explains(
        &self,
        fact: &Fact<'_>,
        text: &str,
        document: &Document<'_>,
        places: &[Reference<'_>],
    ) -> bool {
        self.about(fact.folders, &fact.about).any(|dispute| {
            let decided = dispute.decision.en.replace(',', "");
            let is_claimed = dispute.claims.iter().any(|claim| claim.says == text);
            let is_number = text.bytes().all(|byte| byte.is_ascii_digit());
            let is_named = is_claimed || is_number && !words::words(&decided, text).is_empty();
            let mut others = claims(dispute).filter(|(says, _)| *says != text);
            is_named
                && others.any(|(says, place)| {
                    let quote = Need::Quote(says);
                    place.document == document.says.id
                        && places.iter().any(|cited| cited.meets(&place))
                        && !occurrences(document, &[place.within], &quote).is_empty()
                })
        })
    }

    /// Whether a dispute about this cites this location, an enclosing one, or one of these parts of it; all parts if `None`.
    pub(super) fn cites(
        &self,
        folders: &[String],
        about: &About,
        place: &Reference<'_>,
        parts: Option<&[&str]>,
    ) -> bool {
        let mut claims = self.about(folders, about).flat_map(claims);
        claims.any(|(_, claim)| {
            claim.meets(place)
                && match (claim.within, place.within) {
                    (Within::Pointer(claim), Within::Pointer(place)) => {
                        let part = claim.rsplit('/').next().unwrap_or_default();
                        claim.len() <= place.len()
                            || parts.is_none_or(|parts| parts.contains(&part))
                    }
                    _ => true,
                }
        })
    }

    /// Whether a dispute quotes this text from this document.
    pub(super) fn quotes(&self, folders: &[String], text: &str, document: &Document<'_>) -> bool {
        let own = self.all.iter().filter(|(own, _)| *own == folders);
        let mut claims = own.flat_map(|(_, dispute)| claims(dispute));
        claims.any(|(says, place)| says == text && place.document == document.says.id)
    }

    fn about(&self, folders: &[String], about: &About) -> impl Iterator<Item = &'a Dispute> {
        let all = self.all.iter();
        let about = all.filter(move |(own, dispute)| {
            own.starts_with(folders) && dispute.about.contains(about)
        });
        about.map(|(_, dispute)| *dispute)
    }
}

/// Each claim of a dispute at each of its locations.
fn claims(dispute: &Dispute) -> impl Iterator<Item = (&str, Reference<'_>)> {
    let claims = dispute.claims.iter();
    claims.flat_map(|claim| references(&claim.source).map(|place| (claim.says.as_str(), place)))
}
