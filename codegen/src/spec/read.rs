//! Spanned tree → spec: every file is recognized by its path and read, or all its errors are reported.

use std::borrow::Cow;
use std::sync::Arc;

use serde::de::DeserializeOwned;

use super::format::{FileKind, Format};
use super::{Documents, Observations, Operation, Provider, Service, Types, lenient, stray, walk};
use crate::parallel;
use crate::report::{Finding, Mark, Report};
use crate::source::{self, Node, Source};

/// The spec files of a folder.
#[derive(Debug)]
pub struct Specs {
    /// The sources, which locations refer to by index.
    pub sources: Arc<[Source]>,
    /// The tree of each source.
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
    };
    let indexed = sources.iter().enumerate().collect::<Vec<_>>();
    let files = parallel::each(&indexed, |(index, source)| {
        let mut report = Report::new(Arc::clone(&sources));
        let read = one(*index, source, strictness, &mut report);
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

/// The tree of a source in the right format, and its spec if that can be read.
fn one(
    index: usize,
    source: &Source,
    strictness: Strictness,
    report: &mut Report,
) -> Option<(Node, Option<Spec>)> {
    let Some(kind) = FileKind::of(&source.name) else {
        if strictness == Strictness::Strict {
            report.add(stray::finding(index, &source.name));
        }
        return None;
    };
    let tree = tree(index, source, kind, strictness, report)?;
    let shape = &Format::shared().file(kind).shape;
    let text = match strictness {
        Strictness::Strict => Cow::Borrowed(source.text.as_str()),
        Strictness::Lenient => Cow::Owned(lenient::text(&source.text, shape)),
    };
    let spec = match kind {
        FileKind::Documents => file(index, source, &text, report).map(Spec::Documents),
        FileKind::Provider => file(index, source, &text, report).map(Spec::Provider),
        FileKind::Service => file(index, source, &text, report).map(Spec::Service),
        FileKind::Types => file(index, source, &text, report).map(Spec::Types),
        FileKind::Operation => file(index, source, &text, report).map(Spec::Operation),
        FileKind::Observations => file(index, source, &text, report).map(Spec::Observations),
    };
    Some((tree, spec))
}

/// The tree of a source, if it is JSON in the right format.
fn tree(
    index: usize,
    source: &Source,
    kind: FileKind,
    strictness: Strictness,
    report: &mut Report,
) -> Option<Node> {
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
    (report.findings().len() == before).then_some(tree)
}

/// A source as a spec of its kind.
fn file<T: DeserializeOwned>(
    index: usize,
    source: &Source,
    text: &str,
    report: &mut Report,
) -> Option<File<T>> {
    match serde_json::from_str(text) {
        Ok(spec) => {
            let steps = source.name.split('/').map(str::to_owned);
            let mut folders = steps.collect::<Vec<_>>();
            folders.pop();
            Some(File { source: index, folders, spec })
        }
        // The walker checks everything that serde checks; this is a safety net.
        Err(error) => {
            report.add(Finding {
                code: "shape",
                title: error.to_string(),
                marks: vec![Mark::new(index, 0..0, "in this file")],
                help: "compare it with `specs/schema.json`".into(),
            });
            None
        }
    }
}
