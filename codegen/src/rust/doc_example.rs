//! The example in the docs of a request: the request is made, validated and encoded, and a response decoded.

use proc_macro2::{Literal, TokenStream};
use quote::quote;
use serde_json::{Map, Value};

use super::expressions::Expressions;
use super::{Runtime, ident};
use crate::decide::{About, Problem, Subject, Verdict};
use crate::model::{
    Answer, AnswerBody, AnswerHeader, ExampleKind, Field, Kind, Operation, Presence, Shape, Status,
    Structure, Types, View,
};

/// How deep a made-up value goes before its lists are left empty.
const DEEPEST: usize = 8;

/// The example as a fenced block; none in another crate, whose name is not known here.
pub(super) fn block(runtime: Runtime<'_>, view: View<'_>) -> Vec<String> {
    if runtime != Runtime::Inside {
        return Vec::new();
    }
    let (types, operation) = (view.types(), view.operation);
    let values = request(view).unwrap_or_else(|| members(types, &operation.request, 0));
    let mut expressions = Expressions::new(types);
    let request = expressions.request(operation, &values);
    let provider = ident(&view.provider.module);
    let service = ident(&view.service.module);
    let names = expressions.named.iter().map(|name| ident(name));
    let imports = match names.collect::<Vec<_>>().as_slice() {
        [name] => quote! { use cloud_backup_api::#provider::#service::#name; },
        names => quote! { use cloud_backup_api::#provider::#service::{#(#names),*}; },
    };
    let answer = success(operation);
    // The default response has the status 0, which is a failure: `?` would fail the doc test.
    let fence = if answer.is_some() { "```" } else { "```no_run" };
    let response =
        answer.map_or_else(|| quote! { HttpResponse::default() }, |it| response(operation, it));
    let mut lines = vec![fence.to_owned()];
    lines.extend(printed(quote! { #imports use cloud_backup_api::{HttpResponse, Operation}; }));
    lines.push(String::new());
    lines.extend(printed(quote! {
        let request = #request;
        for violation in request.validate().violations() {
            eprintln!("{violation}");
        }
        let http = request.encode()?;
    }));
    // Tokens have no comments, so that this line can't be printed with the statements around it.
    lines.push("// … sign `http` and send it with any client …".into());
    lines.extend(printed(quote! {
        let response = #response;
        let result = request.decode_for(&response)?;
    }));
    // rustdoc hides lines after `# `; the last one tells the type of `?`, which nothing else does.
    lines.push("# let _ = (http, result);".into());
    lines.push("# Ok::<(), Box<dyn std::error::Error>>(())".into());
    lines.push("```".into());
    lines
}

/// The smallest accepted request with the documents' values for what is required, and with a few optional parameters
/// whose values the documents show.
///
/// Nothing if every request is refused.
fn request(view: View<'_>) -> Option<Vec<(String, Value)>> {
    let subject = Subject::new(view);
    let mut problem = Problem::new(&subject).keeping(subject.obligations());
    for (index, variable) in subject.variables().iter().enumerate() {
        // Examples set no facts.
        if variable.about == About::Fact {
            problem = problem.restricted(index, |value| value.is_none());
        }
    }
    let documented = documented(view.operation);
    let fields = view.operation.request.fields.iter();
    let place = |field: &Field| {
        let mut variables = subject.variables().iter();
        variables.position(|it| it.about == About::Field && it.name == field.wire)
    };
    let shown = fields.filter_map(|field| {
        let (_, value) = documented.iter().find(|(name, _)| *name == field.wire)?;
        Some((field, place(field)?, value))
    });
    let shown = shown.collect::<Vec<_>>();
    // The fewest parameters of all may be those of an engine that few people use.
    for (field, place, value) in &shown {
        if field.presence == Presence::Required {
            let narrower = problem.clone().restricted(*place, |it| it == Some(*value));
            problem = if narrower.has_solution() { narrower } else { problem };
        }
    }
    let mut values = problem.cheapest()?;
    // Enumerations first: their variants show most of the crate.
    let (enumerations, others) = shown
        .into_iter()
        .partition::<Vec<_>, _>(|(field, ..)| view.types().variants(&field.kind).is_some());
    let set = values.iter().flatten().count();
    let mut optional = set - view.operation.request.required().count();
    for (field, place, value) in enumerations.into_iter().chain(others) {
        let is_needed = values[place].is_some();
        if !is_needed && (optional >= MOST_OPTIONAL || field.status != Status::Normal) {
            continue;
        }
        let before = values[place].replace(value.clone());
        let verdicts = subject.verdicts(&values);
        if verdicts.contains(&Verdict::Violated) {
            values[place] = before;
        } else if !is_needed {
            optional += 1;
        }
    }
    Some(subject.sample(values).request)
}

/// How many parameters that may be left out an example sets, unless a rule requires more.
const MOST_OPTIONAL: usize = 2;

/// The value of each parameter that the documents' requests show, that of the first of them.
fn documented(operation: &Operation) -> Vec<(String, Value)> {
    let requests = operation.examples.iter().filter_map(|example| match &example.shows {
        ExampleKind::Request(request) => Some(request.values()),
        _ => None,
    });
    let mut all = Vec::<(String, Value)>::new();
    requests.flatten().for_each(|(name, value)| {
        if all.iter().all(|(known, _)| *known != name) {
            all.push((name, value));
        }
    });
    all
}

/// The first answer in JSON that the documents show.
fn success(operation: &Operation) -> Option<&Answer> {
    let mut examples = operation.examples.iter();
    examples.find_map(|example| match &example.shows {
        ExampleKind::Success(answer) if matches!(answer.body, Some(AnswerBody::Json(_))) => {
            Some(answer)
        }
        _ => None,
    })
}

fn response(operation: &Operation, answer: &Answer) -> TokenStream {
    let status = Literal::u16_unsuffixed(answer.status);
    let body = match &answer.body {
        Some(AnswerBody::Json(body)) => raw(&result(operation, body).to_string()),
        Some(AnswerBody::Xml(_)) | None => raw(&answer.body_text()),
    };
    let headers = match answer.headers.as_slice() {
        [] => quote! { Vec::new() },
        headers => {
            let headers = headers.iter().map(|AnswerHeader { name, value }| {
                quote! { (#name.into(), #value.into()) }
            });
            quote! { vec![#(#headers),*] }
        }
    };
    quote! { HttpResponse { status: #status, headers: #headers, body: #body.into() } }
}

/// What a body says of the result, without the members that only tell success from failure: pages show an error code
/// beside a success.
fn result(operation: &Operation, body: &Value) -> Value {
    let Value::Object(members) = body else {
        return body.clone();
    };
    let is_content = |name: &str| {
        let mut paths = operation.content.iter();
        paths.any(|path| path.split('/').next() == Some(name))
    };
    let is_required = |name: &str| {
        let mut fields = operation.response.fields().iter();
        fields.any(|field| field.wire == name && field.presence == Presence::Required)
    };
    let members = members.iter().filter(|(name, _)| is_content(name) || is_required(name));
    Value::Object(members.map(|(name, value)| (name.clone(), value.clone())).collect())
}

/// `r#"{"RequestId":"…"}"#`
fn raw(text: &str) -> TokenStream {
    // `quote!` escapes each quote in a literal, which makes JSON unreadable.
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

/// Statements as lines, in the one formatter's layout.
fn printed(statements: TokenStream) -> Vec<String> {
    // The formatter prints files alone, and in a file statements stand in a function.
    let function = syn::parse2(quote! { fn main() { #statements } });
    let file = function.unwrap_or_else(|error| {
        panic!("an example in the docs is no Rust, which is a mistake of an emitter: {error}")
    });
    let text = prettyplease::unparse(&file);
    let lines = text.lines().collect::<Vec<_>>();
    let inner = lines.get(1..lines.len().saturating_sub(1));
    let inner = inner.unwrap_or_default().iter();
    inner.map(|line| line.strip_prefix("    ").unwrap_or(line).to_owned()).collect()
}
