//! What surrounds operations in both revisions: the hosts of a service, and the facts that callers know.

use super::differ::Differ;
use super::element::{Both, Element, Entry};
use super::fields::time_kind;
use super::fingerprint;
use super::kinds;
use super::types::{KindChange, Services};
use apispec_codegen::model::{Endpoints, RegionHost};

impl Differ<'_> {
    /// Where requests go.
    pub(super) fn endpoints(&mut self, element: &Element, endpoints: Both<Option<&Endpoints>>) {
        let element = element.member("endpoints");
        let patterns = endpoints.map(|it| it.map(|it| it.pattern.as_str()).unwrap_or_default());
        let head = patterns.head;
        let (kind, what) = match (endpoints.base, endpoints.head) {
            (None, _) => (kinds::ENDPOINT_ADDED, format!("is `{head}`")),
            (_, None) => (kinds::ENDPOINT_REMOVED, "is no longer documented".into()),
            _ => (kinds::ENDPOINT_CHANGED, format!("is {}", patterns.quoted_instead())),
        };
        let element = element.labelled("the host for any other region");
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
                    let title = format!("the region {label} has no host of its own any more");
                    self.add(kinds::ENDPOINT_REMOVED, &element, "region", title);
                }
                Entry::Added(RegionHost { host, .. }) => {
                    let title = format!("the region {label} has the host `{host}`");
                    self.add(kinds::ENDPOINT_ADDED, &element, "region", title).value(host);
                }
                Entry::Kept(both) => {
                    let hosts = both.map(|it| &it.host);
                    let title =
                        format!("the host of the region {label} is {}", hosts.quoted_instead());
                    self.compare(kinds::ENDPOINT_CHANGED, &element, "host", hosts, title);
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
                    let title = format!("{label} can no longer be told");
                    self.add(kinds::CONTEXT_REMOVED, &element, "name", title);
                }
                Entry::Added(fact) => {
                    let title = format!("{label} can be told");
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
