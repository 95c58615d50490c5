//! Model → files: each product of the workspace's specs, and where it belongs.

use apispec_codegen::{File, Links, MARK, Model, Report, Runtime, Source, Tests, each_module};

use super::{evidence, schema};
use crate::outline::{self, MODULES};

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
            let made = each_module(model, MODULES, Runtime::Inside, links, |module| {
                (outline::lines(&module), module.print(Runtime::Inside))
            });
            let (lines, mut files) = made.into_iter().unzip::<_, _, Vec<_>, Vec<_>>();
            let text = outline::sorted(lines.concat());
            files.push(File { path: "generated/outline.txt".into(), text });
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
        paths: &["generated/rules/"],
        files: |model, _| apispec_codegen::rules::files(model, "generated/rules", MARK),
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
    files.extend(TARGETS.iter().flat_map(|target| (target.files)(model, &links)));
    files
}

/// The paths that the generator owns: folders end in `/`.
pub fn owned_paths() -> impl Iterator<Item = &'static str> {
    let others = TARGETS.iter().flat_map(|target| target.paths).copied();
    std::iter::once(evidence::FOLDER).chain(others)
}
