//! Files in the specs folder that nobody reads, and where they might belong.

use crate::report::{Finding, Mark};

const PLACES: &str = "the places are `sources.json`, `<provider>/provider.json`, `<provider>/<service>/service.json`, `<provider>/<service>/<operation>.json`, `<provider>/<service>/<operation>.observed.json` and `<provider>/<service>/types/<name>.json`";

/// What is wrong with a file that is not read, by its path within the specs folder.
pub(super) fn finding(source: usize, path: &str) -> Finding {
    let (title, help) = match renamed(path) {
        Some(name) => ("the name of a spec file ends in `.json`", format!("rename it to `{name}`")),
        None if path.ends_with(".json") => ("no spec file belongs here", PLACES.to_owned()),
        None => (
            "only spec files belong here",
            format!("move it out of the specs folder, or rename it: {PLACES}"),
        ),
    };
    Finding {
        code: "stray-spec",
        title: title.into(),
        marks: vec![Mark::new(source, 0..0, "this file is not read")],
        help,
    }
}

/// The name that a spec in another spelling should have: `put_object.JSON`, `put_object.json5`, `put_object.json.txt`.
fn renamed(path: &str) -> Option<String> {
    let file = path.rsplit('/').next().unwrap_or_default();
    let (stem, suffix) = file.split_once('.')?;
    let is_json = suffix.to_lowercase().starts_with("json");
    // What could not be patched is a part of a spec.
    let is_other = file.ends_with(".json") || file.ends_with(".rej");
    (is_json && !is_other).then(|| format!("{stem}.json"))
}
