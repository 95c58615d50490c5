//! Observations: what was sent is a value of what the spec says, and what is known of it is a fact.

use std::collections::BTreeSet;

use heck::ToSnakeCase;
use serde_json::Value;

use super::predicates::Subjects;
use super::{Checker, items, names, values};
use crate::model::{self, Kind, Shape};
use crate::place::Place;
use crate::spec;
use crate::spec::read::File;

impl Checker<'_> {
    /// Every file of observations is beside the operation that was observed.
    pub(super) fn observed_operations(&mut self) {
        let specs = self.specs;
        let operations = specs.operations.iter().filter_map(|it| specs.observations_of(it));
        let observed = operations.map(|file| file.source).collect::<BTreeSet<_>>();
        for file in specs.observations.iter().filter(|file| !observed.contains(&file.source)) {
            let name = &specs.sources[file.source].name;
            let operation = name.replace(".observed.json", ".json");
            self.error(
                "orphan",
                &Place::file(file.source),
                format!("there is no `{operation}`"),
                "observations of no operation",
                "rename this file after the file of the operation, or remove it",
            );
        }
    }

    /// What was observed of an operation.
    pub(super) fn observations(
        &mut self,
        operation: &File<spec::Operation>,
        subjects: &Subjects<'_>,
    ) -> Vec<model::Observation> {
        let Some(file) = self.specs.observations_of(operation) else {
            return Vec::new();
        };
        let mut known = BTreeSet::new();
        let place = Place::file(file.source);
        let mut observations = Vec::new();
        for (at, observation) in items(&place, "observations", &file.spec.observations) {
            self.observation_name(observation, &mut known, &at);
            observations.push(model::Observation {
                request: self.observed_request(observation, &operation.spec, subjects, &at),
                facts: self.observed_facts(observation, subjects, &at),
                says: spec::Observation { allow: Vec::new(), ..observation.clone() },
                place: at,
            });
        }
        observations
    }

    fn observation_name<'o>(
        &mut self,
        observation: &'o spec::Observation,
        known: &mut BTreeSet<&'o str>,
        place: &Place,
    ) {
        let name = &observation.name;
        if name.to_snake_case() != *name || !names::is_identifier(&format!("_{name}")) {
            self.error(
                "observation-name",
                &place.at("name"),
                format!("`{name}` is not in `snake_case`"),
                "becomes an anchor and the name of a test",
                "use lower-case letters, digits and `_`",
            );
        }
        if !known.insert(name) {
            self.error(
                "duplicate-observation",
                &place.at("name"),
                format!("two observations are called `{name}`"),
                "again here",
                "give each observation a name of its own",
            );
        }
        if let Some(address) = &observation.address {
            self.address(address, &place.at("address"));
        }
        if let Some(date) = &observation.date
            && !is_date(date)
        {
            self.error(
                "observation-date",
                &place.at("date"),
                format!("`{date}` is not a date"),
                "expected `YYYY`, `YYYY-MM` or `YYYY-MM-DD`",
                "write what is known of the date, or remove it",
            );
        }
        let is_refused = matches!(observation.outcome, spec::Outcome::Refused(_));
        if observation.unexplained.is_some() && !is_refused {
            self.error(
                "unexplained-success",
                &place.at("unexplained"),
                "only a refused request can be unexplained",
                "the request was not refused",
                "remove `unexplained`, or correct the `outcome`",
            );
        }
    }

    /// The parameters that the spec has; the others have to be left out with a reason.
    fn observed_request(
        &mut self,
        observation: &spec::Observation,
        operation: &spec::Operation,
        subjects: &Subjects<'_>,
        place: &Place,
    ) -> Vec<(String, Value)> {
        let mut request = Vec::new();
        let place = place.at("request");
        for (name, value) in self.members(&observation.request, &place) {
            let field = subjects.fields.iter().find(|field| field.wire == *name);
            let Some(field) = field else {
                if !is_left_out(name, operation) {
                    let known = subjects.fields.iter().map(|field| field.wire.as_str());
                    self.unknown(
                        "observed-parameter",
                        &place.at(name),
                        format!("`{name}` was sent, and the operation has no such parameter"),
                        "unknown parameter",
                        name,
                        known,
                    );
                }
                continue;
            };
            let value = sent(value, &field.kind, subjects);
            if let Some(value) = self.observed_value(name, value, &field.kind, subjects, &place) {
                request.push((name.clone(), value));
            }
        }
        request
    }

    fn observed_facts(
        &mut self,
        observation: &spec::Observation,
        subjects: &Subjects<'_>,
        place: &Place,
    ) -> Vec<(String, Value)> {
        let mut facts = Vec::new();
        let place = place.at("facts");
        let Some(observed) = &observation.facts else {
            return facts;
        };
        for (name, value) in self.members(observed, &place) {
            let Some(index) = self.context_index(name, subjects.context, &place.at(name)) else {
                continue;
            };
            let kind = &subjects.context[index].kind;
            if let Some(value) = self.observed_value(name, value.clone(), kind, subjects, &place) {
                facts.push((name.clone(), value));
            }
        }
        facts
    }

    fn members<'v>(&mut self, value: &'v Value, place: &Place) -> Vec<(&'v String, &'v Value)> {
        match value {
            Value::Object(members) => members.iter().collect(),
            _ => self
                .reject(
                    "value-type",
                    place,
                    "this is not an object",
                    "expected an object",
                    "write an object from names to values",
                )
                .unwrap_or_default(),
        }
    }

    fn observed_value(
        &mut self,
        name: &str,
        value: Value,
        kind: &Kind,
        subjects: &Subjects<'_>,
        place: &Place,
    ) -> Option<Value> {
        match values::in_wire_form(&value, kind, subjects.types) {
            Ok(_) => Some(value),
            Err(mismatch) => self.reject(
                "value-type",
                &place.at(name),
                format!("the value of `{name}` is not {}", mismatch.with_article()),
                &format!("expected {}", mismatch.with_article()),
                "write the text that was sent, or the JSON of the parameter's type",
            ),
        }
    }
}

