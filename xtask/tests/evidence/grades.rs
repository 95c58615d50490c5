//! The grade and the age of evidence: on the pages, and in the docs of the crate where no page is cited.

use apispec_codegen::File;
use xtask::regenerate::generate;

use crate::read;

/// The base with a document of this kind, which a rule and an error cite.
fn cited(kind: &str, date: &str) -> Vec<File> {
    let mut sources = read(&["../codegen/tests/cases/base"]);
    let mut edits = vec![
        (r#""kind": "page","#, format!(r#""kind": "{kind}", {date}"#)),
        (r#""id": "size_if_safe","#, r#""id": "size_if_safe", "source": "acme-en:9","#.to_owned()),
        (
            r#""code": "QueueExists","#,
            r#""code": "QueueExists", "source": "acme-en:7","#.to_owned(),
        ),
    ];
    for source in &mut sources {
        edits.retain(|(from, to)| {
            let is_here = source.text.contains(from);
            source.text = source.text.replacen(from, to, 1);
            !is_here
        });
    }
    assert!(edits.is_empty(), "nothing to replace: {edits:?}");
    generate(&sources).unwrap_or_else(|report| panic!("{report}"))
}

/// The text of the files whose path ends like this, as one line.
fn text(files: &[File], path: &str) -> String {
    let files = files.iter().filter(|file| file.path.ends_with(path));
    files.map(|file| file.text.replace("///", "")).collect::<String>()
}

#[test]
fn pages_show_the_newest_date() {
    let dated = cited("page", r#""date": "2031-05-02","#);
    let page = text(&dated, "evidence/acme/queue/create_queue.md");
    for line in [9, 7] {
        let source = format!("Source: page `acme-en:{line}`; newest evidence of 2031-05-02\n");
        assert!(page.contains(&source), "{page}");
    }
    let page = text(&cited("notes", ""), "evidence/acme/queue/create_queue.md");
    assert!(page.contains("Source: second hand `acme-en:9`; no date known\n"), "{page}");
}

#[test]
fn docs_show_what_no_page_states() {
    for (kind, grade) in [("witness", "metadata only"), ("notes", "second hand")] {
        let files = cited(kind, "");
        let request = text(&files, "src/providers/acme/queue/create_queue.rs");
        assert!(request.contains(&format!("({grade})\n")), "{request}");
        let errors = text(&files, "src/providers/acme/queue/errors.rs");
        assert!(errors.contains(&format!("#error-QueueExists), {grade}\n")), "{errors}");
    }
    for kind in ["page", "observed"] {
        for file in cited(kind, "").iter().filter(|file| file.path.contains("src/providers")) {
            let shown = ["metadata only", "second hand"].into_iter();
            assert!(!shown.clone().any(|grade| file.text.contains(grade)), "{}", file.path);
        }
    }
}
