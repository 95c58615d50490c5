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
use crate::model::{Answer, AnswerBody, Example, ExampleKind, Provider, Service, View};

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
    let tests = service.views(provider).flat_map(|view| {
        let examples = view.operation.examples.iter();
        examples.map(move |example| test(view, example))
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

fn test(view: View<'_>, example: &Example) -> TokenStream {
    let name = format_ident!("{}_{}", view.operation.module, example.name);
    let (gate, body) = match &example.shows {
        ExampleKind::Request(request) => (None, requests::body(view, &request.values())),
        ExampleKind::Success(answer) => (gate(answer), answers::success(view, answer)),
        ExampleKind::Failure(answer) => (gate(answer), answers::failure(view, answer)),
    };
    quote! {
        #[test]
        #gate
        fn #name() {
            #body
        }
    }
}

fn gate(answer: &Answer) -> Option<TokenStream> {
    matches!(answer.body, AnswerBody::Xml(_)).then(|| quote! { #[cfg(feature = "xml")] })
}
