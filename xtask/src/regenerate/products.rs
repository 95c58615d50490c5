//! Model → files: each product of the workspace's specs, and where it belongs.

use std::sync::{Mutex, PoisonError};

use apispec_codegen::{
    File, Links, Listing, MARK, Model, Part, Report, Runtime, Source, Take, Tests, each_module,
};

use super::evidence::{self, Counts};
use super::schema;
use crate::outline::{self, MODULES};

/// Paths that the generator owns, and the function that generates the files there.
struct Target {
    /// Folders, ending in `/`, or files.
    paths: &'static [&'static str],
    /// Hands over each file when it is made.
    files: fn(Part<'_>, &Links<'_>, &Sink<'_>),
}

/// What becomes of files, and of the lines that modules add to the outline; several threads may call both at once.
pub(super) struct Sink<'a> {
    /// Takes a file.
    pub(super) file: Take<'a>,
    /// Takes the path of a module and its lines.
    pub(super) lines: &'a (dyn Fn(&str, Vec<String>) + Sync),
}

/// One line for each public item, made of the lines of all modules.
pub(super) const OUTLINE: &str = "generated/outline.txt";

/// What is generated after the pages of evidence, whose links the docs of the crate have.
const TARGETS: &[Target] = &[
    Target {
        paths: &["generated/src/providers/", OUTLINE],
        files: |part, links, sink| {
            each_module(part, MODULES, Runtime::Inside, links, |module| {
                (sink.lines)(&module.path, outline::lines(&module));
                (sink.file)(module.print(Runtime::Inside));
            });
        },
    },
    Target {
        paths: &["generated/tests/providers/", "generated/vectors/"],
        files: |part, _, sink| {
            let tests = Tests {
                path: "generated/tests/providers/main.rs".into(),
                folder: "generated/vectors".into(),
                vectors: "../../vectors",
            };
            apispec_codegen::each_vector(part, &tests, Runtime::Inside, sink.file);
        },
    },
    Target {
        paths: &["generated/rules/"],
        files: |part, _, sink| {
            let files = apispec_codegen::rules::files(part.model, "generated/rules", MARK);
            files.into_iter().for_each(sink.file);
        },
    },
    Target {
        paths: &["specs/schema.json"],
        files: |_, _, sink| {
            (sink.file)(File { path: "specs/schema.json".into(), text: schema::document() });
        },
    },
];

/// All generated files, or all errors in the specs. Touches no files.
pub fn generate(sources: &[Source]) -> Result<Vec<File>, Report> {
    Ok(files(&apispec_codegen::model(sources)?))
}

/// All generated files of a model, in the order of their paths. Can't fail.
pub fn files(model: &Model) -> Vec<File> {
    let files = Mutex::new(Vec::new());
    each_file(model, &|file| {
        // A panic of an emitter is passed on, and the files with it are lost.
        files.lock().unwrap_or_else(PoisonError::into_inner).push(file);
    });
    let mut files = files.into_inner().unwrap_or_else(PoisonError::into_inner);
    files.sort_by(|left, right| left.path.cmp(&right.path));
    files
}

/// Hands over each generated file of a model when it is made, so that nobody holds all of them. Can't fail.
///
/// Several threads make files and hand them over, in any order.
pub fn each_file(model: &Model, take: Take<'_>) {
    let (listing, counts) = (Listing::of(model), evidence::counts(model));
    let lines = Mutex::new(Vec::new());
    let add = |_: &str, more: Vec<String>| {
        lines.lock().unwrap_or_else(PoisonError::into_inner).extend(more);
    };
    let sink = Sink { file: take, lines: &add };
    each_of(Part::whole(model, &listing), Some(&counts), &sink);
    let lines = lines.into_inner().unwrap_or_else(PoisonError::into_inner);
    take(File { path: OUTLINE.into(), text: outline::sorted(lines) });
}

/// Hands over each generated file of a part of a model but the outline, whose lines come by themselves. Can't fail.
///
/// `counts` are those of all services, for the list of all pages of evidence, which is made if it is `Some`.
pub(super) fn each_of(part: Part<'_>, counts: Option<&Counts>, sink: &Sink<'_>) {
    let links = evidence::pages(part, counts, sink.file);
    for target in TARGETS {
        (target.files)(part, &links, sink);
    }
}

/// The paths that the generator owns: folders end in `/`.
pub fn owned_paths() -> impl Iterator<Item = &'static str> {
    let others = TARGETS.iter().flat_map(|target| target.paths).copied();
    std::iter::once(evidence::FOLDER).chain(others)
}
