//! A workspace in a temporary folder, and the output of commands in it.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use tempfile::TempDir;

/// What `regenerate` keeps of its last run.
pub(crate) const CACHE: &str = "target/regenerate.cache";

/// The lines of the outline, which it keeps in a file of their own.
pub(crate) const LINES: &str = "target/regenerate.lines";

/// A folder with a workspace in it, or deeper.
pub(crate) struct Workspace {
    folder: TempDir,
    within: &'static str,
}

impl Workspace {
    /// The specs of the cases' base and a manifest, with nothing generated.
    pub(crate) fn new() -> Self {
        Self::within("")
    }

    /// The same in a folder of a bigger whole.
    pub(crate) fn within(within: &'static str) -> Self {
        let workspace = Self::empty(within);
        workspace.copy("codegen/tests/cases/base", "specs");
        let block = "[features]\n# features of services: written by `cargo xtask regenerate` from here …\n# … to here\n";
        workspace.write("generated/Cargo.toml", block);
        workspace.write("Cargo.toml", "[workspace.package]\nversion = \"0.1.0\"\n");
        workspace
    }

    /// The same with everything that is generated from it.
    pub(crate) fn generated() -> Self {
        let workspace = Self::new();
        workspace.tells(&["regenerate"], 0, &[]);
        workspace
    }

    /// The same with an outline of one item, as the only version of a repository.
    pub(crate) fn committed() -> Self {
        let workspace = Self::new();
        workspace.write("generated/outline.txt", "struct acme::One\n");
        workspace.git(&["init", "--quiet"]);
        workspace.commit("first");
        workspace
    }

    /// The specs of the real workspace and everything that the generator owns.
    pub(crate) fn copied() -> Self {
        Self::copied_within("")
    }

    /// The same in a folder of a bigger whole.
    pub(crate) fn copied_within(within: &'static str) -> Self {
        let workspace = Self::empty(within);
        for path in [
            "specs",
            "generated/src/providers",
            "generated/tests/providers",
            "generated/vectors",
            "generated/rules",
            "generated/outline.txt",
            "generated/evidence",
            "generated/Cargo.toml",
        ] {
            workspace.copy(path, path);
        }
        workspace
    }

    /// The specs of some services of the real workspace, which may have others.
    pub(crate) fn of_services(services: &[&str]) -> Self {
        let workspace = Self::empty("");
        workspace.copy("specs/sources.json", "specs/sources.json");
        for service in services {
            let (provider, _) = service.split_once('/').expect("it has a provider");
            for path in [format!("{provider}/provider.json"), (*service).to_owned()] {
                let path = format!("specs/{path}");
                workspace.copy(&path, &path);
            }
        }
        workspace
    }

    /// The made-up specs of the audits, and the documents that they cite.
    pub(crate) fn documented() -> Self {
        let workspace = Self::empty("");
        for path in ["specs", "documents"] {
            workspace.copy(&format!("xtask/tests/audit/base/{path}"), path);
        }
        workspace
    }

    /// Specs and pages whose sentences state rules and limits.
    pub(crate) fn described() -> Self {
        let workspace = Self::empty("");
        for path in ["specs", "documents"] {
            workspace.copy(&format!("xtask/tests/propose/{path}"), path);
        }
        workspace
    }

    /// What is needed to be found as a workspace.
    fn empty(within: &'static str) -> Self {
        let workspace = Self { folder: TempDir::new().expect("a folder can be made"), within };
        fs::create_dir_all(workspace.path("specs")).expect("a folder can be made");
        fs::create_dir_all(workspace.path("generated")).expect("a folder can be made");
        workspace
    }

    /// Copies a file or a folder of the real workspace.
    pub(crate) fn copy(&self, from: &str, to: &str) {
        let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("..").join(from);
        if source.is_dir() {
            for entry in fs::read_dir(source).expect("the folder can be read") {
                let name = entry.expect("the entry can be read").file_name();
                let name = name.to_str().expect("the name is UTF-8");
                self.copy(&format!("{from}/{name}"), &format!("{to}/{name}"));
            }
        } else {
            self.write(to, fs::read(source).expect("the file can be read"));
        }
    }

    /// The folder around everything.
    pub(crate) fn outermost(&self) -> &Path {
        self.folder.path()
    }

    pub(crate) fn root(&self) -> PathBuf {
        self.folder.path().join(self.within)
    }

    /// A path in the workspace; an absolute one would lead out of the folder that vanishes.
    pub(crate) fn path(&self, path: &str) -> PathBuf {
        assert!(Path::new(path).is_relative(), "{path} is absolute");
        self.root().join(path)
    }

    pub(crate) fn write(&self, path: &str, bytes: impl AsRef<[u8]>) {
        let path = self.path(path);
        fs::create_dir_all(path.parent().expect("a parent")).expect("a folder can be made");
        fs::write(path, bytes).expect("a file can be written");
    }

