//! The answer of an operation: its type, and how it is read.

use proc_macro2::TokenStream;
use quote::quote;

use super::structure::{self, Outline};
use super::{Context, docs, ident, kinds, secrets};
use crate::model::{Location, Operation, Response, Structure, Usage};

/// The body of `decode`.
pub(super) fn decode(operation: &Operation) -> TokenStream {
    match &operation.response {
        Response::Empty => quote! { support::decode_empty(response, &ANSWER) },
        Response::Object(_) => quote! { support::decode(response, &ANSWER) },
        Response::List(_, Some(item)) => {
            quote! { support::decode_list(response, &ANSWER, Some(#item)) }
        }
        Response::List(_, None) => quote! { support::decode_list(response, &ANSWER, None) },
    }
}

/// `static ANSWER: support::Answer = …;`
pub(super) fn table(context: &Context<'_>, operation: &Operation) -> TokenStream {
    let in_band = match &operation.in_band_failure {
        None => quote! { None },
        Some(way) => {
            let (field, failed, code, message) = (&way.field, &way.failed, &way.code, &way.message);
            let status = match &way.status {
                Some(status) => quote! { Some(#status) },
                None => quote! { None },
            };
            quote! {
                Some(support::InBand {
                    field: #field,
                    failed: &[#(#failed),*],
                    code: #code,
                    message: #message,
                    status: #status,
                })
            }
        }
    };
    let secrets = secrets::names(context.view(operation));
    let fields = operation.response.fields().iter();
    let headers = fields
        .filter(|field| field.location == Location::Header)
        .map(|field| &field.wire);
    let content = &operation.content;
    quote! {
        static ANSWER: support::Answer = support::Answer {
            success: protocol::SUCCESS,
            envelope: &protocol::ENVELOPE,
            in_band: #in_band,
            secrets: &[#(#secrets),*],
            content: &[#(#content),*],
            headers: &[#(#headers),*],
        };
    }
}

/// What `decode` makes.
pub(super) fn response_type(operation: &Operation) -> TokenStream {
    match &operation.response {
        Response::Empty => quote! { () },
        Response::Object(_) => {
            let name = ident(&format!("{}Response", operation.name));
            quote! { #name }
        }
        Response::List(kind, _) => {
            let of = kinds::value_type(kind);
            quote! { Vec<#of> }
        }
    }
}

/// The type of an answer that is an object.
pub(super) fn definition(context: &Context<'_>, operation: &Operation) -> Option<TokenStream> {
    let Response::Object(shape) = &operation.response else {
        return None;
    };
    Some(response_object(context, operation, shape))
}

fn response_object(context: &Context<'_>, operation: &Operation, shape: &Structure) -> TokenStream {
    let name = format!("{}Response", operation.name);
    let outline = Outline {
        name: &name,
        required: String::new(),
        docs: docs::lines(&[
            format!(
                "Answer of {}, read by `decode` of [`{}Request`].",
                docs::code(&operation.wire),
                operation.name
            ),
            docs::with_source("", &operation.source).trim().to_owned(),
        ]),
        shape,
        usage: Usage {
            response: true,
            ..Usage::default()
        },
        runtime: context.runtime,
        rules: Vec::new(),
    };
    let definition = structure::definition(&outline);
    let reading = structure::reading(&outline);
    quote! { #definition #reading }
}
