//! `cargo xtask review` and `cargo xtask accept`, as a person runs them, in a repository of their own.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use tempfile::TempDir;

const QUEUE: &str = "specs/acme/queue/create_queue.json";

#[test]
fn what_is_committed_is_no_change() {
    let repository = Repository::new();
    let output = repository.review(&[]);
    assert_eq!(status(&output), 0, "{}", text(&output));
    assert!(text(&output).contains("no change"));
    assert!(text(&output).contains("version: unreleased"));
}

#[test]
fn what_breaks_is_a_finding_unless_it_may() {
    let repository = Repository::new();
    repository.edit(QUEUE, "\"name\": \"Note\"", "\"name\": \"Remark\"");
    let output = repository.review(&[]);
    assert_eq!(status(&output), 1, "{}", text(&output));
    assert!(
        text(&output)
            .contains("error[parameter-removed]: the parameter `Note` is no longer documented")
    );
    assert!(text(&output).contains(QUEUE), "{}", text(&output));
    assert!(text(&output).contains("1 breaking, 1 addition"));
    assert_eq!(status(&repository.review(&["--fail-on", "never"])), 0);
}

#[test]
fn what_is_risky_fails_only_if_asked() {
    let repository = Repository::new();
    repository.edit(QUEUE, "\"status\": 409", "\"status\": 400");
    assert_eq!(status(&repository.review(&[])), 0);
    assert_eq!(status(&repository.review(&["--fail-on", "risky"])), 1);
}

#[test]
fn every_format_is_printed() {
    let repository = Repository::new();
    repository.edit(QUEUE, "\"name\": \"Note\"", "\"name\": \"Remark\"");
    let json = repository.review(&["--format", "json"]);
    let data = serde_json::from_slice::<serde_json::Value>(&json.stdout).expect("it is JSON");
    assert_eq!(data["findings"][0]["id"], "parameter-removed");
    assert_eq!(data["findings"][0]["place"]["line"], 8);
    let github = repository.review(&["--format", "github"]);
    assert!(
        text(&github).starts_with(
            "::error file=specs/acme/queue/create_queue.json,title=parameter-removed::"
        )
    );
    let markdown = repository.review(&["--format", "markdown"]);
    assert!(text(&markdown).contains("| 🔴 | the parameter `Note` is no longer documented"));
}

#[test]
fn a_base_that_can_not_be_read_is_never_clean() {
    let repository = Repository::new();
    for arguments in [
        &["--base", "no-such-version"][..],
        &["--base", "--all"],
        &["--base-dir", "no-such-folder"],
    ] {
        let output = repository.review(arguments);
        assert_eq!(status(&output), 2, "{arguments:?}: {}", text(&output));
    }
    repository.write(QUEUE, "{ \"operation\": ");
    repository.commit("broken");
    repository.write(QUEUE, &operation());
    let output = repository.review(&[]);
    assert_eq!(status(&output), 2, "{}", text(&output));
    assert!(text(&output).contains("can't review against `HEAD`"));
}

#[test]
fn a_base_of_an_earlier_format_is_read() {
    let repository = Repository::new();
    repository.edit(
        QUEUE,
        "\"response\"",
        "\"old_member\": [1], \"source\": \"lost:1\", \"response\"",
    );
    repository.commit("earlier");
    repository.write(QUEUE, &operation());
    let output = repository.review(&["--format", "json"]);
    assert_eq!(status(&output), 0, "{}", text(&output));
    assert!(text(&output).contains("source-changed"));
}

#[test]
fn annotations_are_ten_of_a_kind_and_the_rest_is_counted() {
    let repository = Repository::new();
    let more = (0..12).map(|at| format!("{{ \"name\": \"P{at}\", \"type\": \"string\" }}, "));
    let more = format!("\"parameters\": [{}", more.collect::<String>());
    repository.edit(QUEUE, "\"parameters\": [", &more);
    repository.commit("more");
    repository.write(QUEUE, &operation());
    let output = text(&repository.review(&["--format", "github"]));
    assert_eq!(output.matches("::error ").count(), 10, "{output}");
    assert!(output.contains("::notice title=review::2 more breaking findings"));
}

