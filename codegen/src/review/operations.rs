//! Operations side by side: how they are called, what they take and what they answer.

use super::draft::{At, Differ, Scope, Way};
use super::kinds;
use super::rules::Ground;
use super::types::TypePairs;
use crate::model::{Authorization, Call, Operation, Response, Service};

impl Differ<'_> {
    /// One operation in both versions.
    pub(super) fn operation(
        &mut self,
        scope: &Scope,
        (base_service, base): (&Service, &Operation),
        (head_service, head): (&Service, &Operation),
        types: &TypePairs,
    ) {
        let named = |what: &str| format!("{what} of `{}`", head.wire);
        let place = &head.place;
        let at = |member: &str| At::Head(place.at(member));
        if base.name != head.name {
            let title = format!(
                "`{}` has types named `{}…` in Rust, not `{}…`",
                head.wire, head.name, base.name
            );
            self.add(&kinds::RUST_NAME_CHANGED, scope, at("rust"), title)
                .values(&base.name, &head.name);
        }
        let (was, is) = (called(&base.call), called(&head.call));
        if was != is && is_of_its_own(&head.call, &base.call) {
            let title = format!("`{}` is called by `{is}`, not `{was}`", head.wire);
            self.add(&kinds::CALL_CHANGED, scope, at("http"), title)
                .values(was, is);
        }
        let (was, is) = (
            authorized(base.authorization.as_ref()),
            authorized(head.authorization.as_ref()),
        );
        if was != is {
            let title = match (was.is_empty(), is.is_empty()) {
                (true, _) => named("a permission is documented, that"),
                (_, true) => named("the permission is no longer documented, that"),
                _ => named("another permission is needed, that"),
            };
            self.add(
                &kinds::AUTHORIZATION_CHANGED,
                scope,
                at("authorization"),
                title,
            )
            .values(was, is);
        }
        let request = Scope {
            way: Way::Request,
            ..scope.within("parameters")
        };
        let grounds = (
            Ground::of(base_service, base),
            Ground::of(head_service, head),
        );
        self.fields(
            &request,
            (&base.request.fields, base_service, base.place.clone()),
            (&head.request.fields, head_service, head.place.clone()),
            types,
        );
        self.response(scope, (base_service, base), (head_service, head), types);
        self.in_band_failure(scope, base, head);
        self.types(scope, &base.types, &head.types, types, |_| {
            scope.affects.clone()
        });
        self.rules(&scope.within("rules"), grounds);
        self.preconditions(scope, grounds);
        self.quotas(scope, base, head);
        self.operation_errors(scope, base, head);
        self.described(scope, base, head);
    }

    fn response(
        &mut self,
        scope: &Scope,
        (base_service, base): (&Service, &Operation),
        (head_service, head): (&Service, &Operation),
        types: &TypePairs,
    ) {
        let answer = Scope {
            way: Way::Response,
            ..scope.within("response")
        };
        match (&base.response, &head.response) {
            (Response::Empty, Response::Empty) => {}
            (Response::Object(was), Response::Object(is)) => self.fields(
                &answer,
                (&was.fields, base_service, base.place.clone()),
                (&is.fields, head_service, head.place.clone()),
                types,
            ),
            (Response::List(was, was_item), Response::List(is, is_item))
                if types.are_same(was, is) && was_item == is_item => {}
            (was, is) => {
                let (was, is) = (shape(was), shape(is));
                let title = format!("the answer of `{}` is {is}, not {was}", head.wire);
                let at = At::Head(head.place.at("response"));
                self.add(&kinds::RESPONSE_SHAPE_CHANGED, &answer, at, title)
                    .values(was, is);
            }
        }
    }

    fn in_band_failure(&mut self, scope: &Scope, base: &Operation, head: &Operation) {
        let text = |operation: &Operation| format!("{:?}", operation.in_band_failure);
        if text(base) != text(head) {
            let at = At::Head(head.place.at("in_band_failure"));
            let title = format!(
                "failures inside successful answers of `{}` are told in another way",
                head.wire
            );
            self.add(&kinds::IN_BAND_FAILURE_CHANGED, scope, at, title)
                .values(text(base), text(head));
        }
    }
}

fn shape(response: &Response) -> String {
    match response {
        Response::Empty => "empty".into(),
        Response::Object(_) => "an object".into(),
        Response::List(kind, item) => {
            let item = item.as_ref().map(|item| format!(", each called `{item}`"));
            let item = item.unwrap_or_default();
            format!("a list of {}{item}", super::fields::kind(kind))
        }
    }
}

fn called(call: &Call) -> String {
    match call {
        Call::Rpc(rpc) => format!("{} {}", rpc.method, rpc.path),
        Call::Http(http) => format!("{} {}", http.method, http.path),
    }
}

/// Whether the call was changed by the operation rather than by the service around it.
fn is_of_its_own(head: &Call, base: &Call) -> bool {
    matches!((head, base), (Call::Http(_), Call::Http(_)))
}

fn authorized(authorization: Option<&Authorization>) -> String {
    let Some(it) = authorization else {
        return String::new();
    };
    let resources = it.resources.iter().map(|resource| &resource.pattern);
    let words = resources
        .chain(&it.condition_keys)
        .chain(&it.dependent_actions);
    let words = words.map(String::as_str).collect::<Vec<_>>();
    format!("{} {} {}", it.action, it.access, words.join(" "))
        .trim()
        .to_owned()
}
