//! Examples: the documented requests and responses match the spec's types.

use std::collections::BTreeSet;

use heck::ToSnakeCase;

use super::names;
use super::types::TypeTable;
use super::{Checker, items, values};
use crate::model::{self, Presence};
use crate::place::Place;
use crate::spec;

impl Checker<'_> {
    /// The examples of an operation.
    pub(super) fn examples(
        &mut self,
        operation: &spec::Operation,
        fields: &[model::Field],
        types: &TypeTable,
        place: &Place,
    ) {
        let mut names = BTreeSet::new();
        for (at, example) in items(place, "examples", &operation.examples) {
            let snake = example.name.to_snake_case();
            // Names may start with a digit; letters of other scripts, which have no case to correct, are not allowed.
            let is_name = !snake.is_empty() && names::is_identifier(&format!("_{snake}"));
            if snake != example.name || !is_name {
                self.error(
                    "example-name",
                    &at.at("name"),
                    format!("the example name `{}` is not in `snake_case`", example.name),
                    "used as a name in the vectors",
                    if names::is_identifier(&snake) {
                        format!("write `{snake}`")
                    } else {
                        "use only ASCII letters, digits and `_`".into()
                    },
                );
            }
            if !names.insert(&example.name) {
                self.error(
                    "duplicate-example",
                    &at.at("name"),
                    format!("duplicate example name `{}`", example.name),
                    "again here",
                    "give each example a unique name",
                );
            }
            let at = at.at("shows");
            match &example.shows {
                spec::ExampleKind::Request(request) => {
                    self.example_request(request, fields, types, &at.at("request"));
                }
                spec::ExampleKind::Success(answer) => self.headers(answer, &at.at("success")),
                spec::ExampleKind::Failure(answer) => self.headers(answer, &at.at("failure")),
            }
        }
    }

    fn headers(&mut self, answer: &spec::Answer, place: &Place) {
        for (at, header) in items(place, "headers", &answer.headers) {
            self.header_name(&header.name, &at.at("name"));
        }
    }

    fn example_request(
        &mut self,
        request: &spec::ExampleRequest,
        fields: &[model::Field],
        types: &TypeTable,
        place: &Place,
    ) {
        let mut given = BTreeSet::new();
        for (at, value) in items(place, "parameters", &request.parameters) {
            let index = self.field_index(&value.name, fields, &at.at("name"));
            let Some(field) = index.map(|index| &fields[index]) else {
                continue;
            };
            if !given.insert(&value.name) {
                self.error(
                    "duplicate-field",
                    &at.at("name"),
                    format!("the example sets `{}` twice", value.name),
                    "again here",
                    "keep one of them; write several values as one list",
                );
            }
            if let Err(mismatch) = values::in_wire_form(&value.value, &field.kind, types) {
                self.error(
                    "value-type",
                    &at.at("value"),
                    format!("the value of `{}` does not match its type", value.name),
                    &format!("expected {}", mismatch.with_article()),
                    "write the value as JSON of the parameter's type",
                );
            }
        }
        for field in fields {
            let wire = &field.wire;
            if field.presence == Presence::Required && !given.contains(wire) {
                self.error(
                    "example-misses",
                    &place.at("parameters"),
                    format!("the required parameter `{wire}` is missing from the example"),
                    "an incomplete request",
                    format!("add `{{ \"name\": \"{wire}\", \"value\": … }}`, with `\"assumed\": true` if the document does not show it"),
                );
            }
        }
    }
}
