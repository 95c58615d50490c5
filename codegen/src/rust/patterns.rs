//! Patterns as tables of a finite automaton, made when generating.

use proc_macro2::{Literal, TokenStream};
use quote::quote;

/// `&support::Pattern { ascii: &[…], beyond: &[…], next: &[…], width: 3, accepting: &[…] }`
pub(super) fn pattern(pattern: &str) -> TokenStream {
    // The check has read the pattern, and bounded the size of its automaton.
    let automaton = crate::pattern::automaton(pattern)
        .unwrap_or_else(|refusal| panic!("the pattern was checked: {}", refusal.what));
    let ascii = automaton.ascii.map(Literal::u8_unsuffixed);
    let beyond = automaton.beyond.iter();
    let beyond =
        beyond.map(|(first, class)| Literal::u32_unsuffixed(first << 8 | u32::from(*class)));
    let next = automaton.next.iter();
    let next = next.map(|state| Literal::u16_unsuffixed(*state));
    let width = Literal::usize_unsuffixed(automaton.width);
    let accepting = &automaton.accepting;
    quote! {
        &support::Pattern {
            ascii: &[#(#ascii),*],
            beyond: &[#(#beyond),*],
            next: &[#(#next),*],
            width: #width,
            accepting: &[#(#accepting),*],
        }
    }
}
