//! Folders of rules: the findings about them as a whole, and the verdicts that a change flips.
//!
//! A case holds only the files in which it differs from the base. `BLESS=1 cargo test` rewrites the expectations.

#[path = "../../codegen/tests/decide/cases.rs"]
mod cases;

use std::fmt::Write;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use apispec_codegen::decide;
use apispec_codegen::place::Place;
use apispec_codegen::{Finding, Look, Mark, Report, Source, disk, source};
use cases::{expect, model_of, sources, values};
use xtask::lint::{self, decided};
use xtask::review::{Transition, difference, warnings};

#[test]
fn every_set_of_rules_gets_its_findings() {
    expect(&folder("findings"), |case| {
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
    expect(&folder("difference"), |case| {
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

/// The project's own specs have no findings that are errors, and every rule that can be violated is proved.
#[test]
fn the_specs_have_no_findings_that_are_errors() {
    let specs = Path::new(env!("CARGO_MANIFEST_DIR")).join("../specs");
    let sources = disk::specs(&specs, "specs").expect("the specs can be read");
    for view in model_of(&sources).operations() {
        let operation = view.operation;
        let findings = decided(view);
        let codes = findings.iter().map(|(code, _)| *code).collect::<Vec<_>>();
        for grave in ["unsatisfiable", "dead-parameter", "always-required", "rules-conflict"] {
            assert!(!codes.contains(&grave), "{}: {codes:?}", operation.wire);
        }
        let proofs = decide::cases(view);
        let idle = codes.iter().filter(|it| **it == "condition-always-true");
        let idle = idle.count();
        let undecidable = operation.preconditions.iter();
        let undecidable = undecidable.filter(|it| it.holds.is_none()).count();
        assert_eq!(proofs.unproved.len(), idle + undecidable, "{:?}", proofs.unproved);
        assert_eq!(difference(view, view), []);
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
        Mark { source: place.source, span: place.span(&tree), label: label.to_owned() }
    };
    let also = found.also.iter().map(|(place, label)| mark(place, label));
    Finding {
        code,
        title: found.title.clone(),
        marks: std::iter::once(mark(&found.place, &found.label)).chain(also).collect(),
        help: found.help.clone(),
    }
}

/// The cases of a kind.
fn folder(kind: &str) -> PathBuf {
    let package = Path::new(env!("CARGO_MANIFEST_DIR"));
    package.join("tests/decide").join(kind)
}
