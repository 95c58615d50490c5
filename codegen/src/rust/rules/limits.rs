//! Limits of values.

use proc_macro2::{Literal, TokenStream};
use quote::quote;

use super::alphabet::alphabet;
use crate::model::{Length, LengthUnit, Limit, Range};
use crate::rust::patterns;

/// `Characters(4, 64)`
pub(super) fn limit(limit: &Limit) -> TokenStream {
    match limit {
        Limit::Length(Length { min, max, unit }) => {
            let (min, max) = (length(*min), length(*max));
            match unit {
                LengthUnit::Characters => quote! { Characters(#min, #max) },
                LengthUnit::Bytes => quote! { Bytes(#min, #max) },
            }
        }
        Limit::Characters(characters) => {
            let alphabet = alphabet(characters);
            quote! { Alphabet(#alphabet) }
        }
        Limit::Pattern(pattern) => {
            let pattern = patterns::pattern(pattern);
            quote! { Pattern(#pattern) }
        }
        Limit::Time(format) => quote! { Time(#format) },
        Limit::Range(Range { min, max }) => {
            let (min, max) = (number(*min), number(*max));
            quote! { Range(#min, #max) }
        }
        Limit::Items(Range { min, max }) => {
            let (min, max) = (number(*min), number(*max));
            quote! { Items(#min, #max) }
        }
        Limit::Known => quote! { Known },
        Limit::NotEmpty => quote! { NotEmpty },
        // `checks` emits it, as a check of its own.
        Limit::OneOf(_) => TokenStream::new(),
    }
}

// An open end is the type's own limit, which is clearer by name than in digits.
fn number(end: i64) -> TokenStream {
    match end {
        i64::MIN => quote! { i64::MIN },
        i64::MAX => quote! { i64::MAX },
        end => {
            let end = Literal::i64_unsuffixed(end);
            quote! { #end }
        }
    }
}

fn length(end: u64) -> TokenStream {
    match end {
        u64::MAX => quote! { usize::MAX },
        end => {
            let end = Literal::u64_unsuffixed(end);
            quote! { #end }
        }
    }
}
