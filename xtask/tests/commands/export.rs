//! `cargo xtask export` on the made-up operations of the cases.

use crate::workspace::Workspace;

#[test]
fn files_of_chosen_operations_are_written_and_replaced() {
    let workspace = Workspace::new();
    let schema = "acme/queue/create_queue.schema.json";
    let export = ["export", "--root", ".", "--to", "json-schema", "out", "acme/queue/CreateQueue"];
    workspace.tells(&export, 0, &[schema]);
    let written = workspace.read(&format!("out/{schema}"));
    assert!(written.contains("\"title\": \"CreateQueueRequest\""), "{written}");
    workspace.write(&format!("out/{schema}"), "something else");
    workspace.tells(&export, 0, &[schema]);
    assert_eq!(workspace.read(&format!("out/{schema}")), written);
    workspace.tells(&["export", "--root", ".", "--to", "cel", "out"], 0, &[".cel.json"]);
}

#[test]
fn an_unknown_operation_is_refused() {
    let export = ["export", "--root", ".", "--to", "cel", "out", "CreateQeue"];
    let told = ["unknown operation `CreateQeue`", "`CreateQueue`"];
    Workspace::new().tells(&export, 2, &told);
}
