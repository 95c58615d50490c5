//! Model → Smithy 2.0 of a service, as a JSON AST: shapes with constraints, conditions, HTTP bindings and errors.

mod bindings;
mod conditions;
mod constraints;
mod errors;
mod expressions;
mod limits;
mod names;
mod operations;
mod rules;
mod shapes;
mod structures;

use apispec_codegen::model::{Provider, Service, View};
use serde_json::{Map, Value, json};

use super::Language;
use errors::Of;
use names::Names;
use shapes::Shapes;

/// The model of a service with these of its operations; `comment` says who wrote it.
///
/// In its metadata, `x-rules` says which trait states which rule, `x-errors` which shape is which code, and
/// `x-not-expressed` what no trait says.
pub fn document(
    provider: &Provider,
    service: &Service,
    operations: &[View<'_>],
    comment: &str,
    language: Language,
) -> Value {
    let mut shapes = Shapes {
        namespace: format!("{}.{}", provider.module, service.module),
        language,
        types: &service.types,
        names: Names::default(),
        shapes: Map::new(),
        stated: Vec::new(),
        missing: of_service(provider, service),
    };
    // Operations keep their names; other shapes may get a number.
    for view in operations {
        shapes.id(&view.operation.wire);
    }
    let codes = &errors::of(service, operations);
    let ids = operations.iter().map(|view| {
        let errors = shapes.errors(codes, Of::Operation(view.operation));
        json!({ "target": shapes.operation(*view, comment, errors) })
    });
    let ids = ids.collect::<Vec<_>>();
    let errors = shapes.error_shapes(provider, codes);
    let mut traits = shapes.documentation(&service.doc);
    traits.insert("smithy.api#title".into(), service.product.as_str().into());
    let shape = json!({
        "type": "service",
        "version": service.version,
        "operations": ids,
        "errors": shapes.errors(codes, Of::Service),
        "traits": traits,
    });
    let id = shapes.id(&format!("{}Service", names::in_one(&service.product)));
    shapes.shapes.insert(id, shape);
    json!({
        "smithy": "2.0",
        "metadata": {
            "x-comment": comment,
            "x-rules": shapes.stated,
            "x-errors": errors,
            "x-not-expressed": shapes.missing,
        },
        "shapes": shapes.shapes,
    })
}

/// What no model of Smithy says of a service.
fn of_service(provider: &Provider, service: &Service) -> Vec<Value> {
    let name = format!("{}/{}", provider.module, service.module);
    let mut reasons = vec![
        "no protocol trait: requests are bound to HTTP, but no protocol of Smithy has these error responses".to_owned(),
        "an `enum` is open for clients alone: a server that is made of the model refuses an unrecognized value, which breaks a warning at most".to_owned(),
        "no member has a `default`, which clients would send: what the service assumes is part of the rules".to_owned(),
        "a condition names no item of a list, and each is evaluated by itself: a missing field may be reported by several".to_owned(),
        "responses are read leniently: names and documented values in any letter case, numbers and booleans as texts, lists of one without a list, `null` as nothing".to_owned(),
        "sources, disputes, permissions, changes, examples and hosts are on the pages of evidence".to_owned(),
    ];
    if !provider.credentials.is_empty() {
        let names = provider.credentials.iter().map(|it| format!("`{}`", it.name));
        let names = names.collect::<Vec<_>>().join(", ");
        reasons.push(format!(
            "no authentication trait describes how requests are signed; signers may add {names}"
        ));
    }
    let reasons = reasons.into_iter().map(|why| json!({ "service": name, "why": why }));
    let facts = service.context.iter().map(|fact| {
        json!({ "fact": fact.name, "why": "a model knows no facts outside of the request", "doc": fact.doc })
    });
    reasons.chain(facts).collect()
}
