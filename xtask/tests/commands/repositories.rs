//! `review` and `accept` where the workspace, its specs or parts of them are elsewhere in git.

use std::fs;
use std::path::Path;

use crate::workspace::{Workspace, assert_tells, commit, git};

const OPERATION: &str = "specs/acme/queue/create_queue.json";

/// No difference, then a changed parameter, then the accepted change.
fn is_reviewed(workspace: &Workspace, base: &str) {
    let review = ["review", "--base", base];
    workspace.tells(&review, 0, &["no change"]);
    workspace.edit(OPERATION, "\"name\": \"Note\"", "\"name\": \"Remark\"");
    workspace.tells(&review, 1, &["error[parameter-removed]"]);
    let fingerprint = workspace.fingerprint("parameter-removed", base);
    let accept = ["accept", &fingerprint, "--base", base, "--reason", "it never worked"];
    workspace.tells(&accept, 0, &["accepted: "]);
    workspace.tells(&review, 0, &["it never worked"]);
}

fn repository(workspace: &Workspace) {
    workspace.git(&["init", "--quiet", "--initial-branch", "main"]);
    workspace.commit("first");
}

#[test]
fn the_workspace_may_be_a_folder_of_a_bigger_repository() {
    let workspace = Workspace::within("tools/backup");
    workspace.run(&["regenerate"]);
    fs::write(workspace.outermost().join("specs"), "of somebody else").expect("it can be written");
    repository(&workspace);
    workspace.edit(OPERATION, "\"name\": \"Note\"", "\"name\": \"Remark\"");
    let annotation = format!("::error file=tools/backup/{OPERATION},");
    workspace.tells(&["review", "--format", "github"], 1, &[&annotation]);
    workspace.git(&["checkout", "--quiet", "."]);
    is_reviewed(&workspace, "main");
}

#[test]
fn a_tag_from_before_the_workspace_is_no_release_of_it() {
    let workspace = Workspace::within("tools/backup");
    workspace.rename("", "../aside");
    fs::write(workspace.outermost().join("tools/README.md"), "Tools.").expect("it can be written");
    workspace.git(&["init", "--quiet"]);
    workspace.git(&["add", "tools/README.md"]);
    workspace.git(&["commit", "--quiet", "--message", "first"]);
    workspace.git(&["tag", "v9.0.0"]);
    fs::rename(workspace.outermost().join("tools/aside"), workspace.root()).expect("it is there");
    workspace.commit("second");
    workspace.tells(&["review"], 0, &["no change", "version: unreleased"]);
}

#[test]
fn the_specs_may_hold_links() {
    let workspace = Workspace::within("tools/backup");
    // A file, a folder, a link to a link, and the whole folder.
    workspace.rename("specs/acme/provider.json", "shared/provider.json");
    workspace.link("../../shared/provider.json", "specs/acme/provider.json");
    workspace.rename("specs/acme/queue", "shared/deep/queue");
    workspace.link("./deep//queue", "shared/again");
    workspace.link("../../shared/again", "specs/acme/queue");
    workspace.rename("specs", "../../all/specs");
    workspace.rename("shared", "../../all/shared");
    workspace.link("../../all/specs", "specs");
    workspace.link("me@host.1:2", "specs/acme/store/.#put_object.json");
    workspace.run(&["regenerate"]);
    repository(&workspace);
    is_reviewed(&workspace, "main");
}

#[test]
fn dangling_links_of_a_revision_are_reported() {
    let home = Workspace::new();
    let absolute = home.path("specs/acme/provider.json").display().to_string();
    for (target, told) in [
        (absolute.as_str(), "which is outside of the repository"),
        ("../../../elsewhere.json", "which is outside of the repository"),
        ("gone.json", "it is a dangling link"),
        ("provider.json", "it is a link to itself"),
    ] {
        let workspace = Workspace::new();
        let text = workspace.read("specs/acme/provider.json");
        workspace.remove("specs/acme/provider.json");
        workspace.link(target, "specs/acme/provider.json");
        repository(&workspace);
        workspace.remove("specs/acme/provider.json");
        workspace.write("specs/acme/provider.json", &text);
        workspace.tells(&["review"], 2, &["specs/acme/provider.json of `HEAD`", told]);
    }
    let workspace = Workspace::new();
    workspace.link("..", "specs/acme/store/types");
    repository(&workspace);
    workspace.remove("specs/acme/store/types");
    workspace.tells(&["review"], 2, &["it is a link to one of its parent folders"]);
}

#[test]
fn the_specs_may_be_a_submodule() {
    let library = Workspace::new();
    let specs = library.path("specs");
    git(&specs, &["init", "--quiet"]);
    commit(&specs, "first");

    let workspace = Workspace::within("tools/backup");
    workspace.remove("specs");
    workspace.git(&["init", "--quiet", "--initial-branch", "main"]);
    let url = specs.display().to_string();
    let add = ["submodule", "--quiet", "add", &url, "tools/backup/specs"];
    workspace.git(&add);
    workspace.run(&["regenerate"]);
    workspace.commit("first");
    is_reviewed(&workspace, "main");
    // The version that is recorded counts, not the one that is checked out.
    commit(&workspace.path("specs"), "second");
    workspace.tells(&["review", "--fail-on", "never"], 0, &["parameter-removed"]);

    let clone = Workspace::within("clone/tools/backup");
    let target = clone.outermost().join("clone");
    let kept = clone.outermost().join("kept");
    fs::rename(clone.path("specs"), &kept).expect("the folder is there");
    fs::remove_dir_all(&target).expect("the folder is there");
    let url = workspace.outermost().display().to_string();
    git(clone.outermost(), &["clone", "--quiet", &url, "clone"]);
    fs::remove_dir(clone.path("specs")).expect("nothing is checked out");
    fs::rename(&kept, clone.path("specs")).expect("it is there");
    clone.tells(
        &["review"],
        2,
        &["a submodule that is not checked out: run `git submodule update --init tools/backup/specs`"],
    );
}

/// A hook of git has variables that name its own repository.
#[test]
fn the_variables_of_a_hook_do_not_count() {
    let workspace = Workspace::within("tools/backup");
    workspace.run(&["regenerate"]);
    repository(&workspace);
    let mut command = workspace.command(&["review"]);
    command.env("GIT_DIR", Path::new("../../.git")).env("GIT_INDEX_FILE", ".git/index");
    let output = command.output().expect("the command runs");
    assert_tells(&output, 0, &[]);
}
