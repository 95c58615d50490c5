//! `rule-over-unusable`: a rule about a parameter that callers can't or should not set.

use super::{Book, Found, Lint, rules};
use apispec_codegen::report::Level;
use apispec_codegen::spec::Status;

pub(super) const LINT: Lint = Lint {
    code: "rule-over-unusable",
    level: Level::Warning,
    reason: "It would ask for what the service refuses or overwrites.",
    find,
};

fn find(book: &Book<'_>) -> Vec<Found> {
    let mut found = Vec::new();
    for page in &book.pages {
        for (rule, parts) in rules::parts(page) {
            for (name, place) in parts.fields {
                let status = page.parameter(name).map(|field| field.status);
                if matches!(status, Some(Status::Unavailable | Status::SetByService)) {
                    found.push(Found::new(
                        place,
                        format!(
                            "`{}` is about `{name}`, which is not for callers to set",
                            rule.id
                        ),
                        "not usable",
                        format!("take `{name}` out of the rule, or correct its `status`"),
                    ));
                }
            }
        }
    }
    found
}
