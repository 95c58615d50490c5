//! The places of documents for which a spec has a rule, a limit, a note or a reason.

use apispec_codegen::source::{Node, Value};

use crate::documents::{Reference, Within, references};

/// The members whose objects answer a sentence. The `source` of a parameter is an answer only beside a `status`.
const ANSWERS: [&str; 9] = [
    "authorization",
    "limits",
    "rules",
    "preconditions",
    "quotas",
    "notes",
    "disputes",
    "left_out",
    "proposals",
];

/// What the rules, limits, notes and reasons of an operation cite.
pub(super) struct Answered<'a> {
    cited: Vec<Reference<'a>>,
}

impl<'a> Answered<'a> {
    /// Reads the tree of a spec.
    pub(super) fn new(spec: &'a Node) -> Self {
        let mut cited = Vec::new();
        walk(spec, false, &mut cited);
        Self { cited }
    }

    /// Whether one of them cites the place, or a line or a value in it.
    pub(super) fn has(&self, source: &str) -> bool {
        references(source).any(|place| self.cited.iter().any(|it| meets(it, &place)))
    }
}

/// Whether a citation is about the place; a pointer to the description of a parameter is about its sentences.
fn meets(cited: &Reference<'_>, place: &Reference<'_>) -> bool {
    match cited.within {
        Within::Lines(..) => cited.meets(place),
        Within::Pointer(_) => cited.document == place.document && cited.meets(place),
    }
}

fn walk<'a>(node: &'a Node, answers: bool, cited: &mut Vec<Reference<'a>>) {
    match &node.value {
        Value::Array(items) => items.iter().for_each(|item| walk(item, answers, cited)),
        Value::Object(members) => {
            let cites = answers || node.child("status").is_some();
            for member in members {
                match &member.value.value {
                    Value::String(source) if member.key == "source" && cites => {
                        cited.extend(references(source));
                    }
                    _ => {
                        let answers = answers || ANSWERS.contains(&member.key.as_str());
                        walk(&member.value, answers, cited);
                    }
                }
            }
        }
        _ => {}
    }
}
