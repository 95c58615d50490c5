//! What surrounds operations side by side: the hosts of a service, and the facts that callers may tell.

use super::canonical;
use super::draft::{At, Both, Differ, Scope, pairs};
use super::fields::time_kind;
use super::kinds;
use super::types::{KindChange, TypePairs};
use super::words;
use apispec_codegen::model::{ContextFact, Endpoints, Service};

impl Differ<'_> {
    /// Where requests go.
    pub(super) fn endpoints(
        &mut self,
        scope: &Scope,
        both: Both<'_>,
        (was, is): (Option<&Endpoints>, Option<&Endpoints>),
    ) {
        let scope = scope.within("endpoints");
        let (old_place, place) = (both.0.at("endpoints"), both.1.at("endpoints"));
        let both = (&old_place, &place);
        let pattern = |it: Option<&Endpoints>| it.map(|it| it.pattern.clone()).unwrap_or_default();
        let (old, new) = (pattern(was), pattern(is));
        let (kind, what) = match (was, is) {
            (None, _) => (&kinds::ENDPOINT_ADDED, format!("is `{new}`")),
            (_, None) => (&kinds::ENDPOINT_REMOVED, "is no longer documented".into()),
            _ => (&kinds::ENDPOINT_CHANGED, format!("is `{new}`, not `{old}`")),
        };
        let title = format!("the host for any other region {what}");
        self.fact(
            kind,
            &scope,
            (At::member(both, "pattern"), title),
            (&old, &new),
        );
        if let (Some(was), Some(is)) = (was, is) {
            let of = "the host for any other region";
            self.provenance(&scope, both, of, (&was.source, &is.source));
        }
        let none = Vec::new();
        let old_regions = was.map_or(&none, |it| &it.regions);
        let new_regions = is.map_or(&none, |it| &it.regions);
        for pair in pairs(old_regions, new_regions, |(region, _)| region) {
            let Some((region, _)) = pair.1.or(pair.0) else {
                continue;
            };
            let within = scope.within(region);
            let index = |of: &[(String, String)]| {
                let index = of.iter().position(|(other, _)| other == region);
                index.unwrap_or_default()
            };
            let old_place = both.0.nth("regions", index(old_regions));
            let place = both.1.nth("regions", index(new_regions));
            let (kind, at, title) = match pair {
                (Some(_), None) => (
                    &kinds::ENDPOINT_REMOVED,
                    At::Base(old_place.at("region")),
                    format!("the region `{region}` has no host of its own any more"),
                ),
                (None, Some((_, host))) => (
                    &kinds::ENDPOINT_ADDED,
                    At::Head(place.at("region")),
                    format!("the region `{region}` has the host `{host}`"),
                ),
                (Some((_, was)), Some((_, is))) if was != is => (
                    &kinds::ENDPOINT_CHANGED,
                    At::Head(place.at("host")),
                    format!("the host of the region `{region}` is `{is}`, not `{was}`"),
                ),
                _ => continue,
            };
            let host = pair.1.map(|(_, host)| host.clone());
            self.add(kind, &within, at, title)
                .now(host.unwrap_or_default());
        }
    }

    /// Facts outside of requests.
    pub(super) fn context(
        &mut self,
        scope: &Scope,
        both: Both<'_>,
        (was, is): (&Service, &Service),
        types: &TypePairs,
    ) {
        let scope = scope.within("context");
        for pair in pairs(&was.context, &is.context, |it| &it.name) {
            let name = pair.1.or(pair.0).map_or("", |it| &it.name);
            let within = scope.within(name);
            let index = |of: &[ContextFact]| {
                let index = of.iter().position(|it| it.name == name);
                index.unwrap_or_default()
            };
            let old_place = both.0.nth("context", index(&was.context));
            let place = both.1.nth("context", index(&is.context));
            match pair {
                (Some(_), None) => {
                    let at = At::Base(old_place.at("name"));
                    let title = format!("the fact `{name}` can no longer be told");
                    self.add(&kinds::CONTEXT_REMOVED, &within, at, title);
                }
                (None, Some(fact)) => {
                    let at = At::Head(place.at("name"));
                    let title = format!("the fact `{name}` can be told");
                    self.add(&kinds::CONTEXT_ADDED, &within, at, title)
                        .now(canonical::kind(&fact.kind));
                }
                (Some(was), Some(is)) => {
                    let of = format!("the fact `{name}`");
                    let at = At::Head(place.at("type"));
                    let (old, new) = (&was.kind, &is.kind);
                    match types.change(old, new) {
                        KindChange::None => {}
                        KindChange::Time => {
                            let kind = time_kind(old, new);
                            self.another_time(kind, &within, at, &of, old, new);
                        }
                        _ => {
                            let (old, new) = (words::kind(old), words::kind(new));
                            let title = format!("{of} is {new}, not {old}");
                            self.add(&kinds::CONTEXT_TYPE_CHANGED, &within, at, title)
                                .now(canonical::kind(&is.kind));
                        }
                    }
                    let both = (&old_place, &place);
                    self.doc(&within, both, &of, (&was.doc, &is.doc));
                    self.provenance(&within, both, &of, (&was.source, &is.source));
                }
                (None, None) => {}
            }
        }
    }
}
