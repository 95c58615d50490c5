//! The rules of an operation: the table, and `validate_in`.

mod calls;
mod conditions;
mod members;
mod outside;
mod table;
mod values;

use proc_macro2::TokenStream;
use quote::quote;

pub(super) use conditions::tested_facts;
pub(super) use members::members;

use super::ident;
use crate::model::View;
use crate::sentences::Names;
use table::{Row, Table};

/// What the rules of an operation become.
pub(super) struct Emitted {
    /// The body of `validate_in`.
    pub(super) body: TokenStream,
    /// `static RULES: […] = […];`
    pub(super) table: TokenStream,
    /// Whether the body reads the context.
    pub(super) reads_context: bool,
}

/// The table, rules between parameters first; and the body of `validate_in`, parameter by parameter.
pub(super) fn emitted(view: View<'_>) -> Emitted {
    let operation = view.operation;
    let names = Names::of(view);
    let mut table = Table::new("RULES");
    let mut calls = Vec::new();
    let conditions = conditions::variables(view);
    let rules = operation.rules.iter();
    let rules = rules.map(|rule| (rule, table.add(Row::of(rule, names))));
    let rules = rules.collect::<Vec<_>>();
    for (index, field) in operation.request.fields.iter().enumerate() {
        for limit in &field.limits {
            let entry = table.add(Row::of(limit, names));
            calls.extend(calls::call(view, limit, index, &entry));
        }
        if members::has_members(view.types(), &field.kind) {
            let (wire, name) = (&field.wire, ident(&field.name));
            calls.push(quote! { rules.members(#wire, &self.#name); });
        }
        for (rule, entry) in &rules {
            calls.extend(calls::call(view, rule, index, entry));
        }
    }
    calls.extend(outside::calls(view, &mut table));
    let mut conditions_of = conditions::conditions(operation);
    let reads_context = conditions_of.any(|(_, predicate, _)| predicate.reads_context())
        || operation.quotas.iter().any(|quota| quota.context.is_some());
    // A `mut` or a condition that no call reads is a warning in the crate of whoever generates.
    let body = match calls.as_slice() {
        [] => quote! { support::Validator::new(&RULES).finish() },
        calls => quote! {
            #(#conditions)*
            let mut rules = support::Validator::new(&RULES);
            #(#calls)*
            rules.finish()
        },
    };
    Emitted { body, table: table.definition(), reads_context }
}
