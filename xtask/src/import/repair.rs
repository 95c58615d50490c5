//! Errors that the generator finds in drafts → drafts without them: another name, or the smallest part left out.

use std::collections::{BTreeMap, BTreeSet};

use apispec_codegen::report::{Finding, Report};
use apispec_codegen::source::{self, Node, Value};

use super::draft::{Draft, Subject};
use super::names;
use super::record::Reason;
use crate::json::{Json, Step};

/// What became of the drafts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Repair {
    /// Some were changed or dropped.
    Changed,
    /// No error is in a draft.
    Impossible,
}

/// Errors about a name in Rust, which another one avoids.
const NAMES: [&str; 4] = ["name", "name-collision", "reserved-name", "file-name"];

/// Errors about a chosen name, which has no effect or is not the first one.
const OVERRIDES: [&str; 2] = ["idle-override", "two-names"];

/// Members that an operation or a field can do without.
const OPTIONAL: [&str; 7] =
    ["default", "example", "idempotency_token", "sensitive", "status", "encoding", "rust"];

/// Lists whose items an operation can do without, smallest parts first.
const LISTS: [&str; 4] = ["limits", "proposals", "errors", "examples"];

/// How often a draft is repaired. Two or three times are enough, but where an error hides another one.
const MOST_ROUNDS: usize = 12;

/// Repairs every draft that has an error; those that are dropped move to `dropped`.
pub(super) fn repair(
    drafts: &mut Vec<Draft>,
    dropped: &mut Vec<Draft>,
    report: &Report,
    round: usize,
) -> Repair {
    let paths = drafts.iter().enumerate().map(|(index, draft)| (draft.path.clone(), index));
    let paths = paths.collect::<BTreeMap<_, _>>();
    let mut found = BTreeMap::<usize, Vec<(&Finding, usize)>>::new();
    for finding in report.findings() {
        // The second one of a pair is repaired, or the first one if the second is not a draft.
        let in_draft = finding.marks.iter().find_map(|mark| {
            let draft = paths.get(&report.sources()[mark.source].path)?;
            Some((*draft, mark.span.start))
        });
        if let Some((draft, byte)) = in_draft {
            found.entry(draft).or_default().push((finding, byte));
        }
    }
    let mut hopeless = BTreeSet::new();
    for (index, findings) in &found {
        let draft = &mut drafts[*index];
        let refusal = match round {
            0..=MOST_ROUNDS => repair_draft(draft, findings),
            _ => findings.first(),
        };
        if let Some((finding, _)) = refusal {
            let source = draft.source().to_owned();
            let what = format!("`{}`: {}", draft.name, finding.title);
            draft.record.omits(Reason::Refused(finding.code), what, &source);
            hopeless.insert(*index);
        }
    }
    // From the end, so that the indexes before it stay.
    for index in hopeless.into_iter().rev() {
        let draft = drafts.remove(index);
        // Operations that refer to a type are dropped in the next round; one that nothing refers to is no loss.
        if draft.subject == Subject::Operation {
            dropped.push(draft);
        }
    }
    if found.is_empty() { Repair::Impossible } else { Repair::Changed }
}

/// Repairs a draft, or returns the finding that it can't be rid of.
fn repair_draft<'a, 'f>(
    draft: &mut Draft,
    findings: &'f [(&'a Finding, usize)],
) -> Option<&'f (&'a Finding, usize)> {
    let tree = source::tree(&draft.text).ok()?;
    let mut removed = BTreeMap::new();
    for entry in findings {
        let (finding, byte) = entry;
        let steps = steps(&tree, *byte);
        let is_done = if OVERRIDES.contains(&finding.code) {
            named(&steps, draft).is_some_and(|at| {
                let rust = [at.as_slice(), &[Step::Member("rust".into())]].concat();
                draft.spec.remove(&rust).is_some()
            })
        } else if NAMES.contains(&finding.code) {
            rename(&steps, draft)
        } else if let Some(part) = removable(&steps) {
            removed.insert(part.to_vec(), *finding);
            true
        } else {
            false
        };
        if !is_done {
            return Some(entry);
        }
    }
    let source = draft.source().to_owned();
    // From the end, so that the indexes before it stay.
    for (part, finding) in removed.into_iter().rev() {
        if draft.spec.remove(&part).is_some() {
            draft.record.omits(Reason::Refused(finding.code), finding.title.clone(), &source);
        }
    }
    draft.write();
    None
}

/// The steps to the innermost value or key at a byte.
fn steps(tree: &Node, byte: usize) -> Vec<Step> {
    let mut steps = Vec::new();
    let mut node = tree;
    loop {
        let next = match &node.value {
            Value::Object(members) => {
                let mut members = members.iter();
                let at = members.find(|it| (it.key_span.start..it.value.span.end).contains(&byte));
                at.map(|member| (Step::Member(member.key.clone()), &member.value))
            }
            Value::Array(items) => {
                let at = items.iter().position(|item| item.span.contains(&byte));
                at.map(|index| (Step::Item(index), &items[index]))
            }
            _ => None,
        };
        let Some((step, child)) = next else {
            return steps;
        };
        steps.push(step);
        node = child;
    }
}

/// The smallest part around a value that a spec can do without.
fn removable(steps: &[Step]) -> Option<&[Step]> {
    let ends = (1..=steps.len()).rev();
    let mut parts = ends.map(|end| &steps[..end]);
    parts.find(|part| match part {
        [.., Step::Member(key)] => OPTIONAL.contains(&key.as_str()),
        [.., Step::Member(key), Step::Item(_)] => LISTS.contains(&key.as_str()),
        _ => false,
    })
}

/// The steps to the smallest object around a value that has a name on the wire.
fn named(steps: &[Step], draft: &mut Draft) -> Option<Vec<Step>> {
    let mut ends = (0..=steps.len()).rev();
    let end = ends.find(|end| {
        // The name of a shared type is that in Rust.
        if matches!(&steps[..*end], [Step::Member(types), Step::Item(_)] if types == "types") {
            return false;
        }
        let part = draft.spec.part(&steps[..*end]);
        part.is_some_and(|part| names::wire(part).is_some())
    })?;
    Some(steps[..end].to_vec())
}

/// Gives another name in Rust to the smallest object around a value that has a name on the wire.
fn rename(steps: &[Step], draft: &mut Draft) -> bool {
    let Some(at) = named(steps, draft) else {
        return false;
    };
    let Some(part) = draft.spec.part(&at) else {
        return false;
    };
    let name =
        names::wire(part).map(|(case, wire)| names::another(case, wire, part.member_text("rust")));
    let Some(name) = name else {
        return false;
    };
    insert_second(part, "rust", Json::Text(name));
    true
}

/// Sets a member, behind the first one if it is new.
fn insert_second(object: &mut Json, key: &str, value: Json) {
    match object {
        Json::Object(members) if members.iter().all(|(name, _)| name != key) => {
            members.insert(1.min(members.len()), (key.to_owned(), value));
        }
        object => object.set(key, value),
    }
}
