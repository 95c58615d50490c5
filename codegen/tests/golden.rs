//! The accept cases together become exactly the modules and vectors of the crate `golden`.
//!
//! `BLESS=1 cargo test --package apispec-codegen --test golden` writes them; then the diff is read.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use apispec_codegen::disk::Difference;
use apispec_codegen::{Runtime, RuntimePath, Source, Tests, disk, model, modules, vectors};

#[test]
fn accept_cases_become_what_is_written_down() {
    let model = match model(&sources()) {
        Ok(model) => model,
        Err(report) => panic!("{report}"),
    };
    let path = RuntimePath::default();
    let runtime = Runtime::Tested(&path);
    let mut files = modules(&model, "src/providers", runtime);
    files.extend(vectors(&model, &Tests::within("src/"), runtime));
    let crate_folder = tests().join("golden");
    let owned = ["src/providers/", "src/vectors/"].into_iter();
    let differences = disk::differences(&crate_folder, &files, owned).expect("it can be read");
    if std::env::var_os("BLESS").is_some() {
        disk::apply(&crate_folder, &differences).expect("it can be written");
        return;
    }
    let shown = differences.iter().map(shown).collect::<Vec<_>>();
    assert!(shown.is_empty(), "not as it is written down: {shown:#?}");
}

/// The file of a difference, with the first line that is another.
fn shown(difference: &Difference) -> String {
    match difference {
        Difference::Missing(file) => format!("{} is missing", file.path),
        Difference::Extra(file) => format!("{} is left over", file.path),
        Difference::Foreign(path) => format!("{path} is somebody else's"),
        Difference::Different(text, file) => {
            let mut lines = text.lines().zip(file.text.lines()).zip(1..);
            let other = lines.find(|((found, made), _)| found != made);
            format!("{}: {other:?}", file.path)
        }
    }
}

/// The base and all accept cases over it, each of which has files of its own.
fn sources() -> Vec<Source> {
    let mut folders = vec![tests().join("cases/base")];
    for feature in disk_folders(&tests().join("cases/accept")) {
        folders.extend(disk_folders(&feature));
    }
    let mut all = BTreeMap::new();
    for folder in folders {
        for source in disk::specs(&folder, "specs").expect("the specs can be read") {
            let name = source.name.clone();
            let other = all.insert(name.clone(), source);
            assert!(other.is_none(), "{name} stands in two cases");
        }
    }
    all.into_values().collect()
}

fn disk_folders(parent: &Path) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(parent).expect("the folder can be read");
    let paths = entries.map(|entry| entry.expect("the entry can be read").path());
    let mut folders = paths.filter(|path| path.is_dir()).collect::<Vec<_>>();
    folders.sort();
    folders
}

fn tests() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests")
}
