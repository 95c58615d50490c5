//! Kinds as Rust types.

use proc_macro2::TokenStream;
use quote::quote;

use super::ident;
use crate::model::{Field, Kind, Presence};

/// The type of a field, `Option` and `Box` included.
pub(super) fn field_type(field: &Field) -> TokenStream {
    let kind = value_type(&field.kind);
    let kind = match field.boxed {
        true => quote! { Box<#kind> },
        false => kind,
    };
    match field.presence {
        Presence::Required => kind,
        Presence::Optional => quote! { Option<#kind> },
    }
}

/// The type of a value.
pub(super) fn value_type(kind: &Kind) -> TokenStream {
    match kind {
        Kind::String | Kind::Timestamp(_) => quote! { String },
        Kind::Secret => quote! { support::Secret },
        Kind::Boolean => quote! { bool },
        Kind::Int32 => quote! { i32 },
        Kind::Int64 => quote! { i64 },
        Kind::Float => quote! { f32 },
        Kind::Double => quote! { f64 },
        Kind::Any => quote! { support::Json },
        Kind::List { of, .. } => {
            let of = value_type(of);
            quote! { Vec<#of> }
        }
        Kind::Map { of, .. } => {
            let of = value_type(of);
            quote! { std::collections::BTreeMap<String, #of> }
        }
        Kind::Named(id) => {
            let name = ident(id.name());
            quote! { #name }
        }
        Kind::Json(of) => value_type(of),
    }
}

/// What a setter takes, and the value that it makes of `value`.
pub(super) fn argument(kind: &Kind) -> (TokenStream, TokenStream) {
    let plain = value_type(kind);
    match kind {
        Kind::Boolean
        | Kind::Int32
        | Kind::Int64
        | Kind::Float
        | Kind::Double
        | Kind::Map { .. } => (plain, quote! { value }),
        Kind::List { of, .. } => {
            let of = value_type(of);
            (
                quote! { impl IntoIterator<Item = impl Into<#of>> },
                quote! { support::list(value) },
            )
        }
        Kind::Json(of) => argument(of),
        Kind::String | Kind::Timestamp(_) | Kind::Secret | Kind::Any | Kind::Named(_) => {
            (quote! { impl Into<#plain> }, quote! { value.into() })
        }
    }
}
