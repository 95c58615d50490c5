//! Folders of rules: what is wrong with them together, what proves them, and what a change flips.
//!
//! A case holds only the files in which it differs from `base`. `BLESS=1 cargo test` rewrites the expectations.

use std::collections::BTreeMap;
use std::fmt::Write;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use apispec_codegen::decide::{self, Change, Proofs, Sample, Verdict};
use apispec_codegen::model::{Operation, Service};
use apispec_codegen::place::Place;
use apispec_codegen::{Finding, Look, Mark, Model, Report, Source, disk, model, source};

#[test]
fn every_set_of_rules_gets_its_findings() {
    expect("findings", |case| {
        let sources = sources(&case.join("specs"));
        let model = model_of(&sources);
        let mut report = Report::new(Arc::from(sources.as_slice()));
        for (service, operation) in operations(&model) {
            for finding in decide::findings(service, operation) {
                report.add(shown(&finding, &sources));
            }
        }
        let text = report.render(Look::Plain);
        let count = text.rfind("\n\n").map_or(0, |end| end + 1);
        text[..count].to_owned()
    });
}

#[test]
fn every_rule_gets_its_proofs() {
    expect("proofs", |case| {
        let model = model_of(&sources(&case.join("specs")));
        let mut text = String::new();
        for (service, operation) in operations(&model) {
            write_proofs(&decide::cases(service, operation), &mut text);
        }
        text
    });
}

