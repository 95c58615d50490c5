//! Model → files: each product of the workspace's specs, and where it belongs.

use std::panic::resume_unwind;
use std::thread;

use apispec_codegen::{File, Links, Model, Report, Runtime, Source, Tests, each_module};

use super::{evidence, schema};
use crate::outline::{MODULES, Outline};

/// Paths that the generator owns, and the function that generates the files there.
struct Target {
    /// Folders, ending in `/`, or files.
    paths: &'static [&'static str],
    /// The files; the pages of evidence come first, and their links are given to the others.
    files: fn(&Model, &Links<'_>) -> Vec<File>,
}

/// What is generated beside the pages of evidence.
const TARGETS: &[Target] = &[
    Target {
        paths: &["generated/src/providers/", "generated/outline.txt"],
        files: |model, links| {
            let mut outline = Outline::default();
            let mut files = Vec::new();
            each_module(model, MODULES, Runtime::Inside, links, |module| {
                outline.add(&module);
                files.push(module.print(Runtime::Inside));
            });
            files.push(File { path: "generated/outline.txt".into(), text: outline.text() });
            files
        },
    },
    Target {
        paths: &["generated/tests/providers/", "generated/vectors/"],
        files: |model, _| {
            let tests = Tests {
                path: "generated/tests/providers/main.rs".into(),
                folder: "generated/vectors".into(),
                vectors: "../../vectors",
            };
            apispec_codegen::vectors(model, &tests, Runtime::Inside)
        },
    },
    Target {
        paths: &["specs/schema.json"],
        files: |_, _| vec![File { path: "specs/schema.json".into(), text: schema::document() }],
    },
];

/// All generated files, or all errors in the specs. Touches no files.
pub fn generate(sources: &[Source]) -> Result<Vec<File>, Report> {
    Ok(files(&apispec_codegen::model(sources)?))
}

/// All generated files of a model. Can't fail.
pub fn files(model: &Model) -> Vec<File> {
    let (mut files, links) = evidence::pages(model);
    let links = &links;
    thread::scope(|scope| {
        let started = |target: &Target| {
            let files = target.files;
            scope.spawn(move || files(model, links))
        };
        // All are started before the first one is joined.
        let threads = TARGETS.iter().map(started).collect::<Vec<_>>();
        files.extend(threads.into_iter().flat_map(|thread| {
            // A panic of an emitter is passed on.
            thread.join().unwrap_or_else(|panic| resume_unwind(panic))
        }));
    });
    files
}

/// The paths that the generator owns: folders end in `/`.
pub fn owned_paths() -> impl Iterator<Item = &'static str> {
    let others = TARGETS.iter().flat_map(|target| target.paths).copied();
    std::iter::once(evidence::FOLDER).chain(others)
}
