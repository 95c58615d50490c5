//! Examples: what the documents show is a value of what the spec says.

use std::collections::BTreeSet;

use super::names;
use super::scope::Scope;
use super::types::TypeTable;
use super::{Checker, values};
use crate::model::{self, Presence};
use crate::place::Place;
use crate::spec;
use crate::suggest;

impl<'a> Checker<'a> {
    /// The examples of an operation.
    pub(super) fn examples(
        &mut self,
        operation: &'a spec::Operation,
        fields: &[model::Field],
        types: &TypeTable,
        place: &Place,
    ) {
        let mut names = BTreeSet::new();
        for (index, example) in operation.examples.iter().enumerate() {
            let at = place.nth("examples", index);
            let snake = heck::ToSnakeCase::to_snake_case(example.name.as_str());
            if snake.is_empty()
                || snake != example.name
                || !names::is_identifier(&format!("_{snake}"))
            {
                let help = match names::is_identifier(&snake) {
                    true => format!("write `{snake}`"),
                    false => "choose one of letters, digits and `_`".into(),
                };
                self.error(
                    "example-name",
                    &at.at("name"),
                    format!("`{}` is no name in `snake_case`", example.name),
                    "becomes the name of a test",
                    help,
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
            if let spec::ExampleKind::Request(request) = &example.shows {
                let at = at.at("shows").at("request");
                self.example_request(request, fields, types, &at);
            }
        }
    }

    fn example_request(
        &mut self,
        request: &'a spec::ExampleRequest,
        fields: &[model::Field],
        types: &TypeTable,
        place: &Place,
    ) {
        let mut given = BTreeSet::new();
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
            if !given.insert(&value.name) {
                self.error(
                    "duplicate-field",
                    &at.at("name"),
                    format!("the example sets `{}` twice", value.name),
                    "again here",
                    "keep one of them; a list is one value".into(),
                );
            }
            if let Err(mismatch) = values::in_wire_form(&value.value, &field.kind, types) {
                self.error(
                    "value-type",
                    &at.at("value"),
                    format!("the value of `{}` is no {}", value.name, mismatch.expected),
                    &format!("expected {}", mismatch.with_article()),
                    "write the value in the JSON of the parameter's type".into(),
                );
            }
        }
        for field in fields
            .iter()
            .filter(|field| field.presence == Presence::Required)
        {
            if !given.contains(&field.wire) {
                self.error(
                    "example-misses",
                    &place.at("parameters"),
                    format!("the example leaves out `{}`, which is required", field.wire),
                    "no whole request",
                    format!("add `{{ \"name\": \"{}\", \"value\": … }}`, with `\"assumed\": true` if the document does not show it", field.wire),
                );
            }
        }
    }
}

impl Checker<'_> {
    /// The examples of a service become tests beside each other.
    pub(super) fn test_names(&mut self, operations: &[model::Operation]) {
        let mut tests = Scope::exact("the tests of the service");
        for operation in operations {
            let mut own = BTreeSet::new();
            for (index, example) in operation.examples.iter().enumerate() {
                // Two of one operation were told where they are.
                if own.insert(&example.name) {
                    let test = format!("{}_{}", operation.module, example.name);
                    let place = operation.place.nth("examples", index).at("name");
                    tests.claim_id(self, &test, &place);
                }
            }
        }
    }
}
