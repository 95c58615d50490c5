//! Compares documents with specs: every sentence that limits requests has a rule, a proposal or a reason.

use super::Audit;
use crate::documents::{Saved, references};
use crate::propose;

const ANSWER: &str = "add a rule or a limit, or run `cargo xtask propose … --write`; otherwise cite the sentence in `notes`, or in `left_out` with a reason";

impl Audit<'_> {
    /// Reports the sentences that the specs of their operations leave unanswered.
    pub(super) fn sentences(&mut self, saved: &[Saved]) {
        let documents = self.documents.iter().filter_map(|document| {
            Some((document.says, saved.iter().find(|saved| saved.file == document.says.file)?))
        });
        let documents = documents.collect::<Vec<_>>();
        for operation in &self.specs.operations {
            for sentence in propose::unanswered(self.specs, operation, &documents) {
                let place = references(&sentence.source).next();
                let document = place.and_then(|it| Some((self.document(it.document)?, it.within)));
                let mark = document.and_then(|(document, within)| {
                    Some(document.mark(document.beginning(within)?, "stated here"))
                });
                let title = format!(
                    "the spec of `{}` neither has a rule for `{}` nor says why not",
                    operation.spec.operation, sentence.words
                );
                self.error("unanswered-sentence", mark.into_iter().collect(), title, ANSWER);
            }
        }
    }
}
