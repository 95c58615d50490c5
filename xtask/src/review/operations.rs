//! Operations in both revisions: calls, requests and responses.

use super::differ::Differ;
use super::element::{Both, Element, Entry, UsedIn, entries};
use super::fields::time_kind;
use super::fingerprint;
use super::kinds;
use super::spelling::respelled;
use super::types::{KindChange, Services};
use super::wording;
use apispec_codegen::model::{Call, Operation, Response};

impl Differ<'_> {
    /// The operations of a service.
    pub(super) fn operations(&mut self, element: &Element, services: &Services<'_>) {
        let operations = services.both.map(|it| it.operations.as_slice());
        for operation in entries(operations, |old, new| old.wire == new.wire) {
            let wire = &operation.latest().wire;
            let element = element.entry(&operation, wire, |it| it.place.clone());
            let element = Element { affects: vec![element.path.clone()], ..element };
            let label = &element.label;
            match operation {
                Entry::Removed(_) => {
                    let title = format!("the operation {label} was removed");
                    self.add(kinds::OPERATION_REMOVED, &element, "operation", title);
                }
                Entry::Added(_) => {
                    let title = format!("the operation {label} was added");
                    self.add(kinds::OPERATION_ADDED, &element, "operation", title);
                }
                Entry::Kept(operation) => self.operation(&element, operation, services),
            }
        }
    }

    fn operation(
        &mut self,
        element: &Element,
        operation: Both<&Operation>,
        services: &Services<'_>,
    ) {
        self.spelling(element, operation);
        let base = respelled(operation);
        let operation = Both { base: base.as_ref(), ..operation };
        let label = &element.label;
        let Both { base, head } = operation;
        let title = format!(
            "the Rust types of {label} were renamed from `{}…` to `{}…`",
            base.name, head.name
        );
        let kind = kinds::RUST_NAME_CHANGED;
        self.compare(kind, element, "rust", operation.map(|it| &it.name), title);
        self.status(element, operation.map(|it| it.status));
        let calls = match (&base.call, &head.call) {
            (Call::Http(base), Call::Http(head)) => {
                Some(Both { base, head }.map(|it| format!("{} {}", it.method.name(), it.target())))
            }
            // Without a method of their own, they change with their service.
            (Call::Rpc(base), Call::Rpc(head)) => {
                let is_own = [base, head].iter().any(|it| it.own_method.is_some());
                is_own.then(|| Both { base, head }.map(|it| it.method().name().to_owned()))
            }
            _ => None,
        };
        if let Some(calls) = calls {
            let title = format!("the method or path of {label} changed {}", calls.quoted_change());
            self.compare(kinds::CALL_CHANGED, element, "http", calls, title);
        }
        self.authorization(element, operation);
        let request = Element {
            used_in: UsedIn::Requests,
            label: format!("requests of {label}"),
            ..element.within("parameters")
        };
        self.structure(&request, operation.map(|it| &it.request), services);
        self.response(element, operation.map(|it| &it.response), services);
        self.in_band_failure(element, operation);
        self.follow_up(element, operation);
        let inline = services.both.head.types.of(&head.types);
        self.types(element, inline, services, |_| element.affects.clone());
        let names = services.names(operation.map(|it| it.request.fields.as_slice()));
        self.rules(element, operation.map(|it| it.rules.as_slice()), names);
        self.preconditions(element, operation, names);
        self.quotas(element, operation, names);
        self.operation_errors(element, operation);
        self.operation_docs(element, operation);
    }

    fn response(&mut self, element: &Element, response: Both<&Response>, services: &Services<'_>) {
        let label = &element.label;
        let element = Element { used_in: UsedIn::Responses, ..element.within("response") };
        match (response.base, response.head) {
            (Response::Empty, Response::Empty) => return,
            (Response::Object(base), Response::Object(head)) => {
                let element = element.labelled(format!("responses of {label}"));
                return self.structure(&element, Both { base, head }, services);
            }
            (Response::List(base, old_name), Response::List(head, name)) if old_name == name => {
                let types = Both { base, head };
                match services.change(types) {
                    KindChange::None => return,
                    KindChange::Time => {
                        let label = format!("the items in the response of {label}");
                        let element = element.in_head().labelled(label);
                        self.another_type(time_kind(types), &element, "response", types);
                        return;
                    }
                    _ => {}
                }
            }
            _ => {}
        }
        let shapes = response.map(wording::response).change();
        let title = format!("the response of {label} changed {shapes}");
        let kind = kinds::RESPONSE_SHAPE_CHANGED;
        self.add(kind, &element.in_head(), "response", title)
            .value(fingerprint::response(response.head));
    }

    fn authorization(&mut self, element: &Element, operation: Both<&Operation>) {
        let label = &element.label;
        let authorization = operation.map(|it| it.authorization.as_ref());
        let actions = authorization.map(|it| it.map(|it| &it.action));
        let title = match (actions.base, actions.head) {
            (None, Some(head)) => format!("{label} now requires the permission `{head}`"),
            (Some(base), None) => {
                format!("{label} no longer requires the permission `{base}`")
            }
            (Some(base), Some(head)) if base != head => {
                format!("the permission required by {label} changed from `{base}` to `{head}`")
            }
            _ => format!("the details of the permission required by {label} changed"),
        };
        let values = authorization.map(fingerprint::authorization);
        let kind = kinds::AUTHORIZATION_CHANGED;
        self.compare(kind, element, "authorization", values, title);
        if let Some(authorization) = authorization.transpose() {
            let label = format!("the permission required by {label}");
            let element = element.member("authorization").labelled(label);
            self.provenance(&element, authorization.map(|it| &it.source));
        }
    }

    fn in_band_failure(&mut self, element: &Element, operation: Both<&Operation>) {
        let failures = operation.map(|it| it.in_band_failure.as_ref());
        let what = match (failures.base, failures.head) {
            (None, _) => "are now recognized",
            (_, None) => "are no longer recognized",
            _ => "are recognized in another way",
        };
        let title = format!("failures inside successful responses of {} {what}", element.label);
        let values = failures.map(fingerprint::in_band_failure);
        let kind = kinds::IN_BAND_FAILURE_CHANGED;
        self.compare(kind, element, "in_band_failure", values, title);
    }
}
