//! What the files of a provider or a service share by name.

use std::collections::BTreeMap;
use std::fmt;

use super::format::LIKE;
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
    pub(super) fn list(self) -> &'static str {
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

/// The shared objects of one file.
#[derive(Debug, Default)]
pub(super) struct Shared(BTreeMap<(Named, String), Node>);

impl Shared {
    /// Takes the shared objects out of the tree of a provider or a service; reports duplicates.
    pub(super) fn take(source: usize, tree: &mut Node, report: &mut Report) -> Self {
        let mut shared = Self::default();
        let Value::Object(members) = &mut tree.value else {
            return shared;
        };
        for named in Named::ALL {
            let list = named.list();
            let Some(at) = members.iter().position(|member| member.key == list) else {
                continue;
            };
            for item in members.remove(at).value.items() {
                let Some(Node { span, value: Value::String(name) }) = item.child(named.key())
                else {
                    continue;
                };
                let is_second = shared.0.insert((named, name.clone()), item.clone()).is_some();
                if is_second {
                    report.add(Finding {
                        code: "shared-twice",
                        title: format!("two items of `{list}` have the name `{name}`"),
                        marks: vec![Mark::new(source, span.clone(), "again here")],
                        help: "keep one of them".into(),
                    });
                }
                if let Some(like) = item.child(LIKE) {
                    let label = "in a shared object";
                    report.add(Finding {
                        code: "shared-like",
                        title: format!("the {named} `{name}` is like another one"),
                        marks: vec![Mark::new(source, like.span.clone(), label)],
                        help: "write its members".into(),
                    });
                }
            }
        }
        shared
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

    /// The shared object of this name.
    pub(super) fn find(&self, named: Named, name: &str) -> Option<&'a Node> {
        let key = (named, name.to_owned());
        self.0.iter().find_map(|shared| shared.0.get(&key))
    }

    /// The names of all shared objects of a kind.
    pub(super) fn names(&self, named: Named) -> Vec<&'a str> {
        let all = self.0.iter().flat_map(|shared| shared.0.keys());
        all.filter(|(other, _)| *other == named).map(|(_, name)| name.as_str()).collect()
    }
}
