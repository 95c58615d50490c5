//! Model → Rust: the modules of each provider. Can't fail.

mod context;
mod description;
mod doc_example;
mod docs;
mod enumeration;
mod error_docs;
mod errors;
mod expressions;
mod fields;
mod kinds;
mod leaves;
mod modules;
mod operation;
mod paged;
mod parameters;
mod paths;
mod patterns;
mod polled;
mod print;
mod protocol;
mod response;
mod rule_docs;
mod rules;
mod runtime;
mod secrets;
mod serialized;
mod structure;
mod tests;
mod timestamps;

use std::collections::BTreeSet;

use proc_macro2::{Ident, Span, TokenStream};
use quote::quote;

pub use print::{Module, ModuleItem};
pub(crate) use print::{is_generated, mark};
pub use runtime::{NoPath, RuntimePath};
pub use tests::Tests;
pub(crate) use tests::file as tests;

use crate::check::is_keyword;
use crate::evidence::Links;
use crate::listing::{AboutAll, Part};
use crate::model::{NamedType, Operation, Provider, Service, Shape, Text, TypeId, View};
use crate::parallel;

/// Where generated code lives, and what it calls.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Runtime<'a> {
    /// Inside `cloud-backup-api`: `crate::support`, one feature for each service.
    Inside,
    /// In another crate, which has the runtime at this path; no features.
    Outside(&'a RuntimePath),
    /// In another crate whose own tests hold the vectors against the modules: in tests, serde reads and writes models.
    Tested(&'a RuntimePath),
}

impl Runtime<'_> {
    /// `use crate::support;`
    fn use_support(self) -> TokenStream {
        let path = self.path();
        quote! { use #path::support; }
    }

    /// `crate`, or where another crate has it.
    fn path(self) -> TokenStream {
        match self {
            Runtime::Inside => quote! { crate },
            Runtime::Outside(path) | Runtime::Tested(path) => path.tokens(),
        }
    }

    /// `feature = "serde"`: when models are read and written by serde, if they ever are.
    fn serde(self) -> Option<TokenStream> {
        match self {
            Runtime::Inside => Some(quote! { feature = "serde" }),
            // Another crate has no such feature.
            Runtime::Outside(_) => None,
            Runtime::Tested(_) => Some(quote! { test }),
        }
    }

    /// `#[cfg(feature = "aliyun-rds")]`
    fn gate(self, feature: &str) -> Option<TokenStream> {
        // Another crate has no features of services, and rustc warns about a `cfg` that Cargo does not know.
        (self == Runtime::Inside).then(|| quote! { #[cfg(feature = #feature)] })
    }
}

/// What is made of each module of a part of the providers, below `folder`, on all processors. Can't fail.
///
/// The tree of a module is many times its text, so that nobody should hold them all. `links` are those of the pages
/// of evidence, which the docs of the crate repeat with other addresses; other crates have no pages.
pub fn each_module<T: Send>(
    part: Part<'_>,
    folder: &str,
    runtime: Runtime<'_>,
    links: &Links<'_>,
    made: impl Fn(Module) -> T + Sync,
) -> Vec<T> {
    let emitters = emitters(part, folder, runtime, links);
    parallel::each(&emitters, |emitter| made(emitter()))
}

/// What the module of a provider takes from one of its services, which is all that it would say if there were no other.
pub fn in_provider(provider: &Provider, service: &Service, runtime: Runtime<'_>) -> String {
    let services = std::slice::from_ref(service);
    modules::provider_with(provider, services, runtime, &Links::default()).to_string()
}

/// What makes a module.
type Emitter<'a> = Box<dyn Fn() -> Module + Send + Sync + 'a>;

fn emitters<'a>(
    part: Part<'a>,
    folder: &'a str,
    runtime: Runtime<'a>,
    links: &'a Links<'a>,
) -> Vec<Emitter<'a>> {
    let mut emitters = Vec::<Emitter<'a>>::new();
    if part.about_all == AboutAll::Made {
        emitters.push(Box::new(move || modules::root(part.listing, folder, runtime)));
    }
    for provider in part.providers() {
        emitters.push(Box::new(move || modules::provider(provider, folder, runtime, links)));
    }
    for provider in &part.model.providers {
        for service in &provider.services {
            let folder = format!("{folder}/{}/{}", provider.module, service.module);
            let context = Context { provider, service, runtime, links, folder, operation: None };
            let mut add = |file: fn(&Context<'_>) -> Module| {
                let context = context.clone();
                emitters.push(Box::new(move || file(&context)));
            };
            add(modules::service);
            add(protocol::file);
            add(context::file);
            add(errors::file);
            if !service.shared_types.is_empty() {
                add(types);
            }
            for operation in &service.operations {
                let context = Context { operation: Some(operation), ..context.clone() };
                emitters.push(Box::new(move || operation::file(&context, operation)));
            }
        }
    }
    emitters
}

/// What every emitter of a service's files needs.
#[derive(Clone)]
struct Context<'a> {
    provider: &'a Provider,
    service: &'a Service,
    runtime: Runtime<'a>,
    links: &'a Links<'a>,
    folder: String,
    /// The operation whose file it is, if it is one's.
    operation: Option<&'a Operation>,
}

