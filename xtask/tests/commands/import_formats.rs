//! `cargo xtask import` of every format: drafts and the summary, and what is said of files that can't be read.
//!
//! A format is a folder in `import/formats`, a file that is refused one in `import/refused`.
//! `BLESS=1 cargo test` rewrites what is expected.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use serde_json::Value;

use crate::workspace::Workspace;

/// The files of a folder, in order.
fn files(folder: &str) -> Vec<PathBuf> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/import").join(folder);
    let entries = fs::read_dir(path).expect("the folder is there");
    let mut files = entries.map(|entry| entry.expect("it can be read").path()).collect::<Vec<_>>();
    files.sort();
    files
}

fn name(path: &Path) -> String {
    path.file_stem().expect("it has a name").to_string_lossy().into_owned()
}

/// Compares a text with what is expected, or writes it as such.
fn expect(path: &Path, text: &str, wrong: &mut Vec<String>) {
    if std::env::var_os("BLESS").is_some() {
        fs::create_dir_all(path.parent().expect("it is in a folder")).expect("it can be made");
        fs::write(path, text).expect("it can be written");
    } else if fs::read_to_string(path).unwrap_or_default() != text {
        wrong.push(format!("{}:\n{text}", path.display()));
    }
}

/// A workspace with the files of a format, in which the first service of a provider is imported.
fn imported(folder: &Path) -> (Workspace, String) {
    let workspace = Workspace::new();
    for file in fs::read_dir(folder).expect("the folder is there") {
        let path = file.expect("it can be read").path();
        if path.is_file() {
            let to = path.file_name().expect("it has a name").to_string_lossy().into_owned();
            workspace.write(&to, fs::read(&path).expect("it can be read"));
        }
    }
    let output = workspace.run(&["import", "api.json", "--service", "tide/vault"]);
    let code = output.status.code().expect("it ends");
    let text = String::from_utf8(output.stdout).expect("it is text");
    assert!(output.stderr.is_empty(), "{}", String::from_utf8_lossy(&output.stderr));
    (workspace, format!("{text}exit code {code}\n"))
}

/// The drafts by their names.
fn drafts(workspace: &Workspace) -> BTreeMap<String, String> {
    let files = workspace.files().into_iter();
    let drafts = files.filter_map(|(path, bytes)| {
        let within = path.strip_prefix(workspace.path("specs/tide")).ok()?.to_owned();
        Some((within.display().to_string(), String::from_utf8(bytes).expect("it is text")))
    });
    drafts.collect()
}

