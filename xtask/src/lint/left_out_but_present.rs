//! `left-out-but-present`: an entry of `left_out` that the operation contains.

use super::{Find, Finding, Level, Lint, OperationAt};

pub(super) const LINT: Lint = Lint {
    code: "left-out-but-present",
    level: Level::Warning,
    reason: "The list of omissions is out of date.",
    find: Find::Operation(find),
};

fn find(at: &OperationAt<'_>) -> Vec<Finding> {
    let is_there = |name: &&str| {
        let mut errors = at.operation.errors.iter();
        at.parameter(name).is_some() || errors.any(|row| row.code == *name)
    };
    let mut found = Vec::new();
    for (index, left) in at.operation.left_out.iter().enumerate() {
        if let Some(name) = left.what.split(", ").find(is_there) {
            found.push(Finding::new(
                at.place.nth("left_out", index).at("what"),
                format!("`{name}` is listed in `left_out`, but the operation contains it"),
                "present",
                "remove it from this list, or from the operation",
            ));
        }
    }
    found
}
