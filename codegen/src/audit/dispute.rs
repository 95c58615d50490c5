//! What disputes excuse: a difference that is told as one.

use super::document::Document;
use super::stands::stands;
use crate::facts::{Need, Reference, Within, references};
use crate::spec::read::Specs;
use crate::spec::{About, Dispute};

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

    /// Whether a dispute about this tells what stands at one of these places instead, to the letter.
    pub(super) fn tells(
        &self,
        folders: &[String],
        about: &About,
        document: &Document<'_>,
        places: &[Reference<'_>],
    ) -> bool {
        self.claims(folders, about).any(|(says, place)| {
            place.document == document.says.id
                && places.iter().any(|cited| cited.meets(&place))
                && !stands(document, &[place.within], &Need::Text(says.to_owned())).is_empty()
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
        self.claims(folders, about).any(|(_, claim)| {
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

    fn claims(
        &self,
        folders: &[String],
        about: &About,
    ) -> impl Iterator<Item = (&'a str, Reference<'a>)> {
        let own = self.all.iter().filter(move |(own, dispute)| {
            own.starts_with(folders) && dispute.about.iter().any(|other| other == about)
        });
        let disputes = own.map(|(_, dispute)| *dispute).collect::<Vec<_>>();
        disputes.into_iter().flat_map(|dispute| {
            dispute.claims.iter().flat_map(|claim| {
                references(&claim.source).map(|place| (claim.says.as_str(), place))
            })
        })
    }
}