#[test]
fn colours_are_for_terminals_only() {
    let repository = Repository::new();
    repository.edit(QUEUE, "\"name\": \"Note\"", "\"name\": \"Remark\"");
    assert!(!text(&repository.review(&[])).contains('\u{1b}'));
}

#[test]
fn wrong_specs_are_told() {
    let repository = Repository::new();
    repository.edit(QUEUE, "\"operation\"", "\"operatoin\"");
    let output = repository.review(&[]);
    assert_eq!(status(&output), 1);
    assert!(text(&output).contains("error[unknown-key]"));
}

/// What is on standard output is what a bot posts.
#[test]
fn nobody_takes_wrong_specs_for_no_change() {
    let repository = Repository::new();
    repository.edit(QUEUE, "\"operation\"", "\"oops\": 1, \"operation\"");
    let out = |arguments: &[&str], expected: i32| {
        let output = repository.review(arguments);
        assert_eq!(status(&output), expected, "{}", text(&output));
        String::from_utf8(output.stdout).expect("it is text")
    };
    let markdown = out(&["--format", "markdown"], 1);
    assert!(markdown.starts_with("<!-- review of the specs -->\n### 🔴 not reviewed: "));
    assert!(markdown.contains("unknown-key"), "{markdown}");
    assert!(markdown.contains("acme/<wbr>queue"), "{markdown}");
    let json = out(&["--format", "json"], 1);
    let data = serde_json::from_str::<serde_json::Value>(&json).expect("it is JSON");
    assert_eq!(data["findings"].as_array().map(Vec::len), Some(0));
    assert_eq!(data["errors"][0]["code"], "unknown-key");
    assert_eq!(data["errors"][0]["place"]["path"], QUEUE);
    let github = out(&["--format", "github"], 1);
    assert!(
        github.starts_with(&format!("::error file={QUEUE},line=2,")),
        "{github}"
    );
    // Neither does a base that can't be read.
    for format in ["markdown", "json", "github"] {
        let shown = out(&["--format", format, "--base", "no-such-version"], 2);
        assert!(shown.contains("no-such-version"), "{shown}");
    }
}

#[test]
fn a_comment_about_many_errors_is_bounded() {
    let repository = Repository::new();
    let wrong = (0..700).map(|at| format!("\"wrong{at}\": 1, "));
    let wrong = format!("{}\"operation\"", wrong.collect::<String>());
    repository.edit(QUEUE, "\"operation\"", &wrong);
    let output = repository.review(&["--format", "markdown"]);
    let markdown = String::from_utf8(output.stdout).expect("it is text");
    assert!(markdown.chars().count() < 60_000);
    assert!(markdown.contains("more: `cargo xtask review --format text` shows them all"));
}

#[test]
fn a_folder_can_be_the_base() {
    let (old, new) = (Repository::new(), Repository::new());
    new.edit(QUEUE, "\"name\": \"Note\"", "\"name\": \"Remark\"");
    let folder = old.folder.path().display().to_string();
    assert_eq!(status(&new.review(&["--base-dir", &folder])), 1);
}

#[test]
fn an_accepted_finding_is_shown_with_its_reason_and_fails_no_more() {
    let repository = Repository::new();
    repository.edit(QUEUE, "\"name\": \"Note\"", "\"name\": \"Remark\"");
    let fingerprint = repository.fingerprint("parameter-removed");
    let output = repository.run(&["accept", &fingerprint, "--reason", " "]);
    assert_eq!(status(&output), 2, "a reason is needed");
    let output = repository.run(&["accept", "000000000000", "--reason", "why not"]);
    assert_eq!(status(&output), 2, "{}", text(&output));
    let output = repository.run(&["accept", &fingerprint, "--reason", "it never worked"]);
    assert_eq!(status(&output), 0, "{}", text(&output));
    let output = repository.review(&["--format", "markdown"]);
    assert_eq!(status(&output), 0, "{}", text(&output));
    assert!(text(&output).contains("1 accepted"));
    assert!(text(&output).contains("it never worked"));
}

