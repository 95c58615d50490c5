//! Folders of rules: what is wrong with them together, and what a change of them flips.
//!
//! A case holds only the files in which it differs from the base. `BLESS=1 cargo test` rewrites the expectations.

use std::collections::BTreeMap;
use std::fmt::Write;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use apispec_codegen::decide;
use apispec_codegen::place::Place;
use apispec_codegen::{Finding, Look, Mark, Model, Report, Source, disk, model, source};
use xtask::lint::{self, decided};
use xtask::review::{Transition, difference, warnings};

#[test]
fn every_set_of_rules_gets_its_findings() {
    expect("findings", |case| {
        let sources = sources(&case.join("specs"));
        let model = model_of(&sources);
        let mut report = Report::new(Arc::from(sources.as_slice()));
        for view in model.operations() {
            for (code, found) in decided(view) {
                report.add(shown(code, &found, &sources));
            }
        }
        let text = report.render(Look::Plain);
        let count = text.rfind("\n\n").map_or(0, |end| end + 1);
        text[..count].to_owned()
    });
}

#[test]
fn every_change_gets_its_flips() {
    expect("difference", |case| {
        let base = model_of(&sources(&case.join("base")));
        let head = model_of(&sources(&case.join("head")));
        let mut text = String::new();
        let pairs = base.operations().zip(head.operations());
        for (base, head) in pairs {
            let errors = difference(base, head);
            let warnings = warnings(base, head);
            for flip in errors.into_iter().chain(warnings) {
                let change = match flip.change {
                    Transition::Refused => "is refused",
                    Transition::Accepted => "is accepted",
                    Transition::Warned => "is warned about",
                    Transition::Silenced => "is no longer warned about",
                };
                let also = if flip.also.is_empty() {
                    String::new()
                } else {
                    format!(", also with {}", variations(&flip.also))
                };
                let request = values(&flip.request, &flip.context);
                let (before, after) = (flip.before.join(" "), flip.after.join(" "));
                let _ = writeln!(
                    text,
                    "{request} {change}{also}: `{}`, [{before}] -> [{after}]",
                    flip.id
                );
            }
        }
        text
    });
}

/// The project's own specs have no grave findings, and every rule of theirs that can fire is proved.
#[test]
fn the_specs_have_no_grave_findings() {
    let specs = Path::new(env!("CARGO_MANIFEST_DIR")).join("../specs");
    let sources = disk::specs(&specs, "specs").expect("the specs can be read");
    for view in model_of(&sources).operations() {
        let operation = view.operation;
        let findings = decided(view);
        let codes = findings.iter().map(|(code, _)| *code).collect::<Vec<_>>();
        for grave in [
            "unsatisfiable",
            "dead-parameter",
            "always-required",
            "rules-conflict",
        ] {
            assert!(!codes.contains(&grave), "{}: {codes:?}", operation.wire);
        }
        let proofs = decide::cases(view);
        let idle = codes.iter().filter(|it| **it == "condition-always-true");
        let idle = idle.count();
        let undecidable = operation.preconditions.iter();
        let undecidable = undecidable.filter(|it| it.holds.is_none()).count();
        assert_eq!(
            proofs.unproved.len(),
            idle + undecidable,
            "{:?}",
            proofs.unproved
        );
        assert_eq!(difference(view, view), []);
    }
}

fn values(
    request: &[(String, serde_json::Value)],
    context: &[(String, serde_json::Value)],
) -> String {
    let value = |(name, value): &(String, serde_json::Value)| {
        let value = value.to_string();
        match value.chars().count() {
            0..=24 => format!("{name}={value}"),
            count => format!("{name}=({count} characters)"),
        }
    };
    let request = request.iter().map(value).collect::<Vec<_>>().join(" ");
    let context = context.iter().map(value).collect::<Vec<_>>().join(" ");
    if context.is_empty() {
        format!("{{{request}}}")
    } else {
        format!("{{{request}}} where {{{context}}}")
    }
}

fn variations(also: &[(String, Vec<Option<serde_json::Value>>)]) -> String {
    let value = |value: &Option<serde_json::Value>| match value {
        Some(value) => value.to_string(),
        None => "nothing".into(),
    };
    let variation = |(name, values): &(String, Vec<Option<serde_json::Value>>)| {
        let values = values.iter().map(value).collect::<Vec<_>>();
        format!("{name}={}", values.join("|"))
    };
    also.iter().map(variation).collect::<Vec<_>>().join(" ")
}

/// A finding in the look of all messages.
fn shown(code: &'static str, found: &lint::Finding, sources: &[Source]) -> Finding {
    let mark = |place: &Place, label: &str| {
        let tree = source::tree(&sources[place.source].text).expect("the source is JSON");
        Mark {
            source: place.source,
            span: place.span(&tree),
            label: label.to_owned(),
        }
    };
    let also = found.also.iter().map(|(place, label)| mark(place, label));
    Finding {
        code,
        title: found.title.clone(),
        marks: std::iter::once(mark(&found.place, &found.label))
            .chain(also)
            .collect(),
        help: found.help.clone(),
    }
}

fn model_of(sources: &[Source]) -> Model {
    model(sources).unwrap_or_else(|report| panic!("{report}"))
}

/// Compares what is made of each case of a kind with its `expected.txt`.
fn expect(kind: &str, made: impl Fn(&Path) -> String) {
    let root = root().join("tests/decide").join(kind);
    let mut cases = fs::read_dir(&root)
        .expect("the folder can be read")
        .map(|entry| entry.expect("the entry can be read").path())
        .collect::<Vec<_>>();
    cases.sort();
    assert!(!cases.is_empty(), "there are no cases in {kind}");
    let mut wrong = Vec::new();
    for case in cases {
        let text = made(&case);
        let expected = case.join("expected.txt");
        if std::env::var_os("BLESS").is_some() {
            fs::write(&expected, &text).expect("the expectation can be written");
        } else if fs::read_to_string(&expected).unwrap_or_default() != text {
            wrong.push(format!("{}:\n{text}", case.display()));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// The base of the generator's cases with the files of a case over it.
fn sources(case: &Path) -> Vec<Source> {
    let mut sources = BTreeMap::new();
    for folder in [&root().join("../codegen/tests/cases/base"), case] {
        for source in disk::specs(folder, "specs").expect("the specs can be read") {
            sources.insert(source.name.clone(), source);
        }
    }
    sources.into_values().collect()
}
