//! Polling: the operation that reports the state of a task, its request, and the states.

use std::collections::BTreeMap;

use super::field_paths::{Inside, Whole, fits, is_required};
use super::{Checker, items};
use crate::model::{self, Field, Kind, Operation, PollParameter, PollValue, Service, Types};
use crate::place::Place;
use crate::spec;

/// The operation that begins a task, and the one that reports its state.
struct Pair<'m> {
    begins: &'m Operation,
    reports: &'m Operation,
    types: &'m Types,
}

impl Checker<'_> {
    /// How the task is polled that an operation begins.
    pub(super) fn poll(
        &mut self,
        says: &spec::Poll,
        begins: &Operation,
        service: &Service,
        place: &Place,
    ) -> Option<model::Poll> {
        let (operations, types) = (&service.operations, &service.types);
        let Some(reports) = operations.iter().find(|it| it.wire == says.operation) else {
            self.unknown(
                "unknown-operation",
                &place.at("operation"),
                format!("the service has no operation `{}`", says.operation),
                "not an operation of the service",
                &says.operation,
                operations.iter().map(|it| it.wire.as_str()),
            );
            return None;
        };
        let pair = Pair { begins, reports, types };
        let with = self.poll_parameters(says, &pair, place);
        let item = says.item.as_ref();
        let item = item.map(|it| self.polled_item(it, &pair, &place.at("item")));
        let (fields, whole) = match &item {
            None => (reports.response.fields(), Whole::Response(&says.operation)),
            Some(item) => (item.as_ref()?.1, Whole::Item),
        };
        let inside = Inside { fields, types, whole };
        let (state, field) = self.field_path(&says.state, inside, &place.at("state"))?;
        self.states(says, field, types, place)?;
        let item = item.map(|item| item.map(|(item, _)| item));
        let item = match item {
            None => None,
            Some(item) => Some(item?),
        };
        Some(model::Poll {
            says: says.clone(),
            request_type: reports.request_type(),
            required_type: reports.required_type(),
            with: with?,
            item,
            state,
        })
    }

    /// The parameters of the request that asks for the state; each required one has to be given.
    fn poll_parameters(
        &mut self,
        says: &spec::Poll,
        pair: &Pair<'_>,
        place: &Place,
    ) -> Option<Vec<PollParameter>> {
        let fields = &pair.reports.request.fields;
        let mut with = BTreeMap::new();
        let mut all = true;
        for (at, given) in items(place, "with", &says.with) {
            let index = self.field_index(&given.parameter, fields, &at.at("parameter"));
            let Some(value) = index.and_then(|index| {
                self.poll_value(&given.from, &fields[index], pair, &at.at("from"))
            }) else {
                all = false;
                continue;
            };
            let Some(index) = index else { continue };
            if with.insert(index, value).is_some() {
                self.error(
                    "poll-parameter-twice",
                    &at.at("parameter"),
                    format!("`{}` is given twice", given.parameter),
                    "again here",
                    "remove one of them",
                );
            }
        }
        let missing = fields.iter().enumerate();
        let mut missing =
            missing.filter(|(index, it)| is_required(it) && !with.contains_key(index));
        if let Some((_, missing)) = missing.next().filter(|_| all) {
            return self.reject(
                "poll-without-parameter",
                &place.at("with"),
                format!("`{}` requires `{}`", says.operation, missing.wire),
                "not given here",
                format!("add `{{ \"parameter\": \"{}\", \"from\": … }}`", missing.wire),
            );
        }
        let with = with.into_iter();
        let with = with.map(|(index, value)| PollParameter { field: fields[index].clone(), value });
        all.then(|| with.collect())
    }

    /// A value that is known once the task has begun, for a field of another message.
    fn poll_value(
        &mut self,
        says: &spec::PollValue,
        target: &Field,
        pair: &Pair<'_>,
        place: &Place,
    ) -> Option<PollValue> {
        let begins = pair.begins;
        let (value, field) = match says {
            spec::PollValue::Request(name) => {
                let fields = &begins.request.fields;
                let index = self.field_index(name, fields, &place.at("request"))?;
                (PollValue::Request(index), &fields[index])
            }
            spec::PollValue::Response(path) => {
                let fields = begins.response.fields();
                let whole = Whole::Response(&begins.wire);
                let inside = Inside { fields, types: pair.types, whole };
                let (path, field) = self.field_path(path, inside, &place.at("response"))?;
                (PollValue::Response(path), field)
            }
        };
        if !fits(field, target) {
            return self.reject(
                "poll-value-type",
                place,
                format!("`{}` and `{}` have different types", field.wire, target.wire),
                "not a value of its type",
                "name a field of the same type, or correct the type of one of them",
            );
        }
        Some(value)
    }

    /// The item that has the state, with the fields of the list's items.
    fn polled_item<'m>(
        &mut self,
        says: &spec::PolledItem,
        pair: &Pair<'m>,
        place: &Place,
    ) -> Option<(model::PolledItem, &'m [Field])> {
        let fields = pair.reports.response.fields();
        let whole = Whole::Response(&pair.reports.wire);
        let inside = Inside { fields, types: pair.types, whole };
        let (list, fields) = self.list_path(&says.list, inside, &place.at("list"))?;
        let inside = Inside { fields, types: pair.types, whole: Whole::Item };
        let (key, field) = self.field_path(&says.key, inside, &place.at("key"))?;
        let [key] = &key.0[..] else {
            return self.reject(
                "poll-key",
                &place.at("key"),
                format!("`{}` is not a field of the item itself", says.key),
                "within another field",
                "name a field of the item",
            );
        };
        let is = self.poll_value(&says.is, field, pair, &place.at("is"))?;
        Some((model::PolledItem { list, key: key.clone(), is }, fields))
    }

    /// Each state is a value of the field, and means one thing.
    fn states(
        &mut self,
        says: &spec::Poll,
        field: &Field,
        types: &Types,
        place: &Place,
    ) -> Option<()> {
        let declared = types.variants(&field.kind);
        if declared.is_none() && field.kind != Kind::String {
            return self.reject(
                "state-type",
                &place.at("state"),
                format!("`{}` is neither a text nor an enumeration", says.state),
                "not a state",
                "name the field with the state",
            );
        }
        let mut seen = BTreeMap::new();
        let mut is_right = true;
        for (key, states) in
            [("running", &says.running), ("done", &says.done), ("failed", &says.failed)]
        {
            for (at, state) in items(place, key, states) {
                let known = declared.into_iter().flatten().map(|it| it.wire.as_str());
                let known = known.collect::<Vec<_>>();
                if declared.is_some() && !known.contains(&state.as_str()) {
                    is_right = false;
                    let title = format!("`{}` is never `{state}`", says.state);
                    self.unknown("unknown-state", &at, title, "not a declared value", state, known);
                } else if let Some(first) = seen.insert(state, at.clone()) {
                    is_right = false;
                    let title = format!("the state `{state}` is listed twice");
                    self.duplicate("state-twice", &at, &first, title, "remove one of them");
                }
            }
        }
        is_right.then_some(())
    }
}
