//! Conditions of rules, with the position and the name of what they test.

use proc_macro2::{Literal as Token, TokenStream};
use quote::quote;

use crate::model::{Absent, BePresent, Literal, Predicate};
use crate::sentences::Names;

/// `All(&[Fact(0, "engine", &["MySQL"]), Is(2, "BackupMethod", &["Logical"])])`
pub(super) fn when(predicate: Option<&Predicate>, names: Names<'_>) -> TokenStream {
    predicate.map_or_else(|| quote! { Always }, |predicate| condition(predicate, names))
}

fn condition(predicate: &Predicate, names: Names<'_>) -> TokenStream {
    let all = |parts: &[Predicate]| {
        let parts = parts.iter().map(|part| condition(part, names));
        quote! { &[#(#parts),*] }
    };
    match predicate {
        Predicate::Present(field, presence) => {
            let (position, name) = (Token::usize_unsuffixed(*field), names.field(*field));
            match presence {
                BePresent::Present => quote! { Set(#position, #name) },
                BePresent::Absent => quote! { Unset(#position, #name) },
            }
        }
        Predicate::Field(field, values, absent) => {
            let (position, name) = (Token::usize_unsuffixed(*field), names.field(*field));
            let values = texts(values);
            match absent {
                Absent::Holds => quote! { IsOrUnset(#position, #name, #values) },
                Absent::Fails => quote! { Is(#position, #name, #values) },
            }
        }
        Predicate::Context(fact, values) => {
            let (position, name) = (Token::usize_unsuffixed(*fact), names.fact(*fact));
            let values = texts(values);
            quote! { Fact(#position, #name, #values) }
        }
        Predicate::All(parts) => {
            let parts = all(parts);
            quote! { All(#parts) }
        }
        Predicate::Any(parts) => {
            let parts = all(parts);
            quote! { Any(#parts) }
        }
        Predicate::Not(inner) => {
            let inner = condition(inner, names);
            quote! { Not(&#inner) }
        }
    }
}

/// `&["MySQL", "SQLServer"]`
fn texts(values: &[Literal]) -> TokenStream {
    let texts = values.iter().map(Literal::text);
    quote! { &[#(#texts),*] }
}
