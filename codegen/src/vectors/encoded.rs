//! Example requests → HTTP requests, encoded independently of the runtime that the vectors test.

use serde_json::Value;

use super::document;
use super::wire::{self, Keys};
use crate::model::{Call, Field, Http, Location, Method, RpcStyle, View};

/// The request as HTTP, with the usual options.
pub(super) fn http(view: View<'_>, values: &[(String, Value)]) -> document::Http {
    let operation = view.operation;
    let given = Given { view, values };
    let own = match &operation.call {
        Call::Rpc(rpc) => common(view, &rpc.style),
        Call::Http(_) => Vec::new(),
    };
    let own_location = match &operation.call {
        Call::Rpc(rpc) => rpc.style.own_location(),
        Call::Http(_) => Location::Query,
    };
    let own = |location: Location| own.iter().filter(move |_| location == own_location).cloned();
    let mut form = own(Location::Form).collect::<Vec<_>>();
    form.extend(given.pairs(Location::Form));
    let mut query = own(Location::Query).collect::<Vec<_>>();
    let constants = view.constants();
    let constants = |location: Location| {
        let constants = constants.iter().filter(move |it| it.location == location);
        constants.map(|it| (it.name.clone(), it.value.clone()))
    };
    query.extend(constants(Location::Query));
    query.extend(given.pairs(Location::Query));
    let mut headers = own(Location::Header).collect::<Vec<_>>();
    headers.extend(constants(Location::Header));
    headers.extend(given.pairs(Location::Header));
    let form = (!form.is_empty()).then(|| wire::query(&form));
    let (method, path, body) = match &operation.call {
        Call::Rpc(rpc) => {
            let method = rpc.method();
            let is_json = rpc.style.content_type.is_some() && method != Method::Get;
            let body = if is_json { given.json().or_else(|| Some(given.members())) } else { form };
            // A form needs a method with a body.
            let is_moved = method == Method::Get && body.is_some();
            let method = if is_moved { Method::Post } else { method };
            (method.name(), rpc.style.path.clone(), body)
        }
        Call::Http(http) => (http.method.name(), given.path(http), given.json().or(form)),
    };
    let target = match query.as_slice() {
        [] => path,
        query => format!("{path}?{}", wire::query(query)),
    };
    let pairs = |pairs: Vec<(String, String)>| pairs.into_iter().map(<[String; 2]>::from).collect();
    let labels = given.pairs(Location::Host).into_iter();
    document::Http {
        method,
        host_prefix: labels.map(|(_, label)| format!("{label}.")).collect(),
        target,
        query: pairs(query),
        headers: pairs(headers),
        body,
    }
}

/// `Action=CreateBackup&Version=2014-08-15&Format=JSON`
fn common(view: View<'_>, rpc: &RpcStyle) -> Vec<(String, String)> {
    let mut pairs = vec![
        (rpc.action.clone(), view.operation.wire.clone()),
        (rpc.version.clone(), view.service.version.clone()),
    ];
    let format = rpc.format.as_ref();
    pairs.extend(format.map(|format| (format.parameter.clone(), format.json.clone())));
    pairs
}

/// The values that an example sets.
#[derive(Clone, Copy)]
struct Given<'a> {
    view: View<'a>,
    values: &'a [(String, Value)],
}

impl<'a> Given<'a> {
    /// The fields of a place that have a value.
    fn fields(self, location: Location) -> impl Iterator<Item = (&'a Field, &'a Value)> {
        let fields = self.view.operation.request.fields.iter();
        let values = self.values;
        fields.filter(move |field| field.location == location).filter_map(move |field| {
            let (_, value) = values.iter().find(|(name, _)| *name == field.wire)?;
            Some((field, value))
        })
    }

    fn pairs(self, location: Location) -> Vec<(String, String)> {
        let mut pairs = Vec::new();
        for (field, value) in self.fields(location) {
            let types = self.view.types();
            wire::parameter(types, &field.wire, value, &field.kind, Keys::Bare, &mut pairs);
        }
        pairs
    }

    fn path(self, http: &Http) -> String {
        let mut path = http.path.clone();
        for (field, value) in self.fields(Location::Path) {
            let text = wire::text(self.view.types(), value, &field.kind);
            path = path.replace(&format!("{{{}}}", field.wire), &wire::segment(&text));
        }
        path
    }

    /// The JSON body, if the operation has one.
    fn json(self) -> Option<String> {
        if let Some((field, value)) = self.fields(Location::Payload).next() {
            return Some(wire::member(self.view.types(), value, &field.kind).to_string());
        }
        let fields = &self.view.operation.request.fields;
        if !fields.iter().any(|field| field.location == Location::Body) {
            return None;
        }
        Some(self.members())
    }

    /// The members of the JSON body.
    fn members(self) -> String {
        let members = self.fields(Location::Body).map(|(field, value)| {
            let member = wire::member(self.view.types(), value, &field.kind);
            (field.wire.clone(), member)
        });
        Value::Object(members.collect()).to_string()
    }
}
