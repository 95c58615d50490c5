//! Specs → objects: every object in the spec files, with its definition and its location.

use serde::de::DeserializeOwned;

use super::format::{FileKind, Format, Shape};
use super::read::{File, Specs};
use super::shared::LISTS;
use crate::parallel;
use crate::place::Place;
use crate::source::{Node, Value};

/// An object of a spec file.
#[derive(Clone, Debug)]
pub struct Object<'a> {
    /// The name of its definition in the format.
    pub definition: &'static str,
    /// The member whose value it is, or that lists it.
    pub key: &'static str,
    /// Its location.
    pub place: Place,
    /// The folders of its file: the provider's, and the service's within it.
    pub folders: &'a [String],
    /// The index of the object that it is a part of.
    pub around: Option<usize>,
    node: &'a Node,
}

/// All objects of the providers, services, types and operations, each before its parts.
pub fn objects(specs: &Specs) -> Vec<Object<'_>> {
    let mut files = Vec::new();
    add(&specs.providers, FileKind::Provider, &mut files);
    add(&specs.services, FileKind::Service, &mut files);
    add(&specs.types, FileKind::Types, &mut files);
    add(&specs.operations, FileKind::Operation, &mut files);
    add(&specs.observations, FileKind::Observations, &mut files);
    let mut objects = Vec::new();
    for mut within in parallel::each(&files, |file| file.objects(specs)) {
        for object in &mut within {
            object.around = object.around.map(|around| around + objects.len());
        }
        objects.append(&mut within);
    }
    objects
}

/// A spec file to walk.
struct SpecFile<'a> {
    source: usize,
    folders: &'a [String],
    kind: FileKind,
}

fn add<'a, T>(specs: &'a [File<T>], kind: FileKind, files: &mut Vec<SpecFile<'a>>) {
    files.extend(specs.iter().map(|file| SpecFile {
        source: file.source,
        folders: &file.folders[..file.folders.len().min(2)],
        kind,
    }));
}

impl<'a> SpecFile<'a> {
    fn objects(&self, specs: &'a Specs) -> Vec<Object<'a>> {
        let mut walk = Walk { folders: self.folders, objects: Vec::new() };
        let at = At { place: Place::file(self.source), key: "", around: None };
        let name = &Format::shared().file(self.kind).name;
        walk.definition(&specs.trees[self.source], name, at);
        walk.objects
    }
}

struct Walk<'a> {
    folders: &'a [String],
    objects: Vec<Object<'a>>,
}

/// The location of a value.
struct At {
    place: Place,
    key: &'static str,
    around: Option<usize>,
}

impl<'a> Walk<'a> {
    fn definition(&mut self, node: &'a Node, name: &'static str, mut at: At) {
        // A choice may be a word.
        if matches!(node.value, Value::Object(_)) {
            self.objects.push(Object {
                definition: name,
                key: at.key,
                place: at.place.clone(),
                folders: self.folders,
                around: at.around,
                node,
            });
            at.around = Some(self.objects.len() - 1);
            self.value(node, &Format::shared().definition(name).shape, at);
        }
    }

    fn value(&mut self, node: &'a Node, shape: &'static Shape, at: At) {
        match shape {
            Shape::Named(name) => self.definition(node, name, at),
            Shape::List(item) => {
                for (index, child) in node.items().iter().enumerate() {
                    let place = at.place.at(&index.to_string());
                    self.value(child, item, At { place, ..at });
                }
            }
            Shape::Object(_) | Shape::Choice { .. } => {
                for member in shape.members() {
                    if LISTS.contains(&member.name.as_str()) {
                        continue;
                    }
                    if let Some(child) = node.child(&member.name) {
                        let at = At {
                            place: at.place.at(&member.name),
                            key: &member.name,
                            around: at.around,
                        };
                        self.value(child, &member.shape, at);
                    }
                }
            }
            Shape::Text | Shape::Boolean | Shape::Integer(_) | Shape::Any => {}
        }
    }
}

impl<'a> Object<'a> {
    /// The value of a member, if it is present.
    pub fn member(&self, name: &str) -> Option<&'a Node> {
        self.node.child(name)
    }

    /// The text of a member.
    pub fn text(&self, name: &str) -> Option<&'a str> {
        self.member(name)?.text()
    }

    /// Whether a member is `true`.
    pub fn is(&self, name: &str) -> bool {
        let member = self.member(name);
        member.is_some_and(|node| matches!(node.value, Value::Boolean(true)))
    }

    /// The members that are present, in the format's order.
    pub fn members(&self) -> impl Iterator<Item = (&'static str, &'a Node)> {
        let node = self.node;
        let shape = &Format::shared().definition(self.definition).shape;
        let members = shape.members().iter();
        members.filter_map(move |member| Some((member.name.as_str(), node.child(&member.name)?)))
    }

    /// The spec type of its definition, from specs that were read strictly.
    pub fn read<T: DeserializeOwned>(&self) -> T {
        serde_json::from_value(self.node.json()).expect("it was read with its file")
    }
}