impl<'a> Context<'a> {
    /// `#[cfg(doc)] use super::evidence::create_backup as evidence;`, which docs link to, and `use crate::support;`
    fn use_support(&self) -> TokenStream {
        let evidence = (self.runtime == Runtime::Inside).then(|| {
            let page = self.operation.map(|operation| {
                let module = ident(&operation.module);
                quote! { ::#module as evidence }
            });
            quote! { #[cfg(doc)] use super::evidence #page; }
        });
        let support = self.runtime.use_support();
        quote! { #evidence #support }
    }

    /// An operation of the service.
    fn view(&self, operation: &'a Operation) -> View<'a> {
        View { provider: self.provider, service: self.service, operation }
    }

    /// A file in the folder of the service.
    fn file(&self, name: &str, tokens: TokenStream) -> Module {
        print::module(format!("{}/{name}.rs", self.folder), tokens)
    }
}

/// The types that the operations of a service share.
fn types(context: &Context<'_>) -> Module {
    let support = context.use_support();
    let types = context.service.types.of(&context.service.shared_types);
    let types = types.map(|named| named_type(context, named));
    context.file(
        "types",
        quote! {
            #![doc = " Types that the operations of the service share."]
            #support
            #(#types)*
        },
    )
}

/// `use super::types::{BackupMethod, BackupType};`, or nothing if there are no names.
fn use_types<'a>(names: impl IntoIterator<Item = &'a TypeId>) -> Option<TokenStream> {
    let names = names.into_iter().map(TypeId::name);
    let names = names.collect::<BTreeSet<_>>().into_iter().map(ident);
    // The formatter prints braces around a single name, which rustfmt would take away.
    match names.collect::<Vec<_>>().as_slice() {
        [] => None,
        [name] => Some(quote! { use super::types::#name; }),
        names => Some(quote! { use super::types::{#(#names),*}; }),
    }
}

/// A type with a name.
fn named_type(context: &Context<'_>, named: &NamedType) -> TokenStream {
    match &named.shape {
        Shape::Enumeration(shape) => enumeration::enumeration(context, named, shape),
        Shape::Structure(shape) => structure::shared(context, named, shape),
    }
}

/// `support::Text::new("…", "…")` and the like take both languages of a text, one after the other.
fn languages(text: &Text) -> TokenStream {
    let (en, zh) = (&text.en, text.zh());
    quote! { #en, #zh }
}

/// `Some("rds-en:1")`
fn optional(text: &Option<String>) -> TokenStream {
    // By itself, `quote!` makes nothing at all of `None`.
    match text {
        Some(text) => quote! { Some(#text) },
        None => quote! { None },
    }
}

/// A name as an identifier, raw if it is a keyword.
fn ident(name: &str) -> Ident {
    // `Ident::new_raw` panics at `self`, `Self`, `super`, `crate` and `_`: the check names nothing so.
    if is_keyword(name) {
        Ident::new_raw(name, Span::call_site())
    } else {
        Ident::new(name, Span::call_site())
    }
}
