//! Limits and rules as calls of the runtime's validator.

use proc_macro2::TokenStream;
use quote::quote;

use super::conditions::variable;
use super::values::{compare, is_one};
use crate::model::{Field, Form, Limit, Must, Presence, Rule, View};
use crate::rust::leaves::Leaf;
use crate::rust::{ident, limits};

/// The call of a rule or a limit for one of its fields, if it is about it.
pub(super) fn call(
    view: View<'_>,
    rule: &Rule,
    index: usize,
    entry: &TokenStream,
) -> Option<TokenStream> {
    let about = rule.form.fields();
    if !about.contains(&index) {
        return None;
    }
    let fields = &view.operation.request.fields;
    let field = &fields[index];
    let (wire, name) = (&field.wire, ident(&field.name));
    let condition = condition(rule);
    match &rule.form {
        Form::Presence { must, when, .. } => Some(match (must, when) {
            (Must::BePresent, _) => {
                quote! { rules.required_if(#entry, #wire, &self.#name, &#condition); }
            }
            (Must::BeAbsentUnless | Must::BeIgnoredUnless, _) => {
                quote! { rules.only_if(#entry, #wire, &self.#name, &#condition); }
            }
            (Must::BeAbsent | Must::BeLeftOut(_), Some(_)) => {
                quote! { rules.forbidden_if(#entry, #wire, &self.#name, &#condition); }
            }
            (Must::BeAbsent | Must::BeLeftOut(_), None) => {
                quote! { rules.unset(#entry, #wire, &self.#name); }
            }
        }),
        Form::Value { limit, when, .. } => Some(match (limit, when) {
            (Limit::OneOf(values), _) => {
                let is_one = is_one(view, field, values);
                quote! { rules.values_if(#entry, #wire, &self.#name, || #is_one, &#condition); }
            }
            (Limit::Items(range), None) => {
                let (count, range) = (item_count(field), limits::range(range));
                quote! { rules.items(#entry, #wire, #count, #range); }
            }
            (Limit::Items(range), Some(_)) => {
                // `limit_if` takes whole numbers of the wire, and the length of a list is a `usize`.
                let (count, range) = (item_count(field), limits::range(range));
                let count = quote! { #count.and_then(|count| i64::try_from(count).ok()) };
                quote! { rules.limit_if(#entry, #wire, &#count, #range, &#condition); }
            }
            (limit, None) => {
                let limit = limits::limit(limit);
                quote! { rules.limit(#entry, #wire, &self.#name, #limit); }
            }
            (limit, Some(_)) => {
                let limit = limits::limit(limit);
                quote! { rules.limit_if(#entry, #wire, &self.#name, #limit, &#condition); }
            }
        }),
        // Fields are counted once, where the first of them is.
        Form::Count { count, .. } => (about.iter().min() == Some(&index)).then(|| {
            let present = about.iter().map(|index| {
                let name = ident(&fields[*index].name);
                quote! { self.#name.is_some() }
            });
            let group = count.tokens();
            quote! { rules.group(#entry, [#(#present),*], #group); }
        }),
        Form::Order { left, is, right } => {
            (*left == index).then(|| compare(field, *is, &fields[*right], entry))
        }
    }
}

/// `when_storage_needed`, or what always holds.
fn condition(rule: &Rule) -> TokenStream {
    if rule.form.when().is_some() {
        let variable = variable(&rule.id);
        quote! { #variable }
    } else {
        quote! { support::when(|| support::Truth::TRUE, |_| {}) }
    }
}

/// How many items a list has.
pub(super) fn item_count(field: &Field) -> TokenStream {
    let name = ident(&field.name);
    match field.presence {
        Presence::Optional => quote! { self.#name.as_ref().map(|list| list.len()) },
        Presence::Required => quote! { Some(self.#name.len()) },
    }
}
