//! Spanned tree → spec: every file is recognized by its path and read, or all its errors are reported.

use std::collections::BTreeMap;
use std::sync::Arc;

use serde::de::DeserializeOwned;

use super::format::{FileKind, Format};
use super::shared::{Folders, Shared, UnusedObject};
use super::{
    Documents, Observations, Operation, Provider, Service, Types, expand, lenient, stray, walk,
};
use crate::parallel;
use crate::report::{Finding, Mark, Report};
use crate::source::{self, Node, Source};

/// The spec files of a folder.
#[derive(Debug)]
pub struct Specs {
    /// The sources, which locations refer to by index.
    pub sources: Arc<[Source]>,
    /// The tree of each source, in full: what its author abbreviated is written out.
    pub trees: Vec<Node>,
    /// `sources.json`, if there is one.
    pub documents: Option<File<Documents>>,
    /// Each `provider.json`.
    pub providers: Vec<File<Provider>>,
    /// Each `service.json`.
    pub services: Vec<File<Service>>,
    /// Each file of shared types.
    pub types: Vec<File<Types>>,
    /// Each operation.
    pub operations: Vec<File<Operation>>,
    /// Each file of observations.
    pub observations: Vec<File<Observations>>,
    /// What a provider or a service shares and no file names.
    pub unused: Vec<UnusedObject>,
}

/// A spec file.
#[derive(Debug)]
pub struct File<T> {
    /// The index of its source.
    pub source: usize,
    /// The folders that contain it, outermost first.
    pub folders: Vec<String>,
    /// The spec.
    pub spec: T,
}

/// How strictly the format is checked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Strictness {
    /// Every deviation is an error.
    Strict,
    /// As another version of the format may have it: unknown members and missing provenance are
    /// ignored.
    Lenient,
}

/// The byte order mark, which some editors write; it is ignored.
const BYTE_ORDER_MARK: char = '\u{feff}';

/// Reads all spec files; the order of the sources does not matter.
pub fn read(sources: &[Source]) -> Result<Specs, Report> {
    read_as(sources, Strictness::Strict)
}

/// Reads all spec files with this strictness.
pub fn read_as(sources: &[Source], strictness: Strictness) -> Result<Specs, Report> {
    let mut sources = sources.to_vec();
    sources.sort_by(|left, right| left.name.cmp(&right.name));
    for source in &mut sources {
        if let Some(text) = source.text.strip_prefix(BYTE_ORDER_MARK) {
            source.text = text.to_owned();
        }
    }
    let sources: Arc<[Source]> = sources.into();
    let mut report = Report::new(Arc::clone(&sources));
    let mut specs = Specs {
        sources: Arc::clone(&sources),
        trees: Vec::new(),
        documents: None,
        providers: Vec::new(),
        services: Vec::new(),
        types: Vec::new(),
        operations: Vec::new(),
        observations: Vec::new(),
        unused: Vec::new(),
    };
    let indexed = sources.iter().enumerate().collect::<Vec<_>>();
    let read = parallel::each(&indexed, |(index, source)| {
        let mut report = Report::new(Arc::clone(&sources));
        (tree(*index, source, strictness, &mut report), report)
    });
    let mut trees = Vec::new();
    let mut shared = BTreeMap::new();
    for (index, (tree, findings)) in read.into_iter().enumerate() {
        report.append(findings);
        trees.push(tree.map(|(kind, tree)| {
            let folders = folders(&sources[index]);
            if matches!(kind, FileKind::Provider | FileKind::Service) {
                shared.insert(folders.clone(), Shared::of(index, &tree, &mut report));
            }
            Tree { index, kind, folders, tree }
        }));
    }
    let files = parallel::each(&trees, |tree| {
        let mut report = Report::new(Arc::clone(&sources));
        let read = tree.as_ref().map(|tree| tree.spec(&shared, strictness, &mut report));
        (read, report)
    });
    for (read, findings) in files {
        report.append(findings);
        let (tree, spec) = read.unzip();
        specs.trees.push(tree.unwrap_or_else(Node::nothing));
        match spec.flatten() {
            None => {}
            Some(Spec::Documents(file)) => specs.documents = Some(file),
            Some(Spec::Provider(file)) => specs.providers.push(file),
            Some(Spec::Service(file)) => specs.services.push(file),
            Some(Spec::Types(file)) => specs.types.push(file),
            Some(Spec::Operation(file)) => specs.operations.push(file),
            Some(Spec::Observations(file)) => specs.observations.push(file),
        }
    }
    specs.unused = shared.values().flat_map(Shared::unused).collect();
    report.into_result()?;
    Ok(specs)
}

