//! Random edits of specs: the review reports every changed verdict and every changed public item.

mod edit;
mod force;
mod items;
mod places;
mod structure;
mod trial;

/// Six hundred, of which each thread makes some.
#[test]
fn what_the_outline_loses_is_a_finding() {
    let tallies = std::thread::scope(|scope| {
        let threads = (0..4).map(|seed| scope.spawn(move || items::tally(seed, 150)));
        let threads = threads.collect::<Vec<_>>();
        let tallies = threads.into_iter().map(|it| it.join().expect("no panic"));
        tallies.collect::<Vec<_>>()
    });
    let wrong = tallies.iter().flat_map(|it| &it.wrong).collect::<Vec<_>>();
    assert!(
        wrong.is_empty(),
        "{} wrong:\n{}",
        wrong.len(),
        wrong.iter().take(8).map(|it| it.as_str()).collect::<Vec<_>>().join("\n\n")
    );
    let breaking = tallies.iter().map(|it| it.breaking).sum::<usize>();
    assert!(breaking >= 300, "only {breaking} edits lose a line");
}

#[test]
fn no_request_changes_its_fate_unseen() {
    let tally = trial::tally(7, 120, 500);
    let wrong = &tally.wrong;
    assert!(wrong.is_empty(), "{} wrong:\n{}", wrong.len(), wrong.join("\n\n"));
    assert!(tally.flipped >= 60, "only {} edits flip a verdict", tally.flipped);
    assert!(tally.sampled >= 48, "only {} flips were sampled", tally.sampled);
}
