//! `left-out-but-present`: something that is said to be left out and is there.

use super::{Book, Found, Lint};
use apispec_codegen::report::Level;

pub(super) const LINT: Lint = Lint {
    code: "left-out-but-present",
    level: Level::Warning,
    reason: "The list of gaps is out of date.",
    find,
};

fn find(book: &Book<'_>) -> Vec<Found> {
    let mut found = Vec::new();
    for page in &book.pages {
        for (index, left) in page.operation.left_out.iter().enumerate() {
            let mut names = left.what.split(", ");
            let is_there = |name: &&str| {
                let codes = page.operation.errors.iter().map(|row| row.code.as_str());
                page.parameter(name).is_some() || codes.into_iter().any(|code| code == *name)
            };
            if let Some(name) = names.find(is_there) {
                found.push(Found::new(
                    page.place.nth("left_out", index).at("what"),
                    format!("`{name}` is said to be left out and is there"),
                    "present",
                    "take it off this list, or out of the operation",
                ));
            }
        }
    }
    found
}
