//! Preconditions and quotas: what must hold outside the request.

use proc_macro2::{Literal, TokenStream};
use quote::quote;

use super::conditions::{related, variable};
use super::table::{Row, RowKind, Table};
use crate::model::{Kind, Severity, View};
use crate::rust::ident;
use crate::sentences::{self, Names};

/// The calls of preconditions and quotas, which get their rows.
pub(super) fn calls(view: View<'_>, table: &mut Table) -> Vec<TokenStream> {
    let names = Names::of(view);
    let mut calls = Vec::new();
    for precondition in &view.operation.preconditions {
        let rule = table.add(Row {
            id: &precondition.id,
            severity: Severity::Error,
            fields: Vec::new(),
            related: related(precondition.holds.as_ref(), names),
            sentence: sentences::precondition(precondition),
            codes: &precondition.codes,
            kind: RowKind::Precondition,
        });
        calls.push(if precondition.holds.is_some() {
            let when = variable(&precondition.id);
            quote! { rules.precondition(#rule, &#when); }
        } else {
            // The report lists what it could not decide, so that a caller knows what is left to ask.
            quote! { rules.undecidable(#rule); }
        });
    }
    for quota in &view.operation.quotas {
        let fact = quota.context.map(|fact| &view.service.context[fact]);
        let rule = table.add(Row {
            id: &quota.id,
            severity: Severity::Error,
            fields: Vec::new(),
            related: fact.iter().map(|fact| fact.name.clone()).collect(),
            sentence: sentences::quota(quota),
            codes: &quota.codes,
            kind: RowKind::Quota(quota),
        });
        let limit = Literal::u64_unsuffixed(quota.limit);
        calls.push(if let Some(fact) = fact {
            let name = ident(&fact.name);
            let widened = (fact.kind == Kind::Int32).then(|| quote! { .map(i64::from) });
            quote! { rules.quota(#rule, context.#name #widened, #limit); }
        } else {
            quote! { rules.undecidable(#rule); }
        });
    }
    calls
}
