//! `open-proposals`: rules and limits that a program read and no person has confirmed.

use super::{Find, Finding, Level, Lint, OperationAt};

pub(super) const LINT: Lint = Lint {
    code: "open-proposals",
    level: Level::Warning,
    reason: "What a program read in a sentence may be wrong, and programs don't check it.",
    find: Find::Operation(find),
};

fn find(at: &OperationAt<'_>) -> Vec<Finding> {
    let open = match at.operation.proposals.len() {
        0 => return Vec::new(),
        1 => "1 proposal is open".to_owned(),
        several => format!("{several} proposals are open"),
    };
    vec![Finding::new(
        at.place.at("proposals"),
        format!("`{}`: {open}", at.operation.operation),
        "read by a program, confirmed by no person",
        "compare each with its document: move it to `rules`, or to the `limits` of its field; or delete it and give the reason in `left_out`",
    )]
}
