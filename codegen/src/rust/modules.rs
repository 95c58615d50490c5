//! The modules around the operations.

use proc_macro2::TokenStream;
use quote::quote;

use super::print::Module;
use super::{Context, Runtime, docs, ident, print};
use crate::model::{Model, Provider, Service};

/// The module of all providers.
pub(super) fn root(model: &Model, folder: &str, runtime: Runtime<'_>) -> Module {
    let modules = model.providers.iter().map(|provider| {
        let features = provider.services.iter().map(|service| &service.feature);
        let features = features.collect::<Vec<_>>();
        // `any` around a single feature is what clippy calls `non_minimal_cfg`.
        let gate = match (runtime, features.as_slice()) {
            (Runtime::Outside(_) | Runtime::Tested(_), _) => None,
            (Runtime::Inside, [feature]) => runtime.gate(feature),
            (Runtime::Inside, features) => Some(quote! { #[cfg(any(#(feature = #features),*))] }),
        };
        let name = ident(&provider.module);
        quote! { #gate pub mod #name; }
    });
    let support = runtime.use_support();
    let services = model.providers.iter().flat_map(|provider| {
        let services = provider.services.iter();
        services.map(|service| lookup(provider, service, runtime))
    });
    print::module(
        format!("{folder}/mod.rs"),
        quote! {
            #![doc = " The providers, and what all their services document."]
            #support
            #(#modules)*

            /// Every row that documents a code, service by service; none if nobody does. Case counts.
            pub fn documented_errors(
                code: &str,
            ) -> impl Iterator<Item = &'static support::DocumentedError> + use<> {
                support::documented_by(SERVICES, code)
            }

            static SERVICES: &[support::Documentation] = &[#(#services),*];
        },
    )
}

/// `support::documented::<aliyun::rds::ErrorCode>`
fn lookup(provider: &Provider, service: &Service, runtime: Runtime<'_>) -> TokenStream {
    let gate = runtime.gate(&service.feature);
    let (provider, service) = (ident(&provider.module), ident(&service.module));
    quote! { #gate support::documented::<#provider::#service::ErrorCode> }
}

/// The module of a provider.
pub(super) fn provider(provider: &Provider, folder: &str, runtime: Runtime<'_>) -> Module {
    let docs = docs::inner(&[docs::prose(&provider.doc.en)]);
    let modules = provider.services.iter().map(|service| {
        let gate = runtime.gate(&service.feature);
        let name = ident(&service.module);
        quote! { #gate pub mod #name; }
    });
    print::module(format!("{folder}/{}/mod.rs", provider.module), quote! { #docs #(#modules)* })
}

/// The module of a service.
pub(super) fn service(context: &Context<'_>) -> Module {
    let service = context.service;
    let product = docs::code(&service.product);
    let version = docs::code(&service.version);
    let facts = format!("Product {product}, version {version}.");
    let docs =
        docs::inner(&[docs::prose(&service.doc.en), docs::with_source(&facts, &service.source)]);
    let operations = service.operations.iter().map(|it| ident(&it.module));
    let operations = operations.collect::<Vec<_>>();
    let has_types = !service.shared_types.is_empty();
    let mod_types = has_types.then(|| quote! { mod types; });
    let use_types = has_types.then(|| quote! { pub use self::types::*; });
    context.file(
        "mod",
        quote! {
            #docs
            #(mod #operations;)*
            mod context;
            mod errors;
            mod protocol;
            #mod_types
            #(pub use self::#operations::*;)*
            pub use self::context::Context;
            pub use self::errors::ErrorCode;
            pub use self::protocol::SERVICE;
            #use_types
        },
    )
}
