//! Operations side by side: how they are called, what they take and what they answer.

use super::canonical;
use super::draft::{At, Both, Differ, Scope, Way};
use super::fields::time_kind;
use super::kinds;
use super::rules::Ground;
use super::spelling::respelled;
use super::types::{KindChange, TypePairs};
use apispec_codegen::model::{Call, Operation, Response, Service};

impl Differ<'_> {
    /// One operation in both versions.
    pub(super) fn operation(
        &mut self,
        scope: &Scope,
        (base_service, base): (&Service, &Operation),
        (head_service, head): (&Service, &Operation),
        types: &TypePairs,
    ) {
        self.spelling(scope, base, head);
        let base = respelled(base, head);
        let base = base.as_ref();
        let both = (&base.place, &head.place);
        let at = |member: &str| At::member(both, member);
        if base.name != head.name {
            let title = format!(
                "`{}` has types named `{}…` in Rust, not `{}…`",
                head.wire, head.name, base.name
            );
            self.add(&kinds::RUST_NAME_CHANGED, scope, at("rust"), title)
                .now(&head.name);
        }
        let (was, is) = (called(&base.call), called(&head.call));
        if was != is && is_of_its_own(&head.call, &base.call) {
            let title = format!("`{}` is called by `{is}`, not `{was}`", head.wire);
            self.add(&kinds::CALL_CHANGED, scope, at("http"), title)
                .now(is);
        }
        self.authorization(scope, both, base, head);
        let request = Scope {
            way: Way::Request,
            ..scope.within("parameters")
        };
        let grounds = (
            Ground::of(base_service, base),
            Ground::of(head_service, head),
        );
        self.structure(
            &request,
            &format!("requests of `{}`", head.wire),
            (&base.request, base_service),
            (&head.request, head_service),
            types,
        );
        self.response(scope, (base_service, base), (head_service, head), types);
        self.in_band_failure(scope, base, head);
        self.types(scope, base_service, &head.types, types, |_| {
            scope.affects.clone()
        });
        self.rules(&scope.within("rules"), grounds);
        self.preconditions(scope, grounds);
        self.quotas(scope, grounds, (&base.quotas, &head.quotas));
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
            (Response::Object(was), Response::Object(is)) => self.structure(
                &answer,
                &format!("answers of `{}`", head.wire),
                (was, base_service),
                (is, head_service),
                types,
            ),
            (Response::List(was, was_item), Response::List(is, is_item))
                if was_item == is_item && types.change(was, is) == KindChange::None => {}
            (Response::List(was, was_item), Response::List(is, is_item))
                if was_item == is_item && types.change(was, is) == KindChange::Time =>
            {
                let at = At::Head(head.place.at("response"));
                let of = format!("each item of the answer of `{}`", head.wire);
                self.another_time(time_kind(was, is), &answer, at, &of, was, is);
            }
            (was, is) => {
                let (old, new) = (shape(was), shape(is));
                let title = format!("the answer of `{}` is {new}, not {old}", head.wire);
                let at = At::Head(head.place.at("response"));
                self.add(&kinds::RESPONSE_SHAPE_CHANGED, &answer, at, title)
                    .now(fact(is));
            }
        }
    }

    fn authorization(&mut self, scope: &Scope, both: Both<'_>, base: &Operation, head: &Operation) {
        let (was, is) = (base.authorization.as_ref(), head.authorization.as_ref());
        let wire = &head.wire;
        let title = match (was, is) {
            (None, Some(is)) => format!("`{wire}` needs the permission `{}`", is.action),
            (Some(was), None) => {
                format!(
                    "that `{wire}` needs the permission `{}` is no longer documented",
                    was.action
                )
            }
            (Some(was), Some(is)) if was.action != is.action => {
                format!(
                    "`{wire}` needs the permission `{}`, not `{}`",
                    is.action, was.action
                )
            }
            _ => format!("the permission that `{wire}` needs is granted in another way"),
        };
        let what = (At::member(both, "authorization"), title);
        let facts = (canonical::authorization(was), canonical::authorization(is));
        self.fact(
            &kinds::AUTHORIZATION_CHANGED,
            scope,
            what,
            (&facts.0, &facts.1),
        );
        if let (Some(was), Some(is)) = (was, is) {
            let (old, new) = (both.0.at("authorization"), both.1.at("authorization"));
            let of = format!("the permission that `{wire}` needs");
            let scope = scope.within("authorization");
            self.provenance(&scope, (&old, &new), &of, (&was.source, &is.source));
        }
    }

    fn in_band_failure(&mut self, scope: &Scope, base: &Operation, head: &Operation) {
        let fact = |it: &Operation| canonical::in_band_failure(it.in_band_failure.as_ref());
        let facts = (fact(base), fact(head));
        let what = match (facts.0.is_empty(), facts.1.is_empty()) {
            (true, _) => "are told",
            (_, true) => "are no longer told",
            _ => "are told in another way",
        };
        let title = format!(
            "failures inside successful answers of `{}` {what}",
            head.wire
        );
        let at = At::member((&base.place, &head.place), "in_band_failure");
        self.fact(
            &kinds::IN_BAND_FAILURE_CHANGED,
            scope,
            (at, title),
            (&facts.0, &facts.1),
        );
    }
}

fn fact(response: &Response) -> String {
    match response {
        Response::Empty => "empty".into(),
        Response::Object(_) => "object".into(),
        Response::List(kind, item) => {
            let item = item.as_deref().unwrap_or_default();
            format!("list {item} {}", canonical::kind(kind))
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
            format!("a list of {}{item}", super::words::kind(kind))
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
