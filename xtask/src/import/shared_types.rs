//! Schemas that are referred to → shared types of the service, each with a file of its own.

use std::collections::{BTreeMap, BTreeSet};

use apispec_codegen::spec::TypeShape;
use apispec_codegen::spec::read::Specs;
use heck::ToSnakeCase;

use super::draft::{Draft, Subject};
use super::drafting::Drafting;
use super::endless;
use super::record::Record;
use super::referred::References;
use super::type_names::{self, Form};
use crate::json::Json;

/// The types that operations share.
pub(super) struct SharedTypes {
    /// The definition of each type and what is reported about it, by name.
    types: BTreeMap<String, (Json, Record)>,
    /// The names of the types, by their placeholders in drafts.
    names: BTreeMap<String, String>,
    /// The types that exist, by name.
    existing: BTreeMap<String, Form>,
}

impl SharedTypes {
    /// The types to which these drafts of all operations refer.
    pub(super) fn new(
        drafting: Drafting<'_>,
        operations: &[Draft],
        specs: &Specs,
        service: &str,
    ) -> Self {
        let document = drafting.document;
        let References(references) = drafting.references;
        let existing = existing(specs, service);
        let names = type_names::named(&references, operations, &existing);
        let mut shared = Self { types: BTreeMap::new(), names, existing };
        for (reference, referred) in references {
            let name = shared.names[&reference.placeholder()].clone();
            if shared.types.contains_key(&name) {
                continue;
            }
            let mut definition = Json::only("name", Json::text(name.as_str()));
            definition.set("type", referred.shape);
            definition.set("source", Json::Text(format!("{document}#{}", referred.pointer)));
            shared.name_references(&mut definition);
            shared.types.insert(name, (definition, referred.record));
        }
        endless::release(&mut shared.types);
        shared
    }

    /// Writes the names of types where a draft refers to them.
    pub(super) fn name_references(&self, json: &mut Json) {
        match json {
            Json::List(items) => items.iter_mut().for_each(|item| self.name_references(item)),
            Json::Object(members) => {
                for (key, value) in members {
                    match value {
                        Json::Text(text) if key == "ref" => {
                            if let Some(name) = self.names.get(text) {
                                *text = name.clone();
                            }
                        }
                        value => self.name_references(value),
                    }
                }
            }
            Json::Word(_) | Json::Text(_) => {}
        }
    }

    /// The drafts of the types without a spec to which these drafts refer.
    pub(super) fn new_drafts(
        &self,
        drafts: &[Draft],
        service: &str,
        files: &mut BTreeSet<String>,
    ) -> Vec<Draft> {
        let names = self.reached(drafts.iter());
        let names = names.into_iter().filter(|name| !self.existing.contains_key(*name));
        let drafts = names.map(|name| {
            let stem = format!("specs/{service}/types/{}", name.to_snake_case());
            let numbered = (2..).map(|number| format!("{stem}_{number}.json"));
            let mut paths = std::iter::once(format!("{stem}.json")).chain(numbered);
            let path = paths.find(|path| files.insert(path.clone())).unwrap_or_default();
            self.draft(name, path)
        });
        drafts.collect()
    }

    /// The drafts of all types to which these drafts refer, which no file is to have.
    pub(super) fn all_drafts<'a>(&self, drafts: impl Iterator<Item = &'a Draft>) -> Vec<Draft> {
        let names = self.reached(drafts);
        names.into_iter().map(|name| self.draft(name, String::new())).collect()
    }

    /// The names of the types to which these drafts refer, and to which these types refer.
    fn reached<'a>(&self, drafts: impl Iterator<Item = &'a Draft>) -> BTreeSet<&str> {
        let mut names = BTreeSet::new();
        let mut open = drafts.flat_map(|draft| referred(&draft.spec)).collect::<Vec<_>>();
        while let Some(name) = open.pop() {
            let known = self.types.get_key_value(name);
            if let Some((_, (definition, _))) =
                known.filter(|(name, _)| names.insert(name.as_str()))
            {
                open.extend(referred(definition));
            }
        }
        names
    }

    fn draft(&self, name: &str, path: String) -> Draft {
        let (definition, record) = &self.types[name];
        let mut spec = Json::only("$schema", Json::text("../../../schema.json"));
        spec.set("types", Json::List(vec![definition.clone()]));
        let mut draft = Draft {
            subject: Subject::Type,
            name: name.to_owned(),
            path,
            spec,
            text: String::new(),
            record: record.clone(),
        };
        draft.write();
        draft
    }
}

/// The types that people or an earlier import wrote.
fn existing(specs: &Specs, service: &str) -> BTreeMap<String, Form> {
    let (provider, name) = service.split_once('/').unwrap_or_default();
    let types = specs.types_of(provider, name).iter().flat_map(|file| &file.spec.types);
    let types = types.map(|it| match it.shape {
        TypeShape::Object(_) => (it.name.clone(), Form::Object),
        TypeShape::Enum(_) => (it.name.clone(), Form::Enumeration),
    });
    types.collect()
}

/// The types that a spec refers to.
fn referred(json: &Json) -> Vec<&str> {
    let mut found = Vec::new();
    let mut open = vec![json];
    while let Some(json) = open.pop() {
        match json {
            Json::List(items) => open.extend(items),
            Json::Object(members) => {
                for (key, value) in members {
                    match value {
                        Json::Text(name) if key == "ref" => found.push(name.as_str()),
                        value => open.push(value),
                    }
                }
            }
            Json::Word(_) | Json::Text(_) => {}
        }
    }
    found
}
