//! The tests that run the vectors of each operation.

use proc_macro2::TokenStream;
use quote::{format_ident, quote};

use super::print::{self, Module};
use super::{Runtime, ident};
use crate::listing::{Listing, Provider, Service};

/// Where the vectors are, and the tests that run them.
pub struct Tests<'a> {
    /// The path of the file of tests.
    pub path: String,
    /// The folder of the vectors.
    pub folder: String,
    /// The folder of the vectors, from the file of tests.
    pub vectors: &'a str,
}

impl Tests<'_> {
    /// `vectors.rs` and `vectors/` beside the modules of a crate. `folder` is empty or ends in `/`.
    pub fn within(folder: &str) -> Self {
        Self {
            path: format!("{folder}vectors.rs"),
            folder: format!("{folder}vectors"),
            vectors: "vectors",
        }
    }
}

/// ```text
/// #[cfg(feature = "aliyun-rds")]
/// mod aliyun_rds {
///     use cloud_backup_api::aliyun::rds::*;
///     use cloud_backup_api::support::vectors::run;
///
///     #[test]
///     fn create_backup() {
///         run::<CreateBackupRequest>(include_str!("../../vectors/aliyun/rds/create_backup.json"));
///     }
/// }
/// ```
pub(crate) fn file(listing: &Listing, tests: &Tests<'_>, runtime: Runtime<'_>) -> Module {
    let services = listing.services().filter(|(_, service)| !service.operations.is_empty());
    let services =
        services.map(|(provider, service)| of_service(provider, service, tests, runtime));
    print::module(
        tests.path.clone(),
        quote! {
            #![doc = " Runs the vectors of each operation."]
            #(#services)*
        },
    )
}

fn of_service(
    provider: &Provider,
    service: &Service,
    tests: &Tests<'_>,
    runtime: Runtime<'_>,
) -> TokenStream {
    let name = format_ident!("{}_{}", provider.module, service.module);
    let gate = runtime.gate(&service.feature);
    let (root, modules) = if runtime == Runtime::Inside {
        (quote! { cloud_backup_api }, quote! { cloud_backup_api })
    } else {
        (runtime.path(), quote! { super::super::providers })
    };
    let (provider_module, service_module) = (ident(&provider.module), ident(&service.module));
    let operations = service.operations.iter().map(|operation| {
        let test = ident(&operation.module);
        let request = ident(&operation.request);
        let path = crate::vectors::path_of(&provider.module, &service.module, &operation.module);
        let vectors = format!("{}/{path}", tests.vectors);
        quote! {
            #[test]
            fn #test() {
                run::<#request>(include_str!(#vectors));
            }
        }
    });
    // rustfmt lays out calls otherwise than the formatter here.
    quote! {
        #gate
        #[rustfmt::skip]
        mod #name {
            use #modules::#provider_module::#service_module::*;
            use #root::support::vectors::run;

            #(#operations)*
        }
    }
}
