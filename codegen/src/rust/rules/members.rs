//! Limits within objects.

use proc_macro2::TokenStream;
use quote::quote;

use super::calls::item_count;
use super::table::{Row, Table};
use crate::model::{Field, Form, Kind, Limit, NamedType, Structure, Types};
use crate::rust::{ident, limits};
use crate::sentences::Names;

/// `impl support::Members`, and the table of the object's own limits; nothing if there are none within.
pub(in crate::rust) fn members(
    named: &NamedType,
    shape: &Structure,
    types: &Types,
) -> Option<TokenStream> {
    let type_name = heck::ToShoutySnakeCase::to_shouty_snake_case(named.name.as_str());
    // Objects share a file with their operation, whose table is `RULES`.
    let mut table = Table::new(&format!("{type_name}_RULES"));
    let mut calls = Vec::new();
    for field in &shape.fields {
        for limit in &field.limits {
            let entry = table.add(Row::of(limit, Names::of_field(&field.wire)));
            calls.extend(call(field, &limit.form, &entry));
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
    // Limits of objects within the object have a table there.
    let table = (!table.rows.is_empty()).then(|| table.definition());
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
fn call(field: &Field, form: &Form, entry: &TokenStream) -> Option<TokenStream> {
    let (wire, name) = (&field.wire, ident(&field.name));
    match form {
        Form::Presence { .. } => Some(quote! { rules.unset_in(path, #entry, #wire, &self.#name); }),
        Form::Value { limit: Limit::Items(range), .. } => {
            let (count, range) = (item_count(field), limits::range(range));
            Some(quote! { rules.items_in(path, #entry, #wire, #count, #range); })
        }
        Form::Value { limit, .. } => {
            let limit = limits::limit(limit);
            Some(quote! { rules.limit_in(path, #entry, #wire, &self.#name, #limit); })
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
