//! Very large specs, and specs with a byte order mark.

use std::path::Path;

use apispec_codegen::{Look, Report, Runtime, Source, disk, model, modules};

#[test]
fn a_report_of_many_errors_is_shortened_and_counts_them() {
    let unknown = (0..100_000).map(|index| format!("\"unknown{index}\": {index},\n"));
    let many = unknown.collect::<String>();
    for members in [many.clone(), many.replace('\n', " ")] {
        let report = refused(&format!("{{ {members}"));
        assert_eq!(report.findings().len(), 100_000);
        let text = report.render(Look::Plain);
        assert!(text.len() < 200_000, "{} bytes", text.len());
        assert!(text.contains("unknown member `unknown0`"), "{text}");
        let last = text.lines().last().unwrap_or_default();
        assert!(last.starts_with("100000 errors in the specs"), "{last}");
        assert!(last.ends_with("; the first 200 are shown"), "{last}");
    }
}

#[test]
fn a_long_line_is_shortened_around_its_mark() {
    let text = "备份 ".repeat(500_000);
    let members = format!("{{ \"notes\": [{{ \"doc\": {{ \"en\": \"{text}\" }} }}], \"bad\": 1,");
    let column = members.chars().count() - "\"bad\": 1,".len() + 1;
    let shown = refused(&members).render(Look::Plain);
    assert!(shown.len() < 2_000, "{} bytes", shown.len());
    let place = format!("create_queue.json:1:{column}\n");
    assert!(shown.contains(&place), "{place}{shown}");
    assert!(shown.contains("^^^^^ not a member of this object"), "{shown}");
}

#[test]
fn a_very_long_name_is_shortened_in_the_message() {
    let name = "k".repeat(5_000_000);
    let shown = refused(&format!("{{ \"{name}\": 1,")).render(Look::Plain);
    assert!(shown.len() < 4_000, "{} bytes", shown.len());
}

#[test]
fn a_file_above_the_size_limit_is_refused() {
    let text = "word ".repeat(20_000_000);
    let shown = refused(&format!("{{ \"note\": \"{text}\",")).render(Look::Plain);
    assert!(shown.contains("more than the limit of 16 MiB"), "{shown}");
    assert!(shown.len() < 1_000, "{} bytes", shown.len());
}

#[test]
fn a_byte_order_mark_changes_nothing() {
    let plain = base();
    let mut marked = plain.clone();
    for source in &mut marked {
        source.text.insert(0, '\u{feff}');
    }
    let files = |sources: &[Source]| {
        modules(&model(sources).expect("the base is right"), "providers", Runtime::Inside)
    };
    assert_eq!(files(&marked), files(&plain));
}

/// The report if the only operation of the base starts with these members.
fn refused(begins: &str) -> Report {
    let mut sources = base();
    let is_operation = |source: &&mut Source| source.name == "acme/queue/create_queue.json";
    let operation = sources.iter_mut().find(is_operation).expect("it is there");
    operation.text = operation.text.replacen('{', begins, 1);
    model(&sources).expect_err("it is wrong")
}

fn base() -> Vec<Source> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases/base");
    disk::specs(&folder, "specs").expect("the base can be read")
}
