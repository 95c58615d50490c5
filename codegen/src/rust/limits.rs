//! Limits as values of the runtime's limit types.

use std::collections::BTreeSet;

use proc_macro2::{Literal, TokenStream};
use quote::quote;

use crate::model::{Characters, Length, LengthUnit, Limit, Range};

/// `&support::Characters { min: 4, max: 64 }`
pub(super) fn limit(limit: &Limit) -> TokenStream {
    match limit {
        Limit::Length(length) => self::length(length),
        Limit::Characters(characters) => alphabet(characters),
        Limit::Pattern(pattern) => super::patterns::pattern(pattern),
        Limit::Time(format) => quote! { &support::Time(#format) },
        Limit::Range(range) | Limit::Items(range) => self::range(range),
        Limit::Known => quote! { &support::Known },
        Limit::NotEmpty => quote! { &support::NotEmpty },
        // The validator asks for one of a few values with a condition of its own.
        Limit::OneOf(_) => TokenStream::new(),
    }
}

/// `&support::Range { min: 0, max: 1825 }`
pub(super) fn range(range: &Range) -> TokenStream {
    // An open end is the type's own limit, which is clearer by name than in digits.
    let end = |number: i64| match number {
        i64::MIN => quote! { i64::MIN },
        i64::MAX => quote! { i64::MAX },
        number => {
            let number = Literal::i64_unsuffixed(number);
            quote! { #number }
        }
    };
    let (min, max) = (end(range.min), end(range.max));
    quote! { &support::Range { min: #min, max: #max } }
}

/// `&support::Characters { min: 4, max: 64 }`
fn length(length: &Length) -> TokenStream {
    let end = |number: u64| match number {
        u64::MAX => quote! { usize::MAX },
        number => {
            let number = Literal::u64_unsuffixed(number);
            quote! { #number }
        }
    };
    let (min, max) = (end(length.min), end(length.max));
    match length.unit {
        LengthUnit::Characters => quote! { &support::Characters { min: #min, max: #max } },
        LengthUnit::Bytes => quote! { &support::Bytes { min: #min, max: #max } },
    }
}

/// `const { &support::Alphabet::of(support::Set { … }).first(support::Set { … }) }`
fn alphabet(characters: &Characters) -> TokenStream {
    let everything = vec![('\0', char::MAX)];
    let allowed = characters.allowed.as_ref().unwrap_or(&everything);
    let allowed = set(allowed, &characters.forbidden, characters.ascii);
    let end = |ranges: &Option<Vec<(char, char)>>| Some(set(ranges.as_ref()?, &[], false));
    let first = end(&characters.first).map(|set| quote! { .first(#set) });
    let last = end(&characters.last).map(|set| quote! { .last(#set) });
    // Calls are not promoted to statics, as the literals of other limits are, unless they are constants.
    quote! { const { &support::Alphabet::of(#allowed) #first #last } }
}

/// `support::Set { ascii: 0x…, others: &[] }`
fn set(ranges: &[(char, char)], forbidden: &[char], only_ascii: bool) -> TokenStream {
    let within = |character: char| {
        let mut ranges = ranges.iter();
        let is_allowed = ranges.any(|(first, last)| (*first..=*last).contains(&character));
        is_allowed && !forbidden.contains(&character)
    };
    let codes = (0..128u8).filter(|code| within(char::from(*code)));
    let bits = codes.fold(0u128, |bits, code| bits | 1 << code);
    // `Literal` writes decimal numbers only, in which a set of bits is unreadable.
    let ascii = format!("{bits:#x}").parse::<Literal>();
    let ascii = ascii.unwrap_or_else(|_| Literal::u128_unsuffixed(bits));
    let others = if only_ascii { Vec::new() } else { others(ranges, forbidden) };
    let others = others.into_iter();
    let others = others.map(|(first, last)| quote! { (#first, #last) });
    quote! { support::Set { ascii: #ascii, others: &[#(#others),*] } }
}

/// The ranges beyond ASCII, without what is forbidden.
fn others(ranges: &[(char, char)], forbidden: &[char]) -> Vec<(char, char)> {
    let forbidden = forbidden.iter().copied().filter(|one| !one.is_ascii());
    let forbidden = forbidden.collect::<BTreeSet<_>>();
    let mut found = Vec::new();
    for (first, last) in ranges {
        let mut start = (*first).max('\u{80}');
        for hole in &forbidden {
            if (start..=*last).contains(hole) {
                // Ranges of `char` step over the surrogates, which arithmetic on numbers would not.
                let before = (start..*hole).next_back();
                found.extend(before.map(|before| (start, before)));
                start = (*hole..=char::MAX).nth(1).unwrap_or(char::MAX);
            }
        }
        if start <= *last {
            found.push((start, *last));
        }
    }
    found
}
