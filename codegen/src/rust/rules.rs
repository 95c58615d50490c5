//! The rules of an operation: the table, and `validate_in`.

mod calls;
mod conditions;
mod outside;
mod table;
mod values;

use proc_macro2::{Literal, TokenStream};
use quote::quote;

pub(super) use calls::item_count;
pub(super) use conditions::tested_facts;
pub(super) use table::rule_row;

use super::members::has_members;
use super::{Context, ident};
use crate::model::{Operation, Predicate};
use crate::sentences::Names;
use table::Table;

/// What the rules of an operation become.
pub(super) struct Emitted {
    /// The body of `validate_in`.
    pub(super) body: TokenStream,
    /// `static RULES: […] = […];`
    pub(super) table: TokenStream,
    /// Whether the body reads the context.
    pub(super) reads_context: bool,
}

/// The table of rules and the body of `validate_in`, both in the page's order.
pub(super) fn emitted(context: &Context<'_>, operation: &Operation) -> Emitted {
    let mut table = Table::default();
    let mut calls = Vec::new();
    let conditions = conditions::variables(context, operation);
    let names = Names::of(context.service, operation);
    let rules = operation.rules.iter();
    let rules = rules
        .map(|rule| (rule, table.rule(rule, names)))
        .collect::<Vec<_>>();
    for (index, field) in operation.request.fields.iter().enumerate() {
        for limit in &field.limits {
            let position = table.rule(limit, names);
            calls.extend(calls::call(context, operation, limit, index, position));
        }
        if has_members(&context.service.types, &field.kind) {
            let (wire, name) = (&field.wire, ident(&field.name));
            calls.push(quote! { rules.members(#wire, &self.#name); });
        }
        for (rule, position) in &rules {
            calls.extend(calls::call(context, operation, rule, index, *position));
        }
    }
    calls.extend(outside::calls(context, operation, &mut table));
    let reads_context = conditions::predicates_of(operation).any(Predicate::reads_context)
        || operation.quotas.iter().any(|quota| quota.context.is_some());
    let rows = &table.rows;
    let count = Literal::usize_unsuffixed(rows.len());
    let body = match calls.as_slice() {
        [] => quote! { support::Validator::new(&RULES).finish() },
        calls => quote! {
            #(#conditions)*
            let mut rules = support::Validator::new(&RULES);
            #(#calls)*
            rules.finish()
        },
    };
    Emitted {
        body,
        table: quote! { static RULES: [support::Rule; #count] = [#(#rows),*]; },
        reads_context,
    }
}

fn entry(position: usize) -> TokenStream {
    let position = Literal::usize_unsuffixed(position);
    quote! { &RULES[#position] }
}
