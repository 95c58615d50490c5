//! Values of examples as Rust expressions.

use proc_macro2::{Literal, TokenStream};
use quote::{format_ident, quote};
use serde_json::{Number, Value};

use crate::model::{Field, Kind, Presence, Structure, Types};
use crate::rust::{ident, kinds};

/// `CreateBackupRequest::new("rm-1").with_db_name(["a"])`
pub(in crate::rust) fn made(
    types: &Types,
    name: &str,
    required_name: &str,
    shape: &Structure,
    values: &[(String, Value)],
) -> TokenStream {
    let value = |field: &Field| {
        let found = values.iter().find(|(name, _)| *name == field.wire);
        found.map(|(_, value)| value)
    };
    let needed = shape.required().collect::<Vec<_>>();
    let arguments = match needed.as_slice() {
        [] => quote! {},
        [field] => argument(types, value(field).unwrap_or(&Value::Null), &field.kind),
        fields => {
            let required = ident(required_name);
            let members = fields.iter().map(|field| {
                let name = ident(&field.name);
                let value = whole(types, value(field).unwrap_or(&Value::Null), &field.kind);
                quote! { #name: #value }
            });
            quote! { #required { #(#members),* } }
        }
    };
    let setters = shape
        .fields
        .iter()
        .filter(|field| field.presence == Presence::Optional)
        .filter_map(|field| {
            let setter = format_ident!("with_{}", field.name);
            let argument = argument(types, value(field)?, &field.kind);
            Some(quote! { .#setter(#argument) })
        });
    let name = ident(name);
    quote! { #name::new(#arguments) #(#setters)* }
}

/// A value as a setter takes it.
pub(in crate::rust) fn argument(types: &Types, value: &Value, kind: &Kind) -> TokenStream {
    match (kind, value) {
        (Kind::List { of, .. }, Value::Array(items)) if items.is_empty() => {
            let of = kinds::value_type(of);
            quote! { Vec::<#of>::new() }
        }
        (Kind::List { of, .. }, Value::Array(items)) => {
            let items = items.iter().map(|item| item_argument(types, item, of));
            quote! { [#(#items),*] }
        }
        (Kind::Named(id), Value::Object(members)) => match types.structure(kind) {
            Some(shape) => {
                let name = id.name();
                let values = members.clone().into_iter().collect::<Vec<_>>();
                made(types, name, &format!("{name}Required"), shape, &values)
            }
            None => quote! { () },
        },
        (Kind::Map { of, .. }, Value::Object(members)) => {
            let keys = members.keys();
            let values = members.values().map(|value| whole(types, value, of));
            quote! { [#((#keys.to_owned(), #values)),*].into() }
        }
        (Kind::Json(of), value) => argument(types, value, of),
        (Kind::Any, value) => {
            let text = value.to_string();
            quote! { #text.parse::<support::Json>().expect("JSON") }
        }
        _ => literal(value, kind),
    }
}

/// A value as an item of a list that a setter takes, where nothing else tells its type.
fn item_argument(types: &Types, value: &Value, kind: &Kind) -> TokenStream {
    let list = kinds::value_type(kind);
    match (kind, value) {
        (Kind::Int32 | Kind::Int64 | Kind::Float | Kind::Double, Value::Number(number)) => {
            let number = suffixed(number, kind);
            quote! { #number }
        }
        (Kind::List { of, .. }, Value::Array(items)) => {
            let items = items.iter().map(|item| whole(types, item, of));
            quote! { <#list>::from([#(#items),*]) }
        }
        (Kind::Map { of, .. }, Value::Object(members)) => {
            let keys = members.keys();
            let values = members.values().map(|value| whole(types, value, of));
            quote! { <#list>::from([#((#keys.to_owned(), #values)),*]) }
        }
        _ => argument(types, value, kind),
    }
}

/// A number with its type behind it.
fn suffixed(number: &Number, kind: &Kind) -> Literal {
    let whole = number.as_i64().unwrap_or_default();
    let fraction = number.as_f64().unwrap_or_default();
    match kind {
        Kind::Int32 => Literal::i32_suffixed(whole.try_into().unwrap_or_default()),
        Kind::Float => Literal::f32_suffixed(fraction as f32),
        Kind::Double => Literal::f64_suffixed(fraction),
        _ => Literal::i64_suffixed(whole),
    }
}

/// A value as a field has it.
pub(in crate::rust) fn whole(types: &Types, value: &Value, kind: &Kind) -> TokenStream {
    match (kind, value) {
        (Kind::List { of, .. }, Value::Array(items)) => {
            let items = items.iter().map(|item| whole(types, item, of));
            quote! { vec![#(#items),*] }
        }
        (Kind::Json(of), value) => whole(types, value, of),
        (Kind::String | Kind::Secret | Kind::Timestamp(_), value) => {
            let text = literal(value, kind);
            quote! { #text.into() }
        }
        (Kind::Named(_), Value::String(text)) => quote! { #text.into() },
        _ => argument(types, value, kind),
    }
}

/// A scalar; numbers are written as their kind needs them.
pub(super) fn literal(value: &Value, kind: &Kind) -> TokenStream {
    match value {
        Value::Bool(value) => quote! { #value },
        Value::Number(number) => {
            let is_whole = !matches!(kind, Kind::Float | Kind::Double);
            let literal = match number.as_i64() {
                Some(number) if is_whole => Literal::i64_unsuffixed(number),
                _ => Literal::f64_unsuffixed(number.as_f64().unwrap_or_default()),
            };
            quote! { #literal }
        }
        Value::String(text) => quote! { #text },
        _ => quote! { () },
    }
}
