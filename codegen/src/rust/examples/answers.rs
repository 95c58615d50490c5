//! Answers of examples, and what is expected of them.

use proc_macro2::{Literal, TokenStream};
use quote::quote;
use serde_json::Value;

use super::values::literal;
use super::{ident, wire};
use crate::model::{
    Answer, AnswerBody, Field, Kind, Location, Presence, Response, Structure, Types, View,
};

/// The answer is read, every value of it, and nothing in it is undocumented.
pub(super) fn success(view: View<'_>, answer: &Answer) -> TokenStream {
    let request = ident(&view.operation.request_type());
    let response = response(answer);
    let checks = match (&view.operation.response, &answer.body) {
        (Response::Object(shape), AnswerBody::Json(value)) => {
            values(view.types(), quote! { answer }, value, shape)
        }
        (Response::Object(_), AnswerBody::Xml(_)) => {
            vec![quote! { assert!(answer.unknown_fields().is_empty()); }]
        }
        _ => Vec::new(),
    };
    let expectation = quote! { #request::decode(&response).expect("the example can be read") };
    // A variable that nothing reads is a warning.
    let read = if checks.is_empty() {
        quote! { #expectation; }
    } else {
        quote! { let answer = #expectation; }
    };
    quote! {
        let response = #response;
        #read
        #(#checks)*
    }
}

/// The answer is a failure, with its status.
pub(super) fn failure(view: View<'_>, answer: &Answer) -> TokenStream {
    let request = ident(&view.operation.request_type());
    let response = response(answer);
    let status = Literal::u16_unsuffixed(answer.status);
    quote! {
        let response = #response;
        let failure = #request::decode(&response).expect_err("the example is a failure");
        let support::Failure::Service(error) = failure else {
            panic!("{failure}");
        };
        assert_eq!(error.http_status, #status);
    }
}

fn response(answer: &Answer) -> TokenStream {
    let status = Literal::u16_unsuffixed(answer.status);
    let body = answer.body.text();
    quote! {
        HttpResponse { status: #status, headers: Vec::new(), body: #body.into() }
    }
}

fn values(types: &Types, path: TokenStream, value: &Value, shape: &Structure) -> Vec<TokenStream> {
    let mut checks = vec![quote! { assert!(#path.unknown_fields().is_empty()); }];
    let in_body = |field: &&Field| field.location == Location::Body;
    for field in shape.fields.iter().filter(in_body) {
        let Some(value) = value.get(&field.wire) else {
            continue;
        };
        let name = ident(&field.name);
        match (types.structure(&field.kind), field.presence) {
            (Some(shape), Presence::Required) => {
                checks.extend(values(types, quote! { #path.#name }, value, shape));
            }
            (None, _) => checks.extend(scalar(types, field, &quote! { #path.#name }, value)),
            (Some(_), Presence::Optional) => {}
        }
    }
    checks
}

/// `assert_eq!(answer.success, Some(true));`
fn scalar(types: &Types, field: &Field, path: &TokenStream, value: &Value) -> Option<TokenStream> {
    let expected = expected(types, value, &field.kind)?;
    let found = match (&field.kind, field.presence) {
        (Kind::String | Kind::Timestamp(_), Presence::Optional) => quote! { #path.as_deref() },
        (Kind::Named(_), Presence::Optional) => {
            quote! { #path.as_ref().map(|value| value.as_str()) }
        }
        (Kind::Named(_), Presence::Required) => quote! { #path.as_str() },
        _ => quote! { #path },
    };
    // clippy asks for `assert!` where a boolean is compared with a literal.
    Some(match (&field.kind, field.presence) {
        (Kind::Boolean, Presence::Required) if value == &Value::Bool(true) => {
            quote! { assert!(#found); }
        }
        (Kind::Boolean, Presence::Required) => quote! { assert!(!#found); },
        (_, Presence::Optional) => quote! { assert_eq!(#found, Some(#expected)); },
        (_, Presence::Required) => quote! { assert_eq!(#found, #expected); },
    })
}

/// What is read of a scalar, as lenient as reading is; nothing of what can't be compared in a line.
fn expected(types: &Types, value: &Value, kind: &Kind) -> Option<TokenStream> {
    let text = match value {
        Value::String(text) => text.clone(),
        Value::Number(number) => number.to_string(),
        Value::Bool(value) => value.to_string(),
        _ => return None,
    };
    match (kind, value) {
        (Kind::String | Kind::Timestamp(_), _) => Some(quote! { #text }),
        (Kind::Named(_), _) => {
            let text = wire::canonical(types, kind, &text);
            Some(quote! { #text })
        }
        (Kind::Boolean, Value::Bool(_))
        | (Kind::Int32 | Kind::Int64 | Kind::Double, Value::Number(_)) => {
            Some(literal(value, kind))
        }
        _ => None,
    }
}
