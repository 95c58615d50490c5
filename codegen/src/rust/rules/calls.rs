//! Limits and rules as calls of the runtime's validator.

use proc_macro2::TokenStream;
use quote::{format_ident, quote};

use super::conditions::variable;
use super::entry;
use super::values::{compare, is_one};
use crate::model::{Check, Field, Limit, Operation, Presence, Rule};
use crate::rust::{Context, ident, limits};

/// The call of a limit of a field.
pub(super) fn limit_call(rule: &Rule, field: &Field, position: usize) -> Option<TokenStream> {
    let Check::Value(limit) = &rule.check else {
        return None;
    };
    let (wire, name, entry) = (&field.wire, ident(&field.name), entry(position));
    if let Limit::Unset(_) = limit {
        return Some(quote! { rules.unset(#entry, #wire, &self.#name); });
    }
    let value = limits::limit(limit);
    Some(match item_count(field, limit) {
        Some(count) => quote! { rules.items(#entry, #wire, #count, #value); },
        None => quote! { rules.limit(#entry, #wire, &self.#name, #value); },
    })
}

/// How many items a list has, if the limit is about that.
pub(in crate::rust) fn item_count(field: &Field, limit: &Limit) -> Option<TokenStream> {
    let name = ident(&field.name);
    match (limit, field.presence) {
        (Limit::Items(_), Presence::Optional) => {
            Some(quote! { self.#name.as_ref().map(|list| list.len()) })
        }
        (Limit::Items(_), Presence::Required) => Some(quote! { Some(self.#name.len()) }),
        _ => None,
    }
}

/// The call of a rule for one of its fields, if it is about it.
pub(super) fn rule_call(
    context: &Context<'_>,
    operation: &Operation,
    rule: &Rule,
    index: usize,
    position: usize,
) -> Option<TokenStream> {
    let targets = rule.check.fields();
    if !targets.contains(&index) {
        return None;
    }
    let field = &operation.request.fields[index];
    let (wire, name, entry, when) = (
        &field.wire,
        ident(&field.name),
        entry(position),
        variable(&rule.id),
    );
    let group = |kind: &str| {
        // A group is looked at once, with its first field.
        let is_first = targets.iter().min() == Some(&index);
        let present = targets.iter().map(|index| {
            let name = ident(&operation.request.fields[*index].name);
            quote! { self.#name.is_some() }
        });
        let kind = format_ident!("{kind}");
        is_first.then(|| quote! { rules.group(#entry, [#(#present),*], support::Group::#kind); })
    };
    match &rule.check {
        Check::Value(_) => None,
        Check::RequiredIf(..) => {
            Some(quote! { rules.required_if(#entry, #wire, &self.#name, &#when); })
        }
        Check::AllowedIf(..) | Check::EffectiveIf(..) => {
            Some(quote! { rules.only_if(#entry, #wire, &self.#name, &#when); })
        }
        Check::ForbiddenIf(..) => {
            Some(quote! { rules.forbidden_if(#entry, #wire, &self.#name, &#when); })
        }
        Check::ValuesIf(_, values, _) => {
            let is_one = is_one(context, operation, field, values);
            Some(quote! { rules.values_if(#entry, #wire, || #is_one, &#when); })
        }
        Check::RangeIf(_, range, _) => {
            let range = limits::range(range);
            Some(quote! { rules.limit_if(#entry, #wire, &self.#name, #range, &#when); })
        }
        Check::LengthIf(_, length, _) => {
            let length = limits::length(length);
            Some(quote! { rules.limit_if(#entry, #wire, &self.#name, #length, &#when); })
        }
        Check::AllOrNone(_) => group("AllOrNone"),
        Check::ExactlyOne(_) => group("ExactlyOne"),
        Check::AtMostOne(_) => group("AtMostOne"),
        Check::AtLeastOne(_) => group("AtLeastOne"),
        Check::Compare(left, comparison, right) => (*left == index).then(|| {
            let right = &operation.request.fields[*right];
            compare(field, *comparison, right, &entry)
        }),
    }
}
