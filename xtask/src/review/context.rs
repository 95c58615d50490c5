//! Endpoints and facts of services in both revisions.

use super::differ::Differ;
use super::element::{Both, Element, Entry};
use super::fields::time_kind;
use super::fingerprint;
use super::kinds;
use super::types::{KindChange, Services};
use apispec_codegen::model::{Endpoints, RegionHost};

impl Differ<'_> {
    /// The endpoints.
    pub(super) fn endpoints(&mut self, element: &Element, endpoints: Both<Option<&Endpoints>>) {
        let element = element.member("endpoints");
        let patterns = endpoints.map(|it| it.map(|it| it.pattern.as_str()).unwrap_or_default());
        let head = patterns.head;
        let (kind, what) = match (endpoints.base, endpoints.head) {
            (None, _) => (kinds::ENDPOINT_ADDED, format!("was added: `{head}`")),
            (_, None) => (kinds::ENDPOINT_REMOVED, "was removed".into()),
            _ => (kinds::ENDPOINT_CHANGED, format!("changed {}", patterns.quoted_change())),
        };
        let element = element.labelled("the host for unlisted regions");
        let title = format!("{} {what}", element.label);
        self.compare(kind, &element, "pattern", patterns, title);
        if let Some(endpoints) = endpoints.transpose() {
            self.provenance(&element, endpoints.map(|it| &it.source));
        }
        let regions = endpoints.map(|it| it.map_or(&[][..], |it| &it.regions));
        for (element, region) in element.entries("regions", regions, |it| &it.region) {
            let label = &element.label;
            match region {
                Entry::Removed(_) => {
                    let title = format!("the host of the region {label} was removed");
                    self.add(kinds::ENDPOINT_REMOVED, &element, "region", title);
                }
                Entry::Added(RegionHost { host, .. }) => {
                    let title = format!("the host of the region {label} was added: `{host}`");
                    self.add(kinds::ENDPOINT_ADDED, &element, "region", title).value(host);
                }
                Entry::Kept(both) => {
                    let hosts = both.map(|it| &it.host);
                    let title =
                        format!("the host of the region {label} changed {}", hosts.quoted_change());
                    self.compare(kinds::ENDPOINT_CHANGED, &element, "host", hosts, title);
                    let element =
                        element.clone().labelled(format!("the host of the region {label}"));
                    self.provenance(&element, both.map(|it| &it.source));
                }
            }
        }
    }

    /// Facts outside of requests.
    pub(super) fn context(&mut self, element: &Element, services: &Services<'_>) {
        let facts = services.both.map(|it| it.context.as_slice());
        let context = element.within("context");
        for (element, fact) in context.entries("context", facts, |it| &it.name) {
            let element = Element { label: format!("the fact {}", element.label), ..element };
            let label = &element.label;
            match fact {
                Entry::Removed(_) => {
                    let title = format!("{label} was removed");
                    self.add(kinds::CONTEXT_REMOVED, &element, "name", title);
                }
                Entry::Added(fact) => {
                    let title = format!("{label} was added");
                    self.add(kinds::CONTEXT_ADDED, &element, "name", title)
                        .value(fingerprint::kind(&fact.kind));
                }
                Entry::Kept(fact) => {
                    let types = fact.map(|it| &it.kind);
                    let kind = match services.change(types) {
                        KindChange::None => None,
                        KindChange::Time => Some(time_kind(types)),
                        _ => Some(kinds::CONTEXT_TYPE_CHANGED),
                    };
                    if let Some(kind) = kind {
                        self.another_type(kind, &element.in_head(), "type", types);
                    }
                    self.doc(&element, fact.map(|it| &it.doc));
                    self.provenance(&element, fact.map(|it| &it.source));
                }
            }
        }
    }
}
