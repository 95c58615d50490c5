//! Serde's derives and attributes, behind the feature of the crate that has it.

use proc_macro2::TokenStream;
use quote::quote;

use super::Runtime;
use crate::model::{Field, Presence};

/// `#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]`
///
/// Nothing in another crate, which has no such feature.
pub(super) fn derives(runtime: Runtime<'_>) -> Option<TokenStream> {
    (runtime == Runtime::Inside).then(|| {
        quote! { #[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))] }
    })
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
