//! `cargo xtask propose --write` in the workspace of an import, which proposes the same.

use crate::import::{METADATA, OPERATION, with_drafts};

const WRITE: &[&str] = &["propose", "acme/vault", "--sources", METADATA, "--write"];

#[test]
fn new_proposals_are_added_once_and_nothing_else_is_changed() {
    let workspace = with_drafts();
    let drafted = workspace.read(OPERATION);
    let (before, rest) = drafted.split_once(",\n  \"proposals\": [").expect("there are some");
    let (list, after) = rest.split_once("\n  ]").expect("the list ends");
    assert!(list.contains("\"required_if\""), "{list}");
    workspace.tells(WRITE, 0, &["no new proposals"]);
    assert_eq!(workspace.read(OPERATION), drafted);
    workspace.write(OPERATION, format!("{before}{after}"));
    workspace.tells(WRITE, 0, &[&format!("changed {OPERATION}: 1 proposal added")]);
    assert_eq!(workspace.read(OPERATION), drafted);
    workspace.write(OPERATION, format!("{before},\n  \"proposals\": []{after}"));
    workspace.tells(WRITE, 0, &["1 proposal added"]);
    assert_eq!(workspace.read(OPERATION), drafted);
}

#[test]
fn what_the_rules_say_is_not_added() {
    let workspace = with_drafts();
    let drafted = workspace.read(OPERATION);
    let rule = r#","rules": [{ "id": "days_if_part", "check": { "required_if": { "fields": ["Days"],
        "when": { "field": "Kind", "is": "part", "absent": "default" } } } }]"#;
    let (before, rest) = drafted.split_once(",\n  \"proposals\": [").expect("there are some");
    let (_, after) = rest.split_once("\n  ]").expect("the list ends");
    let confirmed = format!("{before}{rule}{after}");
    workspace.write(OPERATION, &confirmed);
    workspace.tells(WRITE, 0, &["no new proposals"]);
    assert_eq!(workspace.read(OPERATION), confirmed);
}
