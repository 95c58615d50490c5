//! Tests that prove each rule: a request that keeps it, one that breaks it, and both sides of each limit.

use proc_macro2::TokenStream;
use quote::{format_ident, quote};
use serde_json::Value;

use super::examples::{self, Scope};
use super::ident;
use super::print::{self, Module};
use crate::decide::{self, Proof, Sample, Verdict};
use crate::model::{Model, Operation, Provider, Service};

/// One file for each service.
pub(super) fn files(model: &Model, folder: &str) -> Vec<(Module, String)> {
    let mut files = Vec::new();
    for provider in &model.providers {
        for service in &provider.services {
            files.push((
                self::service(provider, service, folder),
                service.feature.clone(),
            ));
        }
    }
    files
}

fn service(provider: &Provider, service: &Service, folder: &str) -> Module {
    let provider_module = ident(&provider.module);
    let service_module = ident(&service.module);
    let tests = service.operations.iter().flat_map(|operation| {
        let proofs = decide::cases(service, operation).proofs;
        let numbered = proofs.into_iter().enumerate();
        numbered
            .map(|(number, proof)| test(service, operation, number, &proof))
            .collect::<Vec<_>>()
    });
    let tests = tests.collect::<Vec<_>>();
    let uses = (!tests.is_empty()).then(|| {
        quote! {
            #[allow(unused_imports)]
            use cloud_backup_api::#provider_module::#service_module::*;
            use cloud_backup_api::Operation;

            use super::rules::{assert_broken, assert_kept};
        }
    });
    print::module(
        format!("{folder}/{}_{}_rules.rs", provider.module, service.module),
        quote! {
            #![doc = " Each rule is kept by one request and broken by another that differs in one fact."]
            #uses
            #(#tests)*
        },
    )
}

/// ```text
/// #[test]
/// fn create_backup_1_db_name_characters() {
///     let id = "DBName.characters";
///     assert_kept(&CreateBackupRequest::new("…").validate_in(&Context::new()), id, &[]);
///     assert_broken(&…, id, &["DBName.characters"]);
/// }
/// ```
fn test(service: &Service, operation: &Operation, number: usize, proof: &Proof) -> TokenStream {
    let rule = heck::ToSnakeCase::to_snake_case(proof.id.replace('.', "_").as_str());
    let name = format_ident!("{}_{}_{rule}", operation.module, number + 1);
    let scope = Scope { service, operation };
    let id = &proof.id;
    let samples = [&proof.accepted, &proof.refused]
        .into_iter()
        .chain(&proof.others);
    let checks = samples.map(|sample| check(scope, id, sample));
    quote! {
        #[test]
        fn #name() {
            let id = #id;
            #(#checks)*
        }
    }
}

fn check(scope: Scope<'_>, id: &str, sample: &Sample) -> TokenStream {
    let operation = scope.operation;
    let name = format!("{}Request", operation.name);
    let required = format!("{}Required", operation.name);
    let request = examples::made(scope, &name, &required, &operation.request, &sample.request);
    let context = context(scope, &sample.context);
    let of = |wanted: Verdict| {
        let found = sample
            .verdicts
            .iter()
            .filter(move |(_, verdict)| *verdict == wanted);
        found.map(|(id, _)| id.clone()).collect::<Vec<_>>()
    };
    let broken = of(Verdict::Violated);
    let assert = match broken.iter().any(|broken| broken == id) {
        true => quote! { assert_broken },
        false => quote! { assert_kept },
    };
    quote! {
        #assert(&#request.validate_in(&#context), id, &[#(#broken),*]);
    }
}

/// `Context::new().with_engine("MySQL")`
fn context(scope: Scope<'_>, facts: &[(String, Value)]) -> TokenStream {
    let setters = facts.iter().filter_map(|(name, value)| {
        let fact = scope
            .service
            .context
            .iter()
            .find(|fact| fact.name == *name)?;
        let setter = format_ident!("with_{}", fact.name);
        let argument = examples::argument(scope, value, &fact.kind);
        Some(quote! { .#setter(#argument) })
    });
    quote! { Context::new() #(#setters)* }
}
