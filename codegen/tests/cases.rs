//! Folders of specs: those in `accept` become files, each in `reject` gets exactly its message.
//!
//! A case holds only the files in which it differs from `base`. `BLESS=1 cargo test` rewrites the messages.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use apispec_codegen::{Look, Source, disk, model};

#[test]
fn the_base_is_accepted() {
    let report = model(&sources(None)).err();
    assert!(report.is_none(), "{}", report.map(|report| report.to_string()).unwrap_or_default());
}

#[test]
fn every_accept_case_becomes_files() {
    for case in cases("accept") {
        if let Err(report) = model(&sources(Some(&case))) {
            panic!("{}:\n{report}", case.display());
        }
    }
}

#[test]
fn every_reject_case_gets_its_message() {
    let mut wrong = Vec::new();
    for case in cases("reject") {
        let message = match model(&sources(Some(&case))) {
            Ok(_) => "accepted\n".to_owned(),
            Err(report) => {
                assert!(
                    report.findings().iter().all(|finding| !finding.help.is_empty()),
                    "{}: a message without a way out",
                    case.display()
                );
                report.render(Look::Plain)
            }
        };
        let expected = case.join("expected.txt");
        if std::env::var_os("BLESS").is_some() {
            fs::write(&expected, &message).expect("the expectation can be written");
        } else if fs::read_to_string(&expected).unwrap_or_default() != message {
            wrong.push(format!("{}:\n{message}", case.display()));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// One mistake each: a second finding would hide which message belongs to which mistake.
#[test]
fn every_reject_case_has_one_mistake() {
    for case in cases("reject") {
        let Err(report) = model(&sources(Some(&case))) else {
            panic!("{} is accepted", case.display());
        };
        let is_many = case.parent().is_some_and(|feature| feature.ends_with("many"));
        assert!(is_many || report.findings().len() == 1, "{}:\n{report}", case.display());
    }
}

/// What a message says to paste is accepted where it is pasted.
#[test]
fn every_override_in_a_message_is_a_way_out() {
    let mut pasted = 0;
    for case in cases("reject") {
        let mut sources = sources(Some(&case));
        let Err(report) = model(&sources) else {
            panic!("{} is accepted", case.display());
        };
        let [finding] = report.findings() else {
            continue;
        };
        let Some((_, name)) = finding.help.split_once("`\"rust\": ") else {
            continue;
        };
        let name = name.trim_end_matches('`');
        let (source, span) = (finding.marks[0].source, &finding.marks[0].span);
        let (before, after) = sources[source].text.split_at(span.end);
        sources[source].text = if before[..span.start].trim_end().ends_with("\"rust\":") {
            format!("{}{name}{after}", &before[..span.start])
        } else {
            format!("{before}, \"rust\": {name}{after}")
        };
        if let Err(report) = model(&sources) {
            panic!("{}:\n{report}", case.display());
        }
        pasted += 1;
    }
    assert!(pasted > 10, "{pasted}");
}

/// The folders of a kind, one level of features between.
fn cases(kind: &str) -> Vec<PathBuf> {
    let mut cases =
        folders(&root().join(kind)).iter().flat_map(|feature| folders(feature)).collect::<Vec<_>>();
    cases.sort();
    assert!(!cases.is_empty(), "there are no cases in {kind}");
    cases
}

fn folders(parent: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(parent).expect("the folder can be read");
    entries
        .map(|entry| entry.expect("the entry can be read").path())
        .filter(|path| path.is_dir())
        .collect()
}

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases")
}

/// The base with the files of a case over it. An empty file takes the base's away.
fn sources(case: Option<&Path>) -> Vec<Source> {
    let mut sources = BTreeMap::new();
    for folder in [Some(root().join("base").as_path()), case].into_iter().flatten() {
        for source in disk::specs(folder, "specs").expect("the specs can be read") {
            sources.insert(source.name.clone(), source);
        }
    }
    sources.into_values().filter(|source| !source.text.is_empty()).collect()
}
