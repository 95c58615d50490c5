//! Serde's derives and attributes, behind the feature of the crate that has it.

use proc_macro2::{Ident, TokenStream};
use quote::quote;

use super::Runtime;
use crate::model::{Field, Presence, Structure, Usage};

/// `#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]`
///
/// Nothing in another crate, which has no such feature. With secrets the derives are the type's own
/// functions, which [`with_secrets`] calls. A misspelled member of a request is an error, since it would
/// be left out of the call; responses may grow.
pub(super) fn derives(
    runtime: Runtime<'_>,
    shape: &Structure,
    usage: Usage,
) -> Option<TokenStream> {
    (runtime == Runtime::Inside).then(|| {
        let own = shape.has_secret.then(|| quote! { , serde(remote = "Self") });
        let strict = !usage.response;
        let strict = strict.then(|| quote! { , serde(deny_unknown_fields) });
        quote! {
            #[cfg_attr(
                feature = "serde",
                derive(serde::Serialize, serde::Deserialize)
                #own #strict
            )]
        }
    })
}

/// `support::serialized_with_secrets! { Login }`
pub(super) fn with_secrets(
    runtime: Runtime,
    name: &Ident,
    shape: &Structure,
) -> Option<TokenStream> {
    let is_needed = runtime == Runtime::Inside && shape.has_secret;
    is_needed.then(|| quote! { support::serialized_with_secrets! { #name } })
}

/// `#[cfg_attr(feature = "serde", serde(rename = "DBName", skip_serializing_if = "Option::is_none"))]`
///
/// Fields of different places may share a wire name; the first of them keeps it.
pub(super) fn field(runtime: Runtime<'_>, before: &[Field], field: &Field) -> Option<TokenStream> {
    let is_taken = before.iter().any(|other| other.wire == field.wire);
    let wire = &field.wire;
    let rename = (!is_taken && *wire != field.name).then(|| quote! { rename = #wire });
    let skip = match (field.kind.is_secret(), field.presence) {
        (true, _) => Some(quote! { skip_serializing }),
        (false, Presence::Optional) => Some(quote! { skip_serializing_if = "Option::is_none" }),
        (false, Presence::Required) => None,
    };
    let attributes = [rename, skip].into_iter().flatten().collect::<Vec<_>>();
    let is_needed = runtime == Runtime::Inside && !attributes.is_empty();
    is_needed.then(|| quote! { #[cfg_attr(feature = "serde", serde(#(#attributes),*))] })
}

/// `#[cfg_attr(feature = "serde", serde(skip))]`
pub(super) fn skipped(runtime: Runtime<'_>) -> Option<TokenStream> {
    (runtime == Runtime::Inside).then(|| quote! { #[cfg_attr(feature = "serde", serde(skip))] })
}
