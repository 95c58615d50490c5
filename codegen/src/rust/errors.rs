//! The error codes of a service, each with the rows that document it.

use std::collections::BTreeMap;

use proc_macro2::{Ident, Literal, TokenStream};
use quote::quote;

use super::leaves::Leaf;
use super::print::Module;
use super::{Context, error_docs, ident, languages};
use crate::model::{
    Advice, Category, ErrorCode, ErrorRow, Grounds, Origin, Provider, Service, Text,
};

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
                Row::of(row, rules.iter().map(|(_, demand)| demand.id()).collect())
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
        let rows = self::rows(code.rows.iter().map(|row| Row::of(row, Vec::new())));
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

/// A row, and the operations whose pages have it.
struct Row<'a> {
    operations: Vec<&'a str>,
    says: Says<'a>,
}

/// What a row says, whichever operation documents it.
#[derive(PartialEq)]
struct Says<'a> {
    status: Option<u16>,
    message: &'a str,
    doc: &'a Text,
    category: Option<Category>,
    advice: Option<(Advice, Grounds)>,
    rules: Vec<&'a str>,
    parameters: &'a [String],
}

impl<'a> Row<'a> {
    fn of(row: &'a ErrorRow, rules: Vec<&'a str>) -> Self {
        let operations = match &row.origin {
            Origin::Operation(operation) => vec![operation.as_str()],
            Origin::Service | Origin::Provider => Vec::new(),
        };
        let row = &row.says;
        let says = Says {
            status: row.status,
            message: &row.message,
            doc: &row.doc,
            category: row.category,
            advice: row.retry.as_ref().map(|retry| (retry.advice, retry.grounds)),
            rules,
            parameters: &row.template_parameters,
        };
        Self { operations, says }
    }

    /// Whether it is of operations, and not of the service or the provider.
    fn is_of_operations(&self) -> bool {
        !self.operations.is_empty()
    }

    /// Whether there is an operation that can return both.
    fn may_meet(&self, other: &Self) -> bool {
        let has_other = |operation| other.operations.contains(operation);
        !self.is_of_operations()
            || !other.is_of_operations()
            || self.operations.iter().any(has_other)
    }

    /// `400, "…", "…", "…", operations = ["CreateBackup", "DeleteBackup"], category = Conflict, …`
    fn tokens(&self) -> TokenStream {
        let operations = match self.operations.as_slice() {
            [] => None,
            [operation] => Some(quote! { , operation = #operation }),
            operations => Some(quote! { , operations = [#(#operations),*] }),
        };
        let Says { status, message, doc, category, advice, rules, parameters } = &self.says;
        let status = status.map(Literal::u16_unsuffixed);
        let status = status.map_or_else(|| quote! { _ }, |status| quote! { #status });
        let described = languages(doc);
        let category = category.map(|category| {
            let category = ident(category.name());
            quote! { , category = #category }
        });
        let retry = advice.map(|(advice, grounds)| {
            let advice = ident(advice.name());
            let grounds = (grounds != Grounds::Inferred).then(|| {
                let grounds = ident(grounds.name());
                quote! { , grounds = #grounds }
            });
            quote! { , retry = #advice #grounds }
        });
        let rules = (!rules.is_empty()).then(|| quote! { , rules = [#(#rules),*] });
        let parameters =
            (!parameters.is_empty()).then(|| quote! { , parameters = [#(#parameters),*] });
        quote! {
            #status, #message, #described #operations #category #retry #rules #parameters
        }
    }
}

/// The rows of a code, one for all operations that document the same; a single one, as most codes have, without
/// parentheses around it.
fn rows<'a>(rows: impl Iterator<Item = Row<'a>>) -> TokenStream {
    let mut distinct = Vec::<Row<'_>>::new();
    for row in rows {
        // Of rows that fit equally the first counts, so those that one operation can return keep their order.
        let last = distinct.iter_mut().rfind(|it| it.says == row.says || it.may_meet(&row));
        match last {
            Some(same)
                if same.says == row.says && same.is_of_operations() && row.is_of_operations() =>
            {
                same.operations.extend(row.operations);
            }
            _ => distinct.push(row),
        }
    }
    let rows = distinct.iter().map(Row::tokens).collect::<Vec<_>>();
    match rows.as_slice() {
        [row] => row.clone(),
        rows => quote! { #((#rows)),* },
    }
}