/// Whether the operation says why a parameter is not in the spec.
fn is_left_out(name: &str, operation: &spec::Operation) -> bool {
    let mut left_out = operation.left_out.iter().flat_map(|it| it.what.split(", "));
    left_out.any(|what| what == name)
}

/// What a text on the wire is in the JSON of its type; anything else as it is.
fn sent(value: &Value, kind: &Kind, subjects: &Subjects<'_>) -> Value {
    let Value::String(text) = value else {
        return value.clone();
    };
    let parsed = || serde_json::from_str(text).unwrap_or_else(|_| value.clone());
    match kind {
        Kind::String | Kind::Secret | Kind::Timestamp(_) => value.clone(),
        Kind::Boolean | Kind::Int32 | Kind::Int64 | Kind::Float | Kind::Double => parsed(),
        Kind::Any | Kind::Map { .. } | Kind::Json(_) => parsed(),
        Kind::Named(id) => match &subjects.types.arena[id].shape {
            Shape::Enumeration(_) => value.clone(),
            Shape::Structure(_) => parsed(),
        },
        Kind::List { of, encoding, .. } => match encoding.separator() {
            Some(separator) => {
                let items = text.split(separator).map(|item| sent(&item.into(), of, subjects));
                items.collect::<Vec<_>>().into()
            }
            None => parsed(),
        },
    }
}

fn is_date(text: &str) -> bool {
    let parts = text.split('-').collect::<Vec<_>>();
    let number = |part: &str, digits: usize, most: u32| {
        let number = part.parse::<u32>().ok().filter(|number| (1..=most).contains(number));
        part.len() == digits && number.is_some()
    };
    match parts.as_slice() {
        [year] => number(year, 4, 9999),
        [year, month] => number(year, 4, 9999) && number(month, 2, 12),
        [year, month, day] => number(year, 4, 9999) && number(month, 2, 12) && number(day, 2, 31),
        _ => false,
    }
}
