//! Tests that prove each rule: a request that keeps it, one that breaks it, and both sides of each limit.

use proc_macro2::{Ident, TokenStream};
use quote::{format_ident, quote};
use serde_json::Value;

use super::examples::Expressions;
use super::print::Module;
use super::tests::Suite;
use super::{Context, ident, kinds};
use crate::decide::{self, About, Proof, Sample};
use crate::model::{Field, Presence, View};

/// The tests that a service's rules become.
pub(super) fn file(context: &Context<'_>, of: &Ident) -> Module {
    let runtime = context.runtime.in_tests();
    let tests = context.service.views(context.provider).flat_map(|view| {
        let proofs = decide::cases(view).proofs.into_iter();
        let shown = proofs.filter(move |proof| proof.is_reported(view.operation));
        let numbered = shown.enumerate();
        numbered.map(move |(number, proof)| test(view, number, &proof))
    });
    let suite = Suite {
        suffix: "_rules",
        doc: " Each rule is kept by one request and broken by another that differs in one fact.",
        imports: quote! {
            use #runtime::{Operation, support};

            use super::rules::{assert_broken, assert_kept};
        },
        tests: tests.collect(),
    };
    suite.file(context, of)
}

/// ```text
/// #[test]
/// fn create_backup_1_db_name_characters() {
///     let id = "DBName.characters";
///     let request = CreateBackupRequest::new("…");
///     let context = Context::new();
///     assert_kept(&request.clone().with_db_name(["a"]).validate_in(&context), id, &[]);
///     assert_broken(&request.clone().with_db_name(["-"]).validate_in(&context), id, &["DBName.characters"]);
/// }
/// ```
fn test(view: View<'_>, number: usize, proof: &Proof) -> TokenStream {
    // Ids of limits have dots, and two ids may differ only in case: the number keeps the names apart.
    let rule = heck::ToSnakeCase::to_snake_case(proof.id.replace('.', "_").as_str());
    let name = format_ident!("{}_{}_{rule}", view.operation.module, number + 1);
    let id = &proof.id;
    let varied = Varied { view, proof };
    let (request, context) = (varied.request(), varied.context());
    let samples = [&proof.accepted, &proof.refused];
    let samples = samples.into_iter().chain(&proof.others);
    let checks = samples.map(|sample| varied.check(sample));
    quote! {
        #[test]
        fn #name() {
            let id = #id;
            #request
            let context = #context;
            #(#checks)*
        }
    }
}

/// Requests that differ in one parameter or one fact.
#[derive(Clone, Copy)]
struct Varied<'a> {
    view: View<'a>,
    proof: &'a Proof,
}

impl<'a> Varied<'a> {
    /// The parameter in which they differ, if it is one.
    fn field(self) -> Option<&'a Field> {
        let mut fields = self.view.operation.request.fields.iter();
        fields.find(|field| self.is(About::Field, &field.wire))
    }

    fn is(self, about: About, name: &str) -> bool {
        self.proof.about == about && self.proof.varies == name
    }

    fn expressions(self) -> Expressions<'a> {
        Expressions::new(self.view.types())
    }

    /// What the requests have in common; a parameter without which none is made can be replaced.
    fn request(self) -> TokenStream {
        let field = self.field();
        let replaced = field.filter(|field| field.presence == Presence::Required);
        let values = self.proof.accepted.request.iter();
        let values = values.filter(|(name, _)| replaced.is_some() || !self.is(About::Field, name));
        let values = values.cloned().collect::<Vec<_>>();
        let request = self.expressions().request(self.view.operation, &values);
        let with = replaced.map(|field| {
            let (field, value) = (ident(&field.name), kinds::value_type(&field.kind));
            quote! {
                let with = |value: #value| {
                    let mut request = request.clone();
                    request.#field = value;
                    request
                };
            }
        });
        quote! {
            let request = #request;
            #with
        }
    }

    /// `Context::new().with_engine("MySQL")`
    fn context(self) -> TokenStream {
        let facts = self.proof.accepted.context.iter();
        let facts = facts.filter(|(name, _)| !self.is(About::Fact, name));
        let setters = facts.map(|(name, value)| self.fact(name, value));
        quote! { Context::new() #(#setters)* }
    }

    /// `.with_engine("MySQL")`
    fn fact(self, name: &str, value: &Value) -> Option<TokenStream> {
        let mut facts = self.view.service.context.iter();
        let fact = facts.find(|fact| fact.name == name)?;
        let setter = format_ident!("with_{}", fact.name);
        let argument = self.expressions().argument(value, &fact.kind);
        Some(quote! { .#setter(#argument) })
    }

    /// `assert_broken(&request.clone().with_db_name(["-"]).validate_in(&context), id, &[…]);`
    fn check(self, sample: &Sample) -> TokenStream {
        let (request, context) = (self.varied_request(sample), self.varied_context(sample));
        let reported = sample.reported(self.view.operation);
        let assert = if reported.contains(&self.proof.id.as_str()) {
            quote! { assert_broken }
        } else {
            quote! { assert_kept }
        };
        quote! {
            #assert(&#request.validate_in(&#context), id, &[#(#reported),*]);
        }
    }

    fn varied_request(self, sample: &Sample) -> TokenStream {
        let mut values = sample.request.iter();
        let value = values.find(|(name, _)| self.is(About::Field, name));
        let (Some(field), Some((_, value))) = (self.field(), value) else {
            return quote! { request };
        };
        match field.presence {
            Presence::Required => {
                let value = self.expressions().whole(value, &field.kind);
                quote! { with(#value) }
            }
            Presence::Optional => {
                let setter = format_ident!("with_{}", field.name);
                let value = self.expressions().argument(value, &field.kind);
                quote! { request.clone().#setter(#value) }
            }
        }
    }

    fn varied_context(self, sample: &Sample) -> TokenStream {
        let mut facts = sample.context.iter();
        let fact = facts.find(|(name, _)| self.is(About::Fact, name));
        let setter = fact.and_then(|(name, value)| self.fact(name, value));
        match setter {
            Some(setter) => quote! { context.clone()#setter },
            None => quote! { context },
        }
    }
}
