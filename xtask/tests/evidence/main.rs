//! The pages of evidence have all that the specs say, and every link leads somewhere.

mod grades;
mod links;
mod lost;

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::LazyLock;

use apispec_codegen::{File, Source, disk};
use xtask::regenerate::generate;

/// Specs, and what they make.
struct Made {
    sources: Vec<Source>,
    files: Vec<File>,
}

/// The repository's own specs, and a case that says everything that a spec can say.
static MADE: LazyLock<[Made; 2]> = LazyLock::new(|| {
    let everything =
        ["../codegen/tests/cases/base", "../codegen/tests/cases/accept/language/everything"];
    [&["../specs"][..], &everything].map(|folders| {
        let sources = read(folders);
        let files = generate(&sources).unwrap_or_else(|report| panic!("{report}"));
        Made { sources, files }
    })
});

/// The specs of some folders, of which the later one wins.
fn read(folders: &[&str]) -> Vec<Source> {
    let mut sources = BTreeMap::new();
    for folder in folders {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join(folder);
        let specs = disk::specs(&folder, "specs").expect("the folder can be read");
        sources.extend(specs.into_iter().map(|source| (source.name.clone(), source)));
    }
    sources.into_values().collect()
}

impl Made {
    /// The pages, by their paths below the folder of all pages.
    fn pages(&self) -> BTreeMap<&str, &str> {
        let pages = self.files.iter().filter_map(|file| {
            let path = file.path.strip_prefix("generated/evidence/")?;
            Some((path, file.text.as_str()))
        });
        pages.collect()
    }
}
