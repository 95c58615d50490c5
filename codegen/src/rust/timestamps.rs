//! Times as numbers: a method beside each field whose format is known.

use proc_macro2::{Ident, TokenStream};
use quote::{format_ident, quote};

use super::{docs, ident};
use crate::model::{Field, Kind, Moment, Presence, Structure};

/// The methods of a struct, or nothing if it has no such field.
pub(super) fn methods(name: &Ident, shape: &Structure) -> Option<TokenStream> {
    let methods = shape.fields.iter().filter_map(method).collect::<Vec<_>>();
    (!methods.is_empty()).then(|| quote! { impl #name { #(#methods)* } })
}

/// ```text
/// pub fn parse_begin_time(&self) -> Option<Result<support::DateTime, support::ParseTimeError>> {
///     self.begin_time.as_deref().map(support::DateTime::parse)
/// }
/// ```
fn method(field: &Field) -> Option<TokenStream> {
    let Kind::Timestamp(format) = &field.kind else {
        return None;
    };
    let (kind, what) = match Moment::of(format)? {
        Moment::DateTime => (quote! { support::DateTime }, "a date and time"),
        Moment::TimeOfDay => (quote! { support::TimeOfDay }, "a time of day"),
    };
    let docs = docs::lines(&[format!(
        "[`{0}`](Self::{0}) as {what}, with or without an offset; documented as {1}.",
        field.name,
        docs::code(format)
    )]);
    let name = ident(&field.name);
    let method = format_ident!("parse_{}", field.name);
    let (result, body) = match field.presence {
        Presence::Required => (
            quote! { Result<#kind, support::ParseTimeError> },
            quote! { #kind::parse(&self.#name) },
        ),
        Presence::Optional => (
            quote! { Option<Result<#kind, support::ParseTimeError>> },
            quote! { self.#name.as_deref().map(#kind::parse) },
        ),
    };
    Some(quote! {
        #docs
        #[inline]
        pub fn #method(&self) -> #result {
            #body
        }
    })
}
