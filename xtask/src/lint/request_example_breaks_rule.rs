//! `request-example-breaks-rule`: a request of the document that the operation's own rules and limits refuse.

use super::{Book, Found, Lint};
use apispec_codegen::report::Level;

pub(super) const LINT: Lint = Lint {
    code: "request-example-breaks-rule",
    level: Level::Warning,
    reason: "Either the transcription or the page is wrong.",
    find,
};

fn find(book: &Book<'_>) -> Vec<Found> {
    let refusals = book.pages.iter().flat_map(|page| {
        let refusals = page.decided.refusals.iter();
        refusals.map(move |(index, refusal)| (page, *index, refusal))
    });
    let found = refusals.map(|(page, index, refusal)| {
        let example = &page.operation.examples[index];
        Found::new(
            page.place.nth("examples", index).at("name"),
            format!("`{}` breaks `{}`", example.name, refusal.id),
            &refusal.says,
            "correct the rule or the example; if the document has both, allow it and say so",
        )
        .and(refusal.mark.clone(), "refused here")
    });
    found.collect()
}