    pub(crate) fn read(&self, path: &str) -> String {
        fs::read_to_string(self.path(path)).expect("the file is there")
    }

    pub(crate) fn edit(&self, path: &str, from: &str, to: &str) {
        let text = self.read(path);
        assert!(text.contains(from), "{path} has no {from}");
        self.write(path, text.replacen(from, to, 1));
    }

    pub(crate) fn rename(&self, from: &str, to: &str) {
        let to = self.path(to);
        fs::create_dir_all(to.parent().expect("a parent")).expect("a folder can be made");
        fs::rename(self.path(from), to).expect("it can be renamed");
    }

    /// Removes a file, a link or a whole folder.
    pub(crate) fn remove(&self, path: &str) {
        let path = self.path(path);
        if path.is_dir() && !path.is_symlink() {
            fs::remove_dir_all(path).expect("the folder is there");
        } else {
            fs::remove_file(path).expect("the file is there");
        }
    }

    #[cfg(unix)]
    pub(crate) fn link(&self, target: &str, link: &str) {
        std::os::unix::fs::symlink(target, self.path(link)).expect("a link can be made");
    }

    /// Every file but the cache, which no other run has to have, with its bytes.
    pub(crate) fn files(&self) -> BTreeMap<PathBuf, Vec<u8>> {
        let mut found = BTreeMap::new();
        let mut open = vec![self.root()];
        while let Some(next) = open.pop() {
            if next.is_dir() && !next.is_symlink() {
                let entries = fs::read_dir(&next).expect("the folder can be read");
                open.extend(entries.map(|entry| entry.expect("the entry can be read").path()));
            } else if next != self.path(CACHE) && next != self.path(LINES) {
                found.insert(next.clone(), fs::read(&next).unwrap_or_default());
            }
        }
        found
    }

    /// A command that finds the workspace by itself.
    pub(crate) fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_xtask"));
        command.args(arguments).env_remove("CARGO_MANIFEST_DIR").current_dir(self.root());
        command
    }

    pub(crate) fn run(&self, arguments: &[&str]) -> Output {
        self.command(arguments).output().expect("the command runs")
    }

    /// Asserts the exit code and parts of the output.
    #[track_caller]
    pub(crate) fn tells(&self, arguments: &[&str], code: i32, told: &[&str]) -> String {
        assert_tells(&self.run(arguments), code, told)
    }

    /// The same, and asserts that no file changes.
    #[track_caller]
    pub(crate) fn only_tells(&self, arguments: &[&str], code: i32, told: &[&str]) {
        let before = self.files();
        self.tells(arguments, code, told);
        assert_eq!(self.files(), before);
    }

    /// The fingerprint of a finding.
    pub(crate) fn fingerprint(&self, id: &str, base: &str) -> String {
        let output = self.run(&["review", "--base", base, "--format", "json"]);
        let data = serde_json::from_slice::<serde_json::Value>(&output.stdout).expect("it is JSON");
        let findings = data["findings"].as_array().expect("a list");
        let found = findings.iter().find(|it| it["id"] == id);
        let found = found.unwrap_or_else(|| panic!("no {id}: {}", text(&output)));
        found["fingerprint"].as_str().expect("a text").to_owned()
    }

    pub(crate) fn git(&self, arguments: &[&str]) {
        git(self.folder.path(), arguments);
    }

    pub(crate) fn commit(&self, message: &str) {
        commit(self.folder.path(), message);
    }
}

/// Runs git as somebody.
pub(crate) fn git(folder: &Path, arguments: &[&str]) {
    let settings = ["user.name=test", "user.email=test@acme.example", "protocol.file.allow=always"];
    let output = Command::new("git")
        .args(settings.iter().flat_map(|setting| ["-c", setting]))
        .arg("-C")
        .arg(folder)
        .args(arguments)
        .output()
        .expect("git runs");
    assert_tells(&output, 0, &[]);
}

/// Commits everything in the folder.
pub(crate) fn commit(folder: &Path, message: &str) {
    git(folder, &["add", "--all"]);
    git(folder, &["commit", "--quiet", "--message", message]);
}

/// Asserts the exit code and parts of the output, and returns the output.
#[track_caller]
pub(crate) fn assert_tells(output: &Output, code: i32, told: &[&str]) -> String {
    let text = text(output);
    assert_eq!(output.status.code(), Some(code), "{text}");
    for told in told {
        assert!(text.contains(told), "{told}:\n{text}");
    }
    text
}

fn text(output: &Output) -> String {
    let bytes = [output.stdout.as_slice(), &output.stderr].concat();
    String::from_utf8(bytes).expect("the output is UTF-8")
}
