//! Preconditions and quotas in both revisions.

use super::differ::Differ;
use super::element::{Both, Element, Entry};
use super::finding_kind::FindingKind;
use super::fingerprint;
use super::kinds::{PRECONDITIONS, QUOTAS};
use super::revision::narrowed;
use apispec_codegen::model::{Operation, Precondition, Quota};
use apispec_codegen::sentences::{self, Names};

impl Differ<'_> {
    /// The preconditions of an operation.
    pub(super) fn preconditions(
        &mut self,
        element: &Element,
        operation: Both<&Operation>,
        names: Both<Names<'_>>,
    ) {
        let lists = operation.map(|it| it.preconditions.as_slice());
        let preconditions = element.within("preconditions");
        for (element, entry) in preconditions.entries("preconditions", lists, |it| &it.id) {
            let id = &entry.latest().id;
            let label = format!("the precondition {}", element.label);
            let element = element.labelled(label);
            let label = &element.label;
            match entry {
                Entry::Removed(it) => {
                    let title = format!("{label} was removed: {}", says(it, names.base));
                    self.add(PRECONDITIONS.removed, &element, "id", title).rule(id);
                }
                Entry::Added(it) => {
                    let title = format!("{label} was added: {}", says(it, names.head));
                    self.add(PRECONDITIONS.added, &element, "id", title)
                        .value(fingerprint::precondition(it, names.head))
                        .rule(id);
                }
                Entry::Kept(both) => self.precondition(&element, both, names),
            }
        }
    }

    fn precondition(
        &mut self,
        element: &Element,
        precondition: Both<&Precondition>,
        names: Both<Names<'_>>,
    ) {
        let Both { base, head } = precondition;
        let label = &element.label;
        let values = precondition.zip(names);
        let values = values.map(|(it, names)| fingerprint::precondition(it, names));
        let holds = element.member("holds");
        // A consequence of another edit, such as a changed default, is reported with that edit.
        if values.differ() && self.is_edited(&holds) {
            let (before, says) = (says(base, names.base), says(head, names.head));
            let title = match (&base.holds, &head.holds) {
                (None, _) => format!("{label} is now checked: {says}"),
                (_, None) => format!("{label} is no longer checked"),
                _ => format!("{label} changed: {says} (before: {before})"),
            };
            let narrowed =
                Element { place: narrowed(self.revisions, holds.place), ..element.clone() };
            self.add_here(PRECONDITIONS.changed, narrowed, title).value(values.head).rule(&head.id);
        }
        self.codes(element, &head.id, precondition.map(|it| it.codes.as_slice()));
        self.doc(element, precondition.map(|it| &it.doc));
        self.provenance(element, precondition.map(|it| &it.source));
        self.grade(element, precondition.map(|it| &it.source));
    }

    /// The quotas of an operation.
    pub(super) fn quotas(
        &mut self,
        element: &Element,
        operation: Both<&Operation>,
        names: Both<Names<'_>>,
    ) {
        let lists = operation.map(|it| it.quotas.as_slice());
        let quotas = element.within("quotas");
        for (element, entry) in quotas.entries("quotas", lists, |it| &it.id) {
            let latest = entry.latest();
            let counts = sentences::quota(latest).en;
            match entry {
                Entry::Removed(_) => {
                    let title = format!("quota removed: {counts}");
                    self.add(QUOTAS.removed, &element, "limit", title).rule(&latest.id);
                }
                Entry::Added(_) => {
                    self.add(QUOTAS.added, &element, "limit", format!("quota added: {counts}"))
                        .value(fingerprint::quota(latest, names.head))
                        .rule(&latest.id);
                }
                Entry::Kept(both) => self.quota(&element, both, names),
            }
        }
    }

    fn quota(&mut self, element: &Element, quota: Both<&Quota>, names: Both<Names<'_>>) {
        let head = quota.head;
        let values = quota.zip(names);
        let values = values.map(|(it, names)| fingerprint::quota(it, names));
        if values.differ() {
            let counts = quota.map(|it| sentences::quota(it).en);
            let fact = head.context.map(|index| names.head.fact(index));
            let (title, member) = match fact {
                _ if counts.differ() => {
                    (format!("quota changed: {} (before: {})", counts.head, counts.base), "limit")
                }
                Some(fact) => {
                    (format!("quota now counted by the fact `{fact}`: {}", counts.head), "context")
                }
                None => (format!("quota no longer counted by a fact: {}", counts.head), "context"),
            };
            self.add(quota_kind(quota), element, member, title).value(values.head).rule(&head.id);
        }
        let source = quota.map(|it| &it.source);
        let says = sentences::quota(head).en;
        self.severity(element, &head.id, &says, quota.map(|it| it.severity), source);
        self.codes(element, &head.id, quota.map(|it| it.codes.as_slice()));
        let element = element.clone().labelled(format!("the quota {}", element.label));
        self.doc(&element, quota.map(|it| &it.doc));
        self.provenance(&element, quota.map(|it| &it.source));
        self.grade(&element, quota.map(|it| &it.source));
    }
}

/// The effect of a changed quota, as far as its numbers show.
fn quota_kind(quota: Both<&Quota>) -> &'static FindingKind {
    let Both { base, head } = quota;
    if base.period != head.period || base.scope != head.scope {
        QUOTAS.changed
    } else if head.limit < base.limit {
        QUOTAS.tightened
    } else if head.limit > base.limit {
        QUOTAS.loosened
    } else {
        QUOTAS.changed
    }
}

/// The condition of a precondition, or its description if it can't be checked.
fn says(precondition: &Precondition, names: Names<'_>) -> String {
    match &precondition.holds {
        Some(holds) => sentences::holds(holds, names).en,
        None => precondition.doc.en.trim_end_matches('.').to_owned(),
    }
}
