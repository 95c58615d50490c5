//! The bytes of the generated files depend on the specs alone: not on processors, order, folder, language or permissions.

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::process::Command;

use apispec_codegen::disk;
use xtask::regenerate::generate;

use crate::workspace::{Workspace, assert_tells};

const OPERATION: &str = "specs/aliyun/rds/create_backup.json";

/// What the generator owns, apart from the manifest of which it owns a part.
const OWNED: [&str; 6] = [
    "generated/src/providers",
    "generated/tests/providers",
    "generated/vectors",
    "generated/outline.txt",
    "generated/evidence",
    "specs/schema.json",
];

#[test]
fn the_language_and_the_time_zone_change_nothing() {
    for (zone, language) in [("Asia/Shanghai", "zh_CN.UTF-8"), ("America/Caracas", "tr_TR.UTF-8")] {
        let zone = format!("TZ={zone}");
        let languages = [format!("LANG={language}"), format!("LC_ALL={language}")];
        changes_nothing(&Workspace::copied(), &["env", &zone, &languages[0], &languages[1]]);
    }
}

#[cfg(target_os = "linux")]
#[test]
fn the_number_of_processors_changes_nothing() {
    // Both ways to say how many threads there are: what the system grants, and what is asked for.
    changes_nothing(&Workspace::copied(), &["taskset", "--cpu-list", "0"]);
    for threads in ["RAYON_NUM_THREADS=1", "RAYON_NUM_THREADS=2"] {
        changes_nothing(&Workspace::copied(), &["env", threads]);
    }
}

#[test]
fn permissions_change_nothing() {
    let masked = |mask: &str| format!("umask {mask} && exec \"$0\" \"$@\"");
    for mask in ["000", "077"] {
        changes_nothing(&Workspace::copied(), &["sh", "-c", &masked(mask)]);
    }
}

#[test]
fn the_folder_changes_nothing() {
    changes_nothing(&Workspace::copied_within("deeper in/另一个目录"), &[]);
}

/// A system may list the files of a folder in the order in which they were made.
#[test]
fn the_order_in_which_specs_were_written_changes_nothing() {
    let workspace = Workspace::copied();
    let specs = relative(&workspace).into_iter().filter(|(path, _)| path.starts_with("specs"));
    let specs = specs.collect::<Vec<_>>();
    workspace.remove("specs");
    for (path, bytes) in specs.into_iter().rev() {
        workspace.write(path.to_str().expect("it is UTF-8"), bytes);
    }
    changes_nothing(&workspace, &[]);
}

#[test]
fn the_order_of_sources_changes_nothing() {
    let workspace = Workspace::copied();
    let mut sources = disk::specs(&workspace.path("specs"), "specs").expect("they can be read");
    let expected = generate(&sources).unwrap_or_else(|report| panic!("{report}"));
    let mut random = fastrand::Rng::with_seed(1);
    for _ in 0..3 {
        random.shuffle(&mut sources);
        let files = generate(&sources).unwrap_or_else(|report| panic!("{report}"));
        assert!(files == expected, "a file differs, or the order of the files");
    }
}

/// Regenerates everything by a command that another program runs, then one service twice, and compares all with what is
/// committed.
#[track_caller]
fn changes_nothing(workspace: &Workspace, by: &[&str]) {
    let before = relative(workspace);
    let command = workspace.command(&["regenerate", "--root"]);
    let mut words = by.iter().map(|word| word.as_ref()).chain([command.get_program()]);
    let mut outer = Command::new(words.next().expect("there is a program"));
    outer.args(words).args(command.get_args()).arg(workspace.root());
    // A folder that has nothing to do with the workspace.
    outer.env_remove("CARGO_MANIFEST_DIR").current_dir(std::env::temp_dir());
    let mut makes = |told: &str| {
        assert_tells(&outer.output().expect("the command runs"), 0, &[told]);
    };
    OWNED.iter().for_each(|path| workspace.remove(path));
    makes("created specs/schema.json");
    // With what that run has kept, only the service of a changed operation is made, there and back.
    let (from, to) = ("\"default\": \"Physical\"", "\"default\": \"Logical\"");
    workspace.edit(OPERATION, from, to);
    makes("changed generated/vectors/aliyun/rds/create_backup.json");
    workspace.edit(OPERATION, to, from);
    makes("changed generated/vectors/aliyun/rds/create_backup.json");
    let after = relative(workspace);
    for (path, bytes) in &before {
        assert!(after.get(path) == Some(bytes), "{} differs", path.display());
    }
    assert_eq!(after.len(), before.len(), "there are other files");
}

/// Every file by its path in the workspace.
fn relative(workspace: &Workspace) -> BTreeMap<PathBuf, Vec<u8>> {
    let root = workspace.root();
    let relative =
        |path: PathBuf| path.strip_prefix(&root).map(PathBuf::from).expect("it is inside");
    workspace.files().into_iter().map(|(path, bytes)| (relative(path), bytes)).collect()
}
