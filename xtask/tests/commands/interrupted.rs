//! `cargo xtask regenerate` that does not come to its end: each file is the old or the new one, and the next run
//! finishes.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use std::thread;

use crate::workspace::{CACHE, LINES, Workspace, assert_tells};

const REGENERATE: &[&str] = &["regenerate", "--prune"];

/// The exit code of a run that ended before a change of the file system.
const ENDED: i32 = 137;

/// Every file with its bytes, and every folder.
type Tree = BTreeMap<PathBuf, Option<Vec<u8>>>;

/// What a workspace contains before and after a change of its specs that creates, changes and deletes files.
struct Change {
    workspace: Workspace,
    old: Tree,
    new: Tree,
    /// The cache before the change and its lines of the outline; they must not be there unless they are `Some`.
    cache: Option<[String; 2]>,
}

impl Change {
    fn new() -> Self {
        let workspace = Workspace::generated();
        let old = tree(&workspace);
        let new = Self::renamed(&workspace);
        Self { workspace, old, new, cache: None }
    }

    /// A change within a service, after which a run makes only its files.
    fn of_one_service() -> Self {
        let workspace = Workspace::generated();
        let old = tree(&workspace);
        let cache = Some([CACHE, LINES].map(|path| workspace.read(path)));
        workspace.edit("specs/acme/queue/create_queue.json", "CreateQueue", "MakeQueue");
        workspace.tells(REGENERATE, 0, &["created ", "changed ", "deleted "]);
        let new = tree(&workspace);
        Self { workspace, old, new, cache }
    }

    /// Another service and another operation.
    fn renamed(workspace: &Workspace) -> Tree {
        let service = workspace.read("specs/acme/store/service.json");
        let service = service.replace("\"service\": \"store\"", "\"service\": \"depot\"");
        workspace.write("specs/acme/depot/service.json", service);
        workspace.rename("specs/acme/store/put_object.json", "specs/acme/depot/put_object.json");
        workspace.remove("specs/acme/store");
        workspace.edit("specs/acme/queue/create_queue.json", "CreateQueue", "MakeQueue");
        let told = ["created generated/", "changed generated/", "deleted generated/"];
        workspace.tells(REGENERATE, 0, &told);
        tree(workspace)
    }

    /// The old files with the new specs.
    fn begin(&self) {
        let is_spec = |path: &PathBuf| path.starts_with("specs") && !path.ends_with("schema.json");
        let new = self.new.iter().filter(|(path, _)| is_spec(path));
        let old = self.old.iter().filter(|(path, _)| !is_spec(path));
        let tree = old.chain(new).map(|(path, bytes)| (path.clone(), bytes.clone()));
        lay(&self.workspace, &tree.collect());
        for (path, text) in [CACHE, LINES].iter().zip(self.cache.iter().flatten()) {
            self.workspace.write(path, text);
        }
    }

    /// These specs instead of those that are there, and everything else as it is.
    fn replace_specs(&self, by: &Tree) {
        self.workspace.remove("specs");
        by.iter().filter(|(path, _)| path.starts_with("specs")).for_each(|(path, bytes)| {
            if let Some(bytes) = bytes {
                self.workspace.write(path.to_str().expect("it is UTF-8"), bytes);
            }
        });
    }

    fn ended_at(&self, at: usize) -> Command {
        let mut command = self.workspace.command(REGENERATE);
        command.env("APISPEC_END_AT", at.to_string());
        command
    }

    /// Asserts that a run which ended left each file as it was or as it has to be, or a temporary file.
    fn assert_old_or_new(&self, at: usize) {
        for (path, bytes) in tree(&self.workspace) {
            let is_temporary = path.extension().is_some_and(|it| it == "apispec-new")
                || path.starts_with("target");
            let is_one = [&self.old, &self.new].iter().any(|it| it.get(&path) == Some(&bytes));
            assert!(is_temporary || is_one, "{at}: {}", path.display());
        }
        let mut both = self.old.keys().filter(|path| self.new.contains_key(*path));
        let missing = both.find(|path| !self.workspace.root().join(path).exists());
        assert_eq!(missing, None, "{at}");
    }
}

#[test]
fn a_killed_run_leaves_old_or_new_files_and_the_next_one_finishes() {
    end_at_each_change(Change::new);
}

#[test]
fn a_killed_run_that_makes_one_service_leaves_old_or_new_files_and_the_next_one_finishes() {
    end_at_each_change(Change::of_one_service);
}

/// Ended before each change of the file system in turn, which includes half a text and half a cache: every second one
/// in a workspace of its own.
fn end_at_each_change(change: fn() -> Change) {
    let are_ended = thread::scope(|scope| {
        let halves =
            [0, 1].map(|first| scope.spawn(move || end_at_each_second_change(&change(), first)));
        halves.map(|half| half.join().expect("no assertion fails"))
    });
    let [[even_cache, even_lines], [odd_cache, odd_lines]] = are_ended;
    assert!(even_cache || odd_cache, "no run has ended while it wrote the cache");
    assert!(even_lines || odd_lines, "no run has ended while it wrote its lines");
}

