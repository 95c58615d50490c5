//! Where failures have their code and message, as far as the schema of one tells.

use super::answers::schema;
use super::references::{Files, Spot};

/// The paths of the two members.
#[derive(Default)]
pub(super) struct Failure {
    pub(super) code: Option<String>,
    pub(super) message: Option<String>,
}

/// The members of the first schema of a failure that has a code.
pub(super) fn of<'a>(root: &Spot<'a>, files: &'a Files<'a>) -> Failure {
    for (_, path) in root.members_of("paths") {
        for (_, operation) in path.members() {
            for (status, response) in operation.members_of("responses") {
                if !status.starts_with(['4', '5']) && status != "default" {
                    continue;
                }
                let schema = files.resolved(response).and_then(|response| schema(&response));
                let found = schema.map(|schema| within(&schema, files, "", 0)).unwrap_or_default();
                if found.code.is_some() {
                    return found;
                }
            }
        }
    }
    Failure::default()
}

/// How deep a code is looked for.
const DEEPEST: usize = 2;

fn within<'a>(schema: &Spot<'a>, files: &'a Files<'a>, prefix: &str, depth: usize) -> Failure {
    let mut found = Failure::default();
    let Some(schema) = files.resolved(schema.clone()) else {
        return found;
    };
    let parts = schema.items_of("allOf").into_iter().filter_map(|part| files.resolved(part));
    let properties = parts.chain([schema.clone()]).flat_map(|part| part.members_of("properties"));
    let properties = properties.collect::<Vec<_>>();
    for (name, _) in &properties {
        let path = format!("{prefix}{name}");
        let name = name.to_lowercase();
        if name.ends_with("code") && !name.contains("status") {
            found.code.get_or_insert(path);
        } else if name.ends_with("message") || name.ends_with("msg") {
            found.message.get_or_insert(path);
        }
    }
    if found.code.is_none() && depth < DEEPEST {
        for (name, property) in properties {
            let inner = within(&property, files, &format!("{prefix}{name}/"), depth + 1);
            if inner.code.is_some() {
                return inner;
            }
        }
    }
    found
}
