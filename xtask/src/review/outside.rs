//! What must hold outside of requests, side by side: preconditions and quotas.

use super::canonical;
use super::draft::{At, Both, Differ, Scope, pairs};
use super::kind::Kind;
use super::kinds;
use super::rules::Ground;
use apispec_codegen::model::{Precondition, Quota};
use apispec_codegen::sentences;

impl Differ<'_> {
    /// What must hold outside of the request.
    pub(super) fn preconditions(&mut self, scope: &Scope, (base, head): (Ground<'_>, Ground<'_>)) {
        let scope = scope.within("preconditions");
        for pair in pairs(base.preconditions, head.preconditions, |it| &it.id) {
            let id = pair.1.or(pair.0).map_or("", |it| &it.id);
            let within = scope.within(id);
            match pair {
                (Some(was), None) => {
                    let title = format!("the precondition `{id}` is gone: {}", says(base, was));
                    let at = At::Base(was.place.at("id"));
                    self.add(&kinds::PRECONDITION_REMOVED, &within, at, title)
                        .decided(id.to_owned());
                }
                (None, Some(is)) => {
                    let title = format!("the precondition `{id}` is new: {}", says(head, is));
                    let at = At::Head(is.place.at("id"));
                    self.add(&kinds::PRECONDITION_ADDED, &within, at, title)
                        .now(canonical::precondition(is, head.names))
                        .decided(id.to_owned());
                }
                (Some(was), Some(is)) => self.precondition(&within, (base, was), (head, is)),
                (None, None) => {}
            }
        }
    }

    fn precondition(
        &mut self,
        scope: &Scope,
        (base, was): (Ground<'_>, &Precondition),
        (head, is): (Ground<'_>, &Precondition),
    ) {
        let id = &is.id;
        let both = (&was.place, &is.place);
        let old = canonical::precondition(was, base.names);
        let new = canonical::precondition(is, head.names);
        // What follows from another edit, as of a default, is told with that.
        let old_text = self.base.json(&was.place.at("holds"));
        let is_edited = old_text != self.head.json(&is.place.at("holds"));
        if old != new && is_edited {
            let title = match (old.is_empty(), new.is_empty()) {
                (true, _) => format!("the precondition `{id}` is checked: {}", says(head, is)),
                (_, true) => format!("the precondition `{id}` is no longer checked"),
                _ => format!(
                    "the precondition `{id}` is that {}; before, that {}",
                    says(head, is),
                    says(base, was)
                ),
            };
            let (old_place, place) = (was.place.at("holds"), is.place.at("holds"));
            let place = self.head.narrowed(&place, self.base, &old_place);
            let at = At::Either(old_place, place);
            self.add(&kinds::PRECONDITION_CHANGED, scope, at, title)
                .now(new)
                .decided(id.clone());
        }
        self.codes(scope, both, id, (&was.codes, &is.codes));
        let of = format!("the precondition `{id}`");
        self.doc(scope, both, &of, (&was.doc, &is.doc));
        self.provenance(scope, both, &of, (&was.source, &is.source));
    }

    /// How often something may be done.
    pub(super) fn quotas(
        &mut self,
        scope: &Scope,
        grounds: (Ground<'_>, Ground<'_>),
        (base, head): (&[Quota], &[Quota]),
    ) {
        let scope = scope.within("quotas");
        for pair in pairs(base, head, |it| &it.id) {
            let id = pair.1.or(pair.0).map_or("", |it| &it.id);
            let within = scope.within(id);
            match pair {
                (Some(was), None) => {
                    let title = format!("it no longer holds that {}", counts(was));
                    let at = At::Base(was.place.at("limit"));
                    self.add(&kinds::QUOTA_REMOVED, &within, at, title)
                        .decided(id.to_owned());
                }
                (None, Some(is)) => {
                    let at = At::Head(is.place.at("limit"));
                    self.add(&kinds::QUOTA_ADDED, &within, at, counts(is))
                        .now(canonical::quota(is, grounds.1.names))
                        .decided(id.to_owned());
                }
                (Some(was), Some(is)) => self.quota(&within, grounds, (was, is)),
                (None, None) => {}
            }
        }
    }

    fn quota(
        &mut self,
        scope: &Scope,
        (base, head): (Ground<'_>, Ground<'_>),
        (was, is): (&Quota, &Quota),
    ) {
        let both = (&was.place, &is.place);
        let old = canonical::quota(was, base.names);
        let new = canonical::quota(is, head.names);
        if old != new {
            let fact = |ground: Ground<'_>, it: &Quota| {
                let fact = it.context.and_then(|index| ground.context.get(index));
                fact.map(|fact| fact.name.clone())
            };
            let (title, member) = match (counts(was), counts(is)) {
                (was, now) if was != now => (format!("{now}; before, {was}"), "limit"),
                (_, now) => match fact(head, is) {
                    Some(fact) => (format!("{now}, as the fact `{fact}` tells"), "context"),
                    None => (format!("{now}, which no fact tells any more"), "context"),
                },
            };
            let at = At::member(both, member);
            self.add(quota_kind(was, is), scope, at, title)
                .now(new)
                .decided(is.id.clone());
        }
        self.codes(scope, both, &is.id, (&was.codes, &is.codes));
        let of = format!("the quota `{}`", is.id);
        self.doc(scope, both, &of, (&was.doc, &is.doc));
        self.provenance(scope, both, &of, (&was.source, &is.source));
    }

    fn codes(
        &mut self,
        scope: &Scope,
        both: Both<'_>,
        id: &str,
        (was, is): (&[String], &[String]),
    ) {
        let what = (
            At::member(both, "codes"),
            super::rules::codes_title(id, was, is),
        );
        let facts = (was.join(" "), is.join(" "));
        self.fact(
            &kinds::RULE_CODES_CHANGED,
            scope,
            what,
            (&facts.0, &facts.1),
        );
    }
}

/// What a quota does to requests, as far as its numbers tell.
fn quota_kind(was: &Quota, is: &Quota) -> &'static Kind {
    let counted = |it: &Quota| (it.period, it.scope.clone());
    match counted(was) == counted(is) {
        true if is.limit < was.limit => &kinds::QUOTA_TIGHTENED,
        true if is.limit > was.limit => &kinds::QUOTA_LOOSENED,
        _ => &kinds::QUOTA_CHANGED,
    }
}

fn counts(quota: &Quota) -> String {
    sentences::quota(quota).en
}

/// What a precondition asks, in its own words if nobody can check it.
fn says(ground: Ground<'_>, it: &Precondition) -> String {
    match &it.holds {
        Some(holds) => sentences::holds(holds, ground.names).en,
        None => it.doc.en.trim_end_matches('.').to_owned(),
    }
}
