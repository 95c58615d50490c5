//! What the documents say about operations and services, as static data.

use proc_macro2::TokenStream;
use quote::{ToTokens, quote};

use super::leaves::Leaf;
use super::{Context, ident, languages};
use crate::model::{Authorization, Call, Endpoints, Field, Operation, RegionHost, Text};

/// ```text
/// static INFO: support::OperationInfo =
///     support::OperationInfo::new("CreateBackup", &protocol::SERVICE).described("…", "…").…;
/// ```
pub(super) fn operation(operation: &Operation) -> TokenStream {
    let (wire, described) = (&operation.wire, languages(&operation.doc));
    let notes = operation.notes.iter().map(|note| text(&note.doc));
    let notes = call("notes", notes);
    let (method, path) = match &operation.call {
        Call::Rpc(rpc) => (rpc.method().name(), &rpc.style.path),
        Call::Http(http) => (http.method.name(), &http.path),
    };
    let authorization = operation.authorization.as_ref().map(authorization);
    let token = operation.token().map(|Field { wire, .. }| quote! { .token(#wire) });
    quote! {
        pub(super) static INFO: support::OperationInfo =
            support::OperationInfo::new(#wire, &protocol::SERVICE)
                .described(#described)
                #notes
                .called(#method, #path)
                #authorization
                #token
                .taking(&PARAMETERS, &context::FACTS)
                .held(&RULES, ErrorCode::DOCUMENTED);
    }
}

/// ```text
/// pub static SERVICE: support::ServiceInfo =
///     support::ServiceInfo::new("Rds", "2014-08-15").described("…", "…").…;
/// ```
pub(super) fn service(context: &Context<'_>) -> TokenStream {
    let service = context.service;
    let module = format!("{}::{}", context.provider.module, service.module);
    let (product, version) = (&service.product, &service.version);
    let operations = service.operations.iter().map(|it| ident(&it.module));
    let described = languages(&service.doc);
    let reached = service.endpoints.as_ref().map(endpoints);
    quote! {
        /// The service: product, version and hosts.
        pub static SERVICE: support::ServiceInfo =
            support::ServiceInfo::new(#module, #product, #version)
                .described(#described)
                .serving(&[#(&super::#operations::INFO),*], support::documented::<super::errors::ErrorCode>)
                #reached;
    }
}

/// `.notes(&[…])`, or nothing if there are no items.
pub(super) fn call(
    method: &str,
    items: impl ExactSizeIterator<Item: ToTokens>,
) -> Option<TokenStream> {
    let method = ident(method);
    (items.len() > 0).then(|| quote! { .#method(&[#(#items),*]) })
}

/// `support::Text::new("…", "…")`
fn text(text: &Text) -> TokenStream {
    let languages = languages(text);
    quote! { support::Text::new(#languages) }
}

fn authorization(authorization: &Authorization) -> TokenStream {
    let action = &authorization.action;
    let access = authorization.access.tokens();
    let resources = authorization.resources.iter().map(|resource| {
        let (kind, pattern) = (&resource.kind, &resource.pattern);
        quote! { (#kind, #pattern) }
    });
    let keys = &authorization.condition_keys;
    let dependent = &authorization.dependent_actions;
    quote! {
        .authorized(support::Authorization {
            action: #action,
            access: #access,
            resources: &[#(#resources),*],
            condition_keys: &[#(#keys),*],
            dependent_actions: &[#(#dependent),*],
        })
    }
}

fn endpoints(endpoints: &Endpoints) -> TokenStream {
    let pattern = &endpoints.pattern;
    let regions = endpoints.regions.iter();
    let regions = regions.map(|RegionHost { region, host, .. }| quote! { (#region, #host) });
    quote! {
        .reached(support::Endpoints {
            pattern: #pattern,
            regions: &[#(#regions),*],
        })
    }
}
