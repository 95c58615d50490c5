//! Documents of an operation → the sentences that its spec leaves unanswered.

use apispec_codegen::spec::read::{File, Specs};
use apispec_codegen::spec::{self, Document};

use super::answered::Answered;
use super::listed::is_listed;
use super::proposal::{Proposal, Unread, Why, read};
use super::standing::{Standing, compare};
use crate::documents::Saved;

/// The sentences that limit or may limit requests, and for which the spec has no rule, limit, proposal, note or reason.
///
/// A sentence is answered if one of these cites it, or if what it states follows from the rules.
pub(crate) fn unanswered(
    specs: &Specs,
    operation: &File<spec::Operation>,
    documents: &[(&Document, &Saved)],
) -> Vec<Unread> {
    let read = read(specs, operation, documents);
    let tree = &specs.trees[operation.source];
    let answered = Answered::new(tree);
    let is_open = |it: &Proposal| !answered.has(&it.source) && !is_listed(tree, it);
    let proposals = read.proposals.into_iter().filter(is_open).collect::<Vec<_>>();
    let mut found = read.unread;
    found.retain(|it| it.why == Why::Unread && !answered.has(&it.source));
    if !proposals.is_empty() {
        let path = &specs.sources[operation.source].path;
        let compared = compare(&specs.sources, path, &operation.spec.operation, &proposals);
        let told = proposals.into_iter().zip(compared.standings);
        let open = told
            .filter(|(_, standing)| !matches!(standing, Standing::Repeats(_) | Standing::Follows));
        found.extend(open.map(|(proposal, _)| Unread {
            source: proposal.source,
            place: proposal.place,
            words: proposal.from,
            why: Why::Unread,
        }));
    }
    found
}