/// A spec file of any kind.
#[allow(clippy::large_enum_variant, reason = "most files are operations, the largest")]
enum Spec {
    Documents(File<Documents>),
    Provider(File<Provider>),
    Service(File<Service>),
    Types(File<Types>),
    Operation(File<Operation>),
    Observations(File<Observations>),
}

/// The folders of a source.
fn folders(source: &Source) -> Vec<String> {
    let mut folders = source.name.split('/').map(str::to_owned).collect::<Vec<_>>();
    folders.pop();
    folders
}

/// The tree of a spec file as its author wrote it.
struct Tree {
    index: usize,
    kind: FileKind,
    folders: Vec<String>,
    tree: Node,
}

impl Tree {
    /// The tree in full, and its spec if that can be read.
    fn spec(
        &self,
        shared: &BTreeMap<Vec<String>, Shared>,
        strictness: Strictness,
        report: &mut Report,
    ) -> (Node, Option<Spec>) {
        let mut tree = self.tree.clone();
        let shape = &Format::shared().file(self.kind).shape;
        expand::expand(self.index, &mut tree, shape, &Folders::of(&self.folders, shared), report);
        if !report.is_empty() {
            return (tree, None);
        }
        let value = match strictness {
            Strictness::Strict => tree.json(),
            Strictness::Lenient => lenient::known(tree.json(), shape),
        };
        let spec = match self.kind {
            FileKind::Documents => self.file(value, report).map(Spec::Documents),
            FileKind::Provider => self.file(value, report).map(Spec::Provider),
            FileKind::Service => self.file(value, report).map(Spec::Service),
            FileKind::Types => self.file(value, report).map(Spec::Types),
            FileKind::Operation => self.file(value, report).map(Spec::Operation),
            FileKind::Observations => self.file(value, report).map(Spec::Observations),
        };
        (tree, spec)
    }

    /// A value as a spec of its kind.
    fn file<T: DeserializeOwned>(
        &self,
        value: serde_json::Value,
        report: &mut Report,
    ) -> Option<File<T>> {
        match serde_json::from_value(value) {
            Ok(spec) => Some(File { source: self.index, folders: self.folders.clone(), spec }),
            // The walker checks everything that serde checks; this is a safety net.
            Err(error) => {
                report.add(Finding {
                    code: "shape",
                    title: error.to_string(),
                    marks: vec![Mark::new(self.index, 0..0, "in this file")],
                    help: "compare it with `specs/schema.json`".into(),
                });
                None
            }
        }
    }
}

/// The kind of a source and its tree, if it is JSON in the right format.
fn tree(
    index: usize,
    source: &Source,
    strictness: Strictness,
    report: &mut Report,
) -> Option<(FileKind, Node)> {
    let Some(kind) = FileKind::of(&source.name) else {
        if strictness == Strictness::Strict {
            report.add(stray::finding(index, &source.name));
        }
        return None;
    };
    let tree = match source::spec_tree(&source.text) {
        Ok(tree) => tree,
        Err(errors) => {
            for error in errors {
                let marks = error.marks.into_iter();
                let marks = marks.map(|(span, label)| Mark::new(index, span, label));
                report.add(Finding {
                    code: error.code,
                    title: error.what,
                    marks: marks.collect(),
                    help: error.help.into(),
                });
            }
            return None;
        }
    };
    let before = report.findings().len();
    // In another version of the format, only what can't be read at all is an error, which the reader reports.
    if strictness == Strictness::Strict {
        walk::walk(index, &tree, &Format::shared().file(kind).shape, report);
    }
    (report.findings().len() == before).then_some((kind, tree))
}
