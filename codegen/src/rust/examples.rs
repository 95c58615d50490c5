//! The examples of the documents as tests of the generated crate.

mod answers;
mod requests;
mod values;
mod wire;

use proc_macro2::{Ident, TokenStream};
use quote::{format_ident, quote};

pub(super) use values::Expressions;

use super::print::Module;
use super::tests::Suite;
use super::{Context, ident};
use crate::model::{Answer, AnswerBody, Example, ExampleKind, View};

/// The tests that a service's examples become.
pub(super) fn file(context: &Context<'_>, of: &Ident) -> Module {
    let runtime = context.runtime.in_tests();
    let tests = context.service.views(context.provider).flat_map(|view| {
        let examples = view.operation.examples.iter();
        examples.map(move |example| test(view, example))
    });
    let suite = Suite {
        suffix: "",
        doc: " The requests and answers that the documents show.",
        imports: quote! { use #runtime::{HttpBody, HttpResponse, Operation, support}; },
        tests: tests.collect(),
    };
    suite.file(context, of)
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

// Without its feature, the runtime refuses to read XML.
fn gate(answer: &Answer) -> Option<TokenStream> {
    matches!(answer.body, AnswerBody::Xml(_)).then(|| quote! { #[cfg(feature = "xml")] })
}
