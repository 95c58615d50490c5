//! `cargo xtask mutants --stricter` on a made-up operation and what was observed of it.

use std::path::Path;

use serde_json::{Value, json};

use crate::workspace::Workspace;

/// An operation with one rule and two limits, and these observations.
fn observed(observations: Value) -> Workspace {
    let workspace = Workspace::new();
    let doc = json!({ "en": "Stores an item.", "zh": "保存条目。" });
    let mode = json!({ "enum": { "values": [{ "value": "fast" }, { "value": "safe" }] } });
    let operation = json!({
        "operation": "PutItem",
        "doc": doc,
        "parameters": [
            { "name": "Mode", "type": mode },
            { "name": "Note", "type": "string", "limits": [{ "check": { "length": { "max": 8 } } }] },
            { "name": "Days", "type": "int32", "limits": [{ "check": { "range": { "min": 1, "max": 9 } } }] },
        ],
        "rules": [{
            "id": "note_if_safe",
            "check": {
                "required_if": {
                    "fields": ["Note"],
                    "when": { "field": "Mode", "is": "safe", "absent": "absent" },
                },
            },
        }],
        "response": "empty",
    });
    workspace.write("specs/acme/queue/put_item.json", operation.to_string());
    let observations = json!({ "observations": observations });
    workspace.write("specs/acme/queue/put_item.observed.json", observations.to_string());
    workspace
}

fn accepted(request: Value) -> Value {
    json!({ "name": "script", "request": request, "outcome": "accepted", "evidence": "working_script" })
}

const STRICTER: [&str; 4] = ["mutants", "--stricter", "--root", "."];

#[test]
fn faults_that_refuse_an_accepted_request_are_reported() {
    let workspace = observed(json!([accepted(json!({ "Mode": "fast", "Days": 9 }))]));
    let told = [
        "PutItem `note_if_safe`, `when` or `Mode` is \"fast\": reached by 1 observation, reported",
        "PutItem `Note.length`, `max` 7: reached by no observation",
        "PutItem `Days.range`, `min` 2: reached by no observation",
        "PutItem `Days.range`, `min` 10: refused by the generator",
        "PutItem `Days.range`, `max` 8: reached by 1 observation, reported",
        "PutItem parameter `Days`, required: reached by no observation",
        "PutItem parameter `Note`, required: refused by the generator",
        "2 faults in 2 rules and parameters refuse an observed request; 2 of them are reported",
    ];
    workspace.only_tells(&STRICTER, 0, &told);
}

#[test]
fn only_complete_requests_show_that_a_parameter_is_optional() {
    let complete = accepted(json!({ "Mode": "fast" }));
    let mut partial = complete.clone();
    partial["partial"] = true.into();
    let required = [&STRICTER[..], &["--only", "Days"]].concat();
    let told = "PutItem parameter `Days`, required: reached by 1 observation, reported";
    observed(json!([complete])).tells(&required, 0, &[told]);
    let told = "PutItem parameter `Days`, required: reached by no observation";
    observed(json!([partial])).tells(&required, 0, &[told]);
}

#[test]
fn what_an_allowed_contradiction_hides_is_a_finding() {
    let mut observation = accepted(json!({ "Mode": "safe", "Days": 9 }));
    let allow =
        json!([{ "lint": "accepted-but-broken", "reason": "The service forgets the note." }]);
    observation["allow"] = allow;
    let told = [
        "PutItem `Days.range`, `max` 8: reached by 1 observation, not reported",
        "error: `lint` reports nothing although a service accepted what 1 of the faults refuse",
    ];
    observed(json!([observation])).tells(&STRICTER, 1, &told);
}

#[test]
fn what_a_parameter_inherits_is_made_stricter_too() {
    let workspace = observed(json!([accepted(json!({ "Mode": "fast", "Days": 9 }))]));
    let days = r#"{"name":"Days","type":"int32","limits":[{"check":{"range":{"min":1,"max":9}}}]}"#;
    let operation = "specs/acme/queue/put_item.json";
    workspace.edit(operation, days, r#"{"like":"Days"}"#);
    let shared = format!(r#""version": "2020-01-01", "shared_parameters": [{days}]"#);
    workspace.edit("specs/acme/queue/service.json", r#""version": "2020-01-01""#, &shared);
    let told = "PutItem `Days.range`, `max` 8: reached by 1 observation, reported";
    workspace.tells(&STRICTER, 0, &[told]);
}

#[test]
fn every_rule_of_the_workspace_is_found() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("it is in a workspace");
    let root = root.to_str().expect("the path is Unicode");
    let stricter = ["mutants", "--stricter", "--root", root, "--only", "PreferredBackupTime"];
    Workspace::new().tells(&stricter, 0, &[" faults in "]);
}
