//! Locations: what may stand where in a message, and in which form.

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
            Owner::Request(Style::Rpc(_)) => Location::Query,
            Owner::Request(Style::Rest(_)) | Owner::Response | Owner::Object => Location::Body,
        }
    }

    fn locations(self) -> &'static [Location] {
        match self {
            Owner::Request(Style::Rpc(_)) => &[Location::Query, Location::Form, Location::Header],
            Owner::Request(Style::Rest(_)) => {
                &[Location::Path, Location::Query, Location::Header, Location::Body]
            }
            Owner::Response => &[Location::Body, Location::Header],
            Owner::Object => &[Location::Body],
        }
    }
}

impl Checker<'_> {
    /// Only some locations exist in each kind of message.
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
                format!("`{}` can't stand in the {}", field.name, location.name()),
                "no such place in this message",
                format!("use one of {}", suggest::list(&names)),
            );
        }
        if location == Location::Path && !field.required {
            self.error(
                "optional-path-parameter",
                &place.at("name"),
                format!("`{}` stands in the path and is not required", field.name),
                "a path can't leave it out",
                "add `\"required\": true`",
            );
        }
    }

    /// A path or a header carries one text, and so does each item of a list in one text.
    pub(super) fn carriable(
        &mut self,
        kind: &Kind,
        location: Location,
        field: &str,
        place: &Place,
        types: &Types,
    ) {
        // Joined with others, or in a path, which is shown and logged, nothing could redact a secret.
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
            (Location::Header, Kind::Secret) => true,
            (Location::Path | Location::Header, Kind::List { of, encoding, .. }) => {
                scalar(of) && encoding.separator().is_some()
            }
            (Location::Path | Location::Header, kind) => scalar(kind),
            (Location::Query | Location::Form, Kind::List { of, encoding, .. }) => {
                scalar(of)
                    || matches!(
                        encoding,
                        ListEncoding::Indexed | ListEncoding::Json | ListEncoding::Flat
                    )
            }
            (Location::Query | Location::Form, _) => true,
        };
        if !carried {
            let help = match (location, kind) {
                (Location::Body, _) => {
                    "remove `encoding`; a text with a list in it is `\"type\": { \"json\": { \"list\": … } }`"
                }
                (_, Kind::List { .. }) => {
                    "give the list an `encoding` that fits, such as `comma` for texts or `json` for objects in a query"
                }
                (Location::Path, Kind::Secret) => {
                    "a path is shown and logged; let the secret stand elsewhere"
                }
                _ => {
                    "only texts, numbers, booleans and lists of them stand there; let it stand elsewhere, or make it a `string` that the caller writes"
                }
            };
            self.error(
                "uncarriable",
                place,
                format!("`{field}` can't be written in the {}", location.name()),
                "no such text",
                help,
            );
        }
        if inner_kinds(kind).any(has_encoding) {
            self.error(
                "nested-encoding",
                place,
                format!("`{field}` has a list or a map with an encoding within another one"),
                "only a field as a whole can be encoded",
                "remove the inner `encoding`, or define an object with a field of this type",
            );
        }
        if inner_kinds(kind).any(|kind| matches!(kind, Kind::Json(_))) {
            self.error(
                "nested-json",
                place,
                format!("`{field}` has JSON in a string within another type"),
                "only a field as a whole can be JSON in a string",
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
