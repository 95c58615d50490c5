//! Limits within objects.

use proc_macro2::{Literal, TokenStream};
use quote::{format_ident, quote};

use super::rules;
use super::{ident, limits};
use crate::model::{Field, Form, Kind, Limit, NamedType, Structure, Types};
use crate::sentences::Names;

/// `impl support::Members`, and the table of the object's own limits; nothing if there are none within.
pub(super) fn members(named: &NamedType, shape: &Structure, types: &Types) -> Option<TokenStream> {
    let own = shape
        .fields
        .iter()
        .flat_map(|field| field.limits.iter().map(move |limit| (field, limit)));
    let rows = own.enumerate().map(|(position, (field, limit))| {
        rules::rule_row(position, limit, Names::of_field(&field.wire))
    });
    let rows = rows.collect::<Vec<_>>();
    let table = format_ident!(
        "{}_RULES",
        heck::ToShoutySnakeCase::to_shouty_snake_case(named.name.as_str())
    );
    let mut position = 0;
    let mut calls = Vec::new();
    for field in &shape.fields {
        for limit in &field.limits {
            calls.extend(call(field, &limit.form, &table, position));
            position += 1;
        }
        if has_members(types, &field.kind) {
            let (wire, name) = (&field.wire, ident(&field.name));
            calls.push(quote! { rules.members_in(path, #wire, &self.#name); });
        }
    }
    if calls.is_empty() {
        return None;
    }
    let name = ident(&named.name);
    let count = Literal::usize_unsuffixed(rows.len());
    let table = (!rows.is_empty())
        .then(|| quote! { static #table: [support::Rule; #count] = [#(#rows),*]; });
    Some(quote! {
        impl support::Members for #name {
            fn check(&self, rules: &mut support::Validator, path: &support::Path<'_>) {
                #(#calls)*
            }
        }
        #table
    })
}

/// `rules.limit_in(path, &TAG_RULES[0], "Key", &self.key, &support::Characters { … });`
fn call(
    field: &Field,
    form: &Form,
    table: &proc_macro2::Ident,
    position: usize,
) -> Option<TokenStream> {
    let (wire, name) = (&field.wire, ident(&field.name));
    let position = Literal::usize_unsuffixed(position);
    match form {
        Form::Presence { .. } => {
            Some(quote! { rules.unset_in(path, &#table[#position], #wire, &self.#name); })
        }
        Form::Value {
            limit: Limit::Items(range),
            ..
        } => {
            let (count, range) = (rules::item_count(field), limits::range(range));
            Some(quote! { rules.items_in(path, &#table[#position], #wire, #count, #range); })
        }
        Form::Value { limit, .. } => {
            let limit = limits::limit(limit);
            Some(quote! { rules.limit_in(path, &#table[#position], #wire, &self.#name, #limit); })
        }
        // Only parameters have rules between them.
        Form::Count { .. } | Form::Order { .. } => None,
    }
}

/// Whether limits stand within the objects of a kind.
pub(super) fn has_members(types: &Types, kind: &Kind) -> bool {
    let fields = types.reached([kind]).fields;
    fields.iter().any(|field| !field.limits.is_empty())
}
