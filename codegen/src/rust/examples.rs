//! The examples of the documents as tests of the generated crate.

mod answers;
mod requests;
mod values;
mod wire;

use proc_macro2::TokenStream;
use quote::{format_ident, quote};

pub(super) use values::{argument, made, whole};

use super::print::Module;
use super::tests::Tested;
use super::{ident, print};
use crate::model::{
    AnswerFormat, Example, ExampleAnswer, ExampleKind, Operation, Provider, Service, Shape,
    Structure,
};

/// The tests that a service's examples become.
pub(super) fn file(
    provider: &Provider,
    service: &Service,
    tested: &Tested,
    folder: &str,
) -> Module {
    let path = format!("{folder}/{}_{}.rs", provider.module, service.module);
    let Tested { of, runtime } = tested;
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
