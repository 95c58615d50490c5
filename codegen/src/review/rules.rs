//! Rules side by side: limits of values, rules between fields, preconditions and quotas.

use super::draft::{At, Differ, Draft, Scope, pairs};
use super::kind::Kind;
use super::kinds;
use crate::model::{
    Check, ContextFact, Field, Length, Limit, Operation, Period, Precondition, Quota, Range, Rule,
    Service, Severity,
};
use crate::place::Place;
use crate::sentences::{self, Names};

/// What rules are about.
#[derive(Clone, Copy)]
pub(super) struct Ground<'a> {
    fields: &'a [Field],
    context: &'a [ContextFact],
    rules: &'a [Rule],
    preconditions: &'a [Precondition],
}

impl<'a> Ground<'a> {
    /// An operation.
    pub(super) fn of(service: &'a Service, operation: &'a Operation) -> Self {
        Self {
            fields: &operation.request.fields,
            context: &service.context,
            rules: &operation.rules,
            preconditions: &operation.preconditions,
        }
    }

    /// The fields of anything.
    pub(super) fn fields(service: &'a Service, fields: &'a [Field]) -> Self {
        Self {
            fields,
            context: &service.context,
            rules: &[],
            preconditions: &[],
        }
    }

    fn names(&self) -> Names<'a> {
        Names {
            fields: self.fields,
            context: self.context,
        }
    }

    /// What a rule says.
    fn statement(&self, rule: &Rule, field: &str) -> String {
        match &rule.check {
            Check::Value(limit) => sentences::limit(limit, field).en,
            check => sentences::rule(check, self.names()).en,
        }
    }
}

/// The kinds for limits, or for rules between fields.
struct Kinds {
    added: &'static Kind,
    removed: &'static Kind,
    tightened: &'static Kind,
    loosened: &'static Kind,
    changed: &'static Kind,
}

const RULES: Kinds = Kinds {
    added: &kinds::RULE_ADDED,
    removed: &kinds::RULE_REMOVED,
    tightened: &kinds::RULE_TIGHTENED,
    loosened: &kinds::RULE_LOOSENED,
    changed: &kinds::RULE_CHANGED,
};

const LIMITS: Kinds = Kinds {
    added: &kinds::LIMIT_ADDED,
    removed: &kinds::LIMIT_REMOVED,
    tightened: &kinds::LIMIT_TIGHTENED,
    loosened: &kinds::LIMIT_LOOSENED,
    changed: &kinds::LIMIT_CHANGED,
};

