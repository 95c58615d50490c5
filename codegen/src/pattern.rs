//! Regular expressions → finite automata.

use regex_automata::dfa::{StartKind, dense};

/// The automaton of a pattern that must match a whole text, if it is not too large.
pub(crate) fn automaton(pattern: &str) -> Result<dense::DFA<Vec<u32>>, String> {
    dense::Builder::new()
        .configure(
            dense::Config::new()
                .start_kind(StartKind::Anchored)
                .minimize(true)
                .dfa_size_limit(Some(1 << 20))
                .determinize_size_limit(Some(1 << 22)),
        )
        .build(&format!("(?:{pattern})\\z"))
        .map_err(|error| error.to_string())
}
