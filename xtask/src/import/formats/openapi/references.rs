//! `$ref`: what it leads to, in the same file or in one beside it.

use std::collections::BTreeMap;
use std::path::{Component, Path, PathBuf};

use apispec_codegen::disk;
use apispec_codegen::source::pointer::{steps, within};
use apispec_codegen::source::{self, Node, Value};

/// The file, and those that it refers to.
pub(super) struct Files<'a> {
    main: &'a Node,
    others: BTreeMap<PathBuf, Node>,
}

/// A value in one of the files.
#[derive(Clone, Debug)]
pub(super) struct Spot<'a> {
    pub(super) node: &'a Node,
    /// The file that it is in, if it is not the main one.
    file: Option<&'a Path>,
    /// The pointer in that file.
    pointer: String,
    /// The pointer in the main file of the reference that leads to the other file.
    from: Option<String>,
}

impl<'a> Spot<'a> {
    /// The pointer to cite, which is always one in the main file.
    pub(super) fn cited(&self) -> &str {
        self.from.as_deref().unwrap_or(&self.pointer)
    }

    /// The file and the pointer in it, which no other value has.
    pub(super) fn key(&self) -> String {
        let file = self.file.map(|file| file.display().to_string()).unwrap_or_default();
        format!("{file}#{}", self.pointer)
    }

    pub(super) fn at(&self, key: &str) -> Option<Self> {
        Some(self.inner(self.node.child(key)?, key))
    }

    pub(super) fn text(&self, key: &str) -> Option<&'a str> {
        self.node.child(key)?.text().filter(|text| !text.trim().is_empty())
    }

    pub(super) fn is(&self, key: &str) -> bool {
        self.node.child(key).is_some_and(|it| matches!(it.value, Value::Boolean(true)))
    }

    pub(super) fn items(&self) -> Vec<Self> {
        let items = self.node.items().iter().enumerate();
        items.map(|(index, node)| self.inner(node, &index.to_string())).collect()
    }

    pub(super) fn items_of(&self, key: &str) -> Vec<Self> {
        self.at(key).map(|list| list.items()).unwrap_or_default()
    }

    pub(super) fn members(&self) -> Vec<(&'a str, Self)> {
        match &self.node.value {
            Value::Object(members) => {
                let members = members.iter();
                members.map(|it| (it.key.as_str(), self.inner(&it.value, &it.key))).collect()
            }
            _ => Vec::new(),
        }
    }

    pub(super) fn members_of(&self, key: &str) -> Vec<(&'a str, Self)> {
        self.at(key).map(|object| object.members()).unwrap_or_default()
    }

    fn inner(&self, node: &'a Node, key: &str) -> Self {
        let pointer = within(&self.pointer, key);
        Self { node, file: self.file, pointer, from: self.from.clone() }
    }
}

impl<'a> Files<'a> {
    /// The file at a path and those that can be read of those it refers to.
    pub(super) fn new(main: &'a Node, path: &Path) -> Self {
        let mut others = BTreeMap::new();
        let folder = path.parent().unwrap_or(Path::new(""));
        let mut open = paths(main, folder);
        while let Some(path) = open.pop() {
            if others.contains_key(&path) {
                continue;
            }
            let Some(tree) = tree(&path) else {
                continue;
            };
            open.extend(paths(&tree, path.parent().unwrap_or(folder)));
            others.insert(path, tree);
        }
        // References in the main file are relative to it.
        let others = others.into_iter();
        let others = others.map(|(path, tree)| (normal(&relative(&path, folder)), tree));
        Self { main, others: others.collect() }
    }

    pub(super) fn root(&'a self) -> Spot<'a> {
        Spot { node: self.main, file: None, pointer: String::new(), from: None }
    }

    /// What a value is or refers to; nothing if a reference leads nowhere or into a circle.
    pub(super) fn resolved(&'a self, spot: Spot<'a>) -> Option<Spot<'a>> {
        const LONGEST: usize = 32;
        let mut spot = spot;
        for _ in 0..LONGEST {
            match spot.text("$ref") {
                Some(reference) => spot = self.target(&spot, reference)?,
                None => return Some(spot),
            }
        }
        None
    }

    /// What a reference leads to.
    pub(super) fn target(&'a self, spot: &Spot<'a>, reference: &str) -> Option<Spot<'a>> {
        let (file, pointer) = reference.split_once('#').unwrap_or((reference, ""));
        let (file, root) = if file.is_empty() {
            (spot.file, spot.file.map_or(Some(self.main), |file| self.others.get(file))?)
        } else {
            let folder = spot.file.and_then(Path::parent).unwrap_or(Path::new(""));
            let (path, root) = self.others.get_key_value(&normal(&folder.join(file)))?;
            (Some(path.as_path()), root)
        };
        let from = file.map(|_| spot.cited().to_owned());
        let root = Spot { node: root, file, pointer: String::new(), from };
        steps(pointer).try_fold(root, |found, step| found.at(&step))
    }
}

/// The paths of other files that a tree refers to.
fn paths(tree: &Node, folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    let mut open = vec![tree];
    while let Some(node) = open.pop() {
        match &node.value {
            Value::Array(items) => open.extend(items),
            Value::Object(members) => {
                for member in members {
                    let file = member.value.text().filter(|_| member.key == "$ref");
                    let file = file.and_then(|it| it.split('#').next());
                    // Examples have files of their own, and what is on the network is not fetched.
                    let file = file.filter(|it| !it.is_empty() && !it.contains("://"));
                    found.extend(file.map(|file| normal(&folder.join(file))));
                    if member.key != "x-ms-examples" {
                        open.push(&member.value);
                    }
                }
            }
            _ => {}
        }
    }
    found
}

/// A file in JSON, if there is one.
fn tree(path: &Path) -> Option<Node> {
    let bytes = disk::read_bytes(path).ok()?;
    source::tree(std::str::from_utf8(&bytes).ok()?).ok()
}

/// A path as it is from a folder.
fn relative(path: &Path, folder: &Path) -> PathBuf {
    let folder = normal(folder);
    let mut above = PathBuf::new();
    for from in folder.ancestors() {
        if let Ok(rest) = path.strip_prefix(from) {
            return above.join(rest);
        }
        above.push("..");
    }
    path.to_owned()
}

/// A path without steps to a folder and back.
fn normal(path: &Path) -> PathBuf {
    let mut normal = PathBuf::new();
    for part in path.components() {
        match part {
            Component::CurDir => {}
            Component::ParentDir
                if normal.file_name().is_some_and(|name| name != "..") && normal.pop() => {}
            part => normal.push(part),
        }
    }
    normal
}
