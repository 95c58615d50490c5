//! What follows a response in both revisions: polling and paging.

use serde::Serialize;

use super::differ::Differ;
use super::element::{Both, Element};
use super::fingerprint;
use super::kinds;
use super::position::Side;
use apispec_codegen::model::Operation;

impl Differ<'_> {
    /// How the task that an operation begins is polled, and how its list is paged.
    pub(super) fn follow_up(&mut self, element: &Element, operation: Both<&Operation>) {
        let label = &element.label;
        let polls = operation.map(|it| it.poll.as_ref().map(|poll| &poll.says));
        let task = element.member("poll").labelled(format!("the polling of {label}"));
        self.follow_up_of(&task, polls, |it| &it.source);
        let paging = operation.map(|it| it.paging.as_ref().map(|paging| &paging.says));
        let list = element.member("paging").labelled(format!("the paging of {label}"));
        self.follow_up_of(&list, paging, |it| it.source());
    }

    fn follow_up_of<T: PartialEq + Serialize>(
        &mut self,
        element: &Element,
        says: Both<Option<&T>>,
        source: impl Fn(&T) -> &Option<String>,
    ) {
        let label = &element.label;
        let (kind, what, side) = match (says.base, says.head) {
            (None, None) => return,
            (None, Some(_)) => (kinds::FOLLOW_UP_ADDED, "was added", Side::Head),
            (Some(_), None) => (kinds::FOLLOW_UP_REMOVED, "was removed", Side::Base),
            (Some(base), Some(head)) => {
                let says = Both { base, head };
                self.provenance(element, says.map(&source));
                (kinds::FOLLOW_UP_CHANGED, "changed", Side::Head)
            }
        };
        let values = says.map(|it| it.map(fingerprint::follow_up).unwrap_or_default());
        if values.differ() {
            let element = Element { side: Some(side), ..element.clone() };
            self.add_here(kind, element, format!("{label} {what}")).value(&values.head);
        }
    }
}
