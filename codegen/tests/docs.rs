//! The docs of what is generated from the repository's own specs.

use std::env;
use std::path::Path;

use apispec_codegen::{File, Model, Runtime, disk, model, modules};

/// A field has at most 12 lines of docs and 6 on average, a struct 30 without its example.
///
/// `cargo test --package apispec-codegen --test docs -- --nocapture` prints the figures.
#[test]
#[allow(clippy::print_stdout, reason = "shown on request")]
fn docs_keep_their_budget() {
    let files = files();
    let items = files.iter().flat_map(documented).collect::<Vec<_>>();
    let figures = |what: fn(&str) -> bool| {
        let items = items.iter().filter(|item| what(item.item));
        let lines = items.clone().map(|item| item.lines).sum::<usize>();
        let worst = items.clone().max_by_key(|item| item.lines).expect("there are some");
        (lines as f64 / items.count() as f64, worst)
    };
    let (of_fields, field) = figures(is_field);
    let (of_structs, structure) = figures(|item| item.starts_with("pub struct "));
    let (of_setters, setter) = figures(|item| item.starts_with("pub fn with_"));
    for (what, mean, Documented { item, lines, path }) in [
        ("fields", of_fields, field),
        ("structs", of_structs, structure),
        ("setters", of_setters, setter),
    ] {
        println!("{what}: {mean:.1} lines on average, {lines} at most: {item} in {path}");
    }
    assert!(of_fields <= 6.0);
    assert!(field.lines <= 12 && setter.lines <= 12 && structure.lines <= 30);
}

/// An item with docs.
struct Documented<'a> {
    path: &'a str,
    /// The line after the docs and the attributes.
    item: &'a str,
    /// How many lines of docs it has, without those of its example.
    lines: usize,
}

fn is_field(item: &str) -> bool {
    item.starts_with("pub ") && item.ends_with(',') && item.contains(": ")
}

/// The items of a file with their docs.
fn documented(file: &File) -> Vec<Documented<'_>> {
    let mut items = Vec::new();
    let (mut lines, mut is_example) = (0, false);
    for line in file.text.lines().map(str::trim_start) {
        if let Some(docs) = line.strip_prefix("///") {
            let is_fence = docs.trim_start().starts_with("```");
            is_example ^= is_fence;
            lines += usize::from(!is_example && !is_fence);
        } else if line.starts_with("pub ") {
            items.push(Documented { path: &file.path, item: line, lines });
            lines = 0;
        } else if line.is_empty() || line == "}" {
            lines = 0;
        }
    }
    items
}

#[test]
fn every_operation_has_an_example_in_its_docs() {
    let files = files();
    for provider in &specs().providers {
        for service in &provider.services {
            for operation in &service.operations {
                let path = format!(
                    "providers/{}/{}/{}.rs",
                    provider.module, service.module, operation.module
                );
                let docs = docs(&files, &path);
                for step in ["::new(", ".validate()", ".encode()?", ".decode_for(&response)?"] {
                    assert!(docs.contains(step), "{path}: {step}");
                }
            }
        }
    }
}

/// The doc comments of the files whose path has this part, without line breaks.
fn docs(files: &[File], part: &str) -> String {
    let files = files.iter().filter(|file| file.path.contains(part));
    let lines = files.flat_map(|file| file.text.lines());
    let docs = lines.filter_map(|line| {
        let line = line.trim_start();
        line.strip_prefix("///").or(line.strip_prefix("//!"))
    });
    let words = docs.flat_map(str::split_whitespace);
    words.collect::<Vec<_>>().join(" ")
}

fn files() -> Vec<File> {
    modules(&specs(), "providers", Runtime::Inside)
}

fn specs() -> Model {
    let package = env::var_os("CARGO_MANIFEST_DIR").expect("Cargo tells where the package is");
    let folder = Path::new(&package).join("../specs");
    let sources = disk::specs(&folder, "specs").expect("the specs can be read");
    model(&sources).expect("the specs are right")
}
