//! `envelope-name-unreached`: a name of the envelope that no error example contains.

use serde_json::Value;

use super::{Catalog, Find, Finding, Level, Lint};
use apispec_codegen::place::Place;
use apispec_codegen::spec;

pub(super) const LINT: Lint = Lint {
    code: "envelope-name-unreached",
    level: Level::Warning,
    reason: "If a name is misspelled, failures are decoded incorrectly.",
    find: Find::Specs(find),
};

fn find(catalog: &Catalog<'_>) -> Vec<Finding> {
    let mut found = Vec::new();
    for file in &catalog.specs.providers {
        let operations = catalog.specs.operations.iter();
        let operations = operations.filter(|operation| operation.folders[0] == file.folders[0]);
        let examples = operations.flat_map(|operation| &operation.spec.examples);
        let failures = examples.filter_map(|example| match &example.shows {
            spec::ExampleKind::Failure(response) => response.body.as_ref(),
            spec::ExampleKind::Request(_) | spec::ExampleKind::Success(_) => None,
        });
        let failures = failures.collect::<Vec<_>>();
        let place = Place::file(file.source).at("envelope");
        if failures.is_empty() {
            found.push(Finding::new(
                place,
                format!(
                    "the envelope of `{}` is not covered by an error example",
                    file.spec.provider
                ),
                "these names are not verified",
                "add an example with `\"shows\": { \"failure\": … }` to an operation",
            ));
            continue;
        }
        for (member, names) in parts(&file.spec.envelope) {
            for (index, name) in names.iter().enumerate() {
                if !failures.iter().any(|body| reaches(body, name)) {
                    found.push(Finding::new(
                        place.nth(member, index),
                        format!("no error example contains `{name}`"),
                        "not verified by an example",
                        "correct or remove the name, or add an error example that contains it",
                    ));
                }
            }
        }
    }
    found
}

fn parts(envelope: &spec::Envelope) -> [(&'static str, &[String]); 7] {
    [
        ("code", &envelope.code),
        ("message", &envelope.message),
        ("request_id", &envelope.request_id),
        ("host_id", &envelope.host_id),
        ("recommendation", &envelope.recommendation),
        ("access_denied_detail", &envelope.access_denied_detail),
        ("details", &envelope.details),
    ]
}

/// Whether a body has a value at a path. Case is ignored, since services spell names in different cases.
fn reaches(body: &spec::AnswerBody, path: &str) -> bool {
    match body {
        spec::AnswerBody::Json(value) => path.split('/').try_fold(value, member).is_some(),
        spec::AnswerBody::Xml(text) => {
            let text = text.to_lowercase();
            let mut names = path.split('/');
            names.all(|name| text.contains(&format!("<{}", name.to_lowercase())))
        }
    }
}

fn member<'v>(value: &'v Value, step: &str) -> Option<&'v Value> {
    match value {
        Value::Array(items) => items.get(step.parse::<usize>().ok()?),
        Value::Object(members) => {
            let mut members = members.iter();
            let (_, value) = members.find(|(key, _)| key.eq_ignore_ascii_case(step))?;
            Some(value)
        }
        _ => None,
    }
}
