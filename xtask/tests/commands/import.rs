//! `cargo xtask import` of made-up metadata: drafts, differences, and what is told of damaged files.
//!
//! `BLESS=1 cargo test` rewrites the expected drafts in `import/expected`.

use std::fs;
use std::path::Path;

use crate::workspace::{Workspace, assert_tells};

pub(crate) const METADATA: &str = "vault.json";
const IMPORT: &[&str] = &["import", METADATA, "--service", "acme/vault"];
pub(crate) const OPERATION: &str = "specs/acme/vault/create_snapshot.json";

fn with_metadata() -> Workspace {
    let workspace = Workspace::new();
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/import").join(METADATA);
    workspace.write(METADATA, fs::read(path).expect("the metadata is there"));
    workspace
}

pub(crate) fn with_drafts() -> Workspace {
    let workspace = with_metadata();
    let chosen = [IMPORT, &["CreateSnapshot", "DeleteSnapshot"]].concat();
    workspace.tells(&chosen, 0, &["2 of 2 operations imported into acme/vault"]);
    workspace
}

#[test]
fn a_service_is_drafted_and_everything_else_is_told() {
    let workspace = with_metadata();
    let printed = workspace.tells(IMPORT, 1, &["2 of 3 operations"]);
    let expected = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/import/expected");
    let mut wrong = Vec::new();
    for (name, text) in [
        ("printed.txt", printed),
        ("create_snapshot.json", workspace.read(OPERATION)),
        ("create_snapshot.md", workspace.read("target/import/acme/vault/create_snapshot.md")),
        ("delete_snapshot.json", workspace.read("specs/acme/vault/delete_snapshot.json")),
        ("service.json", workspace.read("specs/acme/vault/service.json")),
        ("sources.json", workspace.read("specs/sources.json")),
    ] {
        let path = expected.join(name);
        if std::env::var_os("BLESS").is_some() {
            fs::write(&path, &text).expect("the expectation can be written");
        } else if fs::read_to_string(&path).unwrap_or_default() != text {
            wrong.push(format!("{name}:\n{text}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    workspace.tells(&["regenerate"], 0, &["created"]);
    workspace.tells(&["lint"], 1, &["unfinished: say in a sentence what the operation does"]);
}

#[test]
fn the_vendors_sentences_reach_no_spec_and_no_generated_file() {
    let workspace = with_drafts();
    workspace.tells(&["regenerate"], 0, &[]);
    for (path, bytes) in workspace.files() {
        let text = String::from_utf8_lossy(&bytes);
        let is_told = text.contains("保险库ID");
        let is_list = path.starts_with(workspace.path("target/import")) || path.ends_with(METADATA);
        assert!(!is_told || is_list, "{}", path.display());
    }
}

#[test]
fn chosen_operations_are_added_one_by_one() {
    let workspace = with_metadata();
    workspace.tells(&[IMPORT, &["DeleteSnapshot"]].concat(), 0, &["1 of 1 operations"]);
    workspace.tells(&[IMPORT, &["CreateSnapshot"]].concat(), 0, &["1 of 1 operations"]);
    let sources = workspace.read("specs/sources.json");
    assert_eq!(sources.matches("\"vault-meta").count(), 1, "{sources}");
    let told = "vault.json has no operation `CreateSnapshots`: did you mean `CreateSnapshot`?";
    workspace.only_tells(&[IMPORT, &["CreateSnapshots"]].concat(), 2, &[told]);
}

#[test]
fn an_existing_spec_is_compared_and_never_overwritten() {
    let workspace = with_drafts();
    let again = [IMPORT, &["CreateSnapshot"]].concat();
    workspace.only_tells(&again, 0, &["1 have a spec, of which 0 differ"]);
    workspace.edit(OPERATION, "\"type\": \"double\"", "\"type\": \"float\"");
    workspace.edit(OPERATION, "\"status\": 400", "\"status\": 404");
    workspace.edit(OPERATION, "\"default\": \"full\",", "");
    // A condition refers to the default.
    workspace.edit(OPERATION, "\"absent\": \"default\"", "\"absent\": \"absent\"");
    // What a person adds is not in the metadata.
    workspace.edit(OPERATION, "To do: say in a sentence what the operation does.", "Takes one.");
    workspace.edit(
        OPERATION,
        "\"parameters\": [",
        "\"parameters\": [{ \"name\": \"New\", \"type\": \"string\" },",
    );
    workspace.only_tells(
        &again,
        1,
        &[
            "different: specs/acme/vault/create_snapshot.json",
            "-parameter Ratio: float\n+parameter Ratio: double\n",
            "-error \"Invalid.VaultId\": 404 ",
            "+error \"Invalid.VaultId\": 400 ",
            "+parameter Kind, by default: \"full\"\n",
            "1 have a spec, of which 1 differ",
        ],
    );
}

#[test]
fn check_writes_nothing() {
    let workspace = with_metadata();
    let check = [IMPORT, &["--check"]].concat();
    workspace.only_tells(&check, 1, &["missing: specs/acme/vault/create_snapshot.json"]);
}

#[test]
fn a_name_that_another_spec_gives_to_a_code_is_kept() {
    let workspace = with_metadata();
    workspace.edit(
        "specs/acme/provider.json",
        "\"code\": \"Throttled\",",
        "\"code\": \"400\", \"rust\": \"BadRequest\",",
    );
    workspace.tells(IMPORT, 1, &[]);
    assert!(workspace.read(OPERATION).contains("\"rust\": \"BadRequest\""));
    workspace.tells(&["regenerate"], 0, &[]);
}

#[test]
fn damaged_metadata_is_shown_where_it_is_damaged() {
    let workspace = with_metadata();
    workspace.edit(METADATA, "\"in\": \"formData\",", "");
    workspace.edit(METADATA, "\"parameters\": [], ", "\"parameters\": {}, ");
    workspace.only_tells(
        IMPORT,
        1,
        &[
            "`apis/CreateSnapshot/parameters/7` is an object",
            "expected an object with `name`, `in` and `schema`",
            "`apis/deleteSnapshot/parameters` is an object",
            "expected an array",
            "2 errors in the metadata; no files were written",
        ],
    );
    workspace.edit(METADATA, "\"apis\": {", "\"apis\": {,");
    let again = "help: download the file again, or correct a copy";
    workspace.only_tells(IMPORT, 1, &["vault.json:", "1 error in the metadata", again]);
    workspace.write(METADATA, b"{ \"info\": \"\xff\" }");
    workspace.only_tells(IMPORT, 2, &["vault.json is not text in UTF-8, see its byte 12"]);
}

#[test]
fn a_missing_file_is_told() {
    let workspace = with_metadata();
    workspace.remove(METADATA);
    workspace.only_tells(IMPORT, 2, &["can't read vault.json: no such file or folder"]);
}

#[test]
fn a_wrong_service_is_told_with_a_way_out() {
    let workspace = with_drafts();
    for (service, told) in [
        ("vault", "`vault` is not a service: write `<provider>/<service>`"),
        ("acme/../x", "`acme/../x` is not a service"),
        (
            "acme/queue",
            "specs/acme/queue/service.json is `Queue` 2020-01-01, but vault.json describes `Vault` 2031-01-01: choose another `--service`",
        ),
        ("acme/store", "but vault.json describes `Vault` 2031-01-01"),
    ] {
        workspace.only_tells(&["import", METADATA, "--service", service], 2, &[told]);
    }
}

#[test]
fn errors_in_other_specs_are_reported_first() {
    let workspace = with_metadata();
    // Those of the provider, which drafts depend on; another service is none of their business.
    workspace.edit("specs/acme/queue/service.json", "\"product\"", "\"prodct\"");
    workspace.only_tells(&[IMPORT, &["--check"]].concat(), 1, &["missing: specs/acme/vault"]);
    workspace.edit("specs/acme/provider.json", "\"envelope\"", "\"envelop\"");
    workspace.only_tells(IMPORT, 1, &["error[unknown-key]"]);
    let output = workspace.run(&["import"]);
    assert_tells(&output, 2, &["--service"]);
}
