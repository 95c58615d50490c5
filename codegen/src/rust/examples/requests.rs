//! Requests of examples, as their constructors and setters make them and as the document shows them.

use proc_macro2::TokenStream;
use quote::quote;
use serde_json::Value;

use super::values::Expressions;
use super::wire::{self, Keys};
use crate::model::{Call, Field, Http, Location, RpcStyle, View};

/// The request, made by its constructor and setters, is written as the document shows it.
pub(super) fn body(view: View<'_>, values: &[(String, Value)]) -> TokenStream {
    let operation = view.operation;
    let request = Expressions::new(view.types()).request(operation, values);
    let given = Given { view, values };
    let form = given.pairs(Location::Form);
    let mut query = Vec::new();
    if let Call::Rpc(rpc) = &operation.call {
        query.extend(common(view, rpc));
    }
    query.extend(given.pairs(Location::Query));
    let headers = given.pairs(Location::Header);
    let headers = headers.iter().map(|(name, value)| {
        quote! { assert!(http.headers.contains(&(#name.into(), #value.into()))); }
    });
    let mut checks = vec![pairs(quote! { http.query }, &query)];
    let (method, path, body) = match &operation.call {
        Call::Rpc(rpc) if form.is_empty() => (rpc.method.name(), rpc.path.clone(), None),
        // A form needs a method with a body.
        Call::Rpc(rpc) => ("POST", rpc.path.clone(), Some(wire::query(&form))),
        Call::Http(http) => (http.method.name(), given.path(http), given.json()),
    };
    let target = match query.as_slice() {
        [] => path,
        query => format!("{path}?{}", wire::query(query)),
    };
    checks.push(quote! {
        assert_eq!((http.method, http.path_and_query().as_str()), (#method, #target));
    });
    checks.extend(headers);
    checks.push(match body {
        None => quote! { assert_eq!(http.body, HttpBody::Empty); },
        Some(text) => quote! { assert_eq!(String::from_utf8_lossy(&http.body.to_bytes()), #text); },
    });
    quote! {
        let request = #request;
        let http = request.encode().expect("the example can be written");
        #(#checks)*
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
        let fields = &self.view.operation.request.fields;
        if !fields.iter().any(|field| field.location == Location::Body) {
            return None;
        }
        let members = self.fields(Location::Body).map(|(field, value)| {
            let member = wire::member(self.view.types(), value, &field.kind);
            (field.wire.clone(), member)
        });
        Some(Value::Object(members.collect()).to_string())
    }
}

/// `assert_eq!(http.query, [("Action".into(), "CreateBackup".into())]);`
fn pairs(found: TokenStream, expected: &[(String, String)]) -> TokenStream {
    let pairs = expected.iter();
    let pairs = pairs.map(|(name, value)| quote! { (#name.to_owned(), #value.to_owned()) });
    // An empty array has no type by itself.
    if expected.is_empty() {
        quote! { assert!(#found.is_empty()); }
    } else {
        quote! { assert_eq!(#found, [#(#pairs),*]); }
    }
}
