//! The response of an operation: its type, and how it is read.

use proc_macro2::TokenStream;
use quote::quote;

use super::docs::FieldDocs;
use super::structure::{self, Outline};
use super::{Context, docs, ident, kinds, optional};
use crate::evidence::{Item, Page};
use crate::model::{Field, Location, Operation, Response, Usage, View};

/// The body of `decode`.
pub(super) fn decode(operation: &Operation) -> TokenStream {
    match &operation.response {
        Response::Empty => quote! { support::decode_empty(response, &RESPONSES) },
        Response::Object(_) => match operation.response.payload() {
            Some(Field { wire, .. }) => {
                quote! { support::decode_payload(response, &RESPONSES, #wire) }
            }
            None => quote! { support::decode(response, &RESPONSES) },
        },
        Response::List(_, item) => {
            let item = optional(item);
            quote! { support::decode_list(response, &RESPONSES, #item) }
        }
    }
}

/// `static RESPONSES: support::Responses = …;`
pub(super) fn table(view: View<'_>) -> TokenStream {
    let operation = view.operation;
    let in_band = match &operation.in_band_failure {
        None => quote! { None },
        Some(way) => {
            let (field, failed, code, message) = (&way.field, &way.failed, &way.code, &way.message);
            let status = optional(&way.status);
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
    let secrets = view.secrets();
    let fields = operation.response.fields().iter();
    let headers = fields.filter(|field| field.location == Location::Header);
    let headers = headers.map(|field| &field.wire);
    let (wire, content) = (&operation.wire, &operation.content);
    let repeat = repeat(operation);
    quote! {
        static RESPONSES: support::Responses = support::Responses {
            operation: #wire,
            success: protocol::SUCCESS,
            envelope: &protocol::ENVELOPE,
            in_band: #in_band,
            secrets: &[#(#secrets),*],
            content: &[#(#content),*],
            headers: &[#(#headers),*],
            repeat: #repeat,
        };
    }
}

/// `support::Repeat::WithToken("ClientToken")`
fn repeat(operation: &Operation) -> TokenStream {
    match operation.token() {
        _ if operation.only_reads() => quote! { support::Repeat::Safe },
        Some(field) => {
            let wire = &field.wire;
            quote! { support::Repeat::WithToken(#wire) }
        }
        None => quote! { support::Repeat::Unsafe },
    }
}

/// What `decode` makes.
pub(super) fn response_type(operation: &Operation) -> TokenStream {
    match &operation.response {
        Response::Empty => quote! { () },
        Response::Object(_) => {
            let name = ident(&operation.response_type());
            quote! { #name }
        }
        Response::List(kind, _) => {
            let of = kinds::value_type(kind);
            quote! { Vec<#of> }
        }
    }
}

/// The type of a response that is an object.
pub(super) fn definition(context: &Context<'_>, operation: &Operation) -> Option<TokenStream> {
    let Response::Object(shape) = &operation.response else {
        return None;
    };
    let read = format!(
        "Response of {}, read by `decode` of [`{}`].",
        docs::code(&operation.wire),
        operation.request_type()
    );
    let page = Page::Operation(context.view(operation));
    let evidence = docs::evidence(context, page.item(Item::Top), 0);
    let fields = shape.fields.iter().map(|field| FieldDocs {
        evidence: docs::evidence(
            context,
            page.item(Item::ResponseField(&field.wire)),
            field.disputes.len(),
        ),
        ..FieldDocs::default()
    });
    let outline = Outline {
        name: operation.response_type(),
        docs: docs::lines(&[docs::with_evidence(&read, evidence.as_deref())]),
        shape,
        usage: Usage { response: true, ..Usage::default() },
        runtime: context.runtime,
        fields: fields.collect(),
    };
    let definition = structure::definition(&outline);
    let needs_values = shape.required().next().is_some();
    let making =
        needs_values.then(|| structure::making(&outline, &operation.response_required_type()));
    let reading = structure::reading(&outline);
    Some(quote! { #definition #making #reading })
}
