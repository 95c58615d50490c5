//! Fields side by side: parameters, fields of answers, members of objects.

use super::canonical;
use super::draft::{At, Both, Differ, Scope, Way, pairs};
use super::kind;
use super::kinds;
use super::rules::Ground;
use super::types::{KindChange, TypePairs};
use super::words::{self, location, or_nothing, quoted, status};
use apispec_codegen::model::{Field, Kind, Moment, Presence, Service, Status, Structure};

/// An object with the service around it.
pub(super) type Within<'a> = (&'a Structure, &'a Service);

/// Fields with the service around them.
type Fields<'a> = (&'a [Field], &'a Service);

impl Differ<'_> {
    /// Two objects; `of` is what a value of them is called.
    pub(super) fn structure(
        &mut self,
        scope: &Scope,
        of: &str,
        (base, base_service): Within<'_>,
        (head, head_service): Within<'_>,
        types: &TypePairs,
    ) {
        let fields = (
            (base.fields.as_slice(), base_service),
            (head.fields.as_slice(), head_service),
        );
        self.fields(scope, fields.0, fields.1, types);
        let known = |field: &Field| base.fields.iter().any(|it| it.wire == field.wire);
        let may_hold = |field: &&Field| field.kind == Kind::Secret || field.kind.named().is_some();
        let mut new = head.fields.iter().filter(|field| !known(field));
        if let Some(field) = new
            .find(may_hold)
            .filter(|_| head.has_secret && !base.has_secret)
        {
            let title = format!(
                "{of} can't be compared any more, since `{}` holds a secret",
                field.wire
            );
            let at = At::Head(field.place.at("name"));
            self.add(&kinds::COMPARISON_LOST, scope, at, title);
        }
    }

    /// Two lists of fields.
    fn fields(
        &mut self,
        scope: &Scope,
        (base, base_service): Fields<'_>,
        (head, head_service): Fields<'_>,
        types: &TypePairs,
    ) {
        let grounds = (
            Ground::fields(base_service, base),
            Ground::fields(head_service, head),
        );
        let (base, head) = (numbered(base), numbered(head));
        for (was, is) in pairs(&base, &head, |(number, field)| (*number, &field.wire)) {
            match (was.map(|it| it.1), is.map(|it| it.1)) {
                (Some(was), None) => self.gone(scope, was),
                (None, Some(is)) => self.come(scope, is),
                (Some(was), Some(is)) => {
                    let within = scope.within(&is.wire);
                    self.field(&within, was, is, types);
                    self.limits(&within, grounds, (was, is));
                }
                (None, None) => {}
            }
        }
    }

    fn gone(&mut self, scope: &Scope, field: &Field) {
        let kind = scope
            .way
            .pick(&kinds::PARAMETER_REMOVED, &kinds::RESPONSE_FIELD_REMOVED);
        let title = format!("{} is no longer documented", shown(scope, field));
        let at = At::Base(field.place.at("name"));
        self.add(kind, &scope.within(&field.wire), at, title)
            .decided(format!("{}.unknown", field.wire))
            .decided(format!("{}.required", field.wire));
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
        let title = format!("{} {what}, and was not known before", shown(scope, field));
        let at = At::Head(field.place.at("name"));
        let draft = self.add(kind, &scope.within(&field.wire), at, title);
        draft
            .now(canonical::kind(&field.kind))
            .decided(format!("{}.unknown", field.wire))
            .decided(format!("{}.required", field.wire));
    }

    fn field(&mut self, scope: &Scope, was: &Field, is: &Field, types: &TypePairs) {
        let name = scope.name(&is.wire);
        let both = (&was.place, &is.place);
        let at = |member: &str| At::member(both, member);
        let way = scope.way;
        if was.name != is.name {
            let title = format!(
                "`{name}` is called `{}` in Rust, not `{}`",
                is.name, was.name
            );
            self.add(&kinds::RUST_NAME_CHANGED, scope, at("rust"), title)
                .now(&is.name);
        }
        if was.location != is.location {
            let kind = way.pick(
                &kinds::PARAMETER_LOCATION_CHANGED,
                &kinds::RESPONSE_FIELD_LOCATION_CHANGED,
            );
            let (old, new) = (location(was), location(is));
            let title = format!("`{name}` stands in {new}, not in {old}");
            self.add(kind, scope, at("in"), title)
                .now(canonical::location(is.location));
        }
        self.kind(scope, (was, is), types);
        self.presence(scope, was, is);
        self.assumed(scope, was, is);
        if was.unit != is.unit {
            let (old, new) = (or_nothing(&was.unit), or_nothing(&is.unit));
            let title = format!(
                "the unit of `{name}` is {}, not {}",
                quoted(&new),
                quoted(&old)
            );
            self.add(&kinds::UNIT_CHANGED, scope, at("unit"), title)
                .now(new);
        }
        if was.idempotency_token != is.idempotency_token {
            let what = match is.idempotency_token {
                true => "makes",
                false => "no longer makes",
            };
            let title = format!("`{name}` {what} repeated calls one");
            let at = at("idempotency_token");
            self.add(&kinds::IDEMPOTENCY_CHANGED, scope, at, title)
                .now(is.idempotency_token.to_string());
        }
        let of = format!("`{name}`");
        self.status(scope, both, &of, (was.status, is.status));
        self.doc(scope, both, &of, (&was.doc, &is.doc));
        self.provenance(scope, both, &of, (&was.source, &is.source));
        if was.example != is.example {
            let title = format!("`{name}` has another example");
            self.add(&kinds::EXAMPLE_CHANGED, scope, at("example"), title)
                .now(or_nothing(&is.example));
        }
    }

    /// What an absent field means.
    fn assumed(&mut self, scope: &Scope, was: &Field, is: &Field) {
        let name = scope.name(&is.wire);
        let title = match (&was.default, &is.default) {
            (old, new) if old == new => return,
            (None, Some(is)) => format!("an absent `{name}` means `{is}`"),
            (Some(was), None) => format!("an absent `{name}` no longer means `{was}`"),
            (was, is) => format!(
                "an absent `{name}` means {}, not {}",
                quoted(&or_nothing(is)),
                quoted(&or_nothing(was))
            ),
        };
        let at = At::member((&was.place, &is.place), "default");
        self.add(&kinds::DEFAULT_CHANGED, scope, at, title)
            .now(or_nothing(&is.default));
    }

    fn kind(&mut self, scope: &Scope, (was, is): (&Field, &Field), types: &TypePairs) {
        let name = scope.name(&is.wire);
        let at = |member: &str| At::member((&was.place, &is.place), member);
        let request = match types.change(&was.kind, &is.kind) {
            KindChange::None if was.boxed == is.boxed => return,
            KindChange::None => {
                let title = if is.boxed {
                    format!("`{name}` is in a `Box` in Rust, since its type contains itself now")
                } else {
                    format!("`{name}` is no longer in a `Box` in Rust")
                };
                self.add(&kinds::RUST_TYPE_CHANGED, scope, at("type"), title)
                    .now(is.boxed.to_string());
                return;
            }
            KindChange::Time => {
                self.time(scope, was, is);
                return;
            }
            KindChange::Sensitive => {
                let title = format!("`{name}` is a secret, and was a text");
                self.add(&kinds::BECAME_SENSITIVE, scope, at("sensitive"), title);
                return;
            }
            KindChange::Plain => {
                let title = format!("`{name}` is a text, and was a secret");
                self.add(&kinds::NO_LONGER_SENSITIVE, scope, at("sensitive"), title);
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
        let (old, new) = (words::kind(&was.kind), words::kind(&is.kind));
        let title = format!("`{name}` is {new}, not {old}");
        self.add(picked, scope, at("type"), title)
            .now(canonical::kind(&is.kind))
            .decided(format!("{}.type", is.wire));
    }

    /// A field that is a time, or was: the same text on the wire, perhaps with another parser beside it.
    fn time(&mut self, scope: &Scope, was: &Field, is: &Field) {
        let parser = |field: &Field| match &field.kind {
            Kind::Timestamp(format) => Moment::of(format),
            _ => None,
        };
        let kind = match (parser(was), parser(is)) {
            (None, Some(_)) => &kinds::TIME_PARSER_ADDED,
            (Some(old), new) if new != Some(old) => &kinds::TIME_PARSER_REMOVED,
            _ => time_kind(&was.kind, &is.kind),
        };
        let at = At::member((&was.place, &is.place), "type");
        let of = format!("`{}`", scope.name(&is.wire));
        self.another_time(kind, scope, at, &of, &was.kind, &is.kind);
    }

    /// Times, or what was or is times, in the kind of a value.
    pub(super) fn another_time(
        &mut self,
        kind: &'static kind::Kind,
        scope: &Scope,
        at: At,
        of: &str,
        was: &Kind,
        is: &Kind,
    ) {
        let (old, new) = (words::kind(was), words::kind(is));
        self.add(kind, scope, at, format!("{of} is {new}, not {old}"))
            .now(canonical::kind(is));
    }

    fn presence(&mut self, scope: &Scope, was: &Field, is: &Field) {
        let name = scope.name(&is.wire);
        let (kind, title) = match (was.presence, is.presence) {
            (Presence::Optional, Presence::Required) => (
                scope.way.pick(
                    &kinds::PARAMETER_BECAME_REQUIRED,
                    &kinds::RESPONSE_FIELD_BECAME_REQUIRED,
                ),
                format!("`{name}` is required, and could be left out"),
            ),
            (Presence::Required, Presence::Optional) => (
                scope.way.pick(
                    &kinds::PARAMETER_BECAME_OPTIONAL,
                    &kinds::RESPONSE_FIELD_BECAME_OPTIONAL,
                ),
                format!("`{name}` may be left out, and was required"),
            ),
            _ => return,
        };
        let at = At::member((&was.place, &is.place), "required");
        self.add(kind, scope, at, title)
            .decided(format!("{}.required", is.wire));
    }

    /// Whether something can be used.
    pub(super) fn status(
        &mut self,
        scope: &Scope,
        both: Both<'_>,
        of: &str,
        (was, is): (Status, Status),
    ) {
        if was == is {
            return;
        }
        let kind = match rank(is) > rank(was) {
            true => &kinds::STATUS_WORSENED,
            false => &kinds::STATUS_IMPROVED,
        };
        let title = format!("{of} is {}, and was {}", status(is), status(was));
        self.add(kind, scope, At::member(both, "status"), title)
            .now(canonical::status(is));
    }
}

/// Fields with how many of their name stand before them: a name may stand in a header and in the body.
fn numbered(fields: &[Field]) -> Vec<(usize, &Field)> {
    let number = |index: usize| {
        let before = fields[..index].iter();
        before.filter(|it| it.wire == fields[index].wire).count()
    };
    let fields = fields.iter().enumerate();
    fields
        .map(|(index, field)| (number(index), field))
        .collect()
}

/// What a value is that is a time in another format, or only documented as one.
pub(super) fn time_kind(was: &Kind, is: &Kind) -> &'static kind::Kind {
    fn is_time(kind: &Kind) -> bool {
        match kind {
            Kind::Timestamp(_) => true,
            Kind::List { of, .. } | Kind::Map { of, .. } | Kind::Json(of) => is_time(of),
            _ => false,
        }
    }
    if is_time(was) && is_time(is) {
        &kinds::TIME_FORMAT_CHANGED
    } else {
        &kinds::DOC_CHANGED
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

/// A field that comes or goes, by what it is to a caller.
fn shown(scope: &Scope, field: &Field) -> String {
    let name = scope.name(&field.wire);
    match (scope.way, &scope.owner) {
        (Way::Request, None) => format!("the parameter `{name}`"),
        (Way::Response, None) => format!("the field `{name}` of the answer"),
        _ => format!("`{name}`"),
    }
}
