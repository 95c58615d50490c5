//! Responses: their fields, and failures that are reported inside them.

use super::Checker;
use super::content::Declared;
use super::locations::Owner;
use super::types::TypeTable;
use crate::model;
use crate::place::Place;
use crate::spec;
use crate::spec::read::File;

impl<'a> Checker<'a> {
    /// What a successful response carries.
    pub(super) fn response(
        &mut self,
        response: &'a spec::Response,
        place: &Place,
        name: &str,
        types: &mut TypeTable,
    ) -> model::Response {
        match response {
            spec::Response::Empty => model::Response::Empty,
            spec::Response::Object(object) => {
                let at = place.at("object");
                let name = format!("{name}Response");
                let structure = self.structure(&object.fields, Owner::Response, &at, &name, types);
                model::Response::Object(structure)
            }
            spec::Response::List(list) => {
                let at = place.at("list").at("of");
                let kind = self.kind(&list.of, &at, &format!("{name}Item"), types);
                model::Response::List(kind, list.item.clone())
            }
        }
    }

    /// How an operation reports failures inside responses whose HTTP status means success.
    ///
    /// The service's declaration applies to each of its operations whose response may have the deciding field.
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
        // Fields inside a field that only failures have are not declared anywhere.
        let inside = format!("{}/", own.field);
        let is_declared = |name: &str| {
            let in_failure = own.failed.is_empty() && name.starts_with(&inside);
            declared.has(name) || in_failure
        };
        let mut parts = vec![
            ("field", &own.field, may_have(declared, own)),
            ("code", &own.code, is_declared(&own.code)),
            ("message", &own.message, is_declared(&own.message)),
        ];
        let status = own.status.as_ref();
        parts.extend(status.map(|status| ("status", status, is_declared(status))));
        for (key, name, exists) in parts {
            if !exists {
                self.unknown(
                    "unknown-field",
                    &place.at(key),
                    format!("the response has no field `{name}`"),
                    "not a field of the response",
                    name,
                    field_names(response),
                );
            }
        }
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
        // A service that so far consists of its `service.json` has no responses yet.
        if operations.is_empty() || operations.iter().any(is_used) {
            return;
        }
        let responses = operations.iter().map(|operation| &operation.response);
        self.unknown(
            "in-band-without-response",
            &place.at("field"),
            format!("no response of the service has a field `{}`", way.field),
            "not a field of any response",
            &way.field,
            responses.flat_map(field_names),
        );
    }
}

/// Whether a response may have the field that decides between success and failure. A field that only
/// failures have is not declared, but its parent is.
fn may_have(declared: Declared<'_>, way: &spec::InBandFailure) -> bool {
    if !way.failed.is_empty() {
        return declared.has(&way.field);
    }
    let parent = way.field.rsplit_once('/');
    parent.is_none_or(|(parent, _)| declared.has(parent))
}

fn field_names(response: &model::Response) -> Vec<&str> {
    let fields = response.fields().iter();
    fields.map(|field| field.wire.as_str()).collect()
}
