//! Model → files: each product of the workspace's specs, and where it belongs.

use std::sync::{Mutex, PoisonError};

use apispec_codegen::{
    File, Links, MARK, Model, Report, Runtime, Source, Take, Tests, each_module,
};

use super::{evidence, schema};
use crate::outline::{self, MODULES};

/// Paths that the generator owns, and the function that generates the files there.
struct Target {
    /// Folders, ending in `/`, or files.
    paths: &'static [&'static str],
    /// Hands over each file when it is made.
    files: fn(&Model, &Links<'_>, Take<'_>),
}

/// What is generated after the pages of evidence, whose links the docs of the crate have.
const TARGETS: &[Target] = &[
    Target {
        paths: &["generated/src/providers/", "generated/outline.txt"],
        files: |model, links, take| {
            let lines = each_module(model, MODULES, Runtime::Inside, links, |module| {
                let lines = outline::lines(&module);
                take(module.print(Runtime::Inside));
                lines
            });
            let text = outline::sorted(lines.concat());
            take(File { path: "generated/outline.txt".into(), text });
        },
    },
    Target {
        paths: &["generated/tests/providers/", "generated/vectors/"],
        files: |model, _, take| {
            let tests = Tests {
                path: "generated/tests/providers/main.rs".into(),
                folder: "generated/vectors".into(),
                vectors: "../../vectors",
            };
            apispec_codegen::each_vector(model, &tests, Runtime::Inside, take);
        },
    },
    Target {
        paths: &["generated/rules/"],
        files: |model, _, take| {
            let files = apispec_codegen::rules::files(model, "generated/rules", MARK);
            files.into_iter().for_each(take);
        },
    },
    Target {
        paths: &["specs/schema.json"],
        files: |_, _, take| {
            take(File { path: "specs/schema.json".into(), text: schema::document() });
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
    let links = evidence::pages(model, take);
    for target in TARGETS {
        (target.files)(model, &links, take);
    }
}

/// The paths that the generator owns: folders end in `/`.
pub fn owned_paths() -> impl Iterator<Item = &'static str> {
    let others = TARGETS.iter().flat_map(|target| target.paths).copied();
    std::iter::once(evidence::FOLDER).chain(others)
}
