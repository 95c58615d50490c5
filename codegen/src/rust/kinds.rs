//! Kinds as Rust types.

use proc_macro2::TokenStream;
use quote::quote;

use super::ident;
use crate::model::{Field, Kind, Presence};

/// The type of a field, `Option` and `Box` included.
pub(super) fn field_type(field: &Field) -> TokenStream {
    let mut kind = value_type(&field.kind);
    if field.boxed {
        kind = quote! { Box<#kind> };
    }
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
        // A hash map would print and write its entries in another order at each run.
        Kind::Map { of, .. } => {
            let of = value_type(of);
            quote! { std::collections::BTreeMap<String, #of> }
        }
        Kind::Named(id) => {
            let name = ident(id.name());
            quote! { #name }
        }
        // That it is a text is a matter of the wire alone.
        Kind::Json(of) => value_type(of),
    }
}

/// What a function takes in place of a value.
pub(super) struct Argument {
    /// Its type.
    pub(super) kind: TokenStream,
    /// The value that is made of it.
    pub(super) value: TokenStream,
}

/// `impl Into<String>`, of which `value.into()` is made if the argument is called `value`.
pub(super) fn argument(kind: &Kind, name: &str) -> Argument {
    let (plain, value) = (value_type(kind), ident(name));
    let (kind, value) = match kind {
        // A literal fits these types as it is, while `impl Into<i64>` would make `i32` of it.
        Kind::Boolean
        | Kind::Int32
        | Kind::Int64
        | Kind::Float
        | Kind::Double
        | Kind::Map { .. } => (plain, quote! { #value }),
        Kind::List { of, .. } => {
            let of = value_type(of);
            let items = quote! { impl IntoIterator<Item = impl Into<#of>> };
            (items, quote! { support::list(#value) })
        }
        Kind::Json(of) => return argument(of, name),
        Kind::String | Kind::Timestamp(_) | Kind::Secret | Kind::Any | Kind::Named(_) => {
            (quote! { impl Into<#plain> }, quote! { #value.into() })
        }
    };
    Argument { kind, value }
}
