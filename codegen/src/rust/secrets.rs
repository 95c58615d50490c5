//! Secrets in requests and responses: their wire names, and how a value tells of those that it holds.

use proc_macro2::TokenStream;
use quote::quote;

use super::ident;
use crate::model::{NamedType, Structure, Types, View};

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

/// The wire names of the secrets in request and response, at any depth: `["SourceEndpointPassword"]`,
/// in the order in which the fields are found.
pub(super) fn names(view: View<'_>) -> Vec<&str> {
    let operation = view.operation;
    let fields = operation.request.fields.iter();
    let fields = fields.chain(operation.response.fields());
    let reached = view.types().reached_by(fields);
    let reached = reached.and(operation.response.kinds());
    let mut names = Vec::new();
    for field in reached.fields.iter().filter(|it| it.kind.is_secret()) {
        if !names.contains(&field.wire.as_str()) {
            names.push(&field.wire);
        }
    }
    names
}
