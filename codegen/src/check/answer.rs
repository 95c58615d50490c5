//! Answers: their fields, and failures told inside them.

use super::Checker;
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
                model::Response::Object(model::Structure {
                    fields,
                    has_secret: false,
                })
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
    /// The service's way holds for each of its operations whose answer has the deciding field.
    pub(super) fn in_band_failure(
        &mut self,
        service: &'a File<spec::Service>,
        operation: &'a spec::Operation,
        response: &model::Response,
        place: &Place,
    ) -> Option<model::InBandFailure> {
        let fields = match response {
            model::Response::Object(object) => object.fields.as_slice(),
            _ => &[],
        };
        let has = |name: &str| fields.iter().any(|field| field.wire == name);
        let own = operation.in_band_failure.as_ref();
        if let Some(own) = own {
            let at = place.at("in_band_failure");
            self.provenance(&own.source, &at);
            let known = fields
                .iter()
                .map(|field| field.wire.as_str())
                .collect::<Vec<_>>();
            let told = [
                ("field", Some(&own.field)),
                ("code", Some(&own.code)),
                ("message", Some(&own.message)),
                ("status", own.status.as_ref()),
            ];
            for (key, name) in told {
                let Some(name) = name else { continue };
                if !has(name) {
                    self.error(
                        "unknown-field",
                        &at.at(key),
                        format!("the answer has no field `{name}`"),
                        "not a field of the answer",
                        suggest::help(name, &known),
                    );
                }
            }
        }
        let inherited = service
            .spec
            .in_band_failure
            .as_ref()
            .filter(|way| has(&way.field));
        own.or(inherited).map(|way| model::InBandFailure {
            field: way.field.clone(),
            failed: way.failed.clone(),
            code: way.code.clone(),
            message: way.message.clone(),
            status: way.status.clone(),
        })
    }
}
