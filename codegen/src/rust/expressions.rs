//! Values of specs as Rust expressions.

use std::collections::BTreeSet;

use proc_macro2::{Literal, TokenStream};
use quote::{format_ident, quote};
use serde_json::{Map, Number, Value};

use super::{ident, kinds};
use crate::model::{Field, Kind, Operation, Structure, Types};

/// Makes expressions of values, and knows which types they name.
pub(super) struct Expressions<'a> {
    types: &'a Types,
    /// The types of the service that an import has to bring in.
    pub(super) named: BTreeSet<String>,
}

impl<'a> Expressions<'a> {
    /// Expressions with these types in them.
    pub(super) fn new(types: &'a Types) -> Self {
        let named = BTreeSet::new();
        Self { types, named }
    }

    /// `CreateBackupRequest::new("rm-1").with_db_name(["a"])`
    pub(super) fn request(
        &mut self,
        operation: &Operation,
        values: &[(String, Value)],
    ) -> TokenStream {
        let value = |wire: &str| {
            let mut values = values.iter();
            values.find(|(name, _)| name == wire).map(|(_, it)| it)
        };
        let (name, required) = (operation.request_type(), operation.required_type());
        self.made(name, required, &operation.request, value)
    }

    /// `Tag::new("team").with_value("a")`, with values by their names on the wire.
    fn made<'v>(
        &mut self,
        name: String,
        required: String,
        shape: &Structure,
        value: impl Fn(&str) -> Option<&'v Value>,
    ) -> TokenStream {
        let needed = |field: &&Field| value(&field.wire).unwrap_or(&Value::Null);
        let arguments = match shape.required().collect::<Vec<_>>().as_slice() {
            [] => quote! {},
            [field] => self.argument(needed(field), &field.kind),
            fields => {
                let members = fields.iter().map(|field| {
                    let name = ident(&field.name);
                    let value = self.whole(needed(field), &field.kind);
                    quote! { #name: #value }
                });
                let members = members.collect::<Vec<_>>();
                let literal = ident(&required);
                self.named.insert(required);
                quote! { #literal { #(#members),* } }
            }
        };
        let type_name = ident(&name);
        self.named.insert(name);
        let setters = shape.optional().filter_map(|field| {
            let setter = format_ident!("with_{}", field.name);
            let argument = self.argument(value(&field.wire)?, &field.kind);
            Some(quote! { .#setter(#argument) })
        });
        quote! { #type_name::new(#arguments) #(#setters)* }
    }

    /// A value as a setter takes it.
    pub(super) fn argument(&mut self, value: &Value, kind: &Kind) -> TokenStream {
        match (kind, value) {
            // Nothing else tells the type of an empty array's items.
            (Kind::List { of, .. }, Value::Array(items)) if items.is_empty() => {
                let of = self.spelled(of);
                quote! { Vec::<#of>::new() }
            }
            (Kind::List { of, .. }, Value::Array(items)) => {
                let items = items.iter().map(|item| self.item(item, of));
                quote! { [#(#items),*] }
            }
            (Kind::Named(id), Value::Object(members)) => match self.types.structure(kind) {
                Some(shape) => {
                    let name = id.name().to_owned();
                    let required = format!("{name}Required");
                    self.made(name, required, shape, |wire| members.get(wire))
                }
                None => quote! { () },
            },
            (Kind::Map { of, .. }, Value::Object(members)) => {
                let entries = self.entries(members, of);
                quote! { #entries.into() }
            }
            (Kind::Json(of), value) => self.argument(value, of),
            (Kind::Named(_), Value::String(text)) => {
                self.variant(kind, text).unwrap_or_else(|| quote! { #text })
            }
            (Kind::Any, value) => {
                let text = value.to_string();
                quote! { #text.parse::<support::Json>().expect("JSON") }
            }
            _ => literal(value, kind),
        }
    }

    /// A value as an item of a list that a setter takes, where nothing else tells its type.
    fn item(&mut self, value: &Value, kind: &Kind) -> TokenStream {
        match (kind, value) {
            (Kind::Int32 | Kind::Int64 | Kind::Float | Kind::Double, Value::Number(number)) => {
                let number = suffixed(number, kind);
                quote! { #number }
            }
            (Kind::List { of, .. }, Value::Array(items)) => {
                let list = self.spelled(kind);
                let items = items.iter().map(|item| self.whole(item, of));
                quote! { <#list>::from([#(#items),*]) }
            }
            (Kind::Map { of, .. }, Value::Object(members)) => {
                let map = self.spelled(kind);
                let entries = self.entries(members, of);
                quote! { <#map>::from(#entries) }
            }
            _ => self.argument(value, kind),
        }
    }

    /// A value as a field has it.
    pub(super) fn whole(&mut self, value: &Value, kind: &Kind) -> TokenStream {
        match (kind, value) {
            (Kind::List { of, .. }, Value::Array(items)) => {
                let items = items.iter().map(|item| self.whole(item, of));
                quote! { vec![#(#items),*] }
            }
            (Kind::Json(of), value) => self.whole(value, of),
            (Kind::String | Kind::Secret | Kind::Timestamp(_), value) => {
                let text = literal(value, kind);
                quote! { #text.into() }
            }
            (Kind::Named(_), Value::String(text)) => {
                self.variant(kind, text).unwrap_or_else(|| quote! { #text.into() })
            }
            _ => self.argument(value, kind),
        }
    }

    /// `Period::Year`, if the text is that of a declared value.
    fn variant(&mut self, kind: &Kind, text: &str) -> Option<TokenStream> {
        let variant = self.types.variants(kind)?.iter().find(|variant| variant.wire == text)?;
        let of = kind.named()?.name().to_owned();
        let (name, variant) = (ident(&of), ident(&variant.name));
        self.named.insert(of);
        Some(quote! { #name::#variant })
    }

    /// `[("team".to_owned(), "a".into())]`
    fn entries(&mut self, members: &Map<String, Value>, of: &Kind) -> TokenStream {
        let entries = members.iter().map(|(key, value)| {
            let value = self.whole(value, of);
            quote! { (#key.to_owned(), #value) }
        });
        quote! { [#(#entries),*] }
    }

    /// A type that the expression has to spell out.
    fn spelled(&mut self, kind: &Kind) -> TokenStream {
        self.named.extend(kind.named().map(|id| id.name().to_owned()));
        kinds::value_type(kind)
    }
}

/// A number with its type behind it.
fn suffixed(number: &Number, kind: &Kind) -> Literal {
    // Behind `impl Into<i64>` an integer without a suffix is an `i32`, whatever its size.
    let whole = number.as_i64().unwrap_or_default();
    let fraction = number.as_f64().unwrap_or_default();
    match kind {
        Kind::Int32 => Literal::i32_suffixed(whole.try_into().unwrap_or_default()),
        Kind::Float => Literal::f32_suffixed(fraction as f32),
        Kind::Double => Literal::f64_suffixed(fraction),
        _ => Literal::i64_suffixed(whole),
    }
}

/// A scalar; numbers are written as their kind needs them.
fn literal(value: &Value, kind: &Kind) -> TokenStream {
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
