//! The docs of what is generated from the repository's own specs.

use std::path::Path;

use apispec_codegen::{File, Source, disk, generate, model};

#[test]
fn every_operation_has_an_example_in_its_docs() {
    let files = files();
    for provider in &model(&specs()).expect("the specs are right").providers {
        for service in &provider.services {
            for operation in &service.operations {
                let path = format!(
                    "generated/src/providers/{}/{}/{}.rs",
                    provider.module, service.module, operation.module
                );
                let docs = docs(&files, &path);
                for step in ["::new(", ".validate()", ".encode()?", "::decode(&response)?"] {
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
    generate(&specs()).expect("the specs are right")
}

fn specs() -> Vec<Source> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../specs");
    disk::specs(&folder, "specs").expect("the specs can be read")
}
