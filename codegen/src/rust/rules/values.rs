//! Values of fields held against a few others, or against that of another field.

use proc_macro2::TokenStream;
use quote::quote;

use crate::model::{Absent, Comparison, Field, Kind, Literal, Presence};
use crate::rust::ident;
use crate::rust::predicates;

/// Whether a value is one of a few; what is absent is none that is wrong.
pub(super) fn is_one(field: &Field, values: &[Literal]) -> TokenStream {
    let Kind::List { of, .. } = &field.kind else {
        return predicates::field_test(field, values, Absent::Holds);
    };
    let (name, values) = (ident(&field.name), predicates::values(of, values));
    let items = match field.presence {
        Presence::Required => quote! { &self.#name },
        Presence::Optional => quote! { self.#name.as_deref().unwrap_or_default() },
    };
    quote! { support::each_is(#items, |item| support::is!(item, #values)) }
}

/// `rules.compare(&RULES[3], ("Starts", self.starts.as_deref()), self.ends.as_deref(), &[…]);`
pub(super) fn compare(
    left: &Field,
    comparison: Comparison,
    right: &Field,
    entry: &TokenStream,
) -> TokenStream {
    let orders = match comparison {
        Comparison::Less => quote! { &[std::cmp::Ordering::Less] },
        Comparison::AtMost => quote! { &[std::cmp::Ordering::Less, std::cmp::Ordering::Equal] },
        Comparison::Equal => quote! { &[std::cmp::Ordering::Equal] },
        Comparison::AtLeast => quote! { &[std::cmp::Ordering::Equal, std::cmp::Ordering::Greater] },
        Comparison::Greater => quote! { &[std::cmp::Ordering::Greater] },
    };
    let value = |field: &Field| {
        let name = ident(&field.name);
        // The runtime compares numbers of 64 bits; what is not one is text here, which it reads as a time.
        match (&field.kind, field.presence) {
            (Kind::Int32, Presence::Optional) => quote! { self.#name.map(i64::from).as_ref() },
            (Kind::Int32, Presence::Required) => quote! { Some(&i64::from(self.#name)) },
            (Kind::Int64, Presence::Optional) => quote! { self.#name.as_ref() },
            (Kind::Int64, Presence::Required) => quote! { Some(&self.#name) },
            (_, Presence::Optional) => quote! { self.#name.as_deref() },
            (_, Presence::Required) => quote! { Some(self.#name.as_str()) },
        }
    };
    let wire = &left.wire;
    let (left, right) = (value(left), value(right));
    quote! { rules.compare(#entry, (#wire, #left), #right, #orders); }
}
