//! A workspace of made-up specs, in a folder that vanishes.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use tempfile::TempDir;

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
        let workspace = Self {
            folder: TempDir::new().expect("a folder can be made"),
            within,
        };
        let base = Path::new(env!("CARGO_MANIFEST_DIR")).join("../codegen/tests/cases/base");
        for source in apispec_codegen::disk::specs(&base, "specs").expect("the specs can be read") {
            workspace.write(&source.path, &source.text);
        }
        let block = "[features]\n# features of services: written by `cargo xtask regenerate` from here …\n# … to here\n";
        workspace.write("generated/Cargo.toml", block);
        workspace.write("Cargo.toml", "[workspace.package]\nversion = \"0.1.0\"\n");
        workspace
    }

    /// The same with everything that is generated from it.
    pub(crate) fn generated() -> Self {
        let workspace = Self::new();
        let output = workspace.run(&["regenerate"]);
        assert_eq!(status(&output), 0, "{}", text(&output));
        workspace
    }

    /// The folder around everything.
    pub(crate) fn outermost(&self) -> &Path {
        self.folder.path()
    }

    pub(crate) fn root(&self) -> PathBuf {
        self.folder.path().join(self.within)
    }

    pub(crate) fn path(&self, path: &str) -> PathBuf {
        self.root().join(path)
    }

    pub(crate) fn write(&self, path: &str, text: &str) {
        let path = self.path(path);
        fs::create_dir_all(path.parent().expect("a parent")).expect("a folder can be made");
        fs::write(path, text).expect("a file can be written");
    }

    pub(crate) fn read(&self, path: &str) -> String {
        fs::read_to_string(self.path(path)).expect("the file is there")
    }

    pub(crate) fn edit(&self, path: &str, from: &str, to: &str) {
        let text = self.read(path);
        assert!(text.contains(from), "{path} has no {from}");
        self.write(path, &text.replacen(from, to, 1));
    }

    pub(crate) fn rename(&self, from: &str, to: &str) {
        let to = self.path(to);
        fs::create_dir_all(to.parent().expect("a parent")).expect("a folder can be made");
        fs::rename(self.path(from), to).expect("it can be renamed");
    }

    #[cfg(unix)]
    pub(crate) fn link(&self, target: &str, link: &str) {
        std::os::unix::fs::symlink(target, self.path(link)).expect("a link can be made");
    }

    /// Every file, with its bytes.
    pub(crate) fn files(&self) -> BTreeMap<PathBuf, Vec<u8>> {
        let mut found = BTreeMap::new();
        let mut open = vec![self.root()];
        while let Some(next) = open.pop() {
            if next.is_dir() && !next.is_symlink() {
                let entries = fs::read_dir(&next).expect("the folder can be read");
                open.extend(entries.map(|entry| entry.expect("the entry can be read").path()));
            } else {
                found.insert(next.clone(), fs::read(&next).unwrap_or_default());
            }
        }
        found
    }

    /// A command that finds the workspace by itself.
    pub(crate) fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_xtask"));
        command
            .args(arguments)
            .env_remove("CARGO_MANIFEST_DIR")
            .current_dir(self.root());
        command
    }

    pub(crate) fn run(&self, arguments: &[&str]) -> Output {
        self.command(arguments).output().expect("the command runs")
    }

    /// The command ends so, and tells this.
    #[track_caller]
    pub(crate) fn tells(&self, arguments: &[&str], code: i32, told: &[&str]) {
        let output = self.run(arguments);
        assert_eq!(status(&output), code, "{}", text(&output));
        for told in told {
            assert!(text(&output).contains(told), "{told}:\n{}", text(&output));
        }
    }

    pub(crate) fn git(&self, arguments: &[&str]) {
        git(self.folder.path(), arguments);
    }

    pub(crate) fn commit(&self, message: &str) {
        self.git(&["add", "--all"]);
        self.git(&["commit", "--quiet", "--message", message]);
    }
}

/// Runs git as somebody.
pub(crate) fn git(folder: &Path, arguments: &[&str]) {
    let settings = [
        "user.name=test",
        "user.email=test@acme.example",
        "protocol.file.allow=always",
    ];
    let output = Command::new("git")
        .args(settings.iter().flat_map(|setting| ["-c", setting]))
        .arg("-C")
        .arg(folder)
        .args(arguments)
        .output()
        .expect("git runs");
    assert!(output.status.success(), "{}", text(&output));
}

pub(crate) fn status(output: &Output) -> i32 {
    output.status.code().expect("the command ends by itself")
}

pub(crate) fn text(output: &Output) -> String {
    let bytes = [output.stdout.as_slice(), &output.stderr].concat();
    String::from_utf8(bytes).expect("the output is UTF-8")
}
