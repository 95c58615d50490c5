//! Folders of changes: each has exactly its findings, as data and as the comment of a pull request.
//!
//! `base` and `head` hold only the files in which they differ from the shared base; what `head` does not
//! name is as in `base`. `BLESS=1 cargo test` rewrites the expectations.

#[path = "../examples/review/many.rs"]
mod many;

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use apispec_codegen::spec::read::Strictness;
use apispec_codegen::{Source, disk};
use xtask::review::{EXCEPTIONS, KINDS, Level, Review, Revision, Side, review};

#[test]
fn every_change_has_its_findings() {
    let mut wrong = Vec::new();
    for case in cases() {
        let (base, head) = sides(&case);
        let review = review(&base, &head);
        for (name, text) in [("expected.json", review.json()), ("expected.md", review.markdown())] {
            let expected = case.join(name);
            if std::env::var_os("BLESS").is_some() {
                fs::write(&expected, &text).expect("the expectation can be written");
            } else if fs::read_to_string(&expected).unwrap_or_default() != text {
                wrong.push(format!("{}:\n{text}", expected.display()));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_kind_of_finding_has_a_case() {
    let mut found = BTreeSet::new();
    for case in cases() {
        let (base, head) = sides(&case);
        let ids = review(&base, &head).findings.into_iter();
        found.extend(ids.map(|finding| finding.id));
    }
    let missing = KINDS.iter().filter(|kind| !found.contains(kind.id));
    let missing = missing.map(|kind| kind.id).collect::<Vec<_>>();
    assert!(missing.is_empty(), "no case has {missing:?}");
    assert!(cases().len() >= 60);
}

#[test]
fn every_exception_is_one_and_has_a_reason() {
    for (id, level, reason) in EXCEPTIONS {
        let kind = KINDS.iter().find(|kind| kind.id == *id);
        let kind = kind.unwrap_or_else(|| panic!("{id} is no kind"));
        assert_eq!(kind.level(), *level);
        assert!(reason.len() > 10, "{id}");
    }
    let ids = KINDS.iter().map(|kind| kind.id).collect::<BTreeSet<_>>();
    assert_eq!(ids.len(), KINDS.len());
    for kind in KINDS.iter().filter(|kind| kind.level() == Level::Docs) {
        assert!(kind.impacts.is_empty(), "{} is about more than descriptions", kind.id);
    }
}

#[test]
fn removed_elements_are_shown_in_the_old_version() {
    for case in cases() {
        let name = case.display().to_string();
        let (base, head) = sides(&case);
        for finding in review(&base, &head).findings {
            let is_gone = name.ends_with("_removed") && finding.level < Level::Docs;
            assert!(!is_gone || finding.place.side == Side::Base, "{name}: {}", finding.title);
        }
    }
}

#[test]
fn fingerprints_tell_findings_apart() {
    for case in cases() {
        let (base, head) = sides(&case);
        let review = review(&base, &head);
        let findings = review.findings.iter().filter(|it| it.level < Level::Docs);
        let all = findings.map(|it| &it.fingerprint).collect::<Vec<_>>();
        let different = all.iter().collect::<BTreeSet<_>>();
        assert_eq!(different.len(), all.len(), "{}", case.display());
    }
}

/// Fingerprints are the same for the last release and for a later base.
#[test]
fn a_fingerprint_is_the_same_beside_any_version() {
    let limited = |most: u64| {
        let limit =
            format!(r#""Note", "limits": [{{ "check": {{ "length": {{ "max": {most} }} }} }}], "#);
        edited("\"Note\",", &limit)
    };
    let fingerprint = |most: u64| {
        let (base, head) = (limited(most), limited(5));
        let review = review(&base, &head);
        assert_eq!(review.findings[0].id, "limit-tightened");
        review.findings[0].fingerprint.clone()
    };
    assert_eq!(fingerprint(9), fingerprint(7));
}

#[test]
fn the_schema_is_as_it_is_derived() {
    let path = root().join("../../review.schema.json");
    if std::env::var_os("BLESS").is_some() {
        fs::write(&path, xtask::review::schema()).expect("it can be written");
    }
    let written = fs::read_to_string(&path).expect("it can be read");
    assert_eq!(written, xtask::review::schema());
}

#[test]
fn the_data_fits_its_schema() {
    let schema = root().join("../../review.schema.json");
    let json = |path: &Path| {
        let text = fs::read_to_string(path).expect("it can be read");
        serde_json::from_str::<serde_json::Value>(&text).expect("it is JSON")
    };
    let validator = jsonschema::draft7::new(&json(&schema)).expect("it is a schema");
    for case in cases() {
        let data = json(&case.join("expected.json"));
        let errors = validator.iter_errors(&data).map(|it| it.to_string());
        assert_eq!(errors.collect::<Vec<_>>(), [""; 0], "{}", case.display());
    }
    assert!(!validator.is_valid(&serde_json::json!({ "verdict": 1 })));
}

/// What is measured on 1,000 operations is right on a few.
#[test]
fn each_of_many_edits_is_a_finding() {
    let [base, head] = [0, 20].map(|edited| {
        let read = Revision::read(&many::specs(25, edited), Strictness::Strict);
        read.unwrap_or_else(|report| panic!("{report}"))
    });
    let review = review(&base, &head);
    assert_eq!(review.findings.len(), 20, "{}", shown(&review));
    assert!(review.findings.iter().all(|it| !it.witnesses.is_empty()));
}

#[test]
fn nothing_changes_between_a_version_and_itself() {
    let (base, head) = (side(&[]), side(&[]));
    let review = review(&base, &head);
    assert!(review.findings.is_empty(), "{}", shown(&review));
    assert_eq!(review.verdict(), "no change");
}

#[test]
fn an_edit_of_a_shared_type_is_one_finding() {
    let (base, head) = sides(&root().join("one_edit_many_operations"));
    let review = review(&base, &head);
    assert_eq!(review.findings.len(), 1, "{}", shown(&review));
    assert!(review.findings[0].affects.len() > 1);
}

fn shown(review: &Review<'_>) -> String {
    review.text(apispec_codegen::Look::Plain)
}

/// The shared base with an edit of its operation.
fn edited(from: &str, to: &str) -> Revision {
    let mut sources = disk::specs(&root().join("../../../codegen/tests/cases/base"), "specs")
        .expect("they can be read");
    let operation = sources.iter_mut().find(|it| it.text.contains(from));
    let operation = operation.expect("the text is there");
    operation.text = operation.text.replacen(from, to, 1);
    Revision::read(&sources, Strictness::Strict).unwrap_or_else(|report| panic!("{report}"))
}

/// Both versions of a case, with the outlines that were committed if it has them.
fn sides(case: &Path) -> (Revision, Revision) {
    let (base, head) = (case.join("base"), case.join("head"));
    let outline = |name: &str| fs::read_to_string(case.join(name)).ok();
    let old = side(&[&base]).with_outline(outline("outline_of_base.txt"));
    let new = side(&[&base, &head]).with_outline(outline("outline_of_head.txt"));
    (old, new)
}

/// The shared base with the files of some folders over it. An empty file takes one away.
fn side(folders: &[&Path]) -> Revision {
    let shared = root().join("../../../codegen/tests/cases/base");
    let folders = std::iter::once(shared.as_path()).chain(folders.iter().copied());
    let mut sources = BTreeMap::<String, Source>::new();
    for folder in folders.filter(|folder| folder.is_dir()) {
        for source in disk::specs(folder, "specs").expect("the specs can be read") {
            sources.insert(source.name.clone(), source);
        }
    }
    let sources = sources.into_values().filter(|source| !source.text.is_empty());
    let sources = sources.collect::<Vec<_>>();
    Revision::read(&sources, Strictness::Strict)
        .unwrap_or_else(|report| panic!("{folders:?}\n{report}", folders = "the specs are wrong"))
}

fn cases() -> Vec<PathBuf> {
    let entries = fs::read_dir(root()).expect("the folder can be read");
    let mut cases = entries
        .map(|entry| entry.expect("the entry can be read").path())
        .filter(|path| path.is_dir())
        .collect::<Vec<_>>();
    cases.sort();
    cases
}

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/review")
}
