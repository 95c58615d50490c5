//! `cargo xtask lint` and `cargo xtask new`, as a person runs them, on copies of specs of this workspace.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use apispec_codegen::disk;
use tempfile::TempDir;
use xtask::lint::LINTS;

const OPERATION: &str = "specs/aliyun/polardb/create_backup.json";

#[test]
fn the_specs_are_clean() {
    let output = Copy::new().run(&["lint"]);
    assert_eq!(status(&output), 0, "{}", text(&output));
    assert!(text(&output).contains("lints found nothing"));
}

#[test]
fn the_table_has_every_lint() {
    let output = Copy::new().run(&["lint", "--list"]);
    assert_eq!(status(&output), 0);
    assert_eq!(text(&output).lines().count(), LINTS.len());
    for (line, lint) in text(&output).lines().zip(LINTS) {
        assert!(
            line.starts_with(lint.code) && line.ends_with(lint.reason),
            "{line}"
        );
    }
}

#[test]
fn findings_are_shown_counted_and_held_back_by_level() {
    let copy = Copy::new();
    copy.edit(
        OPERATION,
        "The id of the cluster to back up.",
        "The id of the cluster to back up",
    );
    let output = copy.run(&["lint"]);
    assert_eq!(status(&output), 1);
    assert!(
        text(&output).contains("note[doc-without-period]"),
        "{}",
        text(&output)
    );
    assert!(text(&output).contains("1 note\n"), "{}", text(&output));
    assert_eq!(status(&copy.run(&["lint", "--level", "warning"])), 0);
}

#[test]
fn wrong_specs_are_told_before_anything_is_found() {
    let copy = Copy::new();
    copy.edit(OPERATION, "\"operation\"", "\"operatoin\"");
    let output = copy.run(&["lint"]);
    assert_eq!(status(&output), 1);
    assert!(
        text(&output).contains("error[unknown-key]"),
        "{}",
        text(&output)
    );
}

#[test]
fn without_specs_it_can_not_run() {
    let copy = Copy::new();
    fs::remove_dir_all(copy.path("specs")).expect("the folder is there");
    let output = copy.run(&["lint"]);
    assert_eq!(status(&output), 2);
    assert!(text(&output).contains("can't read"), "{}", text(&output));
}

#[test]
fn a_new_operation_says_what_is_left_to_do() {
    let copy = Copy::new();
    let output = copy.run(&["new", "operation", "aliyun/rds", "DescribeBackups"]);
    assert_eq!(status(&output), 0, "{}", text(&output));
    let path = "specs/aliyun/rds/describe_backups.json";
    assert!(text(&output).contains(path));
    let spec = fs::read(copy.path(path)).expect("the file is there");

    let output = copy.run(&["lint"]);
    assert_eq!(status(&output), 1);
    assert!(text(&output).contains("warning[todo]: to do: list the documented errors"));

    let output = copy.run(&["new", "operation", "aliyun/rds", "DescribeBackups"]);
    assert_eq!(status(&output), 2);
    assert!(text(&output).contains(path), "{}", text(&output));
    let output = copy.run(&["new", "operation", "aliyun/rds", "DescribeBACKUPS"]);
    assert_eq!(status(&output), 2, "another name, the same file");
    assert!(
        text(&output).contains("it is there already"),
        "{}",
        text(&output)
    );
    assert_eq!(fs::read(copy.path(path)).expect("the file is there"), spec);
}

#[test]
fn a_new_operation_of_no_service_has_no_place() {
    let output = Copy::new().run(&["new", "operation", "aliyun/ecs", "DescribeBackups"]);
    assert_eq!(status(&output), 2);
    assert!(
        text(&output).contains("no service is called `aliyun/ecs`"),
        "{}",
        text(&output)
    );
}

/// The services whose specs are copied; the workspace may have others.
const SERVICES: [&str; 4] = [
    "aliyun/dbs",
    "aliyun/polardb",
    "aliyun/rds",
    "huaweicloud/rds",
];

/// A folder with specs of this workspace.
struct Copy {
    folder: TempDir,
}

impl Copy {
    fn new() -> Self {
        let copy = Self {
            folder: TempDir::new().expect("a folder can be made"),
        };
        let specs = Path::new(env!("CARGO_MANIFEST_DIR")).join("../specs");
        for source in disk::specs(&specs, "specs").expect("the specs can be read") {
            let folders = source
                .name
                .rsplit_once('/')
                .map_or("", |(folders, _)| folders);
            let is_copied = |service: &&str| {
                let folders = folders.split('/');
                folders
                    .zip(service.split('/'))
                    .all(|(folder, copied)| folder == copied)
            };
            if folders.is_empty() || SERVICES.iter().any(is_copied) {
                copy.write(&source.path, &source.text);
            }
        }
        copy
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
        self.write(path, &text.replace(from, to));
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

fn status(output: &Output) -> i32 {
    output.status.code().expect("no signal")
}

fn text(output: &Output) -> String {
    let out = String::from_utf8_lossy(&output.stdout);
    let error = String::from_utf8_lossy(&output.stderr);
    format!("{out}{error}")
}
