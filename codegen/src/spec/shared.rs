//! What the files of a provider or a service share by name.

use std::collections::BTreeMap;
use std::fmt;
use std::sync::atomic::{AtomicBool, Ordering};

use super::format::LIKE;
use crate::place::Place;
use crate::report::{Finding, Mark, Report};
use crate::source::{Node, Value};

/// The kinds of shared objects.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Named {
    /// Why an error can't be checked.
    Reason,
    Parameter,
    ErrorRow,
}

impl Named {
    const ALL: [Self; 3] = [Self::Reason, Self::Parameter, Self::ErrorRow];

    /// The kind of object that an object of this definition can be like.
    pub(super) fn of(definition: &str) -> Option<Self> {
        match definition {
            "Field" => Some(Self::Parameter),
            "ErrorRow" => Some(Self::ErrorRow),
            _ => None,
        }
    }

    /// The member that lists them.
    pub(super) const fn list(self) -> &'static str {
        match self {
            Self::Reason => "reasons",
            Self::Parameter => "shared_parameters",
            Self::ErrorRow => "shared_errors",
        }
    }

    /// The member with the name.
    fn key(self) -> &'static str {
        match self {
            Self::Reason => "id",
            Self::Parameter => "name",
            Self::ErrorRow => "code",
        }
    }
}

impl fmt::Display for Named {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(match self {
            Self::Reason => "reason",
            Self::Parameter => "shared parameter",
            Self::ErrorRow => "shared error",
        })
    }
}

/// The lists of shared objects, of which walks over the facts of a spec see the copies only.
pub(super) const LISTS: [&str; 3] =
    [Named::Reason.list(), Named::Parameter.list(), Named::ErrorRow.list()];

/// A shared object that no item names.
#[derive(Clone, Debug)]
pub struct UnusedObject {
    /// Its location.
    pub place: Place,
    /// What it is and its name, such as ``reason `signing` ``.
    pub title: String,
}

/// The shared objects of one file.
#[derive(Debug)]
pub(super) struct Shared(BTreeMap<(Named, String), Object>);

#[derive(Debug)]
struct Object {
    node: Node,
    place: Place,
    is_used: AtomicBool,
}

impl Shared {
    /// The shared objects of a provider or a service; reports duplicates.
    pub(super) fn of(source: usize, tree: &Node, report: &mut Report) -> Self {
        let mut objects = BTreeMap::new();
        for named in Named::ALL {
            let list = tree.child(named.list()).map(Node::items).unwrap_or_default();
            for (index, node) in list.iter().enumerate() {
                let Some(Node { span, value: Value::String(name) }) = node.child(named.key())
                else {
                    continue;
                };
                if let Some(like) = node.child(LIKE) {
                    report.add(Finding {
                        code: "shared-like",
                        title: format!("the {named} `{name}` is like another one"),
                        marks: vec![Mark::new(source, like.span.clone(), "in a shared object")],
                        help: "write its members".into(),
                    });
                }
                let place = Place::file(source).nth(named.list(), index).at(named.key());
                let object = Object { node: node.clone(), place, is_used: AtomicBool::new(false) };
                if objects.insert((named, name.clone()), object).is_some() {
                    report.add(Finding {
                        code: "shared-twice",
                        title: format!("two items of `{}` have the name `{name}`", named.list()),
                        marks: vec![Mark::new(source, span.clone(), "again here")],
                        help: "keep one of them".into(),
                    });
                }
            }
        }
        Self(objects)
    }

    /// What no file has named so far.
    pub(super) fn unused(&self) -> impl Iterator<Item = UnusedObject> {
        let unused = self.0.iter().filter(|(_, object)| !object.is_used.load(Ordering::Relaxed));
        unused.map(|((named, name), object)| UnusedObject {
            place: object.place.clone(),
            title: format!("{named} `{name}`"),
        })
    }
}

/// The shared objects that a file can name: those of its service, then those of its provider.
pub(super) struct Folders<'a>(Vec<&'a Shared>);

impl<'a> Folders<'a> {
    /// What the files in a folder can name.
    pub(super) fn of(folder: &[String], shared: &'a BTreeMap<Vec<String>, Shared>) -> Self {
        let enclosing = (1..=folder.len().min(2)).rev();
        Self(enclosing.filter_map(|depth| shared.get(&folder[..depth])).collect())
    }

    /// The shared object of this name, which is used from now on.
    pub(super) fn find(&self, named: Named, name: &str) -> Option<&'a Node> {
        let key = (named, name.to_owned());
        let object = self.0.iter().find_map(|shared| shared.0.get(&key))?;
        object.is_used.store(true, Ordering::Relaxed);
        Some(&object.node)
    }

    /// The names of all shared objects of a kind.
    pub(super) fn names(&self, named: Named) -> Vec<&'a str> {
        let all = self.0.iter().flat_map(|shared| shared.0.keys());
        all.filter(|(other, _)| *other == named).map(|(_, name)| name.as_str()).collect()
    }
}
