//! Folders of specs: nothing is found in `accept`, and in `reject` one thing with exactly its message.
//! More cases of a lint have more to say in their names: `accept_time`, `reject_time`.
//!
//! A case holds only the files in which it differs from `base`. `BLESS=1 cargo test` rewrites the messages.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use apispec_codegen::{Source, disk};
use xtask::lint::{ALLOW_CODES, Findings, LINTS};

#[test]
fn every_lint_has_an_accept_and_a_reject_case() {
    let entries = fs::read_dir(root()).expect("the folder can be read");
    let folders = entries
        .map(|entry| entry.expect("the entry can be read").file_name())
        .map(|name| name.to_string_lossy().into_owned())
        .filter(|name| name != "base")
        .collect::<BTreeSet<_>>();
    assert_eq!(folders, codes().into_iter().map(str::to_owned).collect());
    for code in codes() {
        for kind in ["accept", "reject"] {
            assert!(root().join(code).join(kind).is_dir(), "{code} has no {kind} case");
        }
    }
}

#[test]
fn every_lint_has_a_code_of_its_own_and_a_reason() {
    let codes = codes();
    assert_eq!(codes.iter().collect::<BTreeSet<_>>().len(), codes.len());
    for lint in LINTS {
        let is_kebab = |character: char| character.is_ascii_lowercase() || character == '-';
        assert!(lint.code.chars().all(is_kebab), "{}", lint.code);
        assert!(lint.reason.ends_with('.'), "{}: {}", lint.code, lint.reason);
    }
}

#[test]
fn nothing_is_found_in_accept_cases() {
    for (code, case) in cases("accept") {
        let findings = findings(&case);
        assert!(findings.is_empty(), "{code}, {}:\n{findings}", case.display());
    }
}

#[test]
fn reject_cases_get_their_message() {
    let mut wrong = Vec::new();
    for (code, case) in cases("reject") {
        let findings = findings(&case);
        let found = findings.findings().iter().map(|(_, finding)| finding.code);
        if !found.eq([code]) {
            wrong.push(format!("{}: not the one finding\n{findings}", case.display()));
            continue;
        }
        let message = findings.to_string();
        let expected = case.join("expected.txt");
        if std::env::var_os("BLESS").is_some() {
            fs::write(&expected, &message).expect("the expectation can be written");
        } else if fs::read_to_string(&expected).unwrap_or_default() != message {
            wrong.push(format!("{}:\n{message}", case.display()));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// The codes of the lints, and of what is wrong with an `allow`.
fn codes() -> Vec<&'static str> {
    let lints = LINTS.iter().map(|lint| lint.code);
    lints.chain(ALLOW_CODES.iter().copied()).collect()
}

/// The cases of each code whose names begin like this.
fn cases(kind: &str) -> Vec<(&'static str, PathBuf)> {
    let mut cases = Vec::new();
    for code in codes() {
        let entries = fs::read_dir(root().join(code)).expect("the folder can be read");
        let names = entries.map(|entry| entry.expect("the entry can be read").file_name());
        let names = names.filter(|name| name.to_string_lossy().starts_with(kind));
        cases.extend(names.map(|name| (code, root().join(code).join(name))));
    }
    cases.sort();
    cases
}

/// What is found in the base with the files of a case over it.
fn findings(case: &Path) -> Findings {
    let mut sources = BTreeMap::<String, Source>::new();
    for folder in [root().join("base").as_path(), case] {
        for source in disk::specs(folder, "specs").expect("the specs can be read") {
            sources.insert(source.name.clone(), source);
        }
    }
    let sources = sources.into_values().collect::<Vec<_>>();
    xtask::lint::lint(&sources).unwrap_or_else(|report| panic!("{}:\n{report}", case.display()))
}

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/lint")
}
