//! The context of a service: what a caller may know beside the request.

use proc_macro2::TokenStream;
use quote::{format_ident, quote};

use super::print::Module;
use super::{Context, docs, ident, kinds, print};
use crate::model::{ContextFact, Kind};

/// ```text
/// pub struct Context { pub engine: Option<Engine>, … }
/// impl Context { pub fn new… pub fn with_engine… }
/// ```
pub(super) fn file(context: &Context<'_>) -> Module {
    let facts = &context.service.context;
    let support = uses_support(facts).then(|| context.use_support());
    let types = named(facts);
    let fields = facts.iter().map(|fact| {
        let docs = docs::lines(&[
            docs::described(&fact.doc, &fact.name),
            docs::with_source("", &fact.source).trim().to_owned(),
        ]);
        let name = ident(&fact.name);
        let kind = kinds::value_type(&fact.kind);
        quote! { #docs pub #name: Option<#kind>, }
    });
    let setters = facts.iter().map(setter);
    print::module(
        format!("{}/context.rs", context.folder),
        quote! {
            #![doc = " What a caller may know beside the request."]
            #types
            #support

            /// What a caller may know beside the request: rules that need a fact which is not told are skipped.
            #[derive(Clone, Debug, Default, PartialEq)]
            #[non_exhaustive]
            pub struct Context {
                #(#fields)*
            }

            impl Context {
                /// Nothing known.
                pub fn new() -> Self {
                    Self::default()
                }

                #(#setters)*
            }
        },
    )
}

fn setter(fact: &ContextFact) -> TokenStream {
    let name = ident(&fact.name);
    let setter = format_ident!("with_{}", fact.name);
    let (argument, value) = kinds::argument(&fact.kind);
    let docs = docs::lines(&[format!("Tells [`{0}`](Self::{0}).", fact.name)]);
    quote! {
        #docs
        pub fn #setter(mut self, value: #argument) -> Self {
            self.#name = Some(#value);
            self
        }
    }
}

/// `use super::types::Engine;`
fn named(facts: &[ContextFact]) -> Option<TokenStream> {
    let mut names = facts
        .iter()
        .filter_map(|fact| match &fact.kind {
            Kind::Named(id) => Some(ident(id.name())),
            _ => None,
        })
        .collect::<Vec<_>>();
    names.sort();
    names.dedup();
    match names.as_slice() {
        [] => None,
        [name] => Some(quote! { use super::types::#name; }),
        names => Some(quote! { use super::types::{#(#names),*}; }),
    }
}

fn uses_support(facts: &[ContextFact]) -> bool {
    facts
        .iter()
        .any(|fact| matches!(fact.kind, Kind::Secret | Kind::Any | Kind::List { .. }))
}
