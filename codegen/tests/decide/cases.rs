//! Folders of cases about rules, and how what they show is written down.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use apispec_codegen::{Model, Source, disk, model};

/// A request and facts in one line.
pub(crate) fn values(
    request: &[(String, serde_json::Value)],
    context: &[(String, serde_json::Value)],
) -> String {
    let value = |(name, value): &(String, serde_json::Value)| {
        let value = value.to_string();
        match value.chars().count() {
            0..=24 => format!("{name}={value}"),
            count => format!("{name}=({count} characters)"),
        }
    };
    let request = request.iter().map(value).collect::<Vec<_>>().join(" ");
    let context = context.iter().map(value).collect::<Vec<_>>().join(" ");
    if context.is_empty() {
        format!("{{{request}}}")
    } else {
        format!("{{{request}}} where {{{context}}}")
    }
}

/// The model of specs that are right.
pub(crate) fn model_of(sources: &[Source]) -> Model {
    model(sources).unwrap_or_else(|report| panic!("{report}"))
}

/// Compares what is made of each case of a folder with its `expected.txt`.
pub(crate) fn expect(root: &Path, made: impl Fn(&Path) -> String) {
    let mut cases = fs::read_dir(root)
        .expect("the folder can be read")
        .map(|entry| entry.expect("the entry can be read").path())
        .collect::<Vec<_>>();
    cases.sort();
    assert!(!cases.is_empty(), "there are no cases in {}", root.display());
    let mut wrong = Vec::new();
    for case in cases {
        let text = made(&case);
        let expected = case.join("expected.txt");
        if std::env::var_os("BLESS").is_some() {
            fs::write(&expected, &text).expect("the expectation can be written");
        } else if fs::read_to_string(&expected).unwrap_or_default() != text {
            wrong.push(format!("{}:\n{text}", case.display()));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// The base of the generator's cases with the files of a case over it.
pub(crate) fn sources(case: &Path) -> Vec<Source> {
    let package = Path::new(env!("CARGO_MANIFEST_DIR"));
    let base = package.join("../codegen/tests/cases/base");
    let mut sources = BTreeMap::new();
    for folder in [base.as_path(), case] {
        for source in disk::specs(folder, "specs").expect("the specs can be read") {
            sources.insert(source.name.clone(), source);
        }
    }
    sources.into_values().collect()
}
