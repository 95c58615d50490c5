//! Answers: their fields, and failures told inside them.

use super::Checker;
use super::content::{Declared, Found};
use super::types::TypeTable;
use crate::model;
use crate::place::Place;
use crate::spec;
use crate::spec::read::File;
use crate::suggest;

impl<'a> Checker<'a> {
    /// What a successful answer carries.
    pub(super) fn response(
        &mut self,
        response: &'a spec::Response,
        place: &Place,
        name: &str,
        types: &mut TypeTable,
    ) -> model::Response {
        let place = place.at("response");
        match response {
            spec::Response::Empty => model::Response::Empty,
            spec::Response::Object(object) => {
                let at = place.at("object");
                let name = format!("{name}Response");
                let fields = self.response_fields(&object.fields, &at, &name, types);
                model::Response::Object(model::Structure::new(fields))
            }
            spec::Response::List(list) => {
                let at = place.at("list").at("of");
                let kind = self.kind(&list.of, &at, &format!("{name}Item"), types);
                model::Response::List(kind, list.item.clone())
            }
        }
    }

    /// How an operation tells failures inside answers whose HTTP status means success.
    ///
    /// The service's way holds for each of its operations whose answer may have the deciding field.
    pub(super) fn in_band_failure(
        &mut self,
        service: &'a File<spec::Service>,
        operation: &'a spec::Operation,
        response: &model::Response,
        types: &model::Types,
        place: &Place,
    ) -> Option<model::InBandFailure> {
        let declared = Declared::of(response, types);
        let own = operation.in_band_failure.as_ref();
        if let Some(own) = own {
            self.own_in_band_failure(own, response, declared, &place.at("in_band_failure"));
        }
        let inherited = service.spec.in_band_failure.as_ref();
        let inherited = inherited.filter(|way| may_have(declared, way));
        own.or(inherited).cloned()
    }

    fn own_in_band_failure(
        &mut self,
        own: &'a spec::InBandFailure,
        response: &model::Response,
        declared: Declared<'_>,
        place: &Place,
    ) {
        let known = field_names(response);
        // What is inside of a field that only failures have is declared nowhere.
        let inside = format!("{}/", own.field);
        let is_undeclared = |name: &str| {
            let in_failure = own.failed.is_empty() && name.starts_with(&inside);
            declared.at(name) == Found::Nothing && !in_failure
        };
        if !may_have(declared, own) {
            self.unknown_response_field(&own.field, &place.at("field"), &known);
        }
        let parts = [
            ("code", Some(&own.code)),
            ("message", Some(&own.message)),
            ("status", own.status.as_ref()),
        ];
        for (key, name) in parts {
            if let Some(name) = name.filter(|name| is_undeclared(name)) {
                self.unknown_response_field(name, &place.at(key), &known);
            }
        }
    }

    fn unknown_response_field(&mut self, name: &str, place: &Place, known: &[&str]) {
        self.error(
            "unknown-field",
            place,
            format!("the answer has no field `{name}`"),
            "not a field of the answer",
            suggest::help(name, known),
        );
    }

    /// A service's in-band failure has to match a response of at least one operation.
    pub(super) fn service_in_band_failure(
        &mut self,
        service: &'a File<spec::Service>,
        operations: &[model::Operation],
    ) {
        let Some(way) = &service.spec.in_band_failure else {
            return;
        };
        let place = Place::file(service.source).at("in_band_failure");
        let is_used = |operation: &model::Operation| {
            let used = operation.in_band_failure.as_ref();
            used.is_some_and(|used| used.field == way.field)
        };
        if operations.is_empty() || operations.iter().any(is_used) {
            return;
        }
        let known = operations
            .iter()
            .flat_map(|operation| field_names(&operation.response))
            .collect::<Vec<_>>();
        self.error(
            "in-band-without-response",
            &place.at("field"),
            format!("no response of the service has a field `{}`", way.field),
            "can't be found in any response",
            suggest::help(&way.field, &known),
        );
    }
}

/// Whether a response may have the field that decides between success and failure. A field that only
/// failures have is not declared, but its parent is.
fn may_have(declared: Declared<'_>, way: &spec::InBandFailure) -> bool {
    if !way.failed.is_empty() {
        return declared.at(&way.field) != Found::Nothing;
    }
    match way.field.rsplit_once('/') {
        Some((parent, _)) => declared.at(parent) != Found::Nothing,
        None => true,
    }
}

fn field_names(response: &model::Response) -> Vec<&str> {
    let fields = response.fields().iter();
    fields.map(|field| field.wire.as_str()).collect()
}
