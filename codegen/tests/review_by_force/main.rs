//! Random edits of the project's own specs: no request changes its fate that the review does not tell.

mod edit;
mod force;
mod trial;

#[test]
fn no_request_changes_its_fate_unseen() {
    let tally = trial::tally(7, 200, 500);
    let wrong = &tally.wrong;
    assert!(
        wrong.is_empty(),
        "{} wrong:\n{}",
        wrong.len(),
        wrong.join("\n\n")
    );
    assert!(
        tally.flipped >= 100,
        "only {} edits flip a verdict",
        tally.flipped
    );
    assert!(
        tally.sampled >= 80,
        "only {} flips were sampled",
        tally.sampled
    );
}
