//! The context of a service: facts outside the request.

use quote::quote;

use super::print::Module;
use super::{Context, docs, ident, kinds, parameters, rules, serialized, structure, use_types};
use crate::evidence::{Item, Page};
use crate::model::Kind;

/// ```text
/// pub struct Context { pub engine: Option<Engine>, … }
/// impl Context { pub fn new… pub fn with_engine… }
/// ```
pub(super) fn file(context: &Context<'_>) -> Module {
    let facts = &context.service.context;
    let serialized = serialized::facts(context.runtime);
    let support = context.use_support();
    let table = parameters::facts(facts, &context.service.types);
    let values = rules::of_facts(facts);
    let types = use_types(facts.iter().filter_map(|fact| match &fact.kind {
        Kind::Named(id) => Some(id),
        _ => None,
    }));
    let fields = facts.iter().map(|fact| {
        let page = Page::Service(context.provider, context.service);
        let evidence = docs::evidence(context, page.item(Item::Fact(&fact.name)), 0);
        let docs = docs::lines(&[docs::with_evidence(
            &docs::described(&fact.doc, &fact.name),
            evidence.as_deref(),
        )]);
        let name = ident(&fact.name);
        let kind = kinds::value_type(&fact.kind);
        quote! { #docs pub #name: Option<#kind>, }
    });
    let setters = facts.iter().map(|fact| {
        let docs = docs::lines(&[format!("Sets [`{0}`](Self::{0}).", fact.name)]);
        structure::setter(docs, &fact.name, kinds::argument(&fact.kind, "value"))
    });
    context.file(
        "context",
        quote! {
            #![doc = " Facts outside the request."]
            #types
            #support

            /// Facts outside the request, as far as the caller knows them. Rules that need an unknown fact are skipped.
            #[derive(Clone, Debug, Default, PartialEq)]
            #serialized
            #[non_exhaustive]
            pub struct Context {
                #(#fields)*
            }

            impl Context {
                /// No facts.
                pub fn new() -> Self {
                    Self::default()
                }

                #(#setters)*
            }

            #values

            #table
        },
    )
}
