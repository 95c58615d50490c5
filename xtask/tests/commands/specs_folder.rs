//! The specs folder: links, editors' files, and unexpected files.

use std::fs;

use crate::workspace::Workspace;

const OPERATION: &str = "specs/acme/store/put_object.json";

/// The same specs, by whatever way they are found.
#[cfg(unix)]
#[test]
fn links_are_followed() {
    let workspace = Workspace::generated();
    let before = workspace.files();
    workspace.rename("specs/acme/store", "elsewhere/store");
    workspace.link("../../elsewhere/store", "specs/acme/store");
    workspace.tells(&["regenerate"], 0, &["no changes"]);
    // A link to a file, and one that leads to another.
    workspace.rename("elsewhere/store/put_object.json", "elsewhere/put.json");
    workspace.link("put.json", "elsewhere/again");
    workspace.link("../again", "elsewhere/store/put_object.json");
    workspace.tells(&["regenerate", "--check"], 0, &["up to date"]);
    workspace.tells(&["lint"], 1, &["specs/acme/store/put_object.json"]);
    // The whole folder.
    workspace.rename("specs", "all/specs");
    workspace.rename("elsewhere", "all/elsewhere");
    workspace.link("all/specs", "specs");
    workspace.tells(&["regenerate", "--check"], 0, &["up to date"]);
    assert!(before.len() < workspace.files().len());
}

#[cfg(unix)]
#[test]
fn links_to_nowhere_and_in_circles_are_errors() {
    for (target, link, told) in [
        (
            "gone.json",
            "specs/acme/store/get_object.json",
            "get_object.json: it is a link to gone.json, which does not exist",
        ),
        ("gone", "specs/acme/other", "specs/acme/other: it is a link to gone"),
        ("..", "specs/acme/store/types", "specs/acme/store/types: it is a link to"),
        ("../acme", "specs/acme/again", "it is a link to its parent folder"),
        ("circle.json", "specs/acme/store/circle.json", "circle.json: it is a link to circle.json"),
    ] {
        let workspace = Workspace::generated();
        workspace.link(target, link);
        for command in [&["regenerate"][..], &["regenerate", "--check"], &["lint"]] {
            workspace.only_tells(command, 2, &[told]);
        }
    }
}

#[test]
fn files_of_editors_and_systems_are_ignored() {
    let workspace = Workspace::generated();
    for path in [
        "acme/store/.#put_object.json",
        "acme/store/#put_object.json#",
        "acme/store/put_object.json~",
        "acme/store/.put_object.json.swp",
        "acme/store/put_object.json.orig",
        "acme/store/put_object.json.bak",
        ".DS_Store",
        "acme/.gitkeep",
        ".git/config.json",
        "README.md",
        "acme/README.md",
    ] {
        workspace.write(&format!("specs/{path}"), "{ no spec");
    }
    fs::create_dir(workspace.path("specs/acme/empty")).expect("a folder");
    #[cfg(unix)]
    workspace.link("me@host.1:2", "specs/acme/queue/.#create_queue.json");
    #[cfg(unix)]
    workspace.link("gone", "specs/acme/queue/create_queue.json~");
    workspace.tells(&["regenerate"], 0, &["no changes"]);
}

#[test]
fn an_unexpected_file_is_an_error_with_help() {
    let places = "move it out of the specs folder, or rename it: spec files are";
    for (path, told) in [
        ("acme/store/get_object.JSON", "help: rename it to `get_object.json`"),
        ("acme/store/get_object.jsonc", "help: rename it to `get_object.json`"),
        ("acme/store/get_object.Json5", "help: rename it to `get_object.json`"),
        ("acme/store/get_object.json.txt", "help: rename it to `get_object.json`"),
        ("acme/store/get_object.yaml", places),
        ("acme/store/get_object.json.rej", places),
        ("acme/store/get_object", places),
        ("notes.txt", places),
        ("acme/get_object.json", "help: spec files are"),
        ("get_object.json", "help: spec files are"),
        ("acme/store/types/more/tree.json", "help: spec files are"),
        ("acme/store/put_object.json/x.json", "help: spec files are"),
    ] {
        let workspace = Workspace::generated();
        let path = format!("specs/{path}");
        if path.contains("put_object.json/") {
            workspace.remove(OPERATION);
        }
        workspace.write(&path, "{}");
        for command in [&["regenerate"][..], &["regenerate", "--check"], &["lint"]] {
            workspace.only_tells(command, 1, &["error[stray-spec]", &path, told]);
        }
    }
}

/// A regression test: this deleted all modules.
#[test]
fn a_renamed_spec_deletes_nothing() {
    let workspace = Workspace::generated();
    workspace.rename(OPERATION, "specs/acme/store/put_object.JSON");
    workspace.only_tells(&["regenerate"], 1, &["rename it to `put_object.json`"]);
}

#[cfg(target_os = "linux")]
#[test]
fn a_name_that_is_no_text_is_an_error() {
    use std::os::unix::ffi::OsStrExt;
    let workspace = Workspace::generated();
    let name = std::ffi::OsStr::from_bytes(b"caf\xe9.json");
    fs::write(workspace.path("specs/acme/store").join(name), "{}").expect("it can be written");
    workspace.tells(&["regenerate"], 2, &["its name is not UTF-8; rename it"]);
}

#[test]
fn names_that_a_file_system_can_not_hold_are_errors() {
    let long = "A".repeat(270);
    for (operation, told) in [
        ("Con", "`Con` would become `con.rs`: Windows reserves this name for a device"),
        ("AUX", "`\"rust\": \"ValueAux\"`"),
        (long.as_str(), "bytes"),
    ] {
        let workspace = Workspace::generated();
        workspace.edit(OPERATION, "\"PutObject\"", &format!("\"{operation}\""));
        workspace.only_tells(&["regenerate"], 1, &["error[file-name]", told]);
    }
    for (name, told) in [
        ("nul.json", "`nul.json` is not a portable file name"),
        ("a:b.json", "Windows does not allow `:`"),
    ] {
        let workspace = Workspace::generated();
        workspace.rename(OPERATION, &format!("specs/acme/store/{name}"));
        workspace.tells(&["regenerate"], 1, &["error[file-name]", told, "rename the file"]);
    }
}

#[test]
fn names_that_differ_by_case_only_are_errors() {
    let workspace = Workspace::generated();
    let text = workspace.read(OPERATION).replace("\"PutObject\"", "\"CopyObject\"");
    workspace.write("specs/acme/store/Put_Object.json", &text);
    workspace.tells(&["lint"], 1, &["error[file-name]", "differ only in case"]);
}

#[test]
fn a_folder_that_windows_can_not_hold_is_an_error() {
    for (name, told) in [
        ("aux", "`aux` is not a portable file name: Windows reserves this name for a device"),
        ("store.", "`store.` is not a portable file name: Windows drops a trailing dot or space"),
        ("-con", "`-con` would become `con`"),
    ] {
        let workspace = Workspace::generated();
        workspace.rename("specs/acme/store", &format!("specs/acme/{name}"));
        workspace.edit(
            &format!("specs/acme/{name}/service.json"),
            "\"service\": \"store\"",
            &format!("\"service\": \"{name}\""),
        );
        workspace.tells(&["regenerate"], 1, &["error[file-name]", told, "1 error "]);
    }
}
