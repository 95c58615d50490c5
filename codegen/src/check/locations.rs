//! Locations: what may stand where in a message, and in which form.

use super::Checker;
use super::types::TypeTable;
use crate::model::{self, Kind};
use crate::place::Place;
use crate::spec;
use crate::spec::Location;

impl Checker<'_> {
    /// Only some locations exist in each kind of message.
    pub(super) fn location(
        &mut self,
        location: Location,
        places: &Places<'_>,
        field: &spec::Field,
        place: &Place,
    ) {
        let allowed: &[Location] = match places {
            Places::Request(spec::Style::Rpc(_)) => {
                &[Location::Query, Location::Form, Location::Header]
            }
            Places::Request(spec::Style::Rest(_)) => &[
                Location::Path,
                Location::Query,
                Location::Header,
                Location::Body,
            ],
            Places::Response => &[Location::Body, Location::Header],
            Places::Member => &[Location::Body],
        };
        if !allowed.contains(&location) {
            let names = allowed
                .iter()
                .map(|location| location.name())
                .collect::<Vec<_>>();
            self.error(
                "location",
                &place.at("in"),
                format!("`{}` can't stand in the {}", field.name, location.name()),
                "no such place in this message",
                format!("use one of {}", crate::suggest::list(&names)),
            );
        }
        if location == Location::Path && !field.required {
            self.error(
                "optional-path-parameter",
                &place.at("name"),
                format!("`{}` stands in the path and is not required", field.name),
                "a path can't leave it out",
                "add `\"required\": true`".into(),
            );
        }
    }

    /// A path or a header carries one text, and so does each item of a list in one text.
    pub(super) fn carriable(
        &mut self,
        kind: &Kind,
        location: Location,
        (field, place): (&str, &Place),
        types: &TypeTable,
    ) {
        let scalar = |kind: &Kind| match kind {
            Kind::List { .. } | Kind::Map { .. } | Kind::Json(_) | Kind::Any | Kind::Secret => {
                false
            }
            Kind::Named(_) => types.arena.variants(kind).is_some(),
            _ => true,
        };
        let carried = match (location, kind) {
            (Location::Body, Kind::List { of, encoding, .. }) => {
                *encoding != model::ListEncoding::Json
                    && (scalar(of) || encoding.separator().is_none())
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
                        model::ListEncoding::Indexed
                            | model::ListEncoding::Json
                            | model::ListEncoding::Flat
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
                help.into(),
            );
        }
        if nested_encoding(kind, Depth::Field) {
            self.error(
                "nested-encoding",
                place,
                format!("`{field}` has a list or a map with an encoding within another one"),
                "only a field as a whole can be encoded",
                "remove the inner `encoding`, or define an object with a field of this type".into(),
            );
        }
        if nested_json(kind, Depth::Field) {
            self.error(
                "nested-json",
                place,
                format!("`{field}` has JSON in a string within another type"),
                "only a field as a whole can be JSON in a string",
                "define an object with a field of this type".into(),
            );
        }
    }
}

/// What message fields belong to.
pub(super) enum Places<'a> {
    /// A request.
    Request(&'a spec::Style),
    /// An answer.
    Response,
    /// An object.
    Member,
}

#[derive(PartialEq)]
enum Depth {
    Field,
    Inside,
}

fn nested_json(kind: &Kind, depth: Depth) -> bool {
    match kind {
        Kind::Json(of) => depth == Depth::Inside || nested_json(of, Depth::Inside),
        Kind::List { of, .. } | Kind::Map { of, .. } => nested_json(of, Depth::Inside),
        _ => false,
    }
}

/// Whether a list or a map that is no field of its own has an encoding.
fn nested_encoding(kind: &Kind, depth: Depth) -> bool {
    match kind {
        Kind::List { of, encoding, .. } => {
            depth == Depth::Inside && *encoding != model::ListEncoding::Indexed
                || nested_encoding(of, Depth::Inside)
        }
        Kind::Map { of, encoding } => {
            depth == Depth::Inside && *encoding != model::MapEncoding::Named
                || nested_encoding(of, Depth::Inside)
        }
        Kind::Json(of) => nested_encoding(of, Depth::Inside),
        _ => false,
    }
}
