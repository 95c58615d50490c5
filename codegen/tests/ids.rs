//! Ids of limits, which callers name.

use std::path::Path;

use apispec_codegen::{Runtime, disk, model, modules};

#[test]
fn two_fields_of_one_name_have_limits_of_their_own() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases/base");
    let mut sources = disk::specs(&folder, "specs").expect("the base can be read");
    let limits = r#""limits": [{ "check": { "length": { "max": 9 } } }]"#;
    let fields = format!(
        r#"{{ "name": "Note", "type": "string", {limits} }},
        {{ "name": "Note", "rust": "note_header", "in": "header", "type": "string", {limits} }}"#
    );
    for source in &mut sources {
        let plain = r#"{ "name": "Note", "type": "string" }"#;
        source.text = source.text.replace(plain, &fields);
    }
    let model = model(&sources).unwrap_or_else(|report| panic!("{report}"));
    let files = modules(&model, "providers", Runtime::Inside);
    for id in ["\"Note.length\"", "\"header.Note.length\""] {
        let has_id = files.iter().any(|file| file.text.contains(id));
        assert!(has_id, "{id}");
    }
}
