//! `cargo xtask scale`, on the specs of this workspace and on made-up ones.

use crate::workspace::Workspace;

#[test]
fn a_scaled_workspace_has_as_many_operations_and_can_be_generated() {
    let workspace = Workspace::copied();
    let own = operations(&workspace, "generated/vectors");
    for (layout, created) in [
        ("services", "created generated/src/providers/aliyun/dbs1/"),
        ("providers", "created generated/src/providers/aliyun1/dbs/"),
        ("operations", "1.rs"),
    ] {
        let folder = format!("scaled/{layout}");
        let more = (own + 1).to_string();
        let told = workspace.tells(&["scale", &more, &folder, "--copy", layout], 0, &[]);
        workspace.tells(&["regenerate", "--root", &folder], 0, &[created]);
        let made = operations(&workspace, &format!("{folder}/generated/vectors"));
        assert!(made > own, "{layout}: {made}");
        assert!(told.contains(&format!(": {made} operations\n")), "{told}");
    }
}

/// How many operations have vectors in a folder.
fn operations(workspace: &Workspace, vectors: &str) -> usize {
    let files = workspace.files().into_keys();
    let files = files.filter(|path| path.starts_with(workspace.path(vectors)));
    let json = files.filter(|path| path.extension().is_some_and(|it| it == "json"));
    json.filter(|path| !path.ends_with("schema.json")).count()
}

#[test]
fn fewer_operations_than_there_are_leave_out_whole_services() {
    let workspace = Workspace::copied();
    workspace.tells(&["scale", "1", "one"], 0, &[]);
    workspace.tells(&["regenerate", "--root", "one"], 0, &["dbs/create_and_start_backup_plan.rs"]);
    assert!(!workspace.path("one/generated/src/providers/aliyun/rds").exists());
}

#[test]
fn nothing_is_overwritten() {
    let workspace = Workspace::new();
    workspace.write("there/mine.txt", "mine");
    workspace.only_tells(&["scale", "4", "there"], 2, &["there is not an empty folder"]);
    workspace.only_tells(&["scale", "0", "other"], 2, &["0"]);
    workspace.remove("specs/acme");
    workspace.only_tells(&["scale", "4", "other"], 2, &["no operations to copy"]);
}
