//! The examples of the documents as tests of the generated crate.

use proc_macro2::{Literal, TokenStream};
use quote::{format_ident, quote};
use serde_json::Value;

use super::print::Module;
use super::{ident, print};
use crate::model::{
    AnswerFormat, Call, Example, ExampleAnswer, ExampleKind, Field, Kind, ListEncoding, Location,
    Model, Operation, Presence, Provider, Response, Service, Shape, Structure,
};

/// One file for each service.
pub(super) fn files(model: &Model, folder: &str) -> Vec<(Module, String)> {
    let mut files = Vec::new();
    for provider in &model.providers {
        for service in &provider.services {
            let path = format!("{folder}/{}_{}.rs", provider.module, service.module);
            files.push((
                self::service(provider, service, path),
                service.feature.clone(),
            ));
        }
    }
    files
}

fn service(provider: &Provider, service: &Service, path: String) -> Module {
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
            use cloud_backup_api::#provider_module::#service_module::*;
            #[allow(unused_imports)]
            use cloud_backup_api::{HttpBody, HttpResponse, Operation};
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

    /// A parameter as the wire has it; written here once more, apart from the runtime that is tested.
    fn flatten(&self, name: &str, value: &Value, kind: &'a Kind, out: &mut Vec<(String, String)>) {
        let mut push = |text: String| out.push((name.to_owned(), text));
        match (kind, value) {
            (Kind::List { of, encoding, .. }, Value::Array(items)) => {
                let texts = items
                    .iter()
                    .map(|item| self.text(item, of))
                    .collect::<Vec<_>>();
                match encoding {
                    ListEncoding::Comma => push(texts.join(",")),
                    ListEncoding::Space => push(texts.join(" ")),
                    ListEncoding::Pipe => push(texts.join("|")),
                    ListEncoding::Json => push(value.to_string()),
                    ListEncoding::Repeated => texts.into_iter().for_each(push),
                    ListEncoding::Indexed => {
                        for (index, item) in items.iter().enumerate() {
                            self.flatten(&format!("{name}.{}", index + 1), item, of, out);
                        }
                    }
                }
            }
            (Kind::Named(_) | Kind::Map(_), Value::Object(members)) => {
                for (key, member) in members {
                    let kind = self.member(kind, key);
                    self.flatten(&format!("{name}.{key}"), member, kind, out);
                }
            }
            (kind, value) => push(self.text(value, kind)),
        }
    }

    /// The kind of a member of an object or a map.
    fn member(&self, kind: &'a Kind, key: &str) -> &'a Kind {
        match kind {
            Kind::Map(of) => of,
            Kind::Named(name) => self
                .structure(name)
                .and_then(|shape| shape.fields.iter().find(|field| field.wire == key))
                .map_or(kind, |field| &field.kind),
            _ => kind,
        }
    }

    /// A value that stands alone, as the wire has it: another text for a known value becomes the first.
    fn text(&self, value: &Value, kind: &Kind) -> String {
        match (kind, value) {
            (Kind::Json(_) | Kind::Any, value) => value.to_string(),
            (Kind::Named(name), Value::String(text)) => self.canonical(name, text),
            (_, Value::String(text)) => text.clone(),
            (_, other) => other.to_string(),
        }
    }

    fn canonical(&self, name: &str, text: &str) -> String {
        let Some(Shape::Enumeration(shape)) = self.shape(name) else {
            return text.to_owned();
        };
        let variant = shape
            .variants
            .iter()
            .find(|variant| variant.aliases.iter().any(|alias| alias == text));
        variant.map_or(text, |variant| &variant.wire).to_owned()
    }
}

fn test(scope: Scope<'_>, example: &Example) -> TokenStream {
    let name = format_ident!("{}_{}", scope.operation.module, example.name);
    let (gate, body) = match &example.kind {
        ExampleKind::Request(values) => (None, request(scope, values)),
        ExampleKind::Success(answer) => (gate(answer), success(scope, answer)),
        ExampleKind::Failure(answer) => (gate(answer), failure(scope, answer)),
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

/// The request, made by its constructor and setters, is written as the document shows it.
fn request(scope: Scope<'_>, values: &[(String, Value)]) -> TokenStream {
    let operation = scope.operation;
    let name = format!("{}Request", operation.name);
    let required = format!("{}Required", operation.name);
    let request = made(scope, &name, &required, &operation.request, values);
    let given = |location| {
        operation
            .request
            .fields
            .iter()
            .filter(move |field| field.location == location)
            .filter_map(|field| {
                let (_, value) = values.iter().find(|(name, _)| *name == field.wire)?;
                Some((field, value))
            })
    };
    let mut query = Vec::new();
    if let Call::Rpc(rpc) = &operation.call {
        query.push((rpc.action.clone(), operation.wire.clone()));
        query.push((rpc.version.clone(), scope.service.version.clone()));
        if let Some(format) = &rpc.format {
            query.push((format.parameter.clone(), format.json.clone()));
        }
    }
    for (field, value) in given(Location::Query) {
        scope.flatten(&field.wire, value, &field.kind, &mut query);
    }
    let mut headers = Vec::new();
    for (field, value) in given(Location::Header) {
        scope.flatten(&field.wire, value, &field.kind, &mut headers);
    }
    let headers = headers.iter().map(|(name, value)| {
        quote! { assert!(http.headers.contains(&(#name.into(), #value.into()))); }
    });
    let mut checks = vec![pairs(quote! { http.query }, &query)];
    checks.extend(headers);
    if let Call::Http(http) = &operation.call {
        let mut path = http.path.clone();
        for (field, value) in given(Location::Path) {
            path = path.replace(
                &format!("{{{}}}", field.wire),
                value.as_str().unwrap_or_default(),
            );
        }
        let method = http.method;
        checks.push(quote! { assert_eq!((http.method, http.path.as_str()), (#method, #path)); });
        let body = given(Location::Body).map(|(field, value)| (field.wire.clone(), value.clone()));
        let body = Value::Object(body.collect()).to_string();
        checks.push(quote! { assert_eq!(http.body, HttpBody::Json(#body.into())); });
    }
    quote! {
        let request = #request;
        let http = request.encode().expect("the example can be written");
        #(#checks)*
    }
}

/// `assert_eq!(http.query, [("Action".into(), "CreateBackup".into())]);`
fn pairs(found: TokenStream, expected: &[(String, String)]) -> TokenStream {
    let pairs = expected
        .iter()
        .map(|(name, value)| quote! { (#name.to_owned(), #value.to_owned()) });
    match expected {
        [] => quote! { assert!(#found.is_empty()); },
        _ => quote! { assert_eq!(#found, [#(#pairs),*]); },
    }
}

/// `CreateBackupRequest::new("rm-1").with_db_name(["a"])`
pub(super) fn made(
    scope: Scope<'_>,
    name: &str,
    required_name: &str,
    shape: &Structure,
    values: &[(String, Value)],
) -> TokenStream {
    let value = |field: &Field| {
        let found = values.iter().find(|(name, _)| *name == field.wire);
        found.map(|(_, value)| value)
    };
    let needed = shape
        .fields
        .iter()
        .filter(|field| field.presence == Presence::Required)
        .collect::<Vec<_>>();
    let arguments = match needed.as_slice() {
        [] => quote! {},
        [field] => argument(scope, value(field).unwrap_or(&Value::Null), &field.kind),
        fields => {
            let required = ident(required_name);
            let members = fields.iter().map(|field| {
                let name = ident(&field.name);
                let value = whole(scope, value(field).unwrap_or(&Value::Null), &field.kind);
                quote! { #name: #value }
            });
            quote! { #required { #(#members),* } }
        }
    };
    let setters = shape
        .fields
        .iter()
        .filter(|field| field.presence == Presence::Optional)
        .filter_map(|field| {
            let setter = format_ident!("with_{}", field.name);
            let argument = argument(scope, value(field)?, &field.kind);
            Some(quote! { .#setter(#argument) })
        });
    let name = ident(name);
    quote! { #name::new(#arguments) #(#setters)* }
}

/// A value as a setter takes it.
pub(super) fn argument(scope: Scope<'_>, value: &Value, kind: &Kind) -> TokenStream {
    match (kind, value) {
        (Kind::List { of, .. }, Value::Array(items)) => {
            let items = items.iter().map(|item| argument(scope, item, of));
            quote! { [#(#items),*] }
        }
        (Kind::Named(name), Value::Object(members)) => match scope.structure(name) {
            Some(shape) => {
                let values = members.clone().into_iter().collect::<Vec<_>>();
                made(scope, name, &format!("{name}Required"), shape, &values)
            }
            None => quote! { () },
        },
        (Kind::Map(of), Value::Object(members)) => {
            let keys = members.keys();
            let values = members.values().map(|value| whole(scope, value, of));
            quote! { [#((#keys.to_owned(), #values)),*].into() }
        }
        (Kind::Json(of), value) => argument(scope, value, of),
        (Kind::Any, value) => {
            let text = value.to_string();
            quote! { #text.parse::<cloud_backup_api::Json>().expect("JSON") }
        }
        (_, value) => literal(value),
    }
}

/// A value as a field has it.
fn whole(scope: Scope<'_>, value: &Value, kind: &Kind) -> TokenStream {
    let argument = argument(scope, value, kind);
    match kind {
        Kind::List { of, .. } => match value {
            Value::Array(items) => {
                let items = items.iter().map(|item| whole(scope, item, of));
                quote! { vec![#(#items),*] }
            }
            _ => argument,
        },
        Kind::String | Kind::Secret | Kind::Timestamp(_) => quote! { #argument.into() },
        Kind::Named(name) if scope.structure(name).is_none() => quote! { #argument.into() },
        _ => argument,
    }
}

fn literal(value: &Value) -> TokenStream {
    match value {
        Value::Bool(value) => quote! { #value },
        Value::Number(number) => match number.as_i64() {
            Some(number) => {
                let literal = Literal::i64_unsuffixed(number);
                quote! { #literal }
            }
            None => {
                let literal = Literal::f64_unsuffixed(number.as_f64().unwrap_or_default());
                quote! { #literal }
            }
        },
        Value::String(text) => quote! { #text },
        _ => quote! { () },
    }
}

fn response(answer: &ExampleAnswer) -> TokenStream {
    let status = Literal::u16_unsuffixed(answer.status);
    let body = &answer.body;
    quote! {
        HttpResponse { status: #status, headers: Vec::new(), body: #body.into() }
    }
}

/// The answer is read, every value of it, and nothing in it is undocumented.
fn success(scope: Scope<'_>, answer: &ExampleAnswer) -> TokenStream {
    let request = ident(&format!("{}Request", scope.operation.name));
    let response = response(answer);
    let checks = match (
        &scope.operation.response,
        serde_json::from_str(&answer.body),
    ) {
        (Response::Object(shape), Ok(value)) => values(scope, quote! { answer }, &value, shape),
        (Response::Object(_), Err(_)) => {
            vec![quote! { assert!(answer.unknown_fields().is_empty()); }]
        }
        _ => Vec::new(),
    };
    quote! {
        let response = #response;
        let answer = #request::decode(&response).expect("the example can be read");
        #(#checks)*
    }
}

fn values(
    scope: Scope<'_>,
    path: TokenStream,
    value: &Value,
    shape: &Structure,
) -> Vec<TokenStream> {
    let mut checks = vec![quote! { assert!(#path.unknown_fields().is_empty()); }];
    for field in &shape.fields {
        let Some(value) = value.get(&field.wire) else {
            continue;
        };
        let name = ident(&field.name);
        let nested = match &field.kind {
            Kind::Named(name) => scope.structure(name),
            _ => None,
        };
        match (nested, field.presence) {
            (Some(shape), Presence::Required) => {
                checks.extend(values(scope, quote! { #path.#name }, value, shape));
            }
            (None, presence) => {
                checks.extend(scalar(field, presence, &quote! { #path.#name }, value))
            }
            (Some(_), Presence::Optional) => {}
        }
    }
    checks
}

/// `assert_eq!(answer.success, Some(true));`
fn scalar(
    field: &Field,
    presence: Presence,
    path: &TokenStream,
    value: &Value,
) -> Option<TokenStream> {
    let expected = literal(value);
    let check = match (&field.kind, presence) {
        (Kind::String | Kind::Timestamp(_), Presence::Optional) => {
            quote! { assert_eq!(#path.as_deref(), Some(#expected)); }
        }
        (Kind::String | Kind::Timestamp(_), Presence::Required) => {
            quote! { assert_eq!(#path, #expected); }
        }
        (Kind::Named(_), Presence::Optional) => {
            quote! { assert_eq!(#path.as_ref().map(|value| value.as_str()), Some(#expected)); }
        }
        (Kind::Named(_), Presence::Required) => quote! { assert_eq!(#path.as_str(), #expected); },
        (Kind::Boolean | Kind::Int32 | Kind::Int64 | Kind::Double, Presence::Optional) => {
            quote! { assert_eq!(#path, Some(#expected)); }
        }
        (Kind::Boolean | Kind::Int32 | Kind::Int64 | Kind::Double, Presence::Required) => {
            quote! { assert_eq!(#path, #expected); }
        }
        _ => return None,
    };
    Some(check)
}

/// The answer is a failure, with its status.
fn failure(scope: Scope<'_>, answer: &ExampleAnswer) -> TokenStream {
    let request = ident(&format!("{}Request", scope.operation.name));
    let response = response(answer);
    let status = Literal::u16_unsuffixed(answer.status);
    quote! {
        let response = #response;
        let failure = #request::decode(&response).expect_err("the example is a failure");
        let cloud_backup_api::Failure::Service(error) = failure else {
            panic!("{failure}");
        };
        assert_eq!(error.http_status, #status);
    }
}
