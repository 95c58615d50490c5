//! How a request or an object lists the secrets in it.

use proc_macro2::TokenStream;
use quote::quote;

use super::ident;
use crate::model::{NamedType, Structure, Types};

/// ```text
/// fn each_secret(&self, found: &mut dyn FnMut(&str)) {
///     support::HoldsSecrets::each_secret(&self.source_endpoint_password, found);
/// }
/// ```
///
/// Nothing if there is none.
pub(super) fn each(shape: &Structure, types: &Types) -> Option<TokenStream> {
    let fields = shape.fields.iter();
    let fields = fields.filter(|field| types.holds_secret(&field.kind));
    let names = fields.map(|field| ident(&field.name)).collect::<Vec<_>>();
    (!names.is_empty()).then(|| {
        quote! {
            #[inline]
            fn each_secret(&self, found: &mut dyn FnMut(&str)) {
                #(support::HoldsSecrets::each_secret(&self.#names, found);)*
            }
        }
    })
}

/// `impl support::HoldsSecrets for Login { … }`; nothing if there is none.
pub(super) fn holding(named: &NamedType, shape: &Structure, types: &Types) -> Option<TokenStream> {
    let name = ident(&named.name);
    let each = each(shape, types)?;
    Some(quote! { impl support::HoldsSecrets for #name { #each } })
}
