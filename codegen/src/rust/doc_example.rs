//! The example in the docs of a request: it is made, validated and encoded, and its answer decoded.

use std::collections::BTreeSet;

use proc_macro2::{Ident, Literal, TokenStream, TokenTree};
use quote::quote;
use serde_json::{Map, Value};

use super::examples;
use super::{Context, Runtime, ident};
use crate::model::{
    Answer, AnswerBody, ExampleKind, Field, Kind, Operation, Shape, Structure, Types,
};

/// How deep a made-up value goes before its lists are left empty.
const DEEPEST: usize = 8;

/// The example as a fenced block; none in another crate, whose name is not known here.
pub(super) fn block(context: &Context<'_>, operation: &Operation) -> Vec<String> {
    if matches!(context.runtime, Runtime::Outside(_)) {
        return Vec::new();
    }
    let types = &context.service.types;
    let values = documented(operation).unwrap_or_else(|| members(types, &operation.request, 0));
    let name = ident(&format!("{}Request", operation.name));
    let required = format!("{}Required", operation.name);
    let request = examples::made(
        types,
        &name.to_string(),
        &required,
        &operation.request,
        &values,
    );
    let (provider, service) = (
        ident(&context.provider.module),
        ident(&context.service.module),
    );
    let imports = match imported(request.clone()).as_slice() {
        [name] => quote! { use cloud_backup_api::#provider::#service::#name; },
        names => quote! { use cloud_backup_api::#provider::#service::{#(#names),*}; },
    };
    let answer = success(operation);
    let fence = match answer {
        Some(_) => "```",
        None => "```no_run",
    };
    let response = answer.map_or_else(|| quote! { HttpResponse::default() }, response);
    let parts = [
        printed(quote! { #imports use cloud_backup_api::{HttpResponse, Operation}; }),
        vec![String::new()],
        printed(quote! {
            let request = #request;
            for violation in request.validate().violations() {
                eprintln!("{violation}");
            }
            let http = request.encode()?;
        }),
        vec!["// … sign and send `http` with any client, and bring back what it answers …".into()],
        printed(quote! {
            let response = #response;
            let answer = #name::decode(&response)?;
        }),
        vec!["# let _ = (http, answer);".into()],
        vec!["# Ok::<(), Box<dyn std::error::Error>>(())".into()],
    ];
    let lines = parts.concat();
    std::iter::once(fence.to_owned())
        .chain(lines)
        .chain(["```".to_owned()])
        .collect()
}

/// The first request that the documents show.
fn documented(operation: &Operation) -> Option<Vec<(String, Value)>> {
    let mut examples = operation.examples.iter();
    examples.find_map(|example| match &example.shows {
        ExampleKind::Request(request) => Some(request.values()),
        _ => None,
    })
}

/// The first answer in JSON that the documents show.
fn success(operation: &Operation) -> Option<&Answer> {
    let mut examples = operation.examples.iter();
    examples.find_map(|example| match &example.shows {
        ExampleKind::Success(answer) if matches!(answer.body, AnswerBody::Json(_)) => Some(answer),
        _ => None,
    })
}

fn response(answer: &Answer) -> TokenStream {
    let status = Literal::u16_unsuffixed(answer.status);
    let body = raw(&answer.body.text());
    quote! { HttpResponse { status: #status, headers: Vec::new(), body: #body.into() } }
}

/// `r#"{"RequestId":"…"}"#`
fn raw(text: &str) -> TokenStream {
    let fence = (1..).map(|count| "#".repeat(count));
    let mut fence = fence.filter(|fence| !text.contains(&format!("\"{fence}")));
    let fence = fence.next().unwrap_or_default();
    let literal = format!("r{fence}\"{text}\"{fence}").parse();
    literal.unwrap_or_else(|_| quote! { #text })
}

/// Values for what is always required, where the documents show no request.
fn members(types: &Types, shape: &Structure, depth: usize) -> Vec<(String, Value)> {
    shape
        .required()
        .map(|field| (field.wire.clone(), value(types, field, &field.kind, depth)))
        .collect()
}

fn value(types: &Types, field: &Field, kind: &Kind, depth: usize) -> Value {
    match kind {
        Kind::String | Kind::Secret | Kind::Timestamp(_) => {
            let text = field.example.as_deref().unwrap_or("…");
            Value::String(text.to_owned())
        }
        Kind::Boolean => Value::Bool(true),
        Kind::Int32 | Kind::Int64 => Value::from(1),
        Kind::Float | Kind::Double => Value::from(1.0),
        Kind::Any => Value::Null,
        Kind::List { .. } if depth > DEEPEST => Value::Array(Vec::new()),
        Kind::List { of, .. } => Value::Array(vec![value(types, field, of, depth + 1)]),
        Kind::Map { .. } => Value::Object(Map::new()),
        Kind::Json(of) => value(types, field, of, depth),
        Kind::Named(id) => match &types[id].shape {
            Shape::Structure(shape) => {
                Value::Object(members(types, shape, depth + 1).into_iter().collect())
            }
            Shape::Enumeration(shape) => Value::String(shape.variants[0].wire.clone()),
        },
    }
}

/// The types that an expression names without a path before them.
fn imported(tokens: TokenStream) -> Vec<Ident> {
    let mut found = BTreeSet::new();
    collect(tokens, &mut found);
    found.into_iter().collect()
}

fn collect(tokens: TokenStream, found: &mut BTreeSet<Ident>) {
    let mut after_colon = false;
    for token in tokens {
        match &token {
            TokenTree::Group(group) => collect(group.stream(), found),
            TokenTree::Ident(name) if !after_colon && is_type(name) => {
                found.insert(name.clone());
            }
            _ => {}
        }
        after_colon = matches!(&token, TokenTree::Punct(punct) if punct.as_char() == ':');
    }
}

fn is_type(name: &Ident) -> bool {
    name.to_string().starts_with(char::is_uppercase)
}

/// Statements as lines, in the one formatter's layout.
fn printed(statements: TokenStream) -> Vec<String> {
    let function = syn::parse2(quote! { fn main() { #statements } });
    let file = function.unwrap_or_else(|error| {
        panic!("an example in the docs is no Rust, which is a mistake of an emitter: {error}")
    });
    let text = prettyplease::unparse(&file);
    let lines = text.lines().collect::<Vec<_>>();
    let inner = lines.get(1..lines.len().saturating_sub(1));
    let inner = inner.unwrap_or_default().iter();
    inner
        .map(|line| line.strip_prefix("    ").unwrap_or(line).to_owned())
        .collect()
}
