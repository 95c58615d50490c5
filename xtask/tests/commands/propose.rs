//! `cargo xtask propose` on made-up pages in Chinese and English, and `--write` in the workspace of an import, which
//! proposes the same.

use crate::import::{METADATA, OPERATION, with_drafts};
use crate::workspace::Workspace;

const WRITE: &[&str] = &["propose", "acme/vault", "--sources", METADATA, "--write"];
const PROPOSE: [&str; 5] = ["propose", "--root", ".", "--sources", "documents"];

#[test]
fn each_proposal_says_how_it_stands_to_the_rules() {
    Workspace::described().tells(
        &PROPOSE,
        0,
        &[
            "lake/boat/CreateCopy: 8 proposals, of which 3 are new",
            "repeats `Kind.known`: boat-zh:9:1",
            "repeats `deck_of_part`: boat-zh:16:6",
            "repeats `deck_of_part`: boat-en:8:23",
            "repeats `Days.range`: boat-zh:20:1",
            "follows from the rules: boat-zh:18:1",
            "contradicts the rules: boat-en:13:28",
            "new: boat-en:18:10",
            "\"effective_if\": { \"fields\": [\"Label\"], \"when\": { \"field\": \"Kind\", \"is\": \"full\"",
        ],
    );
}

#[test]
fn a_limit_is_in_the_unit_of_its_field() {
    let limit = "\"field\": \"Hours\", \"check\": { \"range\": { \"max\": 48 } }";
    Workspace::described().tells(&PROPOSE, 0, &["new: boat-zh:22:1", limit]);
}

#[test]
fn what_is_no_proposal_is_listed() {
    Workspace::described().tells(
        &PROPOSE,
        0,
        &[
            "no rule or limit: boat-zh:14:1\n    默认值：full。",
            "not read, but cited: boat-zh:20:14\n    仅月圆之夜可以超过此值。",
            "not read, and cited by nothing: boat-en:18:69\n    If the moon is full",
        ],
    );
}

#[test]
fn figures_name_what_is_missed_and_what_is_to_judge() {
    let workspace = Workspace::described();
    workspace.edit("specs/lake/boat/create_copy.json", "\"max\": 20", "\"max\": 40");
    let figures = [&PROPOSE[..], &["lake/boat", "CreateCopy", "--figures"]].concat();
    workspace.tells(
        &figures,
        0,
        &[
            "proposals that the rules say too: 4 of 8",
            "to judge: lake/boat/CreateCopy contradicts: boat-en:13:28",
        ],
    );
}

#[test]
fn bad_input_is_reported() {
    let workspace = Workspace::described();
    workspace.tells(&["propose", "--root", "."], 2, &["--sources"]);
    let of = |names: &[&'static str]| [&PROPOSE[..], names].concat();
    workspace.tells(&of(&["lake/car"]), 2, &["`lake/car` has no operations"]);
    let unknown = of(&["lake/boat", "CreateCopi"]);
    workspace.tells(&unknown, 2, &["unknown operation `CreateCopi`", "CreateCopy"]);
    workspace.edit("specs/lake/boat/create_copy.json", "\"operation\"", "\"operatoin\"");
    workspace.tells(&PROPOSE, 1, &["error[missing-member]"]);
}
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
