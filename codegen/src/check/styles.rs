//! Styles: where action and version are, and what every request has beside its parameters.

use std::collections::BTreeMap;

use super::{Checker, items, names};
use crate::model;
use crate::place::Place;
use crate::spec;
use crate::spec::{Location, Style};

impl Checker<'_> {
    /// The style of this provider or service.
    pub(super) fn style(&mut self, style: &Style, place: &Place) {
        let place = place.at("style").at(match style {
            Style::Rpc(_) => "rpc",
            Style::Rest(_) => "rest",
        });
        if let Style::Rpc(rpc) = style {
            self.rpc(rpc, &place);
        }
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

    /// Action and version are where they can be, and what has a body is sent with a method that has one.
    fn rpc(&mut self, rpc: &spec::RpcStyle, place: &Place) {
        let location = rpc.own_location();
        if !matches!(location, Location::Query | Location::Form | Location::Header) {
            self.error(
                "action-location",
                &place.at("in"),
                format!("`{}` can't be in the {}", rpc.action, location.name()),
                "not a location of action and version",
                "use `query`, `form` or `header`; the parameters of operations are members of a JSON body if there is a `content_type`",
            );
        }
        if location == Location::Form && rpc.content_type.is_some() {
            self.error(
                "two-bodies",
                &place.at("content_type"),
                "requests can't have a form and a JSON body".to_owned(),
                "a second body beside the form",
                "remove `content_type`, or put action and version in the `query` or in a `header`",
            );
        }
        let has_body = location == Location::Form || rpc.content_type.is_some();
        if has_body && matches!(rpc.method, spec::Method::Get | spec::Method::Delete) {
            self.error(
                "method-without-body",
                &place.at("method"),
                format!("requests have a body, but a {} request has none", rpc.method.name()),
                "a method without a body",
                "correct the method, or remove `in` or `content_type`",
            );
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
        let is_carried = literal.bytes().all(|byte| matches!(byte, b' '..=b'~'));
        if *location == Location::Header && !is_carried {
            self.error(
                "constant-value",
                &place.at("value"),
                format!("the value of `{name}` has characters other than printable ASCII"),
                "can't be in a header",
                "correct the value, or put the constant in the `query`",
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
