//! `default-restated-as-required`: a rule that requires a field with a default.

use super::{Book, Found, Lint, rules};
use apispec_codegen::report::Level;

pub(super) const LINT: Lint = Lint {
    code: "default-restated-as-required",
    level: Level::Warning,
    reason: "A field that the service fills in can be left out, so one of the two is wrong.",
    find,
};

fn find(book: &Book<'_>) -> Vec<Found> {
    let mut found = Vec::new();
    for page in &book.pages {
        let meanings = &page.meaning.operation.rules;
        for ((rule, parts), meaning) in rules::parts(page).zip(meanings) {
            if !meaning.form.is_requirement() {
                continue;
            }
            for (name, place) in parts.fields {
                if page
                    .parameter(name)
                    .is_some_and(|field| field.default.is_some())
                {
                    found.push(Found::new(
                        place,
                        format!("`{}` requires `{name}`, which has a default", rule.id),
                        "never missing",
                        format!("remove `default` from `{name}`, or `{name}` from the rule"),
                    ));
                }
            }
        }
    }
    found
}
