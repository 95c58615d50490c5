//! How a service speaks, as static data.

use proc_macro2::TokenStream;
use quote::quote;

use super::leaves::Leaf;
use super::print::Module;
use super::{Context, description};
use crate::model::{Call, RpcStyle};

/// The protocol of a service.
pub(super) fn file(context: &Context<'_>) -> Module {
    let support = context.use_support();
    let service = description::service(context);
    let operations = &context.service.operations;
    // What no operation reads is dead code, which rustc warns about.
    let spoken = (!operations.is_empty()).then(|| {
        let success = &context.provider.success_statuses;
        let envelope = envelope(context);
        quote! {
            /// The statuses that mean success; every 2xx if empty.
            pub(super) const SUCCESS: &[u16] = &[#(#success),*];
            #envelope
        }
    });
    let rpc = operations.iter().find_map(|it| match &it.call {
        Call::Rpc(rpc) => Some(self::rpc(&rpc.style)),
        Call::Http(_) => None,
    });
    context.file(
        "protocol",
        quote! {
            #![doc = " How the service speaks."]
            #support
            #spoken
            #rpc
            #service
        },
    )
}

fn envelope(context: &Context<'_>) -> TokenStream {
    let envelope = &context.provider.envelope;
    let code = &envelope.code;
    let success_codes = envelope.success_codes();
    let other_codes = envelope.other_codes.tokens();
    let message = &envelope.message;
    let request_id = &envelope.request_id;
    let host_id = &envelope.host_id;
    let recommendation = &envelope.recommendation;
    let access_denied_detail = &envelope.access_denied_detail;
    let details = &envelope.details;
    let request_id_headers = &envelope.request_id_headers;
    let milliseconds = &envelope.retry_after_milliseconds_headers;
    let seconds = &envelope.retry_after_seconds_headers;
    let echoing = &context.service.echoing_codes;
    let credentials = context.provider.credentials.iter().map(|it| &it.name);
    quote! {
        /// Where an error keeps its parts.
        pub(super) static ENVELOPE: support::Envelope = support::Envelope {
            code: &[#(#code),*],
            success_codes: &[#(#success_codes),*],
            other_codes: #other_codes,
            message: &[#(#message),*],
            request_id: &[#(#request_id),*],
            host_id: &[#(#host_id),*],
            recommendation: &[#(#recommendation),*],
            access_denied_detail: &[#(#access_denied_detail),*],
            details: &[#(#details),*],
            request_id_headers: &[#(#request_id_headers),*],
            retry_after_milliseconds_headers: &[#(#milliseconds),*],
            retry_after_seconds_headers: &[#(#seconds),*],
            echoing_codes: &[#(#echoing),*],
            credentials: &[#(#credentials),*],
        };
    }
}

fn rpc(rpc: &RpcStyle) -> TokenStream {
    let (method, path, action, version) = (rpc.method.name(), &rpc.path, &rpc.action, &rpc.version);
    let format = match &rpc.format {
        None => quote! { None },
        Some(format) => {
            let (parameter, json, xml) = (&format.parameter, &format.json, &format.xml);
            quote! { Some((#parameter, #json, #xml)) }
        }
    };
    let location = rpc.own_location().tokens();
    let content_type = rpc.content_type.as_deref().unwrap_or_default();
    quote! {
        /// How requests are put on the wire.
        pub(super) static RPC: support::RpcStyle = support::RpcStyle {
            method: #method,
            path: #path,
            action: #action,
            version: #version,
            format: #format,
            location: #location,
            content_type: #content_type,
        };
    }
}
