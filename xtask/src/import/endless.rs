//! Shared types that require themselves, so that no value is finite → the same with these fields optional.

use std::collections::{BTreeMap, BTreeSet};

use super::record::{Reason, Record};
use crate::json::{Json, Step};

/// Makes the required fields optional through which a type contains itself without end.
pub(super) fn release(types: &mut BTreeMap<String, (Json, Record)>) {
    let needs = types.iter().map(|(name, (definition, _))| {
        let targets = required(definition).into_iter().map(|needed| needed.target);
        (name.clone(), targets.collect::<BTreeSet<_>>())
    });
    let needs = needs.collect::<BTreeMap<_, _>>();
    for (name, (definition, record)) in types {
        for Needed { target, field, source } in required(definition) {
            if leads(&needs, &target, name) {
                let parts = ["type", "object", "fields"].map(|key| Step::Member(key.into()));
                let required = [Step::Item(field), Step::Member("required".into())];
                definition.remove(&[parts.as_slice(), &required].concat());
                record.omits(Reason::Endless, format!("`{target}` in `{name}`"), &source);
            }
        }
    }
}

/// A required field that is a value of a shared type.
struct Needed {
    target: String,
    /// The index of the field.
    field: usize,
    source: String,
}

fn required(definition: &Json) -> Vec<Needed> {
    let object = definition.member("type").and_then(|it| it.member("object"));
    let Some(Json::List(fields)) = object.and_then(|it| it.member("fields")) else {
        return Vec::new();
    };
    let needed = fields.iter().enumerate().filter_map(|(field, it)| {
        it.member("required")?;
        let target = it.member("type")?.member_text("ref")?.to_owned();
        let source = it.member_text("source").unwrap_or_default().to_owned();
        Some(Needed { target, field, source })
    });
    needed.collect()
}

/// Whether steps lead from one type to another.
fn leads(needs: &BTreeMap<String, BTreeSet<String>>, from: &str, to: &str) -> bool {
    let mut seen = BTreeSet::new();
    let mut open = vec![from];
    while let Some(name) = open.pop() {
        if name == to {
            return true;
        }
        if seen.insert(name) {
            open.extend(needs.get(name).into_iter().flatten().map(String::as_str));
        }
    }
    false
}
