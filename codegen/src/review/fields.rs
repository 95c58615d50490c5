//! Fields side by side: parameters, fields of answers, members of objects.

use super::draft::{At, Differ, Scope, Way, pairs};
use super::kinds;
use super::rules::Ground;
use super::types::{KindChange, TypePairs};
use crate::model::{Field, Kind, ListEncoding, Presence, Service, Status};
use crate::place::Place;

/// Fields with the service around them and the place of what has them.
pub(super) type Fields<'a> = (&'a [Field], &'a Service, Place);

impl Differ<'_> {
    /// Two lists of fields.
    pub(super) fn fields(
        &mut self,
        scope: &Scope,
        (base, base_service, _): Fields<'_>,
        (head, head_service, _): Fields<'_>,
        types: &TypePairs,
    ) {
        let grounds = (
            Ground::fields(base_service, base),
            Ground::fields(head_service, head),
        );
        for (was, is) in pairs(base, head, |field| &field.wire) {
            let Some(wire) = was.or(is).map(|field| &field.wire) else {
                continue;
            };
            let within = scope.within(wire);
            match (was, is) {
                (Some(was), None) => {
                    let kind = scope
                        .way
                        .pick(&kinds::PARAMETER_REMOVED, &kinds::RESPONSE_FIELD_REMOVED);
                    let title = format!("`{wire}` is no longer documented");
                    let at = At::Base(was.place.at("name"));
                    self.add(kind, &within, at, title)
                        .decided(format!("{wire}.required"));
                }
                (None, Some(is)) => self.come(&within, is),
                (Some(was), Some(is)) => {
                    self.field(&within, was, is, types);
                    if scope.way != Way::Response {
                        self.limits(&within, grounds, (was, is));
                    }
                }
                (None, None) => {}
            }
        }
    }

    fn come(&mut self, scope: &Scope, field: &Field) {
        let (request, what) = match field.presence {
            Presence::Required => (&kinds::REQUIRED_PARAMETER_ADDED, "is required"),
            Presence::Optional => (&kinds::PARAMETER_ADDED, "may be given"),
        };
        let kind = scope.way.pick(request, &kinds::RESPONSE_FIELD_ADDED);
        let what = match kind.id == kinds::RESPONSE_FIELD_ADDED.id {
            true => "may be answered",
            false => what,
        };
        let title = format!("`{}` {what}, and was not known before", field.wire);
        let draft = self.add(kind, scope, At::Head(field.place.at("name")), title);
        if kind.id == kinds::REQUIRED_PARAMETER_ADDED.id {
            draft.decided(format!("{}.required", field.wire));
        }
    }

    fn field(&mut self, scope: &Scope, was: &Field, is: &Field, types: &TypePairs) {
        let wire = &is.wire;
        let place = &is.place;
        let at = |member: &str| At::Head(place.at(member));
        let way = scope.way;
        if was.name != is.name {
            let title = format!(
                "`{wire}` is called `{}` in Rust, not `{}`",
                is.name, was.name
            );
            self.add(&kinds::RUST_NAME_CHANGED, scope, at("rust"), title)
                .values(&was.name, &is.name);
        }
        if was.location != is.location {
            let kind = way.pick(
                &kinds::PARAMETER_LOCATION_CHANGED,
                &kinds::RESPONSE_FIELD_LOCATION_CHANGED,
            );
            let (was, is) = (location(was), location(is));
            let title = format!("`{wire}` stands in {is}, not in {was}");
            self.add(kind, scope, at("in"), title).values(was, is);
        }
        self.kind(scope, (was, is), types);
        self.presence(scope, was, is);
        if was.default != is.default {
            let title = match (&was.default, &is.default) {
                (None, Some(is)) => format!("an absent `{wire}` means `{is}`"),
                (Some(was), None) => format!("an absent `{wire}` no longer means `{was}`"),
                (Some(was), Some(is)) => format!("an absent `{wire}` means `{is}`, not `{was}`"),
                (None, None) => String::new(),
            };
            self.add(&kinds::DEFAULT_CHANGED, scope, at("default"), title)
                .values(or_nothing(&was.default), or_nothing(&is.default));
        }
        if was.unit != is.unit {
            let (was, is) = (or_nothing(&was.unit), or_nothing(&is.unit));
            let title = format!(
                "the unit of `{wire}` is {}, not {}",
                quoted(&is),
                quoted(&was)
            );
            self.add(&kinds::UNIT_CHANGED, scope, at("unit"), title)
                .values(was, is);
        }
        if was.idempotency_token != is.idempotency_token {
            let what = match is.idempotency_token {
                true => "makes",
                false => "no longer makes",
            };
            let title = format!("`{wire}` {what} repeated calls one");
            self.add(
                &kinds::IDEMPOTENCY_CHANGED,
                scope,
                at("idempotency_token"),
                title,
            );
        }
        self.status(scope, place, wire, (was.status, is.status));
        self.doc(scope, place, &format!("`{wire}`"), (&was.doc, &is.doc));
        self.provenance(
            scope,
            place,
            &format!("`{wire}`"),
            (&was.source, &is.source),
        );
        if was.example != is.example {
            let title = format!("`{wire}` has another example");
            self.add(&kinds::EXAMPLE_CHANGED, scope, at("example"), title)
                .values(or_nothing(&was.example), or_nothing(&is.example));
        }
    }

    fn kind(&mut self, scope: &Scope, (was, is): (&Field, &Field), types: &TypePairs) {
        let wire = &is.wire;
        let at = At::Head(is.place.at("type"));
        let (old, new) = (kind(&was.kind), kind(&is.kind));
        let request = match types.change(&was.kind, &is.kind) {
            KindChange::None => return,
            KindChange::Sensitive => {
                let at = At::Head(is.place.at("sensitive"));
                let title = format!("`{wire}` is a secret, and was a text");
                self.add(&kinds::BECAME_SENSITIVE, scope, at, title);
                return;
            }
            KindChange::Plain => {
                let at = At::Head(is.place.at("sensitive"));
                let title = format!("`{wire}` is a text, and was a secret");
                self.add(&kinds::NO_LONGER_SENSITIVE, scope, at, title);
                return;
            }
            KindChange::Encoding => (
                &kinds::PARAMETER_ENCODING_CHANGED,
                &kinds::RESPONSE_FIELD_ENCODING_CHANGED,
            ),
            KindChange::Other => (
                &kinds::PARAMETER_TYPE_CHANGED,
                &kinds::RESPONSE_FIELD_TYPE_CHANGED,
            ),
        };
        let picked = scope.way.pick(request.0, request.1);
        let title = format!("`{wire}` is {new}, not {old}");
        self.add(picked, scope, at, title)
            .values(old, new)
            .decided(format!("{wire}.type"));
    }

    fn presence(&mut self, scope: &Scope, was: &Field, is: &Field) {
        let wire = &is.wire;
        let (kind, title) = match (was.presence, is.presence) {
            (Presence::Optional, Presence::Required) => (
                scope.way.pick(
                    &kinds::PARAMETER_BECAME_REQUIRED,
                    &kinds::RESPONSE_FIELD_BECAME_REQUIRED,
                ),
                format!("`{wire}` is required, and could be left out"),
            ),
            (Presence::Required, Presence::Optional) => (
                scope.way.pick(
                    &kinds::PARAMETER_BECAME_OPTIONAL,
                    &kinds::RESPONSE_FIELD_BECAME_OPTIONAL,
                ),
                format!("`{wire}` may be left out, and was required"),
            ),
            _ => return,
        };
        self.add(kind, scope, At::Head(is.place.at("required")), title)
            .decided(format!("{wire}.required"));
    }

    /// Whether something can be used.
    pub(super) fn status(
        &mut self,
        scope: &Scope,
        place: &Place,
        name: &str,
        (was, is): (Status, Status),
    ) {
        if was == is {
            return;
        }
        let kind = match rank(is) > rank(was) {
            true => &kinds::STATUS_WORSENED,
            false => &kinds::STATUS_IMPROVED,
        };
        let (was, is) = (status(was), status(is));
        let title = format!("`{name}` is {is}, and was {was}");
        self.add(kind, scope, At::Head(place.at("status")), title)
            .values(was, is);
    }
}

