//! Contexts: the facts outside of requests that a caller may know.

use heck::ToUpperCamelCase;

use super::Checker;
use super::names::{Case, Naming};
use super::scope::Scope;
use super::types::TypeTable;
use crate::model;
use crate::place::Place;
use crate::spec;
use crate::spec::read::File;

impl<'a> Checker<'a> {
    /// The facts outside of requests.
    pub(super) fn context(
        &mut self,
        service: &'a File<spec::Service>,
        types: &mut TypeTable,
    ) -> Vec<model::ContextFact> {
        let mut names = Scope::exact("the facts and methods of the context");
        let facts = service
            .spec
            .context
            .iter()
            .enumerate()
            .map(|(index, fact)| {
                let place = Place::file(service.source).nth("context", index);
                let (naming, at) = (Naming::Own("name"), place.at("name"));
                let name = self.name(Case::Field, &fact.name, naming, &at);
                if names.claim_named(self, Case::Field, (&name, &fact.name), naming, &at) {
                    let methods = [format!("with_{name}")];
                    names.claim_methods(self, &methods, (&name, &fact.name), naming, &at);
                }
                let inline = format!("Context{}", name.to_upper_camel_case());
                model::ContextFact {
                    kind: self.kind(&fact.kind, &place.at("type"), &inline, types),
                    doc: fact.doc.clone().unwrap_or_default(),
                    source: fact.source.clone(),
                    name,
                }
            });
        let facts = facts.collect();
        types.share_inline();
        facts
    }
}
