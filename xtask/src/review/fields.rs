//! Fields in both revisions: parameters, response fields, fields of objects.

use super::differ::{Differ, PendingFinding};
use super::element::{Both, Element, Entry, UsedIn, entries};
use super::finding_kind::FindingKind;
use super::fingerprint;
use super::kinds;
use super::types::{KindChange, Services};
use super::wording::{self, quoted};
use apispec_codegen::model::{Field, Kind, Moment, Presence, Status, Structure};

impl Differ<'_> {
    /// Two objects; the label of the element names their values.
    pub(super) fn structure(
        &mut self,
        element: &Element,
        object: Both<&Structure>,
        services: &Services<'_>,
    ) {
        let numbered = object.map(|it| numbered(&it.fields));
        let names = services.names(object.map(|it| it.fields.as_slice()));
        for field in
            entries(numbered.slices(), |old, new| old.0 == new.0 && old.1.wire == new.1.wire)
        {
            let wire = &field.latest().1.wire;
            let inner = element.entry(&field, wire, |(_, it)| it.place.clone());
            let inner = inner.labelled(format!("`{}`", element.field_name(wire)));
            match field {
                Entry::Removed(_) => self.removed(&inner, wire),
                Entry::Added((_, field)) => self.added(&inner, field),
                Entry::Kept(field) => {
                    let field = field.map(|(_, field)| *field);
                    self.field(&inner, field, services);
                    self.limits(&inner, field, names);
                }
            }
        }
        self.comparison(element, object);
    }

    /// Reports objects that can no longer be compared because of a new field.
    fn comparison(&mut self, element: &Element, object: Both<&Structure>) {
        let known = |field: &Field| object.base.fields.iter().any(|it| it.wire == field.wire);
        let may_hold = |field: &&Field| field.kind == Kind::Secret || field.kind.named().is_some();
        let mut new = object.head.fields.iter().filter(|field| !known(field));
        let holder = new.find(may_hold);
        if let Some(field) = holder.filter(|_| object.head.has_secret && !object.base.has_secret) {
            let title = format!(
                "{} can no longer be compared in Rust, since the new field `{}` contains a secret",
                element.label, field.wire
            );
            let place = object.map(|_| field.place.clone());
            let holder = Element { place, ..element.in_head() };
            self.add(kinds::COMPARISON_LOST, &holder, "name", title);
        }
    }

    fn removed(&mut self, element: &Element, wire: &str) {
        let kind = element.kind(kinds::PARAMETER_REMOVED, kinds::RESPONSE_FIELD_REMOVED);
        let title = format!("{} was removed", described(element));
        self.add(kind, element, "name", title)
            .rule(format!("{wire}.unknown"))
            .rule(format!("{wire}.required"));
    }

    fn added(&mut self, element: &Element, field: &Field) {
        let (request, what) = match field.presence {
            Presence::Required => (kinds::REQUIRED_PARAMETER_ADDED, "was added and is required"),
            Presence::Optional => (kinds::PARAMETER_ADDED, "was added"),
        };
        let kind = element.kind(request, kinds::RESPONSE_FIELD_ADDED);
        let is_answered = kind == kinds::RESPONSE_FIELD_ADDED;
        let what = if is_answered { "was added" } else { what };
        let title = format!("{} {what}", described(element));
        self.add(kind, element, "name", title)
            .value(fingerprint::kind(&field.kind))
            .rule(format!("{}.unknown", field.wire))
            .rule(format!("{}.required", field.wire));
    }

    fn field(&mut self, element: &Element, field: Both<&Field>, services: &Services<'_>) {
        let label = &element.label;
        let names = field.map(|it| it.name.as_str());
        let Both { base, head } = names;
        let title = format!("the Rust name of {label} changed from `{base}` to `{head}`");
        self.compare(kinds::RUST_NAME_CHANGED, element, "rust", names, title);
        let kind =
            element.kind(kinds::PARAMETER_LOCATION_CHANGED, kinds::RESPONSE_FIELD_LOCATION_CHANGED);
        let Both { base, head } = field.map(|it| wording::location(it.location));
        let title = format!("{label} moved from {base} to {head}");
        let locations = field.map(|it| it.location.name());
        self.compare(kind, element, "in", locations, title);
        self.field_type(element, field, services);
        self.presence(element, field);
        self.default(element, field.map(|it| it.default.as_deref()));
        let units = field.map(|it| it.unit.as_deref());
        let words = units.map(quoted);
        let title = format!("the unit of {label} changed {}", words.from_to());
        let units = units.map(Option::unwrap_or_default);
        self.compare(kinds::UNIT_CHANGED, element, "unit", units, title);
        let tokens = field.map(|it| it.idempotency_token);
        let is = if tokens.head { "is now" } else { "is no longer" };
        let title = format!("{label} {is} the idempotency token");
        let kind = kinds::IDEMPOTENCY_CHANGED;
        self.compare(kind, element, "idempotency_token", tokens, title);
        self.status(element, field.map(|it| it.status));
        self.doc(element, field.map(|it| &it.doc));
        self.provenance(element, field.map(|it| &it.source));
        let examples = field.map(|it| it.example.as_deref().unwrap_or_default());
        let title = format!("the example of {label} changed");
        self.compare(kinds::EXAMPLE_CHANGED, element, "example", examples, title);
    }

    /// The default of a field.
    fn default(&mut self, element: &Element, defaults: Both<Option<&str>>) {
        let label = &element.label;
        let title = match (defaults.base, defaults.head) {
            (None, Some(head)) => format!("{label} now has the default `{head}`"),
            (Some(base), None) => format!("{label} no longer has the default `{base}`"),
            _ => format!("the default of {label} changed {}", defaults.map(quoted).from_to()),
        };
        if defaults.differ() {
            self.add(kinds::DEFAULT_CHANGED, element, "default", title)
                .value(defaults.head.unwrap_or_default());
        }
    }

    fn field_type(&mut self, element: &Element, field: Both<&Field>, services: &Services<'_>) {
        let label = &element.label;
        let types = field.map(|it| &it.kind);
        let kind = match services.change(types) {
            KindChange::None => {
                let what = if field.head.boxed {
                    "is now boxed in Rust, since its type contains itself"
                } else {
                    "is no longer boxed in Rust"
                };
                let boxed = field.map(|it| it.boxed);
                let title = format!("{label} {what}");
                return self.compare(kinds::RUST_TYPE_CHANGED, element, "type", boxed, title);
            }
            KindChange::Time => {
                self.another_type(field_time_kind(types), element, "type", types);
                return;
            }
            KindChange::Sensitive => {
                let title = format!("{label} is now a secret");
                self.add(kinds::BECAME_SENSITIVE, element, "sensitive", title);
                return;
            }
            KindChange::Plain => {
                let title = format!("{label} is no longer a secret");
                self.add(kinds::NO_LONGER_SENSITIVE, element, "sensitive", title);
                return;
            }
            KindChange::Encoding => element
                .kind(kinds::PARAMETER_ENCODING_CHANGED, kinds::RESPONSE_FIELD_ENCODING_CHANGED),
            KindChange::Other => {
                element.kind(kinds::PARAMETER_TYPE_CHANGED, kinds::RESPONSE_FIELD_TYPE_CHANGED)
            }
        };
        self.another_type(kind, element, "type", types).rule(format!("{}.type", field.head.wire));
    }

    /// Adds a finding about a changed type.
    pub(super) fn another_type(
        &mut self,
        kind: &'static FindingKind,
        element: &Element,
        member: &str,
        types: Both<&Kind>,
    ) -> &mut PendingFinding {
        let words = types.map(wording::kind).from_to();
        let title = format!("the type of {} changed {words}", element.label);
        self.add(kind, element, member, title).value(fingerprint::kind(types.head))
    }

    fn presence(&mut self, element: &Element, field: Both<&Field>) {
        let (kind, what) = match (field.base.presence, field.head.presence) {
            (Presence::Optional, Presence::Required) => (
                element
                    .kind(kinds::PARAMETER_BECAME_REQUIRED, kinds::RESPONSE_FIELD_BECAME_REQUIRED),
                "is now required",
            ),
            (Presence::Required, Presence::Optional) => (
                element
                    .kind(kinds::PARAMETER_BECAME_OPTIONAL, kinds::RESPONSE_FIELD_BECAME_OPTIONAL),
                "is now optional",
            ),
            _ => return,
        };
        let title = format!("{} {what}", element.label);
        self.add(kind, element, "required", title).rule(format!("{}.required", field.head.wire));
    }

    /// The status of a field or a value.
    pub(super) fn status(&mut self, element: &Element, statuses: Both<Status>) {
        let ranks = statuses.map(rank);
        let kind =
            if ranks.head > ranks.base { kinds::STATUS_WORSENED } else { kinds::STATUS_IMPROVED };
        let words = statuses.map(wording::status);
        let title = format!("the status of {} changed {}", element.label, words.from_to());
        let values = statuses.map(fingerprint::status);
        self.compare(kind, element, "status", values, title);
    }
}