fn rank(status: Status) -> u8 {
    match status {
        Status::Normal => 0,
        Status::Deprecated => 1,
        Status::SetByService => 2,
        Status::Unavailable => 3,
    }
}

fn status(status: Status) -> &'static str {
    match status {
        Status::Normal => "usual",
        Status::Deprecated => "deprecated",
        Status::SetByService => "set by the service",
        Status::Unavailable => "not offered by the service",
    }
}

fn location(field: &Field) -> &'static str {
    use crate::model::Location;
    match field.location {
        Location::Path => "the path",
        Location::Query => "the query",
        Location::Form => "the form",
        Location::Header => "a header",
        Location::Body => "the body",
    }
}

fn or_nothing(text: &Option<String>) -> String {
    text.clone().unwrap_or_default()
}

fn quoted(text: &str) -> String {
    match text.is_empty() {
        true => "not said".into(),
        false => format!("`{text}`"),
    }
}

/// A kind of value, in words with an article.
pub(super) fn kind(kind: &Kind) -> String {
    match kind {
        Kind::String => "a text".into(),
        Kind::Secret => "a secret".into(),
        Kind::Boolean => "a boolean".into(),
        Kind::Int32 => "a whole number of 32 bits".into(),
        Kind::Int64 => "a whole number of 64 bits".into(),
        Kind::Float => "a number of single precision".into(),
        Kind::Double => "a number of double precision".into(),
        Kind::Any => "any JSON".into(),
        Kind::Timestamp(format) => format!("a time as `{format}`"),
        Kind::List { of, encoding, item } => {
            let how = match encoding {
                ListEncoding::Indexed => "numbered",
                ListEncoding::Comma => "with commas",
                ListEncoding::Space => "with spaces",
                ListEncoding::Pipe => "with pipes",
                ListEncoding::Json => "as JSON",
                ListEncoding::Repeated => "repeated",
            };
            let item = item.as_ref().map(|item| format!(", each called `{item}`"));
            let item = item.unwrap_or_default();
            format!("a list {how}{item} of {}", self::kind(of))
        }
        Kind::Map(of) => format!("a map of {}", self::kind(of)),
        Kind::Named(name) => format!("`{name}`"),
        Kind::Json(of) => format!("JSON in a text of {}", self::kind(of)),
    }
}
