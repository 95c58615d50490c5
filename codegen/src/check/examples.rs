//! Examples: what the documents show is a value of what the spec says.

use std::collections::BTreeSet;

use super::{Checker, optional_text, values};
use crate::model::{self, AnswerFormat, ExampleAnswer, ExampleKind, Presence};
use crate::place::Place;
use crate::spec;
use crate::suggest;

impl<'a> Checker<'a> {
    /// The examples of an operation.
    pub(super) fn examples(
        &mut self,
        operation: &'a spec::Operation,
        fields: &[model::Field],
        place: &Place,
    ) -> Vec<model::Example> {
        let mut names = BTreeSet::new();
        let mut examples = Vec::new();
        for (index, example) in operation.examples.iter().enumerate() {
            let at = place.nth("examples", index);
            self.provenance(&example.source, &at);
            if heck::ToSnakeCase::to_snake_case(example.name.as_str()) != example.name {
                self.error(
                    "example-name",
                    &at.at("name"),
                    format!("`{}` is no name in `snake_case`", example.name),
                    "becomes the name of a test",
                    format!(
                        "write `{}`",
                        heck::ToSnakeCase::to_snake_case(example.name.as_str())
                    ),
                );
            }
            if !names.insert(&example.name) {
                self.error(
                    "duplicate-example",
                    &at.at("name"),
                    format!("two examples are called `{}`", example.name),
                    "again here",
                    "give each example a name of its own".into(),
                );
            }
            let kind = match &example.shows {
                spec::ExampleKind::Request(request) => {
                    let at = at.at("shows").at("request");
                    ExampleKind::Request(self.example_request(request, fields, &at))
                }
                spec::ExampleKind::Success(answer) => ExampleKind::Success(self::answer(answer)),
                spec::ExampleKind::Failure(answer) => ExampleKind::Failure(self::answer(answer)),
            };
            examples.push(model::Example {
                name: example.name.clone(),
                doc: optional_text(&example.doc),
                kind,
                source: example.source.clone(),
            });
        }
        examples
    }

    fn example_request(
        &mut self,
        request: &'a spec::ExampleRequest,
        fields: &[model::Field],
        place: &Place,
    ) -> Vec<(String, serde_json::Value)> {
        let mut given = Vec::new();
        for (index, value) in request.parameters.iter().enumerate() {
            let at = place.nth("parameters", index);
            let Some(field) = fields.iter().find(|field| field.wire == value.name) else {
                let known = fields
                    .iter()
                    .map(|field| field.wire.as_str())
                    .collect::<Vec<_>>();
                self.error(
                    "unknown-field",
                    &at.at("name"),
                    format!("the operation has no parameter `{}`", value.name),
                    "not a parameter",
                    suggest::help(&value.name, &known),
                );
                continue;
            };
            if let Err(mismatch) = values::in_wire_form(&value.value, &field.kind) {
                self.error(
                    "value-type",
                    &at.at("value"),
                    format!("the value of `{}` is no {}", value.name, mismatch.expected),
                    &format!("expected {}", mismatch.with_article()),
                    "write the value in the JSON of the parameter's type".into(),
                );
            }
            given.push((value.name.clone(), value.value.clone()));
        }
        for field in fields
            .iter()
            .filter(|field| field.presence == Presence::Required)
        {
            if !given.iter().any(|(name, _)| *name == field.wire) {
                self.error(
                    "example-misses",
                    &place.at("parameters"),
                    format!("the example leaves out `{}`, which is required", field.wire),
                    "no whole request",
                    format!("add `{{ \"name\": \"{}\", \"value\": … }}`, with `\"assumed\": true` if the document does not show it", field.wire),
                );
            }
        }
        given
    }
}

fn answer(answer: &spec::Answer) -> ExampleAnswer {
    let (format, body) = match &answer.body {
        spec::AnswerBody::Json(value) => (AnswerFormat::Json, value.to_string()),
        spec::AnswerBody::Xml(text) => (AnswerFormat::Xml, text.clone()),
    };
    ExampleAnswer {
        status: answer.status,
        body,
        format,
    }
}
