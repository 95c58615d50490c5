//! What disputes excuse: a difference that is told as one.

use super::document::Document;
use super::stands::stands;
use super::words;
use crate::audit::facts::{Need, Reference, Within, references};
use apispec_codegen::spec::read::Specs;
use apispec_codegen::spec::{About, Dispute};

/// The disputes of all files, with the folders that they speak for.
pub(super) struct Disputes<'a> {
    all: Vec<(&'a [String], &'a Dispute)>,
}

impl<'a> Disputes<'a> {
    pub(super) fn new(specs: &'a Specs) -> Self {
        let services = specs.services.iter().flat_map(|file| {
            let disputes = file.spec.disputes.iter();
            disputes.map(|dispute| (file.folders.as_slice(), dispute))
        });
        let operations = specs.operations.iter().flat_map(|file| {
            let disputes = file.spec.disputes.iter();
            disputes.map(|dispute| (file.folders.as_slice(), dispute))
        });
        Self {
            all: services.chain(operations).collect(),
        }
    }

    /// Whether a dispute about this tells that here stands something else, to the letter.
    ///
    /// The dispute has to name the text too: it stands in another place, or is the decision's number.
    pub(super) fn tells(
        &self,
        folders: &[String],
        about: &About,
        text: &str,
        document: &Document<'_>,
        places: &[Reference<'_>],
    ) -> bool {
        self.about(folders, about).any(|dispute| {
            let decided = dispute.decision.en.replace(',', "");
            let claimed = dispute.claims.iter().any(|claim| claim.says == text);
            let mut claims = claims(dispute).filter(|(says, _)| *says != text);
            let is_number = text.bytes().all(|byte| byte.is_ascii_digit());
            (claimed || is_number && !words::words(&decided, text).is_empty())
                && claims.any(|(says, place)| {
                    let quote = Need::Quote(says);
                    place.document == document.says.id
                        && places.iter().any(|cited| cited.meets(&place))
                        && !stands(document, &[place.within], &quote).is_empty()
                })
        })
    }

    /// Whether a dispute about this cites this place, one around it, or one of these parts of it; all parts if left out.
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

    /// Whether a dispute quotes this text from this place.
    pub(super) fn quotes(&self, folders: &[String], text: &str, document: &str) -> bool {
        let mut own = self.all.iter().filter(|(own, _)| *own == folders);
        own.any(|(_, dispute)| {
            dispute.claims.iter().any(|claim| {
                claim.says == text
                    && references(&claim.source).any(|place| place.document == document)
            })
        })
    }

    fn about<'s>(
        &'s self,
        folders: &'s [String],
        about: &'s About,
    ) -> impl Iterator<Item = &'a Dispute> {
        self.all
            .iter()
            .filter(move |(own, dispute)| own.starts_with(folders) && dispute.about.contains(about))
            .map(|(_, dispute)| *dispute)
    }
}

/// Each claim of a dispute at each of its places.
fn claims(dispute: &Dispute) -> impl Iterator<Item = (&str, Reference<'_>)> {
    dispute
        .claims
        .iter()
        .flat_map(|claim| references(&claim.source).map(|place| (claim.says.as_str(), place)))
}
