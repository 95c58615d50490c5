//! Open enums.

use proc_macro2::TokenStream;
use quote::quote;

use super::{Context, docs, ident};
use crate::model::{Enumeration, NamedType};

/// ```text
/// support::open_enum! {
///     pub enum Period { Year = "Year", Month = "Month" | "month" }
/// }
/// ```
pub(super) fn enumeration(
    context: &Context<'_>,
    named: &NamedType,
    shape: &Enumeration,
) -> TokenStream {
    let name = ident(&named.name);
    let docs = docs::lines(&docs::named(context, named));
    let variants = shape.variants.iter().map(|variant| {
        let docs = docs::lines(&docs::variant(variant));
        let (name, texts) = (ident(&variant.name), variant.texts());
        quote! { #docs #name = #(#texts)|* }
    });
    quote! {
        support::open_enum! {
            #docs
            pub enum #name { #(#variants),* }
        }
    }
}
