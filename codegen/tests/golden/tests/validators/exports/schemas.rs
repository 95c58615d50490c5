//! Schemas beside the emitted validators: without facts, they refuse exactly what breaks an error that they express.

use std::collections::BTreeMap;

use apispec_codegen::model::Location;
use apispec_codegen::rules;
use cloud_backup_api::Severity;
use jsonschema::Validator;
use serde_json::{Map, Value, json};
use xtask::export::{Language, json_schema, openapi};

use crate::agreement::count;
use crate::exports::{Listed, listed};
use crate::operations::{Tested, operations};

const COMMENT: &str = "made for a test";

#[test]
fn schemas_refuse_what_is_an_error() {
    for tested in operations() {
        let document = rules::document(tested.understood.view, COMMENT);
        let schema = json_schema::schema(&document, Language::En);
        tested.agrees(&Export { schema: &schema, lists: &schema });
    }
}

#[test]
fn the_schemas_of_openapi_refuse_what_is_an_error() {
    for tested in operations() {
        let (document, operation) = tested.openapi();
        tested
            .agrees(&Export { schema: &of(&document, &operation["x-request"]), lists: &operation });
    }
}

/// A body has a schema of its own, since other parameters are beside it.
#[test]
fn the_schema_of_a_body_refuses_what_is_an_error() {
    for tested in operations() {
        let (document, operation) = tested.openapi();
        let content = &operation["requestBody"]["content"]["application/json"];
        let Some(name) = content["schema"].get("$ref") else {
            continue;
        };
        let validator = validator(&of(&document, name));
        let listed = listed(&operation, Listed::Whole);
        let mut random = fastrand::Rng::with_seed(20_220_913);
        for _ in 0..count() {
            let given = tested.without_facts(&mut random);
            let report = tested.report(&given);
            let mut errors = report.errors().map(|it| it.rule().id);
            let is_refused = errors.any(|id| !listed.contains(&id));
            let body = tested.located(&given, Location::Body);
            assert_eq!(validator.is_valid(&body), !is_refused, "{body}: {report}");
        }
    }
}

/// The schema of one parameter refuses nothing that is no error.
#[test]
fn the_schema_of_a_parameter_refuses_only_errors() {
    let mut refused = 0;
    for tested in operations() {
        let (document, operation) = tested.openapi();
        let parameters = operation["parameters"].as_array().expect("a list").iter();
        let parameters = parameters.filter_map(|parameter| {
            let name = parameter["name"].as_str().expect("a name");
            let content = &parameter["content"]["application/json"]["schema"];
            let schema = parameter.get("schema").unwrap_or(content);
            let schema = json!({ "allOf": [schema], "components": document["components"] });
            schema["allOf"][0].get("const").is_none().then(|| (name, validator(&schema)))
        });
        let parameters = parameters.collect::<Vec<_>>();
        let mut random = fastrand::Rng::with_seed(20_140_815);
        for _ in 0..count() {
            let given = tested.without_facts(&mut random);
            let (request, _) = tested.understood.named(&given);
            for (name, validator) in &parameters {
                let is_refused = request.get(*name).is_some_and(|value| !validator.is_valid(value));
                let report = is_refused.then(|| tested.report(&given));
                let is_at = |path: &str| path.split(['[', '.']).next() == Some(name);
                let is_error = |report: &cloud_backup_api::Report| {
                    report.errors().any(|error| is_at(&error.path()))
                };
                assert!(report.is_none_or(|it| is_error(&it)), "{name} of {given:?}");
                refused += u64::from(is_refused);
            }
        }
    }
    assert!(refused > 0);
}

/// The documented bodies and responses fit the schemas beside them.
#[test]
fn the_examples_of_openapi_fit_its_schemas() {
    for tested in operations() {
        let (document, operation) = tested.openapi();
        let responses = operation["responses"].as_object().expect("an object").values();
        let contents = responses.chain([&operation["requestBody"]]);
        let contents = contents.filter_map(|it| it["content"].as_object()?.values().next());
        for content in contents {
            let validator = validator(&of(&document, &content["schema"]["$ref"]));
            for (name, example) in content["examples"].as_object().into_iter().flatten() {
                let example = match example["$ref"].as_str() {
                    Some(path) => document.pointer(&path[1..]).expect("it is there"),
                    None => example,
                };
                assert!(validator.is_valid(&example["value"]), "{name}: {example}");
            }
        }
    }
}

/// A schema of requests, and what lists the rules that it does not express.
struct Export<'a> {
    schema: &'a Value,
    lists: &'a Value,
}

impl Tested {
    fn openapi(&self) -> (Value, Value) {
        let view = self.understood.view;
        let (provider, service) = (view.provider, view.service);
        let document = openapi::document(provider, service, &[view], COMMENT, Language::En);
        let item = document["paths"].as_object().and_then(|it| it.values().next());
        let operation = item.and_then(|it| it.as_object()?.values().next()).cloned();
        (document, operation.expect("an operation"))
    }

    fn agrees(&self, export: &Export<'_>) {
        let validator = validator(export.schema);
        let missing = listed(export.lists, Listed::Whole);
        let mut random = fastrand::Rng::with_seed(20_201_210);
        let mut refused = BTreeMap::<&str, u64>::new();
        for _ in 0..count() {
            let given = self.without_facts(&mut random);
            let report = self.report(&given);
            let errors = report.errors().map(|it| it.rule().id);
            let errors = errors.filter(|id| !missing.contains(id)).collect::<Vec<_>>();
            let request = Value::Object(self.understood.named(&given).0);
            assert_eq!(validator.is_valid(&request), errors.is_empty(), "{request}: {errors:?}");
            errors.into_iter().for_each(|id| *refused.entry(id).or_default() += 1);
        }
        // Each rule that is expressed, and needs no fact, was broken.
        let partly = listed(export.lists, Listed::WholeOrPartly);
        let unbroken = self.rules.iter().filter(|rule| {
            let is_error = rule.severity == Severity::Error;
            is_error && !refused.contains_key(rule.id) && !partly.contains(&rule.id)
        });
        assert_eq!(unbroken.map(|it| it.id).collect::<Vec<_>>(), [""; 0]);
    }

    /// The parameters of a request in one location.
    fn located(&self, given: &crate::understood::Given, location: Location) -> Value {
        let fields = self.understood.operation.request.fields.iter();
        let (request, _) = self.understood.named(given);
        let located = fields.filter(|field| field.location == location);
        let located = located
            .filter_map(|field| Some((field.wire.clone(), request.get(&field.wire)?.clone())));
        Value::Object(located.collect::<Map<_, _>>())
    }
}

fn validator(schema: &Value) -> Validator {
    jsonschema::draft202012::new(schema).expect("it is a schema")
}

/// A schema of a document of OpenAPI, as a document of its own.
fn of(document: &Value, path: &Value) -> Value {
    json!({ "$ref": path, "components": document["components"] })
}
