//! The modules around the operations.

use proc_macro2::TokenStream;
use quote::quote;

use super::print::Module;
use super::{Context, Runtime, docs, errors, ident, print};
use crate::evidence::{Links, Page};
use crate::listing::{self, Listing};
use crate::model::{Provider, Service};

/// The module of all providers.
pub(super) fn root(listing: &Listing, folder: &str, runtime: Runtime<'_>) -> Module {
    let modules = listing.providers.iter().map(|provider| {
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
    let services = listing.services();
    let services = services.map(|(provider, service)| info(provider, service, runtime));
    let each_operation = each_operation(listing, runtime);
    print::module(
        format!("{folder}/mod.rs"),
        quote! {
            #![doc = " The providers, and what all their services document."]
            #support
            #(#modules)*

            /// Every service that is compiled in.
            pub fn services() -> impl Iterator<Item = &'static support::ServiceInfo> {
                SERVICES.iter().copied()
            }

            /// Every operation that is compiled in, service by service.
            pub fn operations() -> impl Iterator<Item = &'static support::OperationInfo> {
                services().flat_map(|service| service.operations).copied()
            }

            #each_operation

            /// Every row that documents a code, service by service; none if nobody does. Case counts.
            pub fn documented_errors(
                code: &str,
            ) -> impl Iterator<Item = &'static support::DocumentedError> + use<> {
                support::documented_by(SERVICES, code)
            }

            static SERVICES: &[&support::ServiceInfo] = &[#(#services),*];
        },
    )
}

/// ```text
/// pub fn each_operation(visitor: &mut impl support::OperationVisitor) {
///     #[cfg(feature = "aliyun-rds")]
///     visitor.visit::<aliyun::rds::CreateBackupRequest>();
/// }
/// ```
fn each_operation(listing: &Listing, runtime: Runtime<'_>) -> Option<TokenStream> {
    // Another crate reads and writes models in its tests only.
    let when = runtime.serde().filter(|_| runtime == Runtime::Inside)?;
    let visits = listing.services().flat_map(|(provider, service)| {
        let gate = runtime.gate(&service.feature);
        let (provider, module) = (ident(&provider.module), ident(&service.module));
        service.operations.iter().map(move |operation| {
            let request = ident(&operation.request);
            quote! { #gate visitor.visit::<#provider::#module::#request>(); }
        })
    });
    Some(quote! {
        /// Calls back with the type of each operation that is compiled in, service by service.
        #[cfg(#when)]
        #[allow(unused_variables, reason = "no service may be compiled in")]
        pub fn each_operation(visitor: &mut impl support::OperationVisitor) {
            #(#visits)*
        }
    })
}

/// `&aliyun::rds::SERVICE`
fn info(
    provider: &listing::Provider,
    service: &listing::Service,
    runtime: Runtime<'_>,
) -> TokenStream {
    let gate = runtime.gate(&service.feature);
    let (provider, service) = (ident(&provider.module), ident(&service.module));
    quote! { #gate &#provider::#service::SERVICE }
}

/// The module of a provider.
pub(super) fn provider(
    provider: &Provider,
    folder: &str,
    runtime: Runtime<'_>,
    links: &Links<'_>,
) -> Module {
    let path = format!("{folder}/{}/mod.rs", provider.module);
    print::module(path, provider_with(provider, &provider.services, runtime, links))
}

/// What is in the module of a provider if these are its services.
pub(super) fn provider_with(
    provider: &Provider,
    services: &[Service],
    runtime: Runtime<'_>,
    links: &Links<'_>,
) -> TokenStream {
    let docs = docs::inner(&[docs::prose(&provider.doc.en)]);
    let modules = services.iter().map(|service| {
        let gate = runtime.gate(&service.feature);
        let name = ident(&service.module);
        quote! { #gate pub mod #name; }
    });
    let evidence = (runtime == Runtime::Inside).then(|| {
        let docs = page("../../../evidence", Page::Provider(provider), links);
        quote! { #[cfg(doc)] #docs pub mod evidence {} }
    });
    let errors = errors::shared(provider, services);
    let support = errors.is_some().then(|| runtime.use_support());
    quote! { #docs #support #(#modules)* #errors #evidence }
}

/// ```text
/// #[cfg(doc)]
/// #[doc = include_str!("../../../../evidence/aliyun/rds.md")]
/// pub mod evidence { #[doc = include_str!(…)] pub mod create_backup {} }
/// ```
fn evidence(context: &Context<'_>) -> Option<TokenStream> {
    let (provider, service) = (context.provider, context.service);
    let operations = service.views(provider).map(|view| {
        let docs = page("../../../../evidence", Page::Operation(view), context.links);
        let name = ident(&view.operation.module);
        quote! { #docs pub mod #name {} }
    });
    let docs = page("../../../../evidence", Page::Service(provider, service), context.links);
    (context.runtime == Runtime::Inside).then(|| {
        quote! { #[cfg(doc)] #docs pub mod evidence { #(#operations)* } }
    })
}

/// A page as docs. Its links are those of the folder of pages; what says first where a label leads wins.
fn page(folder: &str, page: Page<'_>, links: &Links<'_>) -> TokenStream {
    let path = format!("{folder}/{}", page.file());
    let links = links.of(page).iter().zip(1..);
    let links = links.map(|(link, label)| {
        let leads = format!(" [{label}]: {}", link.module);
        // The page of a provider has links to services that need not be there.
        match (page, link.feature) {
            (Page::Provider(_), Some(feature)) => {
                quote! { #[cfg_attr(feature = #feature, doc = #leads)] }
            }
            _ => quote! { #[doc = #leads] },
        }
    });
    quote! { #(#links)* #[doc = ""] #[doc = include_str!(#path)] }
}

/// The module of a service.
pub(super) fn service(context: &Context<'_>) -> Module {
    let service = context.service;
    let product = docs::code(&service.product);
    let version = docs::code(&service.version);
    let facts = format!("Product {product}, version {version}.");
    let docs = docs::inner(&[docs::prose(&service.doc.en), facts]);
    let evidence = evidence(context);
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
            #evidence
        },
    )
}
