//! Contexts: the facts outside of requests that a caller may know.

use heck::ToUpperCamelCase;

use super::names::{Case, Naming, WireName};
use super::scope::Scope;
use super::types::TypeTable;
use super::{Checker, items};
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
        let place = Place::file(service.source);
        let facts = items(&place, "context", &service.spec.context).map(|(place, fact)| {
            let wire_name = WireName {
                wire: &fact.name,
                case: Case::Field,
                naming: Naming::Own("name"),
                place: &place.at("name"),
            };
            let name = self.name(&wire_name);
            let claimed = [name.clone(), format!("with_{name}")];
            names.claim_all(self, claimed, &wire_name, &name);
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
