//! Files in the specs folder that are not specs, and where they might belong.

use crate::report::{Finding, Mark};

const PLACES: &str = "spec files are `sources.json`, `<provider>/provider.json`, `<provider>/<service>/service.json`, `<provider>/<service>/<operation>.json`, `<provider>/<service>/<operation>.observed.json` and `<provider>/<service>/types/<name>.json`";

/// The error for a file that is not a spec, by its path within the specs folder.
pub(super) fn finding(source: usize, path: &str) -> Finding {
    let (title, help) = match renamed(path) {
        Some(name) => {
            ("the name of a spec file must end in `.json`", format!("rename it to `{name}`"))
        }
        None if path.ends_with(".json") => ("unexpected spec file", PLACES.to_owned()),
        None => (
            "unexpected file in the specs folder",
            format!("move it out of the specs folder, or rename it: {PLACES}"),
        ),
    };
    Finding {
        code: "stray-spec",
        title: title.into(),
        marks: vec![Mark::new(source, 0..0, "this file would be ignored")],
        help,
    }
}

/// The name that a spec in another spelling should have: `put_object.JSON`, `put_object.json5`, `put_object.json.txt`.
fn renamed(path: &str) -> Option<String> {
    let file = path.rsplit('/').next().unwrap_or_default();
    let (stem, suffix) = file.split_once('.')?;
    let is_json = suffix.to_lowercase().starts_with("json");
    // A rejected patch contains a part of a spec.
    let is_other = file.ends_with(".json") || file.ends_with(".rej");
    (is_json && !is_other).then(|| format!("{stem}.json"))
}
