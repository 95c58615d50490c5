//! `request-example-breaks-rule`: a request of the document that the operation's own rules and limits refuse.

use super::{Book, Found, Lint, refusal};
use crate::report::Level;
use crate::spec::ExampleKind;

pub(super) const LINT: Lint = Lint {
    code: "request-example-breaks-rule",
    level: Level::Warning,
    reason: "Either the transcription or the page is wrong.",
    find,
};

fn find(book: &Book<'_>) -> Vec<Found> {
    let mut found = Vec::new();
    for page in &book.pages {
        for (index, example) in page.operation.examples.iter().enumerate() {
            let ExampleKind::Request(request) = &example.shows else {
                continue;
            };
            let values = request.parameters.iter();
            let given = values
                .map(|value| (value.name.as_str(), &value.value))
                .collect();
            let place = page.place.nth("examples", index);
            for broken in refusal::refusals(page, &given) {
                found.push(
                    Found::new(
                        place.at("name"),
                        format!("`{}` breaks `{}`", example.name, broken.id),
                        broken.reason,
                        "correct the rule or the example; if the document has both, allow it and say so",
                    )
                    .and(broken.place, "refused here"),
                );
            }
        }
    }
    found
}
