//! One version of the specs: what they say, what they mean, and where.

use serde_json::Value;

use apispec_codegen::check;
use apispec_codegen::model::{Field, Kind, Model, NamedType, Operation, Response, Service, Shape};
use apispec_codegen::place::Place;
use apispec_codegen::report::Report;
use apispec_codegen::source::{Source, Span};
use apispec_codegen::spec;
use apispec_codegen::spec::read::{self, File, Specs, Strictness};

/// One of two versions that are compared.
#[derive(Debug)]
pub struct Side {
    pub(super) specs: Specs,
    pub(super) model: Model,
    /// The committed outline of what was generated from them, if it is there.
    pub(super) outline: Option<String>,
}

/// What an earlier format may lack.
const TOLERATED: &[&str] = &[
    "document-hash",
    "duplicate-document",
    "source-form",
    "unknown-document",
    "unused-type",
];

impl Side {
    /// Reads specs; those of the base may be of an earlier format.
    pub fn read(sources: &[Source], strictness: Strictness) -> Result<Self, Report> {
        let specs = read::read_as(sources, strictness)?;
        let tolerated = match strictness {
            Strictness::Strict => &[][..],
            Strictness::Lenient => TOLERATED,
        };
        let model = check::check_but(&specs, tolerated)?;
        Ok(Self {
            specs,
            model,
            outline: None,
        })
    }

    /// With the outline that was committed beside the specs, which another version of the generator may have made.
    pub fn with_outline(self, outline: Option<String>) -> Self {
        Self { outline, ..self }
    }

    /// What the specs mean.
    pub fn model(&self) -> &Model {
        &self.model
    }

    /// The bytes of a place.
    pub(super) fn span(&self, place: &Place) -> Span {
        match self.specs.trees.get(place.source) {
            Some(tree) => place.span(tree),
            None => 0..0,
        }
    }

    /// What stands at a place, as JSON.
    pub(super) fn json(&self, place: &Place) -> Option<Value> {
        let node = place.node(self.specs.trees.get(place.source)?)?;
        let text = self.specs.sources[place.source]
            .text
            .get(node.span.clone())?;
        serde_json::from_str(text).ok()
    }

    /// The innermost place at which all that differs from the same place of another version differs.
    pub(super) fn narrowed(&self, place: &Place, base: &Self, old: &Place) -> Place {
        let (Some(mut is), Some(mut was)) = (self.json(place), base.json(old)) else {
            return place.clone();
        };
        let mut place = place.clone();
        while let Some((step, inner_was, inner_is)) = only_difference(&was, &is) {
            place = place.at(&step);
            (was, is) = (inner_was, inner_is);
        }
        place
    }

    /// Whether something stands at a place.
    pub(super) fn has(&self, place: &Place) -> bool {
        let tree = self.specs.trees.get(place.source);
        tree.is_some_and(|tree| place.node(tree).is_some())
    }

    /// Every service with its path: provider and service.
    pub(super) fn services(&self) -> Vec<(String, &Service)> {
        let providers = self.model.providers.iter().zip(self.provider_files());
        let services = providers.flat_map(|(provider, file)| {
            let path = |service: &Service| format!("{}/{}", file.folders[0], service.module);
            provider.services.iter().map(move |it| (path(it), it))
        });
        services.collect()
    }

    /// The files of the providers, in the model's order.
    pub(super) fn provider_files(&self) -> &[File<spec::Provider>] {
        &self.specs.providers
    }

    /// The files of a provider's services, in the model's order.
    pub(super) fn service_files(
        &self,
        provider: &File<spec::Provider>,
    ) -> Vec<&File<spec::Service>> {
        let services = self.specs.services.iter();
        services
            .filter(|file| file.folders[0] == provider.folders[0])
            .collect()
    }
}

/// The only member or item in which two values differ, with what it was and what it is.
fn only_difference(was: &Value, is: &Value) -> Option<(String, Value, Value)> {
    let pairs = match (was, is) {
        (Value::Object(was), Value::Object(is)) if was.keys().eq(is.keys()) => {
            let pairs = is.iter().zip(was.values());
            let pairs = pairs.map(|((key, is), was)| (key.clone(), was, is));
            pairs.collect::<Vec<_>>()
        }
        (Value::Array(was), Value::Array(is)) if was.len() == is.len() => {
            let pairs = is.iter().zip(was).enumerate();
            let pairs = pairs.map(|(index, (is, was))| (index.to_string(), was, is));
            pairs.collect()
        }
        _ => return None,
    };
    let mut different = pairs.into_iter().filter(|(_, was, is)| was != is);
    let (step, was, is) = different.next()?;
    let is_only = different.next().is_none();
    is_only.then(|| (step, was.clone(), is.clone()))
}

/// The named types that can be reached from kinds.
pub(super) fn reached<'a>(
    service: &'a Service,
    operation: &'a Operation,
    kinds: impl Iterator<Item = &'a Kind>,
) -> Vec<&'a NamedType> {
    let mut open = kinds.flat_map(named).collect::<Vec<_>>();
    let mut found = Vec::<&NamedType>::new();
    while let Some(name) = open.pop() {
        if found.iter().any(|known| known.name == name) {
            continue;
        }
        let mut types = service.types.iter().chain(&operation.types);
        let Some(named_type) = types.find(|candidate| candidate.name == name) else {
            continue;
        };
        found.push(named_type);
        if let Shape::Structure(structure) = &named_type.shape {
            open.extend(structure.fields.iter().flat_map(|field| named(&field.kind)));
        }
    }
    found
}

/// The kinds of a request.
pub(super) fn request_kinds(operation: &Operation) -> impl Iterator<Item = &Kind> {
    operation.request.fields.iter().map(|field| &field.kind)
}

/// The kinds of an answer.
pub(super) fn response_kinds(operation: &Operation) -> impl Iterator<Item = &Kind> {
    let (fields, list): (&[Field], _) = match &operation.response {
        Response::Empty => (&[], None),
        Response::Object(object) => (&object.fields, None),
        Response::List(kind, _) => (&[], Some(kind)),
    };
    fields.iter().map(|field| &field.kind).chain(list)
}

/// The name of the type that a kind is made of.
pub(super) fn named(kind: &Kind) -> Option<&str> {
    match kind {
        Kind::Named(name) => Some(name),
        Kind::List { of, .. } | Kind::Map { of, .. } | Kind::Json(of) => named(of),
        _ => None,
    }
}
