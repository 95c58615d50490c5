//! What a fact is based on: the best grade and the newest date of what its source cites.

use super::{DocumentKind, Service, citations};

/// What a fact is based on.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Basis<'a> {
    /// The best kind of document that is cited, if any is.
    pub best: Option<DocumentKind>,
    /// The newest date of what is cited, as far as it is known: `YYYY`, `YYYY-MM` or `YYYY-MM-DD`.
    pub newest: Option<&'a str>,
}

impl Service {
    /// What a fact with this source is based on.
    pub fn basis(&self, source: Option<&str>) -> Basis<'_> {
        let cited = source.into_iter().flat_map(citations);
        cited.fold(Basis::default(), |basis, cited| {
            let document = self.documents.iter().find(|it| it.id == cited.document);
            let date = self.observed(cited.text).or_else(|| match document?.date.as_deref() {
                Some(date) => Some(date),
                None => self.changed(cited.document),
            });
            let best = basis.best.into_iter().chain(document.map(|it| it.kind)).min();
            Basis { best, newest: basis.newest.max(date) }
        })
    }

    /// The date of the observation that a reference leads to, or into.
    fn observed(&self, reference: &str) -> Option<&str> {
        let observations = self.operations.iter().flat_map(|it| &it.observations);
        let mut observations = observations.filter(|it| {
            let recorded = it.says.source.as_deref();
            let rest = recorded.and_then(|recorded| reference.strip_prefix(recorded));
            rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
        });
        observations.find_map(|it| it.says.date.as_deref())
    }

    /// The date of the newest change that a document mentions; the document is at least as recent.
    fn changed(&self, document: &str) -> Option<&str> {
        let changes = self.operations.iter().flat_map(|it| &it.history);
        let changes = changes.filter(|it| {
            let mut cited = it.source.iter().flat_map(|source| citations(source));
            cited.any(|cited| cited.document == document)
        });
        changes.map(|it| it.date.as_str()).max()
    }
}
