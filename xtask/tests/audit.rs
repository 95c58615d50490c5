//! `cargo xtask audit`, as a person runs it, on made-up documents.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use tempfile::TempDir;

#[test]
fn agreement_is_told_with_numbers() {
    let copy = Copy::new();
    let output = copy.run(&["--sources", "documents", "--witness", "documents"]);
    assert_eq!(status(&output), 0, "{}", text(&output));
    assert!(
        text(&output).contains("8 documents: specs and documents agree"),
        "{}",
        text(&output)
    );
}

#[test]
fn notes_may_be_missing_and_pages_may_not() {
    let copy = Copy::new();
    fs::create_dir(copy.path("elsewhere")).expect("a folder");
    fs::rename(
        copy.path("documents/notes.md"),
        copy.path("elsewhere/notes.md"),
    )
    .expect("moved");
    let output = copy.run(&["--sources", "documents"]);
    assert_eq!(status(&output), 0, "{}", text(&output));
    assert!(
        text(&output).contains("`notes` is not audited: name notes.md with --sources"),
        "{}",
        text(&output)
    );
    let output = copy.run(&["--sources", "documents", "--sources", "elsewhere/notes.md"]);
    assert!(text(&output).contains("4 documents"), "{}", text(&output));

    fs::remove_file(copy.path("documents/acme-old.txt")).expect("removed");
    let output = copy.run(&["--sources", "documents"]);
    assert_eq!(status(&output), 2, "{}", text(&output));
    assert!(
        text(&output).contains("acme-old.txt: no such file or folder"),
        "{}",
        text(&output)
    );
}

#[test]
fn a_change_is_told_with_file_and_line() {
    let copy = Copy::new();
    copy.edit("documents/acme-en.txt", "KeystringYes", "KeustringYes");
    let output = copy.run(&["--sources", "documents"]);
    assert_eq!(status(&output), 1);
    for told in [
        "error[document-changed]",
        "error[unlisted-parameter]: the parameter `Keu` is in no spec",
        "acme-en.txt:15:1",
        "error[not-there]: `Key` does not stand at `acme-en:15-19`",
        "specs/acme/store/put_item.json:12:15",
    ] {
        assert!(text(&output).contains(told), "{told}:\n{}", text(&output));
    }
}

#[test]
fn errors_of_the_specs_are_told_too() {
    let copy = Copy::new();
    copy.edit(
        "specs/acme/store/put_item.json",
        "\"default\": 4",
        "\"default\": \"4\"",
    );
    let output = copy.run(&["--sources", "documents"]);
    assert_eq!(status(&output), 1);
    assert!(
        text(&output).contains("in the specs, nothing was written"),
        "{}",
        text(&output)
    );
}

#[test]
fn without_documents_there_is_nothing_to_do() {
    assert_eq!(status(&Copy::new().run(&[])), 2);
}

/// A copy of the made-up specs and documents.
struct Copy(TempDir);

impl Copy {
    fn new() -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        let base = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/audit/base");
        copy(&base, folder.path());
        Self(folder)
    }

    fn path(&self, path: &str) -> PathBuf {
        self.0.path().join(path)
    }

    fn edit(&self, path: &str, old: &str, new: &str) {
        let text = fs::read_to_string(self.path(path)).expect("the file can be read");
        assert!(text.contains(old), "{old}");
        fs::write(self.path(path), text.replace(old, new)).expect("the file can be written");
    }

    fn run(&self, arguments: &[&str]) -> Output {
        Command::new(env!("CARGO_BIN_EXE_xtask"))
            .current_dir(self.0.path())
            .args(["audit", "--root", "."])
            .args(arguments)
            .output()
            .expect("the command runs")
    }
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).expect("a folder");
    for entry in fs::read_dir(from).expect("the folder can be read") {
        let path = entry.expect("the entry can be read").path();
        let target = to.join(path.file_name().unwrap_or_default());
        match path.is_dir() {
            true => copy(&path, &target),
            false => {
                fs::copy(&path, &target).expect("the file can be copied");
            }
        }
    }
}

fn status(output: &Output) -> i32 {
    output.status.code().unwrap_or(-1)
}

fn text(output: &Output) -> String {
    let both = [output.stdout.as_slice(), &output.stderr];
    String::from_utf8_lossy(&both.concat()).into_owned()
}