#[test]
fn an_acceptance_that_matches_nothing_since_the_release_is_an_error() {
    let repository = Repository::new();
    repository.git(&["tag", "v0.1.0"]);
    repository.write(
        "specs/accepted.json",
        r#"{ "accepted": [{ "fingerprint": "0123456789ab", "reason": "long gone" }] }"#,
    );
    let output = repository.review(&[]);
    assert_eq!(status(&output), 1, "{}", text(&output));
    assert!(
        text(&output)
            .contains("`0123456789ab` in specs/accepted.json matches nothing since v0.1.0")
    );
}

/// A change of what changed since the release already.
#[test]
fn an_acceptance_lasts_until_the_next_release() {
    let repository = Repository::new();
    let note = "\"name\": \"Note\"";
    let limited = |most: u64| {
        format!("{note}, \"limits\": [{{ \"check\": {{ \"length\": {{ \"max\": {most} }} }} }}]")
    };
    repository.edit(QUEUE, note, &limited(9));
    repository.commit("released");
    repository.git(&["tag", "v0.1.0"]);
    repository.edit(QUEUE, "\"max\": 9", "\"max\": 7");
    repository.commit("tighter");
    repository.edit(QUEUE, "\"max\": 7", "\"max\": 5");
    let fingerprint = repository.fingerprint("limit-tightened");
    let output = repository.run(&["accept", &fingerprint, "--reason", "it never worked"]);
    assert_eq!(status(&output), 0, "{}", text(&output));
    assert_eq!(status(&repository.review(&[])), 0);
    repository.commit("tighter still");
    assert_eq!(status(&repository.review(&[])), 0);
    assert_eq!(status(&repository.review(&["--base", "v0.1.0"])), 0);
    repository.git(&["tag", "v0.1.1"]);
    let output = repository.review(&[]);
    assert_eq!(status(&output), 1, "{}", text(&output));
    assert!(text(&output).contains("matches nothing since v0.1.1"));
}

#[test]
fn the_version_moves_with_the_items() {
    let repository = Repository::new();
    repository.git(&["tag", "v0.1.0"]);
    assert_eq!(status(&repository.review(&[])), 0);
    repository.write("generated/outline.txt", "struct acme::Other\n");
    let output = repository.review(&[]);
    assert_eq!(status(&output), 1, "{}", text(&output));
    assert!(
        text(&output).contains("0.1.0 is too low: what changed since v0.1.0 asks for 0.2.0"),
        "{}",
        text(&output)
    );
    repository.edit("Cargo.toml", "0.1.0", "0.2.0");
    let output = repository.review(&[]);
    assert_eq!(status(&output), 1, "an item is lost: {}", text(&output));
    assert!(text(&output).contains("error[rust-item-removed]"));
    let fingerprint = repository.fingerprint("rust-item-removed");
    let output = repository.run(&["accept", &fingerprint, "--reason", "nobody used it"]);
    assert_eq!(status(&output), 0, "{}", text(&output));
    assert_eq!(status(&repository.review(&[])), 0);
}