#[test]
fn every_format_is_drafted_and_the_drafts_are_accepted() {
    let mut wrong = Vec::new();
    let formats = files("formats");
    assert!(formats.len() >= 8, "only {formats:?}");
    for folder in formats {
        let (workspace, printed) = imported(&folder);
        let expected = folder.join("expected");
        expect(&expected.join("printed.txt"), &printed, &mut wrong);
        for (name, text) in drafts(&workspace) {
            expect(&expected.join(name), &text, &mut wrong);
        }
        workspace.tells(&["regenerate"], 0, &["created"]);
        // What is imported again is what was drafted.
        let again = workspace.run(&["import", "api.json", "--service", "tide/vault"]);
        let again = String::from_utf8_lossy(&again.stdout).into_owned();
        assert!(again.contains("of which 0 differ"), "{}: {again}", folder.display());
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_source_leads_to_something_in_the_document() {
    for folder in files("formats") {
        let (workspace, _) = imported(&folder);
        let document = fs::read(folder.join("api.json")).expect("it can be read");
        let document = serde_json::from_slice::<Value>(&document).expect("it is JSON");
        let mut count = 0;
        for (name, text) in drafts(&workspace) {
            for cited in in_full(&text).1 {
                let (_, pointer) = cited.split_once('#').expect("it has a pointer");
                let found = document.pointer(pointer);
                assert!(found.is_some(), "{} {name}: {pointer}", folder.display());
                count += 1;
            }
        }
        assert!(count > 5, "{}: only {count}", folder.display());
    }
}

#[test]
fn relative_sources_generate_what_sources_in_full_generate() {
    for folder in files("formats") {
        let (workspace, _) = imported(&folder);
        workspace.tells(&["regenerate"], 0, &["created"]);
        let mut relative = 0;
        for (name, text) in drafts(&workspace) {
            let (spec, _) = in_full(&text);
            relative += text.matches("\"source\": \".\"").count();
            let spec = serde_json::to_string(&spec).expect("it is JSON");
            assert!(!spec.contains("\"source\":\".\"") && !spec.contains("#."), "{name}: {spec}");
            workspace.write(&format!("specs/tide/{name}"), spec);
        }
        assert!(relative > 0, "{}", folder.display());
        workspace.tells(&["regenerate", "--check"], 0, &[]);
    }
}

/// A spec whose sources are written in full, and these sources.
fn in_full(text: &str) -> (Value, Vec<String>) {
    let mut spec = serde_json::from_str(text).expect("it is JSON");
    let mut found = Vec::new();
    fill(&mut spec, "", &mut found);
    (spec, found)
}

fn fill(value: &mut Value, enclosing: &str, found: &mut Vec<String>) {
    match value {
        Value::Array(items) => items.iter_mut().for_each(|item| fill(item, enclosing, found)),
        Value::Object(members) => {
            let own = members.get("source").and_then(Value::as_str).map(|own| {
                let rest = own.split_once("#.").map(|(_, rest)| rest);
                match rest.or((own == ".").then_some("")) {
                    Some(rest) => format!("{enclosing}{rest}"),
                    None => own.to_owned(),
                }
            });
            if let Some(own) = &own {
                members.insert("source".into(), own.as_str().into());
                found.push(own.clone());
            }
            let enclosing = own.as_deref().unwrap_or(enclosing);
            // What is an example is the vendor's.
            let members = members.iter_mut().filter(|(key, _)| *key != "shows");
            members.for_each(|(_, inner)| fill(inner, enclosing, found));
        }
        _ => {}
    }
}

#[test]
fn sentences_of_vendors_reach_no_spec() {
    for folder in files("formats") {
        let (workspace, _) = imported(&folder);
        for (name, text) in drafts(&workspace) {
            for says in ["Makes a", "Which vault", "No such", "Changes a box"] {
                let texts = text.lines().filter(|line| !line.contains("\"message\""));
                let found = texts.filter(|line| line.contains(says)).collect::<Vec<_>>();
                assert!(found.is_empty(), "{name}: {found:?}");
            }
        }
    }
}

#[test]
fn what_can_not_be_read_is_refused_with_a_reason() {
    let mut wrong = Vec::new();
    let inputs = files("refused").into_iter();
    for path in inputs.filter(|path| path.extension().is_some_and(|it| it == "json")) {
        let workspace = Workspace::new();
        workspace.write("api.json", fs::read(&path).expect("it can be read"));
        let output = workspace.run(&["import", "api.json", "--service", "tide/vault"]);
        let code = output.status.code().expect("it ends");
        assert!(output.stdout.is_empty() && code > 0, "{}", name(&path));
        let text = String::from_utf8(output.stderr).expect("it is text");
        expect(&path.with_extension("txt"), &format!("{text}exit code {code}\n"), &mut wrong);
        assert!(drafts(&workspace).is_empty(), "{}", name(&path));
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn an_unknown_operation_is_told_with_a_similar_one() {
    for (format, asked, told) in [
        ("swagger", "Snapshots_Creat", "did you mean `Snapshots_Create`?"),
        ("openapi", "updateBoxes", "did you mean `updateBox`?"),
        ("botocore_query", "CreateSnapshots", "did you mean `CreateSnapshot`?"),
    ] {
        let folder = files("formats").into_iter().find(|it| it.ends_with(format));
        let (workspace, _) = imported(&folder.expect("the format is there"));
        let told = format!("api.json has no operation `{asked}`: {told}");
        let import = ["import", "api.json", "--service", "tide/vault", asked];
        workspace.only_tells(&import, 2, &[&told]);
    }
}

#[test]
fn a_service_states_its_style_if_its_provider_has_another_one() {
    let folder = files("formats").into_iter().find(|it| it.ends_with("openapi"));
    let (workspace, _) = imported(&folder.expect("the format is there"));
    workspace.tells(&["import", "api.json", "--service", "acme/shelf", "updateBox"], 0, &[]);
    let service = workspace.read("specs/acme/shelf/service.json");
    assert!(service.contains("\"style\": {") && service.contains("\"rest\""), "{service}");
    workspace.tells(&["regenerate"], 0, &["created"]);
}

#[test]
fn types_are_the_same_whichever_operations_are_imported() {
    let folder = files("formats").into_iter().find(|it| it.ends_with("openapi_types"));
    let folder = folder.expect("the format is there");
    let all = drafts(&imported(&folder).0);
    for order in [["CreateBox", "GetBox"], ["GetBox", "CreateBox"]] {
        let workspace = Workspace::new();
        workspace.write("api.json", fs::read(folder.join("api.json")).expect("it can be read"));
        for operation in order {
            let import = ["import", "api.json", "--service", "tide/vault", operation];
            workspace.tells(&import, 0, &["1 of 1 operations imported"]);
        }
        assert_eq!(drafts(&workspace), all, "{order:?}");
    }
}

#[test]
fn an_existing_type_is_compared_and_never_overwritten() {
    let folder = files("formats").into_iter().find(|it| it.ends_with("openapi_types"));
    let (workspace, _) = imported(&folder.expect("the format is there"));
    let import = ["import", "api.json", "--service", "tide/vault"];
    let same = "11 of their types have a spec, of which 0 differ from the metadata";
    workspace.only_tells(&import, 0, &[same]);
    let owner = "specs/tide/vault/types/owner.json";
    workspace.edit(owner, "\"mail\", \"type\": \"string\"", "\"mail\", \"type\": \"boolean\"");
    // What the operation has in place of the type is compared with the type.
    let color = r#"{ "enum": { "values": [{ "value": "red" }] } }"#;
    workspace.edit("specs/tide/vault/create_box.json", r#"{ "ref": "Color" }"#, color);
    workspace.only_tells(
        &import,
        1,
        &[
            "different: specs/tide/vault/types/owner.json",
            "-type Owner/mail: boolean\n+type Owner/mail: string\n",
            "different: specs/tide/vault/create_box.json",
            "(from api.json)\n+parameter color may be \"blue\"\n\n",
            "2 have a spec, of which 1 differ from the metadata",
            "11 of their types have a spec, of which 1 differ from the metadata",
        ],
    );
    workspace.remove("specs/tide/vault/create_box.json");
    workspace.run(&import);
    assert!(workspace.read(owner).contains("boolean"));
}
