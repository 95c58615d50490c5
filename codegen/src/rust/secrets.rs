//! Secrets in requests and responses: their wire names, and how a value tells of those that it holds.

use std::collections::BTreeSet;

use proc_macro2::TokenStream;
use quote::quote;

use super::ident;
use crate::model::{Kind, NamedType, Operation, Response, Service, Shape, Structure};

/// Whether a value of this kind may hold a secret.
pub(super) fn are_in(kind: &Kind, types: &[&NamedType]) -> bool {
    kind.is_secret()
        || kind.named().is_some_and(|name| {
            let mut types = types.iter();
            let named = types.find(|named| named.name == name);
            named.is_some_and(|named| match &named.shape {
                Shape::Structure(structure) => structure.has_secret,
                Shape::Enumeration(_) => false,
            })
        })
}

/// ```text
/// fn each_secret(&self, found: &mut dyn FnMut(&str)) {
///     support::HoldsSecrets::each_secret(&self.source_endpoint_password, found);
/// }
/// ```
///
/// Nothing if there is none.
pub(super) fn each(shape: &Structure, types: &[&NamedType]) -> Option<TokenStream> {
    let fields = shape.fields.iter();
    let fields = fields.filter(|field| are_in(&field.kind, types));
    let names = fields.map(|field| ident(&field.name)).collect::<Vec<_>>();
    (!names.is_empty()).then(|| {
        quote! {
            fn each_secret(&self, found: &mut dyn FnMut(&str)) {
                #(support::HoldsSecrets::each_secret(&self.#names, found);)*
            }
        }
    })
}

/// `impl support::HoldsSecrets for Login { … }`; nothing if there is none.
pub(super) fn holding(
    named: &NamedType,
    shape: &Structure,
    types: &[&NamedType],
) -> Option<TokenStream> {
    let name = ident(&named.name);
    let each = each(shape, types)?;
    Some(quote! { impl support::HoldsSecrets for #name { #each } })
}

/// The wire names of the secrets in request and response, at any depth: `["SourceEndpointPassword"]`,
/// in the order in which the fields are found.
pub(super) fn names<'a>(service: &'a Service, operation: &'a Operation) -> Vec<&'a str> {
    let mut search = Search {
        service,
        operation,
        seen: BTreeSet::new(),
        found: Vec::new(),
    };
    search.structure(&operation.request);
    match &operation.response {
        Response::Empty => {}
        Response::Object(structure) => search.structure(structure),
        Response::List(kind, item) => search.kind(kind, item.as_deref().unwrap_or_default()),
    }
    search.found.retain(|name| !name.is_empty());
    search.found
}

struct Search<'a> {
    service: &'a Service,
    operation: &'a Operation,
    seen: BTreeSet<&'a str>,
    found: Vec<&'a str>,
}

impl<'a> Search<'a> {
    fn structure(&mut self, structure: &'a Structure) {
        for field in &structure.fields {
            self.kind(&field.kind, &field.wire);
        }
    }

    fn kind(&mut self, kind: &'a Kind, wire: &'a str) {
        match kind {
            Kind::Secret if !self.found.contains(&wire) => self.found.push(wire),
            Kind::List { of, .. } | Kind::Map { of, .. } | Kind::Json(of) => self.kind(of, wire),
            Kind::Named(name) if self.seen.insert(name) => {
                let types = self.operation.types.iter().chain(&self.service.types);
                let named = types.into_iter().find(|named| named.name == *name);
                if let Some(Shape::Structure(structure)) = named.map(|named| &named.shape) {
                    self.structure(structure);
                }
            }
            _ => {}
        }
    }
}
