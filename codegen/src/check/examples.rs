//! Examples: the documented requests and responses match the spec's types.

use std::collections::BTreeSet;

use heck::ToSnakeCase;

use super::names;
use super::scope::Scope;
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
            // Tests are named after operation and example: names may start with a digit; letters of other scripts,
            // which have no case to correct, are not allowed.
            let is_name = !snake.is_empty() && names::is_identifier(&format!("_{snake}"));
            if snake != example.name || !is_name {
                self.error(
                    "example-name",
                    &at.at("name"),
                    format!("the example name `{}` is not in `snake_case`", example.name),
                    "used as the name of a test",
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
            if let spec::ExampleKind::Request(request) = &example.shows {
                let at = at.at("shows").at("request");
                self.example_request(request, fields, types, &at);
            }
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

    /// The examples of a service become tests in one module.
    pub(super) fn test_names(&mut self, operations: &[model::Operation]) {
        let mut tests = Scope::exact("the tests of the service");
        for operation in operations {
            let mut own = BTreeSet::new();
            for (at, example) in items(&operation.place, "examples", &operation.examples) {
                // Two of one operation were reported with its other examples.
                if own.insert(&example.name) {
                    let test = format!("{}_{}", operation.module, example.name);
                    tests.claim_id(self, &test, &at.at("name"));
                }
            }
        }
    }
}
