//! Constants: headers and query parameters that every request has, each with a name of its own.

use std::collections::BTreeMap;

use super::{Checker, items, names};
use crate::model;
use crate::place::Place;
use crate::spec;
use crate::spec::{Location, Style};

impl Checker<'_> {
    /// The constants of the style in this object.
    pub(super) fn constants(&mut self, style: &Style, place: &Place) {
        let place = place.at("style").at(match style {
            Style::Rpc(_) => "rpc",
            Style::Rest(_) => "rest",
        });
        let mut firsts = BTreeMap::<_, Place>::new();
        for (at, constant) in items(&place, "constants", style.constants()) {
            self.constant(constant, &at);
            let at = at.at("name");
            let first = firsts.entry(identity(constant.location, &constant.name));
            let first = first.or_insert_with(|| at.clone());
            if *first != at {
                self.duplicate(
                    "duplicate-constant",
                    &at,
                    first,
                    format!("duplicate constant `{}`", constant.name),
                    "remove one of them, or correct its name",
                );
            }
        }
    }

    fn constant(&mut self, constant: &spec::Constant, place: &Place) {
        let spec::Constant { name, location, value, .. } = constant;
        if !matches!(location, Location::Header | Location::Query) {
            self.error(
                "constant-location",
                &place.at("in"),
                format!("the constant `{name}` can't be in the {}", location.name()),
                "not a location of constants",
                "use `header` or `query`",
            );
        }
        if *location == Location::Header {
            self.header_name(name, &place.at("name"));
        }
        let literal = value.replace("{operation}", "").replace("{version}", "");
        if literal.contains(['{', '}']) {
            self.error(
                "constant-placeholder",
                &place.at("value"),
                format!("the value of `{name}` has an unknown placeholder"),
                "only `{operation}` and `{version}` are replaced",
                "use `{operation}` or `{version}`, or make it a parameter of the operations",
            );
        }
        // Nothing else can be in a header of a request.
        if !literal.bytes().all(|byte| matches!(byte, b' '..=b'~')) {
            self.error(
                "constant-value",
                &place.at("value"),
                format!("the value of `{name}` has characters other than printable ASCII"),
                "can't be sent as it is",
                "correct the value",
            );
        }
    }

    /// Checks that a text can be the name of a header.
    pub(super) fn header_name(&mut self, name: &str, place: &Place) {
        if !names::is_header(name) {
            self.error(
                "header-name",
                place,
                format!("`{name}` is not the name of a header"),
                "not a header name",
                "write the name alone, without colon and spaces",
            );
        }
    }

    /// Reports parameters that every request has already.
    pub(super) fn constant_parameters(&mut self, call: &model::Call, fields: &[model::Field]) {
        for field in fields {
            let own = identity(field.location, &field.wire);
            if call.constants().any(|it| identity(it.location, &it.name) == own) {
                self.error(
                    "constant-parameter",
                    &field.place.at("name"),
                    format!("every request has the constant `{}` already", field.wire),
                    "sent twice",
                    "remove the parameter, or the constant of the style or of the path",
                );
            }
        }
    }
}

/// What makes two names one on the wire.
fn identity(location: Location, name: &str) -> (Location, String) {
    match location {
        Location::Header => (location, name.to_ascii_lowercase()),
        _ => (location, name.to_owned()),
    }
}
