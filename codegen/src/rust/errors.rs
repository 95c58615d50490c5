//! The error codes of a service, each with the rows that document it.

use std::collections::BTreeMap;

use proc_macro2::{Ident, Literal, TokenStream};
use quote::quote;

use super::leaves::Leaf;
use super::print::Module;
use super::{Context, error_docs, ident, languages};
use crate::model::{ErrorCode, ErrorRow, Grounds, Origin, Provider, Service};

/// ```text
/// support::error_codes! {
///     #[service = "aliyun::rds"]
///     pub enum ErrorCode {
///         BackupJobExists = ("BackupJobExists", 400, "…", "…", "…", category = Conflict, …),
///         Throttling = ("Throttling", super::super::THROTTLING),
///     }
/// }
/// ```
pub(super) fn file(context: &Context<'_>) -> Module {
    let support = context.use_support();
    let service = format!("{}::{}", context.provider.module, context.service.module);
    let codes = context.service.error_codes.iter().map(|code| {
        let docs = error_docs::code(context, code);
        let (name, wire) = (ident(&code.name), &code.wire);
        let rows = if is_shared(code) {
            let shared = shared_name(code);
            quote! { super::super::#shared }
        } else {
            let rows = code.rows.iter().map(|row| {
                let rules = context.service.answered(context.provider, row);
                let rules = rules.iter().map(|(_, demand)| demand.id());
                self::row(row, rules.collect())
            });
            self::rows(rows)
        };
        quote! { #docs #name = (#wire, #rows) }
    });
    context.file(
        "errors",
        quote! {
            #![doc = " The error codes of the service, and every row that documents them."]
            #support

            support::error_codes! {
                #[service = #service]
                pub enum ErrorCode { #(#codes),* }
            }
        },
    )
}

/// ```text
/// support::shared_errors! {
///     #[service = "aliyun"]
///     static THROTTLING: Rows = ("Throttling", 400, "", "…", "…", category = Throttling, …);
/// }
/// ```
///
/// Nothing if no service takes any.
pub(super) fn shared(provider: &Provider, services: &[Service]) -> Option<TokenStream> {
    let codes = services.iter().flat_map(|service| &service.error_codes);
    let codes = codes.filter(|code| is_shared(code));
    // Each service has them, and each has them from the same place.
    let codes = codes.map(|code| (&code.wire, code)).collect::<BTreeMap<_, _>>();
    let module = &provider.module;
    let statics = codes.iter().map(|(wire, code)| {
        let name = shared_name(code);
        let rows = self::rows(code.rows.iter().map(|row| self::row(row, Vec::new())));
        quote! { static #name: Rows = (#wire, #rows); }
    });
    (!codes.is_empty()).then(|| {
        quote! {
            support::shared_errors! {
                #[service = #module]
                #(#statics)*
            }
        }
    })
}

/// Whether all that is known of a code is what the provider says of it.
fn is_shared(code: &ErrorCode) -> bool {
    let mut rows = code.rows.iter();
    // What a row answers to differs from service to service.
    rows.all(|row| row.origin == Origin::Provider && row.says.answers.is_empty())
}

fn shared_name(code: &ErrorCode) -> Ident {
    ident(&heck::ToShoutySnakeCase::to_shouty_snake_case(code.name.as_str()))
}

/// The rows of a code; a single one, as most codes have, without parentheses around it.
fn rows(rows: impl Iterator<Item = TokenStream>) -> TokenStream {
    match rows.collect::<Vec<_>>().as_slice() {
        [row] => row.clone(),
        rows => quote! { #((#rows)),* },
    }
}

/// `400, "…", "…", "…", operation = "CreateBackup", category = Conflict, …`
fn row(row: &ErrorRow, rules: Vec<&str>) -> TokenStream {
    let operation = match &row.origin {
        Origin::Operation(operation) => Some(quote! { , operation = #operation }),
        Origin::Service | Origin::Provider => None,
    };
    let row = &row.says;
    let status = row.status.map(Literal::u16_unsuffixed);
    let status = status.map_or_else(|| quote! { _ }, |status| quote! { #status });
    let message = &row.message;
    let described = languages(&row.doc);
    let category = row.category.map(|category| {
        let category = ident(category.name());
        quote! { , category = #category }
    });
    let retry = row.retry.as_ref().map(|retry| {
        let (advice, grounds) = (ident(retry.advice.name()), ident(retry.grounds.name()));
        let grounds = (retry.grounds != Grounds::Inferred).then(|| quote! { , grounds = #grounds });
        quote! { , retry = #advice #grounds }
    });
    let rules = (!rules.is_empty()).then(|| quote! { , rules = [#(#rules),*] });
    let parameters = &row.template_parameters;
    let parameters = (!parameters.is_empty()).then(|| quote! { , parameters = [#(#parameters),*] });
    quote! {
        #status, #message, #described #operation #category #retry #rules #parameters
    }
}
