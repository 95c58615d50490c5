//! Folders of rules: what proves them.
//!
//! A case holds only the files in which it differs from `base`. `BLESS=1 cargo test` rewrites the expectations.

use std::collections::BTreeMap;
use std::fmt::Write;
use std::fs;
use std::path::{Path, PathBuf};

use apispec_codegen::decide::{self, Problem, Proofs, Sample, Subject, Verdict};
use apispec_codegen::{Model, Source, disk, model};

#[test]
fn every_rule_gets_its_proofs() {
    expect("proofs", |case| {
        let model = model_of(&sources(&case.join("specs")));
        let mut text = String::new();
        for view in model.operations() {
            write_proofs(&decide::cases(view), &mut text);
        }
        text
    });
}

/// The project's own specs can be satisfied, and the requests that prove their rules prove them.
#[test]
fn the_specs_are_satisfiable_and_proved() {
    let specs = Path::new(env!("CARGO_MANIFEST_DIR")).join("../specs");
    let sources = disk::specs(&specs, "specs").expect("the specs can be read");
    for view in model_of(&sources).operations() {
        let subject = Subject::new(view);
        let errors = subject.obligations().iter().filter(|it| it.is_error());
        let accepted = Problem::new(&subject).without_unknowns().keeping(errors);
        let accepted = accepted.cheapest().expect("a request satisfies all rules");
        let verdicts = subject
            .obligations()
            .iter()
            .zip(subject.verdicts(&accepted));
        for (obligation, verdict) in verdicts.filter(|(it, _)| it.is_error()) {
            assert_ne!(verdict, Verdict::Violated, "{}", obligation.id);
        }
        check_proofs(&decide::cases(view));
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
    if context.is_empty() {
        format!("{{{request}}}")
    } else {
        format!("{{{request}}} where {{{context}}}")
    }
}

fn model_of(sources: &[Source]) -> Model {
    model(sources).unwrap_or_else(|report| panic!("{report}"))
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
