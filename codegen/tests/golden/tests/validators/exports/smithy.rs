//! Models of Smithy state each rule by a trait, or list it, and name no shape that is not there.

use apispec_codegen::rules::{self, Rule, Type};
use serde_json::{Map, Value};
use xtask::export::{Language, smithy};

use crate::operations::{Tested, operations};

const COMMENT: &str = "made for a test";

#[test]
fn a_model_states_or_lists_each_rule() {
    for tested in operations() {
        let model = tested.smithy();
        let document = rules::document(tested.understood.view, COMMENT);
        let input = format!("{}Input", document.operation);
        let of_types = document.types.iter().filter_map(|(name, named)| match named {
            Type::Object(object) => Some((*name, object.rules.as_slice())),
            Type::Enum(_) => None,
        });
        let mut stated = 0;
        for (shape, rules) in of_types.chain([(input.as_str(), document.rules.as_slice())]) {
            for rule in rules {
                let is_stated = states(&model, shape, rule);
                let entry = entry(&model, "x-not-expressed", shape, rule);
                let is_partly = entry.is_some_and(|it| it["partly"] == true);
                assert_eq!(is_stated, entry.is_none() || is_partly, "{shape}: {}", rule.id);
                stated += usize::from(is_stated);
            }
        }
        assert_eq!(stated, model["metadata"]["x-rules"].as_array().map_or(0, Vec::len));
    }
}

#[test]
fn a_model_names_only_its_own_shapes() {
    for tested in operations() {
        let model = tested.smithy();
        let shapes = model["shapes"].as_object().expect("an object");
        let mut targets = Vec::new();
        shapes.values().for_each(|shape| collect(shape, &mut targets));
        let unknown = targets.into_iter().filter(|it| !it.starts_with("smithy.api#"));
        let unknown = unknown.filter(|it| !shapes.contains_key(*it)).collect::<Vec<_>>();
        assert_eq!(unknown, [""; 0]);
        let mut names = shapes.keys().map(|it| it.to_lowercase()).collect::<Vec<_>>();
        names.sort_unstable();
        names.dedup();
        assert_eq!(names.len(), shapes.len(), "names differ in more than their letter case");
    }
}

impl Tested {
    fn smithy(&self) -> Value {
        let view = self.understood.view;
        smithy::document(view.provider, view.service, &[view], COMMENT, Language::En)
    }
}

/// Whether a shape has the trait that is said to state a rule.
fn states(model: &Value, shape: &str, rule: &Rule<'_>) -> bool {
    let Some(entry) = entry(model, "x-rules", shape, rule) else {
        return false;
    };
    let shape = &model["shapes"][entry["shape"].as_str().expect("a shape")];
    let traits = match (entry["member"].as_str(), entry["condition"].as_str()) {
        (_, Some(condition)) => shape["traits"]["smithy.contracts#conditions"].get(condition),
        (Some(member), None) => {
            let member = &shape["members"][member];
            let name = entry["trait"].as_str().expect("a trait");
            let list = &model["shapes"][member["target"].as_str().expect("a target")];
            let of_items = list["member"]["traits"].get(name);
            member["traits"].get(name).or(of_items)
        }
        (None, None) => None,
    };
    assert!(traits.is_some(), "{entry}");
    true
}

/// What the metadata of a model says of a rule.
fn entry<'a>(model: &'a Value, list: &str, shape: &str, rule: &Rule<'_>) -> Option<&'a Value> {
    let mut entries = model["metadata"][list].as_array().expect("a list").iter();
    let is_of =
        |it: &Value| it["shape"].as_str().is_some_and(|id| id.ends_with(&format!("#{shape}")));
    entries.find(|it| it["rule"] == rule.id && is_of(it))
}

/// The targets in a part of a model.
fn collect<'a>(part: &'a Value, targets: &mut Vec<&'a str>) {
    match part {
        Value::Object(members) => {
            targets.extend(members.get("target").and_then(Value::as_str));
            let members: &Map<_, _> = members;
            members.values().for_each(|it| collect(it, targets));
        }
        Value::Array(items) => items.iter().for_each(|it| collect(it, targets)),
        _ => {}
    }
}
