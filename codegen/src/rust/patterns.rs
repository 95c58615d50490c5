//! Patterns as tables of a finite automaton, made when generating.

use proc_macro2::{Literal, TokenStream};
use quote::quote;
use regex_automata::Anchored;
use regex_automata::dfa::{Automaton, dense};
use regex_automata::util::primitives::StateID;
use regex_automata::util::start;

/// `&support::Pattern { classes: &[…], next: &[…], width: 3, accepting: &[…] }`
pub(super) fn pattern(pattern: &str) -> TokenStream {
    let table = table(pattern);
    let classes = table
        .classes
        .iter()
        .map(|class| Literal::u8_unsuffixed(*class));
    let next = table
        .next
        .iter()
        .map(|state| Literal::u16_unsuffixed(*state));
    let width = Literal::usize_unsuffixed(table.width);
    let accepting = &table.accepting;
    quote! {
        &support::Pattern {
            classes: &[#(#classes),*],
            next: &[#(#next),*],
            width: #width,
            accepting: &[#(#accepting),*],
        }
    }
}

/// An automaton that begins in state 0.
struct Table {
    classes: [u8; 256],
    next: Vec<u16>,
    width: usize,
    accepting: Vec<bool>,
}

fn table(pattern: &str) -> Table {
    // The check has read the pattern, and bounded the size of its automaton.
    let automaton = crate::pattern::automaton(pattern)
        .unwrap_or_else(|error| panic!("the pattern was checked: {error}"));
    let mut states = vec![start(&automaton)];
    let mut transitions = Vec::<[u16; 256]>::new();
    let mut accepting = Vec::new();
    while transitions.len() < states.len() {
        let state = states[transitions.len()];
        accepting.push(automaton.is_match_state(automaton.next_eoi_state(state)));
        let mut row = [0; 256];
        for byte in 0..=255u8 {
            let target = automaton.next_state(state, byte);
            let index = states
                .iter()
                .position(|known| *known == target)
                .unwrap_or_else(|| {
                    states.push(target);
                    states.len() - 1
                });
            row[usize::from(byte)] = u16::try_from(index).unwrap_or(u16::MAX);
        }
        transitions.push(row);
    }
    compact(&transitions, accepting)
}

/// Bytes that lead to the same states everywhere share a class.
fn compact(transitions: &[[u16; 256]], accepting: Vec<bool>) -> Table {
    let column = |byte: usize| transitions.iter().map(|row| row[byte]).collect::<Vec<_>>();
    let mut columns = Vec::<Vec<u16>>::new();
    let mut classes = [0; 256];
    for (byte, class) in classes.iter_mut().enumerate() {
        let column = column(byte);
        let index = columns
            .iter()
            .position(|known| *known == column)
            .unwrap_or_else(|| {
                columns.push(column);
                columns.len() - 1
            });
        *class = u8::try_from(index).unwrap_or(u8::MAX);
    }
    let next =
        (0..transitions.len()).flat_map(|state| columns.iter().map(move |column| column[state]));
    Table {
        classes,
        next: next.collect(),
        width: columns.len(),
        accepting,
    }
}

fn start(automaton: &dense::DFA<Vec<u32>>) -> StateID {
    let config = start::Config::new().anchored(Anchored::Yes);
    automaton
        .start_state(&config)
        .unwrap_or_else(|error| panic!("an anchored automaton has an anchored start: {error}"))
}

#[cfg(test)]
mod tests {
    use super::table;

    fn matches(pattern: &str, text: &str) -> bool {
        let table = table(pattern);
        let state = text.bytes().fold(0, |state, byte| {
            usize::from(
                table.next[state * table.width + usize::from(table.classes[usize::from(byte)])],
            )
        });
        table.accepting[state]
    }

    #[test]
    fn a_pattern_matches_whole_texts() {
        assert!(
            ["a", "ab1", "备份"]
                .iter()
                .all(|text| matches("[a-z][a-z0-9]*|备份", text))
        );
        assert!(
            !["", "1a", "ab!", "a\n", "Xa", "备"]
                .iter()
                .any(|text| matches("[a-z][a-z0-9]*|备份", text))
        );
    }
}
