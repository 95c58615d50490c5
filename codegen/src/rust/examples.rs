//! The examples of the documents as tests of the generated crate.

mod answers;
mod requests;
mod values;
mod wire;

use proc_macro2::TokenStream;
use quote::{format_ident, quote};

pub(super) use values::{argument, made, whole};

use super::print::Module;
use super::{Runtime, ident, print};
use crate::model::{
    AnswerFormat, Example, ExampleAnswer, ExampleKind, Model, Operation, Provider, Service, Shape,
    Structure,
};

/// One file for each service, of the tests of a crate with this name.
pub(super) fn files(
    model: &Model,
    of: &str,
    folder: &str,
    runtime: Runtime<'_>,
) -> Vec<(Module, String)> {
    let names = Names { of, runtime };
    let mut files = Vec::new();
    for provider in &model.providers {
        for service in &provider.services {
            let path = format!("{folder}/{}_{}.rs", provider.module, service.module);
            files.push((
                self::service(provider, service, &names, path),
                service.feature.clone(),
            ));
        }
    }
    files
}

/// What the tests import from.
struct Names<'a> {
    /// The crate that is tested.
    of: &'a str,
    /// Its runtime.
    runtime: Runtime<'a>,
}

fn service(provider: &Provider, service: &Service, names: &Names<'_>, path: String) -> Module {
    let Names { of, runtime } = names;
    let of = ident(of);
    let runtime = runtime.in_tests();
    let provider_module = ident(&provider.module);
    let service_module = ident(&service.module);
    let tests = service.operations.iter().flat_map(|operation| {
        let scope = Scope { service, operation };
        operation
            .examples
            .iter()
            .map(move |example| test(scope, example))
            .collect::<Vec<_>>()
    });
    let tests = tests.collect::<Vec<_>>();
    let uses = (!tests.is_empty()).then(|| {
        quote! {
            #[allow(unused_imports)]
            use #of::#provider_module::#service_module::*;
            #[allow(unused_imports)]
            use #runtime::{HttpBody, HttpResponse, Operation, support};
        }
    });
    print::module(
        path,
        quote! {
            #![doc = " The requests and answers that the documents show."]
            #uses
            #(#tests)*
        },
    )
}

/// Where the types of an example are found.
#[derive(Clone, Copy)]
pub(super) struct Scope<'a> {
    /// The service.
    pub(super) service: &'a Service,
    /// The operation.
    pub(super) operation: &'a Operation,
}

impl<'a> Scope<'a> {
    /// What a named type is made of.
    pub(super) fn shape(&self, name: &str) -> Option<&'a Shape> {
        let mut types = self.service.types.iter().chain(&self.operation.types);
        types
            .find(|named| named.name == name)
            .map(|named| &named.shape)
    }

    fn structure(&self, name: &str) -> Option<&'a Structure> {
        match self.shape(name)? {
            Shape::Structure(structure) => Some(structure),
            Shape::Enumeration(_) => None,
        }
    }
}

fn test(scope: Scope<'_>, example: &Example) -> TokenStream {
    let name = format_ident!("{}_{}", scope.operation.module, example.name);
    let (gate, body) = match &example.kind {
        ExampleKind::Request(values) => (None, requests::body(scope, values)),
        ExampleKind::Success(answer) => (gate(answer), answers::success(scope, answer)),
        ExampleKind::Failure(answer) => (gate(answer), answers::failure(scope, answer)),
    };
    quote! {
        #[test]
        #gate
        fn #name() {
            #body
        }
    }
}

fn gate(answer: &ExampleAnswer) -> Option<TokenStream> {
    (answer.format == AnswerFormat::Xml).then(|| quote! { #[cfg(feature = "xml")] })
}
