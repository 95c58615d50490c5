//! What the generated tests share.

use proc_macro2::{Ident, TokenStream};
use quote::quote;

use super::print::{self, Module};
use super::{Runtime, ident};
use crate::file::File;

/// What tests import from.
pub(super) struct Tested {
    /// The crate that is tested.
    pub(super) of: Ident,
    /// Its runtime.
    pub(super) runtime: TokenStream,
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
    let features = tests.iter().map(|Tests { feature, .. }| match runtime {
        Runtime::Inside => Some(quote! { #[cfg(feature = #feature)] }),
        Runtime::Outside(_) => None,
    });
    print::module(
        format!("{folder}/main.rs"),
        quote! {
            #![doc = " The requests and answers that the documents show, and the rules that they state."]
            #(#features #[rustfmt::skip] mod #names;)*
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
