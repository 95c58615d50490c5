//! An operation, a service, a provider and secrets are JSON only: the tests of a copy of the workspace that has
//! some more of each pass without a touch of Rust.
//!
//! The copy has the specs of `additions/` over those of the workspace, and a secret in an operation that had none.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::Value;

/// The parts of the workspace that are copied.
const PARTS: [&str; 7] =
    ["Cargo.lock", "Cargo.toml", "README.md", "codegen", "generated", "specs", "xtask"];

/// The tests of the generator and of the commands that read the specs of the workspace, by package; those aside that
/// edit every spec there is. They are built already and read the copy.
const BUILT: [(&str, &str); 3] =
    [("codegen", "decide"), ("codegen", "docs"), ("xtask", "skeleton")];

/// The tests of what is generated.
const TESTS: [&str; 7] =
    ["allocations", "features", "pages", "providers", "server", "vectors", "wire"];

#[test]
fn adding_an_operation_breaks_no_test() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).parent();
    let root = root.expect("the package is in a workspace");
    let copy = root.join("target/additions");
    copy_parts(root, &copy);
    lay_over(&root.join("xtask/tests/additions/specs"), &copy.join("specs"));
    edit(
        &copy.join("specs/aliyun/polardb/create_backup.json"),
        "    {\n      \"name\": \"ClientToken\",",
        "    {\n      \"name\": \"VaultPassword\",\n      \"type\": \"string\",\n      \"sensitive\": true,\n      \
         \"doc\": { \"en\": \"What opens the vault.\", \"zh\": \"用于打开保险库的口令。\" },\n      \
         \"source\": \"polardb-en:45\"\n    },\n    {\n      \"name\": \"ClientToken\",",
    );
    // Cargo takes packages of one name and version for the same, wherever their workspace is. In one
    // target folder the copy would pass for the workspace, whose next build would be fresh.
    edit(&copy.join("Cargo.toml"), "version = \"0.1.0\"", "version = \"0.1.0-additions\"");

    let mut regenerate = Command::new(env!("CARGO_BIN_EXE_xtask"));
    run(regenerate.arg("regenerate").arg("--root").arg(&copy));
    for (package, test) in BUILT {
        run(Command::new(executable(root, test)).env("CARGO_MANIFEST_DIR", copy.join(package)));
    }
    let mut cargo = Command::new(env!("CARGO"));
    cargo
        .current_dir(&copy)
        // Dependencies are built there already, with the features that the workspace needs of them.
        .env("CARGO_TARGET_DIR", root.join("target"))
        .args(["test", "--offline", "--all-features"])
        .args(["--package", "cloud-backup-api", "--package", "fake-cloud"])
        .args(TESTS.iter().flat_map(|test| ["--test", test]))
        .arg("--no-fail-fast")
        // What is made at random takes long, and depends on no spec.
        .args(["--", "--skip", "any_body", "--skip", "wordings"]);
    run(&mut cargo);
}

/// The executable of a test of the workspace, built as all its tests are.
fn executable(root: &Path, test: &str) -> PathBuf {
    let mut cargo = Command::new(env!("CARGO"));
    cargo.current_dir(root).args([
        "test",
        "--offline",
        "--workspace",
        "--all-features",
        "--no-run",
    ]);
    cargo.args(["--test", test, "--message-format", "json"]);
    let output = cargo.output().expect("Cargo runs");
    let messages = String::from_utf8_lossy(&output.stdout);
    let messages = messages.lines().filter_map(|line| serde_json::from_str::<Value>(line).ok());
    let is_it =
        |message: &Value| message["target"]["name"] == test && message["profile"]["test"] == true;
    let mut paths =
        messages.filter(is_it).filter_map(|message| Some(message["executable"].as_str()?.into()));
    paths.next().unwrap_or_else(|| panic!("{}", String::from_utf8_lossy(&output.stderr)))
}

/// Makes the copy what the parts of the workspace are; what is the same stays as it is, so that it is not built anew.
fn copy_parts(root: &Path, copy: &Path) {
    let mut kept = BTreeSet::new();
    for part in PARTS {
        for file in files(&root.join(part)) {
            let name = file.strip_prefix(root).expect("it is below");
            let to = copy.join(name);
            let bytes = fs::read(&file).expect("the file can be read");
            if fs::read(&to).ok().as_ref() != Some(&bytes) {
                fs::create_dir_all(to.parent().expect("a parent")).expect("a folder can be made");
                fs::write(&to, bytes).expect("the file can be written");
            }
            kept.insert(to);
        }
    }
    for file in files(copy) {
        if !kept.contains(&file) {
            fs::remove_file(file).expect("the file can be deleted");
        }
    }
}

/// Copies every file of a folder to the same place in another one.
fn lay_over(from: &Path, to: &Path) {
    for file in files(from) {
        let to = to.join(file.strip_prefix(from).expect("it is below"));
        fs::create_dir_all(to.parent().expect("a parent")).expect("a folder can be made");
        fs::copy(file, to).expect("the file can be copied");
    }
}

fn edit(path: &Path, from: &str, to: &str) {
    let text = fs::read_to_string(path).expect("the file is there");
    assert!(text.contains(from), "{} has no {from}", path.display());
    fs::write(path, text.replace(from, to)).expect("the file can be written");
}

fn run(command: &mut Command) {
    let output = command.output().expect("the command runs");
    let text = [output.stdout, output.stderr].concat();
    let text = String::from_utf8_lossy(&text);
    assert!(output.status.success(), "{command:?}\n{text}");
}

/// Every file below a path, or the file itself; nothing that is built.
fn files(path: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    let mut open = vec![path.to_owned()];
    while let Some(next) = open.pop() {
        if next.is_dir() {
            let entries = fs::read_dir(&next).expect("the folder can be read");
            let paths = entries.map(|entry| entry.expect("the entry can be read").path());
            open.extend(paths.filter(|path| !path.ends_with("target")));
        } else if next.exists() {
            found.push(next);
        }
    }
    found
}
