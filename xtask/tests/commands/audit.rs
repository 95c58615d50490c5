//! `cargo xtask audit` on made-up documents.

use crate::workspace::Workspace;

const AUDIT: [&str; 3] = ["audit", "--sources", "documents"];

#[test]
fn agreement_is_reported_with_numbers() {
    Workspace::documented().tells(
        &[&AUDIT[..], &["--root", ".", "--witness", "documents"]].concat(),
        0,
        &["specs and documents agree: ", " citations in 9 documents"],
    );
}

#[test]
fn notes_may_be_missing_and_pages_may_not() {
    let workspace = Workspace::documented();
    workspace.rename("documents/notes.md", "elsewhere/notes.md");
    workspace.tells(&AUDIT, 0, &["`notes` is not audited: pass notes.md with `--sources`"]);
    let with_notes = [&AUDIT[..], &["--sources", "elsewhere/notes.md"]].concat();
    workspace.tells(&with_notes, 0, &["in 5 documents"]);

    workspace.remove("documents/acme-old.txt");
    workspace.tells(&AUDIT, 2, &["acme-old.txt: no such file or folder"]);
}

#[test]
fn a_change_is_reported_with_file_and_line() {
    let workspace = Workspace::documented();
    workspace.edit("documents/acme-en.txt", "KeystringYes", "KeustringYes");
    workspace.tells(
        &AUDIT,
        1,
        &[
            "error[document-changed]",
            "error[unlisted-parameter]: the parameter `Keu` is not in the specs",
            "acme-en.txt:15:1",
            "error[not-there]: `Key` is not at `acme-en:15-19`",
            "specs/acme/store/put_item.json:12:15",
        ],
    );
}

#[test]
fn errors_in_the_specs_are_reported_too() {
    let workspace = Workspace::documented();
    workspace.edit("specs/acme/store/put_item.json", "\"default\": 4", "\"default\": \"4\"");
    workspace.tells(&AUDIT, 1, &["in the specs; no files were written"]);
}

#[test]
fn without_documents_there_is_nothing_to_do() {
    Workspace::documented().tells(&["audit"], 2, &[]);
}