impl Differ<'_> {
    /// The rules between the fields of an operation.
    pub(super) fn rules(&mut self, scope: &Scope, (base, head): (Ground<'_>, Ground<'_>)) {
        self.checks(scope, &RULES, "", (base, base.rules), (head, head.rules));
    }

    /// The limits of a field.
    pub(super) fn limits(
        &mut self,
        scope: &Scope,
        (base, head): (Ground<'_>, Ground<'_>),
        (was, is): (&Field, &Field),
    ) {
        // What follows from the status is told with the status.
        let kept = |field: &Field| {
            let limits = field.limits.iter();
            let limits = limits.filter(|it| !matches!(it.check, Check::Value(Limit::Unset(_))));
            limits.cloned().collect::<Vec<_>>()
        };
        let scope = scope.within("limits");
        self.checks(
            &scope,
            &LIMITS,
            &is.wire,
            (base, &kept(was)),
            (head, &kept(is)),
        );
    }

    fn checks(
        &mut self,
        scope: &Scope,
        kinds: &Kinds,
        field: &str,
        (base, was): (Ground<'_>, &[Rule]),
        (head, is): (Ground<'_>, &[Rule]),
    ) {
        let renamed = |new: &Rule| {
            let is_new = !was.iter().any(|old| old.id == new.id);
            let mut gone = was
                .iter()
                .filter(|old| !is.iter().any(|it| it.id == old.id));
            let same = |old: &&Rule| base.statement(old, field) == head.statement(new, field);
            is_new.then(|| gone.find(same)).flatten()
        };
        for old in was {
            let stays = is.iter().any(|new| {
                new.id == old.id || renamed(new).is_some_and(|known| known.id == old.id)
            });
            if stays {
                continue;
            }
            let kind = match old.severity {
                Severity::Error => kinds.removed,
                Severity::Warning => &kinds::WARNING_REMOVED,
            };
            let statement = base.statement(old, field);
            let title = format!("it no longer holds that {statement}");
            let at = At::Base(old.place.at("check"));
            let draft = self.add(kind, &scope.within(&old.id), at, title);
            draft.values(statement, "");
            decided(draft, old, old);
        }
        for new in is {
            let within = scope.within(&new.id);
            let old = was.iter().find(|old| old.id == new.id);
            if let Some(old) = renamed(new) {
                let title = format!("the rule `{}` was called `{}`", new.id, old.id);
                self.add(
                    &kinds::RULE_RENAMED,
                    &within,
                    At::Head(new.place.at("id")),
                    title,
                )
                .values(&old.id, &new.id);
                self.rule(&within, kinds, field, (base, old), (head, new));
                continue;
            }
            match old {
                Some(old) => self.rule(&within, kinds, field, (base, old), (head, new)),
                None => {
                    let kind = match new.severity {
                        Severity::Error => kinds.added,
                        Severity::Warning => &kinds::WARNING_ADDED,
                    };
                    let statement = head.statement(new, field);
                    let at = At::Head(new.place.at("check"));
                    let draft = self.add(kind, &within, at, statement.clone());
                    draft.values("", statement);
                    decided(draft, new, new);
                }
            }
        }
    }

    fn rule(
        &mut self,
        scope: &Scope,
        kinds: &Kinds,
        field: &str,
        (base, was): (Ground<'_>, &Rule),
        (head, is): (Ground<'_>, &Rule),
    ) {
        let (old, new) = (base.statement(was, field), head.statement(is, field));
        let place = &is.place;
        if was.severity != is.severity {
            let (kind, what) = match is.severity {
                Severity::Error => (&kinds::SEVERITY_RAISED, "an error, not a warning"),
                Severity::Warning => (&kinds::SEVERITY_LOWERED, "a warning, not an error"),
            };
            let title = format!("it is {what}, when broken, that {new}");
            let draft = self.add(kind, scope, At::Head(place.at("severity")), title);
            draft.obligation = Some(is.id.clone());
        }
        // What follows from another edit, as of a default, is told with that.
        let is_edited = || {
            let was = self.base.json(&was.place.at("check"));
            was != self.head.json(&is.place.at("check"))
        };
        if old != new && is_edited() {
            let kind = match (was.severity, is.severity) {
                (Severity::Error, Severity::Error) => match compared(&was.check, &is.check) {
                    Some(true) => kinds.tightened,
                    Some(false) => kinds.loosened,
                    None => kinds.changed,
                },
                _ => &kinds::WARNING_CHANGED,
            };
            let title = format!("{new}; before, {old}");
            let draft = self.add(kind, scope, At::Head(place.at("check")), title);
            draft.values(old, new);
            decided(draft, was, is);
        }
        if was.codes != is.codes {
            let (old, new) = (was.codes.join(", "), is.codes.join(", "));
            let title = format!("the rule `{}` names other codes of the service", is.id);
            self.add(
                &kinds::RULE_CODES_CHANGED,
                scope,
                At::Head(place.at("codes")),
                title,
            )
            .values(old, new);
        }
        let of = format!("the rule `{}`", is.id);
        self.doc(scope, place, &of, (&was.doc, &is.doc));
        self.provenance(scope, place, &of, (&was.source, &is.source));
    }

    /// What must hold outside of the request.
    pub(super) fn preconditions(&mut self, scope: &Scope, (base, head): (Ground<'_>, Ground<'_>)) {
        let scope = scope.within("preconditions");
        let says = |ground: Ground<'_>, it: &Precondition| match &it.holds {
            Some(holds) => {
                let check = Check::EffectiveIf(Vec::new(), holds.clone());
                let text = sentences::rule(&check, ground.names()).en;
                let when = text.split_once("unless ").map(|(_, when)| when.to_owned());
                when.unwrap_or(text)
            }
            None => String::new(),
        };
        for (was, is) in pairs(base.preconditions, head.preconditions, |it| &it.id) {
            let id = was.or(is).map_or("", |it| &it.id);
            let within = scope.within(id);
            match (was, is) {
                (Some(was), None) => {
                    let title = format!("the precondition `{id}` is gone");
                    let at = At::Base(was.place.at("id"));
                    self.add(&kinds::PRECONDITION_REMOVED, &within, at, title)
                        .values(says(base, was), "")
                        .decided(id.to_owned());
                }
                (None, Some(is)) => {
                    let title = format!("the precondition `{id}` must hold");
                    let at = At::Head(is.place.at("id"));
                    self.add(&kinds::PRECONDITION_ADDED, &within, at, title)
                        .values("", says(head, is))
                        .decided(id.to_owned());
                }
                (Some(was), Some(is)) => {
                    let (old, new) = (says(base, was), says(head, is));
                    if old != new {
                        let title = match (old.is_empty(), new.is_empty()) {
                            (true, _) => format!("the precondition `{id}` is checked: {new}"),
                            (_, true) => format!("the precondition `{id}` is no longer checked"),
                            _ => {
                                format!("the precondition `{id}` is that {new}; before, that {old}")
                            }
                        };
                        let at = At::Head(is.place.at("holds"));
                        self.add(&kinds::PRECONDITION_CHANGED, &within, at, title)
                            .values(old, new)
                            .decided(id.to_owned());
                    }
                    self.codes(&within, &is.place, id, (&was.codes, &is.codes));
                    let of = format!("the precondition `{id}`");
                    self.doc(&within, &is.place, &of, (&was.doc, &is.doc));
                    self.provenance(&within, &is.place, &of, (&was.source, &is.source));
                }
                (None, None) => {}
            }
        }
    }

    /// How often something may be done.
    pub(super) fn quotas(&mut self, scope: &Scope, base: &Operation, head: &Operation) {
        let scope = scope.within("quotas");
        for (was, is) in pairs(&base.quotas, &head.quotas, |it| &it.id) {
            let id = was.or(is).map_or("", |it| &it.id);
            let within = scope.within(id);
            match (was, is) {
                (Some(was), None) => {
                    let title = format!("it no longer holds that {}", says(was));
                    let at = At::Base(was.place.at("limit"));
                    self.add(&kinds::QUOTA_REMOVED, &within, at, title)
                        .decided(id.to_owned());
                }
                (None, Some(is)) => {
                    let at = At::Head(is.place.at("limit"));
                    self.add(&kinds::QUOTA_ADDED, &within, at, says(is))
                        .decided(id.to_owned());
                }
                (Some(was), Some(is)) => self.quota(&within, was, is),
                (None, None) => {}
            }
        }
    }

    fn quota(&mut self, scope: &Scope, was: &Quota, is: &Quota) {
        let (old, new) = (says(was), says(is));
        let parts = |it: &Quota| (per_day(it.period), it.scope.clone());
        if old != new {
            let kind = match parts(was) == parts(is) {
                true if is.limit < was.limit => &kinds::QUOTA_TIGHTENED,
                true => &kinds::QUOTA_LOOSENED,
                false => &kinds::QUOTA_CHANGED,
            };
            let at = At::Head(is.place.at("limit"));
            self.add(kind, scope, at, format!("{new}; before, {old}"))
                .values(old, new)
                .decided(is.id.clone());
        }
        self.codes(scope, &is.place, &is.id, (&was.codes, &is.codes));
        let of = format!("the quota `{}`", is.id);
        self.doc(scope, &is.place, &of, (&was.doc, &is.doc));
        self.provenance(scope, &is.place, &of, (&was.source, &is.source));
    }

    fn codes(&mut self, scope: &Scope, place: &Place, id: &str, (was, is): (&[String], &[String])) {
        let title = format!("`{id}` names other codes of the service");
        self.text(
            &kinds::RULE_CODES_CHANGED,
            scope,
            (&place.at("codes"), title),
            &was.join(", "),
            &is.join(", "),
        );
    }
}

/// Only errors are decided: a warning refuses nothing.
fn decided(draft: &mut Draft, was: &Rule, is: &Rule) {
    if was.severity == Severity::Error && is.severity == Severity::Error {
        draft.obligation = Some(is.id.clone());
    }
}

fn says(quota: &Quota) -> String {
    sentences::quota(quota).en
}

fn per_day(period: Period) -> String {
    format!("{period:?}")
}

/// Whether a check allows less than before; nothing if that can't be seen.
fn compared(was: &Check, is: &Check) -> Option<bool> {
    let (was, is) = match (was, is) {
        (Check::Value(was), Check::Value(is)) => (was, is),
        _ => return None,
    };
    match (was, is) {
        (Limit::Range(was), Limit::Range(is)) | (Limit::Items(was), Limit::Items(is)) => {
            within(ends(was), ends(is))
        }
        (Limit::Length(was), Limit::Length(is)) if was.unit == is.unit => {
            within(lengths(was), lengths(is))
        }
        _ => None,
    }
}

fn ends(range: &Range) -> (i128, i128) {
    (range.min.into(), range.max.into())
}

fn lengths(length: &Length) -> (i128, i128) {
    (length.min.into(), length.max.into())
}

fn within(was: (i128, i128), is: (i128, i128)) -> Option<bool> {
    match (
        is.0 >= was.0 && is.1 <= was.1,
        is.0 <= was.0 && is.1 >= was.1,
    ) {
        (true, false) => Some(true),
        (false, true) => Some(false),
        _ => None,
    }
}
