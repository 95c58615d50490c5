//! Preconditions and quotas: what must hold outside the request.

use proc_macro2::{Literal, TokenStream};
use quote::quote;

use super::conditions::{related, variable};
use super::entry;
use super::table::{Row, RowKind, Table};
use crate::model::{Kind, Operation, Severity};
use crate::rust::{Context, ident};
use crate::sentences::{self, Names};

/// The calls of preconditions and quotas, which get their rows.
pub(super) fn calls(
    context: &Context<'_>,
    operation: &Operation,
    table: &mut Table,
) -> Vec<TokenStream> {
    let names = Names::of(context.service, operation);
    let mut calls = Vec::new();
    for precondition in &operation.preconditions {
        let position = table.add(Row {
            id: &precondition.id,
            severity: Severity::Error,
            fields: Vec::new(),
            related: related(precondition.holds.as_ref(), names),
            sentence: precondition.doc.clone(),
            codes: &precondition.codes,
            source: &precondition.source,
            kind: RowKind::Precondition,
        });
        let rule = entry(position);
        calls.push(match &precondition.holds {
            Some(_) => {
                let when = variable(&precondition.id);
                quote! { rules.precondition(#rule, &#when); }
            }
            None => quote! { rules.undecidable(#rule); },
        });
    }
    for quota in &operation.quotas {
        let position = table.add(Row {
            id: &quota.id,
            severity: Severity::Error,
            fields: Vec::new(),
            related: quota
                .context
                .iter()
                .map(|fact| context.service.context[*fact].name.clone())
                .collect(),
            sentence: sentences::quota(quota),
            codes: &quota.codes,
            source: &quota.source,
            kind: RowKind::Quota(quota),
        });
        let rule = entry(position);
        let limit = Literal::u64_unsuffixed(quota.limit);
        calls.push(match quota.context {
            Some(fact) => {
                let fact = &context.service.context[fact];
                let name = ident(&fact.name);
                let count = match fact.kind {
                    Kind::Int32 => quote! { context.#name.map(i64::from) },
                    _ => quote! { context.#name },
                };
                quote! { rules.quota(#rule, #count, #limit); }
            }
            None => quote! { rules.undecidable(#rule); },
        });
    }
    calls
}