#[test]
fn every_change_gets_its_flips() {
    expect("difference", |case| {
        let base = model_of(&sources(&case.join("base")));
        let head = model_of(&sources(&case.join("head")));
        let mut text = String::new();
        for ((service, operation), head) in operations(&base).zip(operations(&head)) {
            let errors = decide::difference((service, operation), head);
            let warnings = decide::warnings((service, operation), head);
            for flip in errors.into_iter().chain(warnings) {
                let change = match flip.change {
                    Change::Refused => "is refused",
                    Change::Accepted => "is accepted",
                    Change::Warned => "is warned about",
                    Change::Silenced => "is no longer warned about",
                };
                let also = match flip.also.is_empty() {
                    true => String::new(),
                    false => format!(", also with {}", variations(&flip.also)),
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

/// The project's own specs can be satisfied, and every rule of theirs that can fire is proved.
#[test]
fn the_specs_are_satisfiable_and_proved() {
    let specs = Path::new(env!("CARGO_MANIFEST_DIR")).join("../specs");
    let sources = disk::specs(&specs, "specs").expect("the specs can be read");
    for (service, operation) in operations(&model_of(&sources)) {
        let subject = decide::Subject::new(service, operation);
        let accepted = subject.accepted_request();
        let accepted = accepted.expect("a request satisfies all rules");
        assert!(violated(&accepted, &subject).is_empty(), "{accepted:?}");
        let codes = decide::findings(service, operation);
        let codes = codes.iter().map(|it| it.code).collect::<Vec<_>>();
        for grave in [
            "unsatisfiable",
            "dead-parameter",
            "always-required",
            "rules-conflict",
        ] {
            assert!(!codes.contains(&grave), "{}: {codes:?}", operation.wire);
        }
        let proofs = decide::cases(service, operation);
        let idle = decide::findings(service, operation);
        let idle = idle
            .iter()
            .filter(|it| it.title.contains("always true"))
            .count();
        let undecidable = operation.preconditions.iter();
        let undecidable = undecidable.filter(|it| it.holds.is_none()).count();
        assert_eq!(
            proofs.unproved.len(),
            idle + undecidable,
            "{:?}",
            proofs.unproved
        );
        check_proofs(&proofs);
        let flips = decide::difference((service, operation), (service, operation));
        assert_eq!(flips, []);
    }
}

/// Both requests of a proof differ in one value, and the verdicts are what they are called.
fn check_proofs(proofs: &Proofs) {
    for proof in &proofs.proofs {
        let verdict = |sample: &Sample| {
            let found = sample.verdicts.iter().find(|(id, _)| *id == proof.id);
            found.map(|(_, verdict)| *verdict)
        };
        assert_eq!(verdict(&proof.accepted), Some(Verdict::Holds));
        assert_eq!(verdict(&proof.refused), Some(Verdict::Violated));
        let all = |sample: &Sample| {
            let named = sample.request.iter().chain(&sample.context);
            named.cloned().collect::<BTreeMap<_, _>>()
        };
        let refused = all(&proof.refused);
        for other in proof.others.iter().chain([&proof.accepted]) {
            let other = all(other);
            let names = refused.keys().chain(other.keys());
            let mut differing = names
                .filter(|name| refused.get(*name) != other.get(*name))
                .collect::<Vec<_>>();
            differing.dedup();
            assert!(differing.iter().all(|name| **name == proof.varies));
            assert!(!differing.is_empty());
        }
    }
}

fn violated(sample: &Sample, subject: &decide::Subject) -> Vec<String> {
    let obligations = subject.obligations().iter().zip(&sample.verdicts);
    let violated = obligations
        .filter(|(obligation, (_, verdict))| obligation.is_error() && *verdict == Verdict::Violated)
        .map(|(_, (id, _))| id.clone());
    violated.collect()
}

fn write_proofs(proofs: &Proofs, text: &mut String) {
    for proof in &proofs.proofs {
        let _ = writeln!(
            text,
            "{} by {}, besides {:?}",
            proof.id, proof.varies, proof.besides
        );
        let samples = [("accepted", &proof.accepted), ("refused", &proof.refused)];
        let others = proof.others.iter().map(|other| ("other", other));
        for (name, sample) in samples.into_iter().chain(others) {
            let with = |wanted: Verdict| {
                let verdicts = sample.verdicts.iter().filter(|(_, it)| *it == wanted);
                let ids = verdicts.map(|(id, _)| id.as_str());
                ids.collect::<Vec<_>>().join(" ")
            };
            let _ = writeln!(
                text,
                "  {name} {} violated [{}] skipped [{}]",
                values(&sample.request, &sample.context),
                with(Verdict::Violated),
                with(Verdict::Skipped)
            );
        }
    }
    for id in &proofs.unproved {
        let _ = writeln!(text, "{id} is not proved");
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
    match context.is_empty() {
        true => format!("{{{request}}}"),
        false => format!("{{{request}}} where {{{context}}}"),
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
fn shown(finding: &decide::Finding, sources: &[Source]) -> Finding {
    let mark = |place: &Place, label: &str| {
        let tree = source::tree(&sources[place.source].text).expect("the source is JSON");
        Mark {
            source: place.source,
            span: place.span(&tree),
            label: label.to_owned(),
        }
    };
    let related = finding.related.iter();
    let related = related.map(|related| mark(&related.place, &related.label));
    Finding {
        code: finding.code,
        title: finding.title.clone(),
        marks: std::iter::once(mark(&finding.place, &finding.label))
            .chain(related)
            .collect(),
        help: finding.help.clone(),
    }
}

fn model_of(sources: &[Source]) -> Model {
    model(sources).unwrap_or_else(|report| panic!("{report}"))
}

fn operations(model: &Model) -> impl Iterator<Item = (&Service, &Operation)> {
    let services = model.providers.iter().flat_map(|it| &it.services);
    services.flat_map(|service| service.operations.iter().map(move |it| (service, it)))
}

/// Compares what is made of each case of a kind with its `expected.txt`.
fn expect(kind: &str, made: impl Fn(&Path) -> String) {
    let root = root().join("decide").join(kind);
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
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases")
}

/// The base with the files of a case over it.
fn sources(case: &Path) -> Vec<Source> {
    let mut sources = BTreeMap::new();
    for folder in [root().join("base").as_path(), case] {
        for source in disk::specs(folder, "specs").expect("the specs can be read") {
            sources.insert(source.name.clone(), source);
        }
    }
    sources.into_values().collect()
}
