//! `cargo xtask review` and `cargo xtask accept` in a repository with one version of the cases' base.

use serde_json::Value;

use crate::workspace::{Workspace, assert_tells};

const QUEUE: &str = "specs/acme/queue/create_queue.json";
const REVIEW: &[&str] = &["review"];

/// A repository with a renamed parameter in the working tree.
fn renamed() -> Workspace {
    let workspace = Workspace::committed();
    workspace.edit(QUEUE, "\"name\": \"Note\"", "\"name\": \"Remark\"");
    workspace
}

/// Standard output, which is what a bot posts.
#[track_caller]
fn posted(workspace: &Workspace, arguments: &[&str], code: i32) -> String {
    let output = workspace.run(&[REVIEW, arguments].concat());
    assert_tells(&output, code, &[]);
    String::from_utf8(output.stdout).expect("it is text")
}

fn accept(workspace: &Workspace, fingerprint: &str, reason: &str, code: i32) {
    let arguments = ["accept", fingerprint, "--reason", reason];
    workspace.tells(&arguments, code, &[]);
}

#[test]
fn what_is_committed_is_no_change() {
    Workspace::committed().tells(REVIEW, 0, &["no change", "version: unreleased"]);
}

#[test]
fn what_breaks_is_a_finding_unless_it_may() {
    let workspace = renamed();
    workspace.tells(
        REVIEW,
        1,
        &[
            "error[parameter-removed]: the parameter `Note` was removed",
            QUEUE,
            "1 breaking, 1 addition",
        ],
    );
    workspace.tells(&["review", "--fail-on", "never"], 0, &[]);
}

#[test]
fn what_is_risky_fails_only_if_asked() {
    let workspace = Workspace::committed();
    workspace.edit(QUEUE, "\"status\": 409", "\"status\": 400");
    workspace.tells(REVIEW, 0, &[]);
    workspace.tells(&["review", "--fail-on", "risky"], 1, &[]);
}

#[test]
fn every_format_is_printed() {
    let workspace = renamed();
    let json = posted(&workspace, &["--format", "json"], 1);
    let data = serde_json::from_str::<Value>(&json).expect("it is JSON");
    assert_eq!(data["findings"][0]["id"], "parameter-removed");
    assert_eq!(data["findings"][0]["place"]["line"], 8);
    let github = posted(&workspace, &["--format", "github"], 1);
    assert!(
        github.starts_with(
            "::error file=specs/acme/queue/create_queue.json,title=parameter-removed::"
        )
    );
    let row = "| 🔴 | the parameter `Note` was removed";
    workspace.tells(&["review", "--format", "markdown"], 1, &[row]);
}

#[test]
fn a_base_that_can_not_be_read_is_never_clean() {
    let workspace = Workspace::committed();
    let first = workspace.read(QUEUE);
    for arguments in [
        ["review", "--base", "no-such-version"],
        ["review", "--base", "--all"],
        ["review", "--base-dir", "no-such-folder"],
    ] {
        workspace.tells(&arguments, 2, &[]);
    }
    workspace.write(QUEUE, "{ \"operation\": ");
    workspace.commit("broken");
    workspace.write(QUEUE, first);
    workspace.tells(REVIEW, 2, &["can't review against `HEAD`"]);
}

#[test]
fn a_base_of_an_earlier_format_is_read() {
    let workspace = Workspace::committed();
    let first = workspace.read(QUEUE);
    workspace.edit(
        QUEUE,
        "\"response\"",
        "\"old_member\": [1], \"source\": \"lost:1\", \"response\"",
    );
    workspace.commit("earlier");
    workspace.write(QUEUE, first);
    workspace.tells(&["review", "--format", "json"], 0, &["source-changed"]);
}

#[test]
fn annotations_are_ten_of_a_kind_and_the_rest_is_counted() {
    let workspace = Workspace::committed();
    let first = workspace.read(QUEUE);
    let more = (0..12).map(|at| format!("{{ \"name\": \"P{at}\", \"type\": \"string\" }}, "));
    let more = format!("\"parameters\": [{}", more.collect::<String>());
    workspace.edit(QUEUE, "\"parameters\": [", &more);
    workspace.commit("more");
    workspace.write(QUEUE, first);
    let rest = "::notice title=review::2 more breaking findings";
    let shown = workspace.tells(&["review", "--format", "github"], 1, &[rest]);
    assert_eq!(shown.matches("::error ").count(), 10, "{shown}");
}

#[test]
fn colours_are_for_terminals_only() {
    assert!(!renamed().tells(REVIEW, 1, &[]).contains('\u{1b}'));
}

#[test]
fn errors_in_the_specs_are_reported() {
    let workspace = Workspace::committed();
    workspace.edit(QUEUE, "\"operation\"", "\"operatoin\"");
    workspace.tells(REVIEW, 1, &["error[unknown-key]"]);
}

