//! One operation: request, response, and how one becomes HTTP and the other comes from it.

use std::collections::BTreeSet;

use proc_macro2::TokenStream;
use quote::quote;

use super::print::Module;
use super::structure::{self, Outline};
use super::{
    Context, answer, description, doc_example, docs, fields, ident, named_type, print, rule_docs,
    rules, secrets,
};
use crate::model::{Call, Kind, Location, Operation, TypeId, Usage};

/// The file of an operation.
pub(super) fn file(context: &Context<'_>, operation: &Operation) -> Module {
    let docs = docs::inner(&[format!(
        "{}: {}",
        docs::code(&operation.wire),
        docs::prose(&operation.doc.en)
    )]);
    let support = context.use_support();
    let types = used_types(context, operation);
    let request = request(context, operation);
    let implementation = implementation(context, operation);
    let response = answer::definition(context, operation);
    let inline = context.service.types.of(&operation.types);
    let inline = inline.map(|named| named_type(context, named));
    print::module(
        format!("{}/{}.rs", context.folder, operation.module),
        quote! {
            #docs
            use super::context::Context;
            use super::errors::ErrorCode;
            use super::protocol;
            #types
            #support
            #request
            #implementation
            #response
            #(#inline)*
        },
    )
}

/// `use super::types::{BackupMethod, BackupType};`
fn used_types<'a>(context: &'a Context<'a>, operation: &'a Operation) -> Option<TokenStream> {
    let inline = context.service.types.of(&operation.types);
    let inline = inline.flat_map(|named| named.shape.fields());
    let facts = rules::tested_facts(context, operation);
    let kinds = operation.kinds();
    let kinds = kinds.chain(inline.map(|field| &field.kind));
    let kinds = kinds.chain(facts.into_iter().map(|fact| &fact.kind));
    let used = kinds.filter_map(Kind::named);
    let used = used.filter(|id| !operation.types.contains(id));
    let used = used.map(TypeId::name).collect::<BTreeSet<_>>();
    let names = used.into_iter().map(ident).collect::<Vec<_>>();
    match names.as_slice() {
        [] => None,
        [name] => Some(quote! { use super::types::#name; }),
        names => Some(quote! { use super::types::{#(#names),*}; }),
    }
}

fn request(context: &Context<'_>, operation: &Operation) -> TokenStream {
    let name = format!("{}Request", operation.name);
    let mut paragraphs = vec![format!(
        "Request of {}. {}",
        docs::code(&operation.wire),
        docs::prose(&operation.doc.en)
    )];
    paragraphs.extend(operation.notes.iter().map(|note| docs::prose(&note.doc.en)));
    if let Some(authorization) = &operation.authorization {
        paragraphs.push(format!(
            "Needs the permission {} ({}).",
            docs::code(&authorization.action),
            authorization.access.name()
        ));
    }
    let fields = operation.request.fields.iter();
    let mut in_query = fields.filter(|field| field.location == Location::Query);
    if in_query.any(|field| context.service.types.holds_secret(&field.kind)) {
        let way_out = match operation.call {
            Call::Rpc(_) => {
                ", unless it is encoded with [`Placement::Form`](support::Placement::Form)"
            }
            Call::Http(_) => "",
        };
        paragraphs.push(format!(
            "A secret of this request stands in the query, where access logs keep it{way_out}."
        ));
    }
    paragraphs.extend(rule_docs::outside(operation));
    let example = doc_example::block(context, operation);
    let disputes = operation.disputes.iter();
    let disputes = disputes.filter(|dispute| dispute.concerns_operation());
    let mut end = disputes.map(docs::dispute).collect::<Vec<_>>();
    end.push(docs::with_source("", &operation.source).trim().to_owned());
    let outline = Outline {
        required: format!("{}Required", operation.name),
        docs: docs::lines_around(&paragraphs, &example, &end),
        shape: &operation.request,
        usage: Usage {
            request: true,
            ..Usage::default()
        },
        runtime: context.runtime,
        rules: (0..operation.request.fields.len())
            .map(|index| rule_docs::of_parameter(context, operation, index))
            .collect(),
        name: &name,
    };
    let definition = structure::definition(&outline);
    let making = structure::making(&outline);
    quote! { #definition #making }
}

/// ```text
/// impl support::Operation for CreateBackupRequest {
///     fn encode_with(…)…  fn decode(…)…
/// }
/// ```
fn implementation(context: &Context<'_>, operation: &Operation) -> TokenStream {
    let request = ident(&format!("{}Request", operation.name));
    let response = answer::response_type(operation);
    let wire = &operation.wire;
    let (options, call) = call(context, operation);
    let decode = answer::decode(operation);
    let answer = answer::table(context, operation);
    let secrets = secrets::each(&operation.request, &context.service.types);
    let info = description::operation(operation);
    let rules::Emitted {
        body,
        table,
        reads_context,
    } = rules::emitted(context, operation);
    let facts = if reads_context {
        quote! { context }
    } else {
        quote! { _context }
    };
    quote! {
        impl support::Operation for #request {
            type Response = #response;
            type ErrorCode = ErrorCode;
            type Context = Context;
            const NAME: &'static str = #wire;
            const INFO: &'static support::OperationInfo = &INFO;
            const RULES: &'static [support::Rule] = &RULES;

            fn validate_in(&self, #facts: &Context) -> support::Report {
                #body
            }

            fn encode_with(
                &self,
                #options: &support::EncodeOptions,
            ) -> Result<support::HttpRequest, support::EncodeError> {
                #call
            }

            fn decode(
                response: &support::HttpResponse,
            ) -> Result<Self::Response, support::Failure<ErrorCode>> {
                #decode
            }

            #secrets
        }

        #answer

        #table

        #info
    }
}

/// `support::Call::rpc(…).query(…).finish()`, and the name of the options that it reads.
fn call(context: &Context<'_>, operation: &Operation) -> (TokenStream, TokenStream) {
    let parameters = operation.request.fields.iter().map(fields::parameter);
    match &operation.call {
        Call::Rpc(_) => {
            let action = &operation.wire;
            let version = &context.service.version;
            let call = quote! {
                support::Call::rpc(&protocol::RPC, #action, #version, options) .credentials(protocol::ENVELOPE.credentials) #(#parameters)* .finish()
            };
            (quote! { options }, call)
        }
        Call::Http(http) => {
            let method = http.method.name();
            let path = &http.path;
            let content_type = &http.content_type;
            let call = quote! {
                support::Call::rest(#method, #path, #content_type) .credentials(protocol::ENVELOPE.credentials) #(#parameters)* .finish()
            };
            (quote! { _options }, call)
        }
    }
}
