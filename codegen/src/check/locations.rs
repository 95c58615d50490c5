//! Locations: which types are allowed where in a message, and in which encoding.

use super::Checker;
use crate::model::{Kind, ListEncoding, MapEncoding, Types};
use crate::place::Place;
use crate::spec;
use crate::spec::{Location, Style};
use crate::suggest;

/// What fields belong to.
#[derive(Clone, Copy)]
pub(super) enum Owner<'a> {
    /// A request of this style.
    Request(&'a Style),
    /// A response.
    Response,
    /// An object within a request or a response.
    Object,
}

impl Owner<'_> {
    /// The member of a spec in which the fields are.
    pub(super) fn key(self) -> &'static str {
        match self {
            Owner::Request(_) => "parameters",
            Owner::Response | Owner::Object => "fields",
        }
    }

    /// Where a field is whose spec does not say it.
    pub(super) fn usual_location(self) -> Location {
        match self {
            Owner::Request(Style::Rpc(rpc)) => match rpc.own_location() {
                _ if rpc.content_type.is_some() => Location::Body,
                Location::Form => Location::Form,
                _ => Location::Query,
            },
            Owner::Request(Style::Rest(_)) | Owner::Response | Owner::Object => Location::Body,
        }
    }

    fn locations(self) -> &'static [Location] {
        match self {
            Owner::Request(Style::Rpc(rpc)) if rpc.content_type.is_some() => &[
                Location::Host,
                Location::Query,
                Location::Header,
                Location::Body,
                Location::Payload,
            ],
            Owner::Request(Style::Rpc(_)) => {
                &[Location::Host, Location::Query, Location::Form, Location::Header]
            }
            Owner::Request(Style::Rest(_)) => &[
                Location::Host,
                Location::Path,
                Location::Query,
                Location::Form,
                Location::Header,
                Location::Body,
                Location::Payload,
            ],
            Owner::Response => &[Location::Body, Location::Header, Location::Payload],
            Owner::Object => &[Location::Body],
        }
    }
}

impl Checker<'_> {
    /// Checks that the location exists in this kind of message.
    pub(super) fn location(
        &mut self,
        location: Location,
        owner: Owner<'_>,
        field: &spec::Field,
        place: &Place,
    ) {
        let allowed = owner.locations();
        if !allowed.contains(&location) {
            let names = allowed.iter().map(|location| location.name());
            let names = names.collect::<Vec<_>>();
            self.error(
                "location",
                &place.at("in"),
                format!("`{}` can't be in the {}", field.name, location.name()),
                "not a location in this message",
                format!("use one of {}", suggest::list(&names)),
            );
        }
        if location == Location::Path && !field.required {
            self.error(
                "optional-path-parameter",
                &place.at("name"),
                format!("the path parameter `{}` is not required", field.name),
                "a path can't omit it",
                "add `\"required\": true`",
            );
        }
    }

    /// Checks that a value of this kind can be encoded in the location.
    pub(super) fn carriable(
        &mut self,
        kind: &Kind,
        location: Location,
        field: &str,
        place: &Place,
        types: &Types,
    ) {
        // A secret that is joined with other items, or part of a path, which is shown and logged, can't be redacted.
        let scalar = |kind: &Kind| match kind {
            Kind::List { .. } | Kind::Map { .. } | Kind::Json(_) | Kind::Any | Kind::Secret => {
                false
            }
            Kind::Named(_) => types.variants(kind).is_some(),
            Kind::String
            | Kind::Boolean
            | Kind::Int32
            | Kind::Int64
            | Kind::Float
            | Kind::Double
            | Kind::Timestamp(_) => true,
        };
        let carried = match (location, kind) {
            (Location::Body, Kind::List { of, encoding, .. }) => {
                *encoding != ListEncoding::Json && (scalar(of) || encoding.separator().is_none())
            }
            (Location::Body, _) => true,
            // Whether a text is the body or JSON in it, services decide differently.
            (Location::Payload, kind) => match kind {
                Kind::List { encoding, .. } => {
                    *encoding == ListEncoding::Indexed && !kind.is_secret()
                }
                Kind::Map { encoding, .. } => *encoding == MapEncoding::Named && !kind.is_secret(),
                Kind::Named(_) => types.variants(kind).is_none(),
                kind => *kind == Kind::Any,
            },
            (Location::Header, Kind::Secret) => true,
            (Location::Path | Location::Header, Kind::List { of, encoding, .. }) => {
                scalar(of) && encoding.separator().is_some()
            }
            (Location::Path | Location::Header | Location::Host, kind) => scalar(kind),
            (Location::Query | Location::Form, Kind::List { of, encoding, .. }) => {
                scalar(of)
                    || matches!(
                        encoding,
                        ListEncoding::Indexed
                            | ListEncoding::Json
                            | ListEncoding::Flat
                            | ListEncoding::Wrapped
                    )
            }
            (Location::Query | Location::Form, _) => true,
        };
        if !carried {
            let help = match (location, kind) {
                (Location::Payload, _) => {
                    "only objects, lists and maps without `encoding`, and `any` can be a whole body"
                }
                (Location::Body, _) => {
                    "remove `encoding`; for a string that contains a list as JSON, use `\"type\": { \"json\": { \"list\": … } }`"
                }
                (Location::Host, kind) if *kind != Kind::Secret => {
                    "only texts, numbers and booleans can be part of a host"
                }
                (_, Kind::List { .. }) => {
                    "use another `encoding`, such as `comma` for texts or `json` for objects in a query"
                }
                (Location::Path | Location::Host, Kind::Secret) => {
                    "hosts and paths are shown and logged; put the secret in another location"
                }
                _ => {
                    "only texts, numbers, booleans and lists of them are allowed there; use another location, or a `string` that the caller encodes"
                }
            };
            self.error(
                "uncarriable",
                place,
                match location {
                    Location::Payload => format!("`{field}` can't be the whole body"),
                    location => format!("`{field}` can't be encoded in the {}", location.name()),
                },
                "not supported in this location",
                help,
            );
        }
        if inner_kinds(kind).any(has_encoding) {
            self.error(
                "nested-encoding",
                place,
                format!("`{field}` contains a nested list or map with its own `encoding`"),
                "only a whole field can have an encoding",
                "remove the inner `encoding`, or define an object with a field of this type",
            );
        }
        if inner_kinds(kind).any(|kind| matches!(kind, Kind::Json(_))) {
            self.error(
                "nested-json",
                place,
                format!("`{field}` contains a nested JSON string"),
                "only a whole field can be a JSON string",
                "define an object with a field of this type",
            );
        }
    }
}

/// The items, values or documents within a kind, from the outside in, up to a named type.
fn inner_kinds(kind: &Kind) -> impl Iterator<Item = &Kind> {
    fn inner(kind: &Kind) -> Option<&Kind> {
        match kind {
            Kind::List { of, .. } | Kind::Map { of, .. } | Kind::Json(of) => Some(of),
            _ => None,
        }
    }
    std::iter::successors(inner(kind), |kind| inner(kind))
}

fn has_encoding(kind: &Kind) -> bool {
    match kind {
        Kind::List { encoding, .. } => *encoding != ListEncoding::Indexed,
        Kind::Map { encoding, .. } => *encoding != MapEncoding::Named,
        _ => false,
    }
}