#[test]
fn errors_in_the_specs_are_never_no_change() {
    let workspace = Workspace::committed();
    workspace.edit(QUEUE, "\"operation\"", "\"oops\": 1, \"operation\"");
    let markdown = posted(&workspace, &["--format", "markdown"], 1);
    assert!(markdown.starts_with("<!-- review of the specs -->\n### 🔴 not reviewed: "));
    assert!(markdown.contains("unknown-key"), "{markdown}");
    assert!(markdown.contains("acme/<wbr>queue"), "{markdown}");
    let json = posted(&workspace, &["--format", "json"], 1);
    let data = serde_json::from_str::<Value>(&json).expect("it is JSON");
    assert_eq!(data["findings"].as_array().map(Vec::len), Some(0));
    assert_eq!(data["errors"][0]["code"], "unknown-key");
    assert_eq!(data["errors"][0]["place"]["path"], QUEUE);
    let github = posted(&workspace, &["--format", "github"], 1);
    assert!(github.starts_with(&format!("::error file={QUEUE},line=2,")), "{github}");
    // Neither does a base that can't be read.
    for format in ["markdown", "json", "github"] {
        let arguments = ["--format", format, "--base", "no-such-version"];
        let shown = posted(&workspace, &arguments, 2);
        assert!(shown.contains("no-such-version"), "{shown}");
    }
}

#[test]
fn a_comment_about_many_errors_is_bounded() {
    let workspace = Workspace::committed();
    let wrong = (0..700).map(|at| format!("\"wrong{at}\": 1, "));
    let wrong = format!("{}\"operation\"", wrong.collect::<String>());
    workspace.edit(QUEUE, "\"operation\"", &wrong);
    let markdown = posted(&workspace, &["--format", "markdown"], 1);
    assert!(markdown.chars().count() < 60_000);
    assert!(markdown.contains("more: `cargo xtask review --format text` shows them all"));
}

#[test]
fn a_folder_can_be_the_base() {
    let old = Workspace::committed();
    let folder = old.root().display().to_string();
    renamed().tells(&["review", "--base-dir", &folder], 1, &[]);
}

#[test]
fn an_accepted_finding_is_shown_with_its_reason_and_fails_no_more() {
    let workspace = renamed();
    let fingerprint = workspace.fingerprint("parameter-removed", "HEAD");
    // A reason is needed, and a finding.
    accept(&workspace, &fingerprint, " ", 2);
    accept(&workspace, "000000000000", "why not", 2);
    accept(&workspace, &fingerprint, "it never worked", 0);
    workspace.tells(&["review", "--format", "markdown"], 0, &["1 accepted", "it never worked"]);
}

#[test]
fn an_acceptance_that_matches_nothing_since_the_release_is_an_error() {
    let workspace = Workspace::committed();
    workspace.git(&["tag", "v0.1.0"]);
    workspace.write(
        "specs/accepted.json",
        r#"{ "accepted": [{ "fingerprint": "0123456789ab", "reason": "long gone" }] }"#,
    );
    let told = "`0123456789ab` in specs/accepted.json matches no finding since v0.1.0";
    workspace.tells(REVIEW, 1, &[told]);
}

/// A change of what changed since the release already.
#[test]
fn an_acceptance_lasts_until_the_next_release() {
    let workspace = Workspace::committed();
    let note = "\"name\": \"Note\"";
    let limited = |most: u64| {
        format!("{note}, \"limits\": [{{ \"check\": {{ \"length\": {{ \"max\": {most} }} }} }}]")
    };
    workspace.edit(QUEUE, note, &limited(9));
    workspace.commit("released");
    workspace.git(&["tag", "v0.1.0"]);
    workspace.edit(QUEUE, "\"max\": 9", "\"max\": 7");
    workspace.commit("tighter");
    workspace.edit(QUEUE, "\"max\": 7", "\"max\": 5");
    let fingerprint = workspace.fingerprint("limit-tightened", "HEAD");
    accept(&workspace, &fingerprint, "it never worked", 0);
    workspace.tells(REVIEW, 0, &[]);
    workspace.commit("tighter still");
    workspace.tells(REVIEW, 0, &[]);
    workspace.tells(&["review", "--base", "v0.1.0"], 0, &[]);
    workspace.git(&["tag", "v0.1.1"]);
    workspace.tells(REVIEW, 1, &["matches no finding since v0.1.1"]);
}

#[test]
fn the_version_moves_with_the_items() {
    let workspace = Workspace::committed();
    workspace.git(&["tag", "v0.1.0"]);
    workspace.tells(REVIEW, 0, &[]);
    workspace.write("generated/outline.txt", "struct acme::Other\n");
    let too_low = "0.1.0 is too low: the changes since v0.1.0 require at least 0.2.0";
    workspace.tells(REVIEW, 1, &[too_low]);
    workspace.edit("Cargo.toml", "0.1.0", "0.2.0");
    workspace.tells(REVIEW, 1, &["error[rust-item-removed]"]);
    let fingerprint = workspace.fingerprint("rust-item-removed", "HEAD");
    accept(&workspace, &fingerprint, "nobody used it", 0);
    workspace.tells(REVIEW, 0, &[]);
}

/// Whether the files were generated again or not.
#[test]
fn what_the_outline_loses_is_never_no_change() {
    let workspace = Workspace::committed();
    let types = "specs/acme/queue/types/queue.json";
    let tag = r#"{ "object": { "fields": [{ "name": "Key", "type": "string", "required": true }, { "name": "Value", "type": "string" }] } }"#;
    workspace.edit(QUEUE, r#"{ "ref": "Tag" }"#, tag);
    let text_of_types = workspace.read(types);
    let (kept, _) =
        text_of_types.split_once("    {\n      \"name\": \"Tag\"").expect("it has `Tag`");
    let kept = kept.trim_end().trim_end_matches(',');
    workspace.write(types, format!("{kept}\n  ]\n}}\n"));
    workspace.tells(REVIEW, 1, &["error[type-renamed]", "breaks existing programs"]);
}
