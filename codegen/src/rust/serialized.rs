//! Serde's derives and attributes, where there is serde.

use proc_macro2::{Ident, TokenStream};
use quote::quote;

use super::Runtime;
use crate::model::{Field, Presence, Structure, Usage};

/// `#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]`
///
/// With secrets the derives are the type's own functions, which [`with_secrets`] calls.
/// A misspelled member of a request is an error, since it would be left out of the call; responses may grow.
pub(super) fn derives(
    runtime: Runtime<'_>,
    shape: &Structure,
    usage: Usage,
) -> Option<TokenStream> {
    let serde = serde(runtime);
    let own = shape.has_secret.then(|| quote! { remote = "Self" });
    let strict = (!usage.response).then(|| quote! { deny_unknown_fields });
    let options = options(runtime, own.into_iter().chain(strict));
    attribute(runtime, quote! { derive(#serde::Serialize, #serde::Deserialize) #options })
}

/// What reads the facts that a caller knows; a name that is none of theirs would leave a rule undecided.
pub(super) fn facts(runtime: Runtime<'_>) -> Option<TokenStream> {
    let serde = serde(runtime);
    let options = options(runtime, [quote! { deny_unknown_fields }]);
    attribute(runtime, quote! { derive(#serde::Deserialize) #options })
}

/// `serde`, or what the runtime re-exports: another crate need not depend on it.
fn serde(runtime: Runtime<'_>) -> TokenStream {
    if runtime == Runtime::Inside {
        return quote! { serde };
    }
    let path = runtime.path();
    quote! { #path::support::serde }
}

/// `, serde(remote = "Self")`
fn options(
    runtime: Runtime<'_>,
    options: impl IntoIterator<Item = TokenStream>,
) -> Option<TokenStream> {
    let path = (runtime != Runtime::Inside).then(|| {
        // Between tokens there are spaces, which a path in a text need not have.
        let path = serde(runtime).to_string().replace(' ', "");
        quote! { crate = #path }
    });
    let options = path.into_iter().chain(options).collect::<Vec<_>>();
    (!options.is_empty()).then(|| quote! { , serde(#(#options),*) })
}

/// `support::serialized_with_secrets! { Login }`
pub(super) fn with_secrets(
    runtime: Runtime<'_>,
    name: &Ident,
    shape: &Structure,
) -> Option<TokenStream> {
    let when = runtime.serde().filter(|_| shape.has_secret)?;
    Some(quote! { #[cfg(#when)] support::serialized_with_secrets! { #name } })
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
    let is_needed = !attributes.is_empty();
    is_needed.then(|| attribute(runtime, quote! { serde(#(#attributes),*) })).flatten()
}

/// `#[cfg_attr(feature = "serde", serde(skip))]`
pub(super) fn skipped(runtime: Runtime<'_>) -> Option<TokenStream> {
    attribute(runtime, quote! { serde(skip) })
}

/// An attribute wherever there is serde.
fn attribute(runtime: Runtime<'_>, attribute: TokenStream) -> Option<TokenStream> {
    let when = runtime.serde()?;
    Some(quote! { #[cfg_attr(#when, #attribute)] })
}
