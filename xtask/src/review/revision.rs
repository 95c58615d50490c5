//! One revision of the specs: sources, specs and model.

use std::collections::BTreeMap;

use serde_json::Value;

use super::element::Both;
use apispec_codegen::check;
use apispec_codegen::model::{Model, Operation, Provider, Service, View};
use apispec_codegen::place::Place;
use apispec_codegen::report::Report;
use apispec_codegen::source::{Node, Source, Span};
use apispec_codegen::spec;
use apispec_codegen::spec::read::{self, File, Specs, Strictness};

/// One of the two compared revisions.
#[derive(Debug)]
pub struct Revision {
    pub(super) specs: Specs,
    pub(super) model: Model,
    /// The committed outline, if it exists.
    pub(super) outline: Option<String>,
}

/// The codes of errors that older formats may have.
const TOLERATED: &[&str] =
    &["document-hash", "duplicate-document", "source-form", "unknown-document", "unused-type"];

/// A provider with its file.
#[derive(Clone, Copy)]
pub(super) struct ProviderEntry<'a> {
    pub(super) model: &'a Provider,
    pub(super) file: &'a File<spec::Provider>,
}

/// A service with its files.
#[derive(Clone, Copy)]
pub(super) struct ServiceEntry<'a> {
    pub(super) model: &'a Service,
    pub(super) file: &'a File<spec::Service>,
    pub(super) provider: ProviderEntry<'a>,
}

impl Revision {
    /// Reads specs; those of the base may be in an older format.
    pub fn read(sources: &[Source], strictness: Strictness) -> Result<Self, Report> {
        let specs = read::read_as(sources, strictness)?;
        let tolerated = match strictness {
            Strictness::Strict => &[][..],
            Strictness::Lenient => TOLERATED,
        };
        let model = check::check_but(&specs, tolerated)?;
        Ok(Self { specs, model, outline: None })
    }

    /// The revision with the committed outline, which another version of the generator may have written.
    pub fn with_outline(self, outline: Option<String>) -> Self {
        Self { outline, ..self }
    }

    /// The model of the specs.
    pub fn model(&self) -> &Model {
        &self.model
    }

    /// The value at a location, if it exists.
    pub(super) fn node(&self, place: &Place) -> Option<&Node> {
        place.node(self.specs.trees.get(place.source)?)
    }

    /// The range of bytes of a location.
    pub(super) fn span(&self, place: &Place) -> Span {
        let tree = self.specs.trees.get(place.source);
        tree.map_or(0..0, |tree| place.span(tree))
    }

    /// The value at a location, as JSON.
    pub(super) fn json(&self, place: &Place) -> Option<Value> {
        let span = self.node(place)?.span.clone();
        let text = self.specs.sources[place.source].text.get(span)?;
        serde_json::from_str(text).ok()
    }

    pub(super) fn providers(&self) -> impl Iterator<Item = ProviderEntry<'_>> {
        let providers = self.model.providers.iter().zip(&self.specs.providers);
        providers.map(|(model, file)| ProviderEntry { model, file })
    }

    pub(super) fn services(&self) -> impl Iterator<Item = ServiceEntry<'_>> {
        self.providers().flat_map(|provider| {
            let files = self.specs.services.iter();
            let files = files.filter(move |file| file.folders[0] == provider.file.folders[0]);
            let services = provider.model.services.iter().zip(files);
            services.map(move |(model, file)| ServiceEntry { model, file, provider })
        })
    }
}

impl<'a> ServiceEntry<'a> {
    /// Its name in findings.
    pub(super) fn path(&self) -> String {
        format!("{}/{}", self.provider.file.folders[0], self.model.module)
    }

    /// Its module in Rust, below the crate's root.
    pub(super) fn rust_path(&self) -> String {
        format!("{}::{}", self.provider.model.module, self.model.module)
    }

    /// The names of its operations in findings.
    pub(super) fn operations(&self) -> Vec<String> {
        let operations = self.model.operations.iter();
        operations.map(|it| self.operation(it)).collect()
    }

    /// The name of one of its operations in findings.
    pub(super) fn operation(&self, operation: &Operation) -> String {
        format!("{}/{}", self.path(), operation.wire)
    }

    /// One of its operations, with its context.
    pub(super) fn view(&self, operation: &'a Operation) -> View<'a> {
        View { provider: self.provider.model, service: self.model, operation }
    }

    /// The operations that reach each type.
    pub(super) fn users(&self) -> BTreeMap<&'a str, Vec<String>> {
        let mut users = BTreeMap::<_, Vec<_>>::new();
        for operation in &self.model.operations {
            for id in self.model.types.reached(operation.kinds()).types {
                let of = users.entry(id.name()).or_default();
                of.push(self.operation(operation));
            }
        }
        users
    }
}

/// The innermost location that contains all differences between two values.
pub(super) fn narrowed(revisions: Both<&Revision>, place: Both<Place>) -> Both<Place> {
    let values = revisions.zip(place.as_ref());
    let values = values.map(|(revision, place)| revision.json(place));
    let Some(mut values) = values.transpose() else {
        return place;
    };
    let mut head = place.head;
    while let Some((step, inner)) = only_difference(&values) {
        head = head.at(&step);
        values = inner;
    }
    Both { head, ..place }
}

/// The only member or item in which two values differ.
fn only_difference(values: &Both<Value>) -> Option<(String, Both<Value>)> {
    let inner = match (&values.base, &values.head) {
        (Value::Object(base), Value::Object(head)) if base.keys().eq(head.keys()) => {
            let members = base.values().zip(head);
            let members = members.map(|(base, (key, head))| (key.clone(), Both { base, head }));
            members.collect::<Vec<_>>()
        }
        (Value::Array(base), Value::Array(head)) if base.len() == head.len() => {
            let items = base.iter().zip(head).enumerate();
            let items = items.map(|(at, (base, head))| (at.to_string(), Both { base, head }));
            items.collect()
        }
        _ => return None,
    };
    let mut different = inner.into_iter().filter(|(_, values)| values.differ());
    let (step, values) = different.next()?;
    let is_only = different.next().is_none();
    is_only.then(|| (step, values.map(Value::clone)))
}

/// Whether an element is another one or a part of it, by their paths.
pub(super) fn is_within(inner: &str, outer: &str) -> bool {
    let rest = inner.strip_prefix(outer);
    rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
}
