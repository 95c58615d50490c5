//! Parameters → the traits of HTTP that say where they are.

use apispec_codegen::model::{Field, Kind, Location, Presence, Types};
use serde_json::{Value, json};

use super::structures::in_json;
use crate::export::encodings::{self, Encoding};

/// A parameter that no trait binds to its location.
pub(super) struct Unbound {
    pub(super) parameter: String,
    pub(super) why: String,
}

/// Binds a parameter to its location; or what is not said of it.
pub(super) fn bind(
    field: &Field,
    name: &str,
    types: &Types,
    member: &mut Value,
) -> Option<Unbound> {
    let wire = field.wire.as_str();
    let unbound = |why: String| Some(Unbound { parameter: wire.to_owned(), why });
    let encoding = encodings::of(field, types);
    let is_bound = match (field.location, &encoding) {
        (Location::Host, _) => is_label(field),
        (Location::Path, _) if field.presence == Presence::Optional => false,
        (_, Encoding::Plain) => true,
        // A query repeats the name of a list, a header has its items with commas.
        (Location::Query, Encoding::Style { explode, .. }) => *explode,
        (location, Encoding::Style { .. }) => location == Location::Header,
        (_, Encoding::Json | Encoding::Other(_)) => false,
    };
    let bound = match field.location {
        Location::Query => json!({ "smithy.api#httpQuery": wire }),
        Location::Header => json!({ "smithy.api#httpHeader": wire }),
        Location::Path => json!({ "smithy.api#httpLabel": {} }),
        Location::Host => json!({ "smithy.api#hostLabel": {} }),
        Location::Payload => {
            member["traits"]["smithy.api#httpPayload"] = json!({});
            return None;
        }
        Location::Body => {
            in_json(field, name, member);
            let text = encodings::in_text(&field.kind).map(|_| "it is written as a text");
            return text.and_then(|why| unbound(why.to_owned()));
        }
        Location::Form => {
            in_json(field, name, member);
            return unbound("it is in a form, to which no trait binds members".to_owned());
        }
    };
    if is_bound {
        if let (Some(traits), Value::Object(bound)) = (member["traits"].as_object_mut(), bound) {
            traits.extend(bound);
        }
        return None;
    }
    let location = field.location.name();
    unbound(match encoding {
        Encoding::Other(example) => format!("no trait binds it to the {location} as `{example}`"),
        Encoding::Json => format!("no trait binds it to the {location} as JSON in a text"),
        Encoding::Plain | Encoding::Style { .. } => {
            format!("no trait binds it to the {location} in its encoding")
        }
    })
}

/// Whether a member is a label of the host: a text that is always there.
pub(super) fn is_label(field: &Field) -> bool {
    let is_text = matches!(field.kind, Kind::String);
    field.location == Location::Host && field.presence == Presence::Required && is_text
}
