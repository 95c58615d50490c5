//! What the generated tests share.

use proc_macro2::{Ident, TokenStream};
use quote::quote;

use super::print::{self, Module};
use super::{Context, Runtime, ident};
use crate::file::File;

/// The tests of a service, before they are a file.
pub(super) struct Suite {
    /// What comes after the names of provider and service in the name of the file.
    pub(super) suffix: &'static str,
    /// The file's first line.
    pub(super) doc: &'static str,
    /// What the tests use beside the service.
    pub(super) imports: TokenStream,
    /// The tests.
    pub(super) tests: Vec<TokenStream>,
}

impl Suite {
    /// The file: `aliyun_rds.rs`. The crate that is tested has this name.
    pub(super) fn file(self, context: &Context<'_>, of: &Ident) -> Module {
        let Self { suffix, doc, imports, tests } = self;
        let (provider, service) = (&context.provider.module, &context.service.module);
        let path = format!("{}/{provider}_{service}{suffix}.rs", context.folder);
        let (provider, service) = (ident(provider), ident(service));
        // Which types tests name depends on what they show; without tests nothing is imported at all.
        let uses = (!tests.is_empty()).then(|| {
            quote! {
                #[allow(unused_imports)]
                use #of::#provider::#service::*;
                #[allow(unused_imports)]
                #imports
            }
        });
        print::module(path, quote! { #![doc = #doc] #uses #(#tests)* })
    }
}

/// Tests of a service.
pub(super) struct Tests {
    /// The file.
    pub(super) file: File,
    /// The feature of the service.
    pub(super) feature: String,
}

/// The root that names the files; another crate has no features of services.
pub(super) fn root(tests: &[Tests], folder: &str, runtime: Runtime<'_>) -> Module {
    let names = tests.iter().map(|tests| name(&tests.file));
    let gates = tests.iter().map(|tests| runtime.gate(&tests.feature));
    // rustfmt lays out what it reaches by `mod`, and does it otherwise than the formatter here.
    print::module(
        format!("{folder}/main.rs"),
        quote! {
            #![doc = " The requests and answers that the documents show, and the rules that they state."]
            #(#gates #[rustfmt::skip] mod #names;)*
            #[rustfmt::skip] mod rules;
        },
    )
}

/// The name of a file's module.
fn name(file: &File) -> Ident {
    let file = file.path.rsplit('/').next().unwrap_or_default();
    ident(file.trim_end_matches(".rs"))
}

/// What tests of rules assert.
pub(super) fn rules(folder: &str, runtime: Runtime<'_>) -> Module {
    let runtime = runtime.in_tests();
    print::module(
        format!("{folder}/rules.rs"),
        quote! {
            #![doc = " What tests of rules assert."]
            #![allow(dead_code, reason = "without any service's feature, no rule is tested")]
            use std::collections::BTreeSet;

            use #runtime::Report;

            /// The rule is kept, and just these are broken.
            #[track_caller]
            pub(crate) fn assert_kept(report: &Report, id: &str, broken: &[&str]) {
                assert!(!broken.contains(&id));
                assert_broken_are(report, broken);
            }

            /// The rule is broken, and of all rules just these.
            #[track_caller]
            pub(crate) fn assert_broken(report: &Report, id: &str, broken: &[&str]) {
                assert!(broken.contains(&id));
                assert_broken_are(report, broken);
            }

            #[track_caller]
            fn assert_broken_are(report: &Report, broken: &[&str]) {
                let violations = report.violations().iter();
                let found = violations.map(|violation| violation.rule().id);
                let broken = broken.iter().copied();
                assert_eq!(found.collect::<BTreeSet<_>>(), broken.collect(), "{report}");
            }
        },
    )
}
