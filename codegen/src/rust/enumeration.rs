//! Open enums.

use proc_macro2::TokenStream;
use quote::quote;

use super::{Context, docs, ident};
use crate::model::{Enumeration, NamedType};

/// ```text
/// #[derive(Clone, Debug, PartialEq, Eq, Hash)]
/// #[non_exhaustive]
/// pub enum Period { Year, Month, Unrecognized(support::Unrecognized) }
/// impl Period { pub const VALUES…  pub fn parse…  pub fn as_str… }
/// support::open_enum! { Period }
/// ```
pub(super) fn enumeration(
    context: &Context<'_>,
    named: &NamedType,
    shape: &Enumeration,
) -> TokenStream {
    let name = ident(&named.name);
    let docs = docs::lines(&docs::named(context, named));
    let variants = shape.variants.iter();
    let names = variants.clone().map(|variant| ident(&variant.name));
    let names = names.collect::<Vec<_>>();
    let wires = variants.clone().map(|variant| &variant.wire);
    let declared = variants.clone().map(|variant| {
        let docs = docs::lines(&docs::variant(variant));
        let name = ident(&variant.name);
        quote! { #docs #name, }
    });
    let parsed = variants.map(|variant| {
        let name = ident(&variant.name);
        let texts = variant.texts();
        quote! { #(#texts)|* => Self::#name, }
    });
    quote! {
        #docs
        #[derive(Clone, Debug, PartialEq, Eq, Hash)]
        #[non_exhaustive]
        pub enum #name {
            #(#declared)*
            /// A value that the documents don't list, kept and sent as it is.
            Unrecognized(support::Unrecognized),
        }

        impl #name {
            /// The documented values, in the document's order.
            pub const VALUES: &'static [Self] = &[#(Self::#names),*];

            /// The value of a text on the wire.
            pub fn parse(text: &str) -> Self {
                match text {
                    #(#parsed)*
                    other => Self::Unrecognized(support::Unrecognized::new(other)),
                }
            }

            /// The text on the wire.
            pub fn as_str(&self) -> &str {
                match self {
                    #(Self::#names => #wires,)*
                    Self::Unrecognized(text) => text.as_str(),
                }
            }
        }

        support::open_enum! { #name }
    }
}
