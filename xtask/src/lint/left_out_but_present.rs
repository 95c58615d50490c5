//! `left-out-but-present`: something that is said to be left out and is there.

use super::{Find, Found, Level, Lint, Page};

pub(super) const LINT: Lint = Lint {
    code: "left-out-but-present",
    level: Level::Warning,
    reason: "The list of gaps is out of date.",
    find: Find::Operation(find),
};

fn find(page: &Page<'_>) -> Vec<Found> {
    let is_there = |name: &&str| {
        let mut errors = page.operation.errors.iter();
        page.parameter(name).is_some() || errors.any(|row| row.code == *name)
    };
    let mut found = Vec::new();
    for (index, left) in page.operation.left_out.iter().enumerate() {
        if let Some(name) = left.what.split(", ").find(is_there) {
            found.push(Found::new(
                page.place.nth("left_out", index).at("what"),
                format!("`{name}` is said to be left out and is there"),
                "present",
                "take it off this list, or out of the operation",
            ));
        }
    }
    found
}