/// Whether the files were generated again or not.
#[test]
fn what_the_outline_loses_is_never_no_change() {
    let repository = Repository::new();
    let types = "specs/acme/queue/types/queue.json";
    let tag = r#"{ "object": { "fields": [{ "name": "Key", "type": "string", "required": true }, { "name": "Value", "type": "string" }] } }"#;
    repository.edit(QUEUE, r#"{ "ref": "Tag" }"#, tag);
    let text_of_types = fs::read_to_string(repository.path(types)).expect("the file is there");
    let (kept, _) = text_of_types
        .split_once("    {\n      \"name\": \"Tag\"")
        .expect("it has `Tag`");
    let kept = kept.trim_end().trim_end_matches(',');
    repository.write(types, &format!("{kept}\n  ]\n}}\n"));
    let output = repository.review(&[]);
    assert_eq!(status(&output), 1, "{}", text(&output));
    assert!(
        text(&output).contains("error[type-renamed]"),
        "{}",
        text(&output)
    );
    assert!(text(&output).contains("programs stop compiling"));
}

/// A repository with a workspace of one committed version.
struct Repository {
    folder: TempDir,
}

impl Repository {
    fn new() -> Self {
        let repository = Self {
            folder: TempDir::new().expect("a folder can be made"),
        };
        let base = Path::new(env!("CARGO_MANIFEST_DIR")).join("../codegen/tests/cases/base");
        for source in apispec_codegen::disk::specs(&base, "specs").expect("the specs can be read") {
            repository.write(&source.path, &source.text);
        }
        repository.write("generated/outline.txt", "struct acme::One\n");
        repository.write("Cargo.toml", "[workspace.package]\nversion = \"0.1.0\"\n");
        repository.git(&["init", "--quiet"]);
        repository.commit("first");
        repository
    }

    fn path(&self, path: &str) -> PathBuf {
        self.folder.path().join(path)
    }

    fn write(&self, path: &str, text: &str) {
        let path = self.path(path);
        fs::create_dir_all(path.parent().expect("a parent")).expect("a folder can be made");
        fs::write(path, text).expect("a file can be written");
    }

    fn edit(&self, path: &str, from: &str, to: &str) {
        let text = fs::read_to_string(self.path(path)).expect("the file is there");
        assert!(text.contains(from), "{path} has no {from}");
        self.write(path, &text.replacen(from, to, 1));
    }

    fn commit(&self, message: &str) {
        self.git(&["add", "--all"]);
        self.git(&["commit", "--quiet", "--message", message]);
    }

    fn git(&self, arguments: &[&str]) {
        let person = ["-c", "user.name=test", "-c", "user.email=test@acme.example"];
        let output = Command::new("git")
            .args(person)
            .arg("-C")
            .arg(self.folder.path())
            .args(arguments)
            .output()
            .expect("git runs");
        assert!(output.status.success(), "{}", text(&output));
    }

    fn review(&self, arguments: &[&str]) -> Output {
        self.run(&[&["review"], arguments].concat())
    }

    fn fingerprint(&self, id: &str) -> String {
        let output = self.review(&["--format", "json"]);
        let data = serde_json::from_slice::<serde_json::Value>(&output.stdout).expect("it is JSON");
        let findings = data["findings"].as_array().expect("a list");
        let found = findings.iter().find(|it| it["id"] == id);
        let found = found.unwrap_or_else(|| panic!("no {id}"));
        found["fingerprint"].as_str().expect("a text").to_owned()
    }

    fn run(&self, arguments: &[&str]) -> Output {
        Command::new(env!("CARGO_BIN_EXE_xtask"))
            .args(arguments)
            .arg("--root")
            .arg(self.folder.path())
            .output()
            .expect("the command runs")
    }
}

/// The text of the operation as it was first.
fn operation() -> String {
    let base = Path::new(env!("CARGO_MANIFEST_DIR")).join("../codegen/tests/cases/base");
    fs::read_to_string(base.join("acme/queue/create_queue.json")).expect("the file is there")
}

fn status(output: &Output) -> i32 {
    output.status.code().expect("no signal")
}

fn text(output: &Output) -> String {
    let out = String::from_utf8_lossy(&output.stdout);
    let error = String::from_utf8_lossy(&output.stderr);
    format!("{out}{error}")
}
