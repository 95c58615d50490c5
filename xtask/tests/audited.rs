//! Made-up documents and their specs: they agree, and each change in `cases` gets exactly its message.
//!
//! A case is `change.txt`: a file of `base`, what stands there after `- ` and what shall stand there after `+ `. `BLESS=1 cargo test` rewrites the messages.

#[path = "audit_proof/proof.rs"]
mod proof;
#[path = "audit_proof/removals.rs"]
mod removals;

use std::fs;
use std::path::{Path, PathBuf};

use apispec_codegen::spec::read::read;
use apispec_codegen::{Source, disk};
use proof::{prove, sha256};
use removals::Named;
use xtask::audit::audit;
use xtask::documents::Saved;

#[test]
fn documents_and_specs_agree() {
    let base = Base::read();
    let report = base.audit();
    assert!(report.is_empty(), "{report}");
    apispec_codegen::model(&base.sources).expect("the specs are right");
}

#[test]
fn a_document_that_was_not_saved_is_not_audited() {
    let mut base = Base::read();
    base.saved.clear();
    assert!(base.audit().is_empty());
}

#[test]
fn each_change_gets_its_message() {
    let mut wrong = Vec::new();
    for case in cases() {
        let name = case.file_name().unwrap_or_default().to_string_lossy();
        let mut base = Base::read();
        base.change(&fs::read_to_string(case.join("change.txt")).expect("a case is a change"));
        let code = name.split("--").next().unwrap_or_default();
        if code != "document-changed" {
            base.renew_hashes();
        }
        let report = base.audit();
        let mut codes = report.findings().iter().map(|finding| finding.code);
        if !codes.any(|found| found == code) {
            wrong.push(format!("{name}: not found\n{report}"));
            continue;
        }
        let expected = case.join("expected.txt");
        let message = report.to_string();
        if std::env::var_os("BLESS").is_some() {
            fs::write(&expected, &message).expect("the expectation can be written");
        } else if fs::read_to_string(&expected).unwrap_or_default() != message {
            wrong.push(format!("{name}:\n{message}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn changed_characters_are_seen_and_removals_named() {
    let base = Base::read();
    let proof = prove(&base.sources, &base.saved, 60, 1).expect("the base is clean");
    assert_eq!(proof.changes.len(), 60);
    for change in &proof.changes {
        // What stands twice on the lines that a fact cites still stands there once.
        assert!(change.seen || !change.elsewhere.is_empty(), "{change:?}");
    }
    assert!(proof.removals.len() > 15);
    for removal in &proof.removals {
        assert_eq!(removal.named, Named::Audit, "{removal:?}");
    }
    let shown = proof.to_string();
    assert!(shown.contains("of 60 changed characters seen"), "{shown}");
    assert!(shown.contains("6 of 6 removals from `parameters` named by the audit"));
    assert!(proof.is_complete() || shown.contains("unseen: "));
}

/// The made-up specs and documents.
struct Base {
    sources: Vec<Source>,
    saved: Vec<Saved>,
}

impl Base {
    fn read() -> Self {
        let base = root().join("base");
        let documents = fs::read_dir(base.join("documents")).expect("the folder can be read");
        let mut saved = documents
            .map(|entry| {
                let path = entry.expect("the entry can be read").path();
                let file = path.file_name().unwrap_or_default().to_string_lossy();
                Saved {
                    file: file.clone().into_owned(),
                    path: format!("documents/{file}"),
                    bytes: fs::read(&path).expect("the document can be read"),
                }
            })
            .collect::<Vec<_>>();
        saved.sort_by(|left, right| left.file.cmp(&right.file));
        Self {
            sources: disk::specs(&base.join("specs"), "specs").expect("the specs can be read"),
            saved,
        }
    }

    fn audit(&self) -> apispec_codegen::Report {
        let specs = read(&self.sources).expect("the specs can be read");
        audit(&specs, &self.saved).report
    }

    fn change(&mut self, change: &str) {
        let (file, lines) = change.split_once('\n').expect("a file and lines");
        let side = |mark: &str| {
            let lines = lines.lines().filter_map(|line| line.strip_prefix(mark));
            lines.collect::<Vec<_>>().join("\n")
        };
        let (old, new) = (side("- "), side("+ "));
        let replaced = |text: &str| {
            assert_eq!(text.matches(&old).count(), 1, "{file}: {old}");
            text.replace(&old, &new)
        };
        if let Some(saved) = self.saved.iter_mut().find(|saved| saved.path == file) {
            let text = String::from_utf8_lossy(&saved.bytes).into_owned();
            saved.bytes = replaced(&text).into_bytes();
        } else {
            let mut sources = self.sources.iter_mut();
            let source = sources.find(|source| source.path == file);
            let source = source.expect("a file of the base");
            source.text = replaced(&source.text);
        }
    }

    /// Writes the hashes of the documents as they are.
    fn renew_hashes(&mut self) {
        let originals = Self::read().saved;
        for source in &mut self.sources {
            for (old, new) in originals.iter().zip(&self.saved) {
                source.text = source.text.replace(&sha256(&old.bytes), &sha256(&new.bytes));
            }
        }
    }
}

fn cases() -> Vec<PathBuf> {
    let entries = fs::read_dir(root().join("cases")).expect("the folder can be read");
    let mut cases =
        entries.map(|entry| entry.expect("the entry can be read").path()).collect::<Vec<_>>();
    cases.sort();
    assert!(cases.len() > 25, "the cases were not found");
    cases
}

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/audit")
}