/// Fields, numbered by name: a header and a body field may have the same name.
fn numbered(fields: &[Field]) -> Vec<(usize, &Field)> {
    let fields = fields.iter().enumerate();
    let numbered = fields.clone().map(|(index, field)| {
        let before = fields.clone().take(index);
        let number = before.filter(|(_, it)| it.wire == field.wire).count();
        (number, field)
    });
    numbered.collect()
}

/// The kind for a field that is or was a time: the text on the wire is the same, but the parser may change.
fn field_time_kind(types: Both<&Kind>) -> &'static FindingKind {
    let parsers = types.map(|kind| match kind {
        Kind::Timestamp(format) => Moment::of(format),
        _ => None,
    });
    match (parsers.base, parsers.head) {
        (None, Some(_)) => kinds::TIME_PARSER_ADDED,
        (Some(base), head) if head != Some(base) => kinds::TIME_PARSER_REMOVED,
        _ => time_kind(types),
    }
}

/// The kind for a value whose time format changed, or that is only documented as a time.
pub(super) fn time_kind(types: Both<&Kind>) -> &'static FindingKind {
    fn is_time(kind: &Kind) -> bool {
        match kind {
            Kind::Timestamp(_) => true,
            Kind::List { of, .. } | Kind::Map { of, .. } | Kind::Json(of) => is_time(of),
            _ => false,
        }
    }
    let are_times = types.map(is_time);
    if are_times.base && are_times.head { kinds::TIME_FORMAT_CHANGED } else { kinds::DOC_CHANGED }
}

fn rank(status: Status) -> u8 {
    match status {
        Status::Normal => 0,
        Status::Deprecated => 1,
        Status::SetByService => 2,
        Status::Unavailable => 3,
    }
}

/// The name of a field that is added or removed.
fn described(element: &Element) -> String {
    let label = &element.label;
    match (element.used_in, &element.owner) {
        (UsedIn::Requests, None) => format!("the parameter {label}"),
        (UsedIn::Responses, None) => format!("the response field {label}"),
        _ => label.clone(),
    }
}