/// Whether runs have ended while they wrote the cache and its lines.
fn end_at_each_second_change(change: &Change, first: usize) -> [bool; 2] {
    let workspace = &change.workspace;
    let mut at = first;
    let mut are_ended = [false, false];
    loop {
        change.begin();
        let output = change.ended_at(at).output().expect("the command runs");
        if output.status.code() != Some(ENDED) {
            assert_tells(&output, 0, &[]);
            break;
        }
        change.assert_old_or_new(at);
        for (path, is_ended) in [CACHE, LINES].iter().zip(&mut are_ended) {
            *is_ended |= workspace.path(&format!("{path}.apispec-new")).exists();
        }
        let left = tree(workspace);
        let cache = [CACHE, LINES].map(|path| (path, fs::read(workspace.path(path))));
        workspace.tells(REGENERATE, 0, &[]);
        assert_same(workspace, &change.new, at);
        // Whoever takes the change of the specs back gets rid of everything too. A text is four changes, so that in
        // steps of seven, each of the four has its turn.
        if at.is_multiple_of(7) {
            lay(workspace, &left);
            for (path, bytes) in &cache {
                bytes.iter().for_each(|bytes| workspace.write(path, bytes));
            }
            change.replace_specs(&change.old);
            workspace.tells(REGENERATE, 0, &[]);
            assert_same(workspace, &change.old, at);
        }
        at += 2;
    }
    assert_same(workspace, &change.new, at);
    // Each new text is a file, two halves and a rename; each deleted one a removal.
    let paths = change.old.keys().chain(change.new.keys());
    let differ = paths.filter(|path| change.old.get(*path) != change.new.get(*path));
    let differ = differ.filter(|path| path.starts_with("generated")).count();
    assert!(at > 2 * differ, "{at} changes, {differ} differences");
    are_ended
}

/// Whoever waits for a run that is killed finishes its work.
#[test]
fn a_run_beside_a_killed_one_finishes() {
    let change = Change::new();
    for at in (0..200).step_by(10) {
        change.begin();
        let spawned = |command: &mut Command| {
            let command = command.stdout(Stdio::piped()).stderr(Stdio::piped());
            command.spawn().expect("the command runs")
        };
        let killed = spawned(&mut change.ended_at(at));
        let other = spawned(&mut change.workspace.command(REGENERATE));
        let [killed, other] = [killed, other].map(|it| it.wait_with_output().expect("it ends"));
        assert!(matches!(killed.status.code(), Some(0 | ENDED)), "{killed:?}");
        assert_tells(&other, 0, &[]);
        // The killed one may have been the second one, which leaves its lock.
        change.workspace.tells(REGENERATE, 0, &["no changes"]);
        assert_same(&change.workspace, &change.new, at);
    }
}

/// A limit of the size of files ends in the same error as a full disk, in the middle of a text.
#[cfg(unix)]
#[test]
fn a_full_disk_changes_nothing() {
    let change = Change::new();
    let mut failed = 0;
    for blocks in (0..10).map(|power| 1 << power) {
        change.begin();
        let before = tree(&change.workspace);
        let output = limited(&change.workspace, blocks);
        if output.status.code() == Some(0) {
            break;
        }
        assert_tells(&output, 2, &["can't write", "File too large"]);
        assert_same(&change.workspace, &before, blocks);
        failed += 1;
    }
    assert!(failed > 3, "only {failed} sizes are too small for a file");
    assert_same(&change.workspace, &change.new, failed);
}

/// A link is kept, so the temporary file is beside its target.
#[cfg(unix)]
#[test]
fn a_killed_run_leaves_nothing_beside_the_target_of_a_link() {
    let workspace = Workspace::generated();
    workspace.rename("specs/schema.json", "shared/schema.json");
    workspace.link("../shared/schema.json", "specs/schema.json");
    let before = workspace.files();
    workspace.write("shared/schema.json.apispec-new", "{");
    workspace.tells(REGENERATE, 0, &["deleted "]);
    assert_eq!(workspace.files(), before);
}

/// A run that may write files of this many blocks only, and gets an error instead of a signal.
#[cfg(unix)]
fn limited(workspace: &Workspace, blocks: usize) -> Output {
    let command = workspace.command(REGENERATE);
    let limit = format!("trap '' XFSZ && ulimit -f {blocks} && exec \"$0\" \"$@\"");
    let mut outer = Command::new("sh");
    outer.args(["-c", &limit]).arg(command.get_program()).args(command.get_args());
    outer.env_remove("CARGO_MANIFEST_DIR").current_dir(workspace.root());
    outer.output().expect("the command runs")
}

fn tree(workspace: &Workspace) -> Tree {
    let root = workspace.root();
    let mut tree = Tree::new();
    let mut open = vec![root.clone()];
    while let Some(next) = open.pop() {
        let path = next.strip_prefix(&root).expect("it is below").to_owned();
        if next.is_dir() {
            let entries = fs::read_dir(&next).expect("the folder can be read");
            open.extend(entries.map(|entry| entry.expect("the entry can be read").path()));
            // The folder of the lock and of the cache is there with either of them.
            if path != Path::new("target") {
                tree.insert(path, None);
            }
        } else if path != Path::new(CACHE) && path != Path::new(LINES) {
            tree.insert(path, Some(fs::read(&next).expect("the file can be read")));
        }
    }
    tree
}

/// Makes the workspace contain this and nothing else.
fn lay(workspace: &Workspace, tree: &Tree) {
    for entry in fs::read_dir(workspace.root()).expect("the folder can be read") {
        let name = entry.expect("the entry can be read").file_name();
        workspace.remove(name.to_str().expect("it is UTF-8"));
    }
    for (path, bytes) in tree {
        let path = path.to_str().expect("it is UTF-8");
        match bytes {
            Some(bytes) => workspace.write(path, bytes),
            None => fs::create_dir_all(workspace.path(path)).expect("a folder can be made"),
        }
    }
}

#[track_caller]
fn assert_same(workspace: &Workspace, expected: &Tree, at: usize) {
    let there = tree(workspace);
    let mut paths = expected.keys().chain(there.keys());
    let differs = paths.find(|path| expected.get(*path) != there.get(*path));
    assert_eq!(differs, None, "{at}");
}
