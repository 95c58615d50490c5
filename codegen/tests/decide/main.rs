//! Folders of rules: what proves them.
//!
//! A case holds only the files in which it differs from `base`. `BLESS=1 cargo test` rewrites the expectations.

mod cases;

use std::collections::BTreeMap;
use std::env;
use std::fmt::Write;
use std::path::Path;

use apispec_codegen::decide::{Problem, Proofs, Sample, Subject, Verdict};
use apispec_codegen::disk;
use cases::{expect, model_of, sources, values};

#[test]
fn every_rule_gets_its_proofs() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases/decide/proofs");
    expect(&root, |case| {
        let model = model_of(&sources(&case.join("specs")));
        let mut text = String::new();
        for view in model.operations() {
            write_proofs(&Subject::new(view).proofs(), &mut text);
        }
        text
    });
}

/// The project's own specs can be satisfied, and the requests that prove their rules prove them.
#[test]
fn the_specs_are_satisfiable_and_proved() {
    let package = env::var_os("CARGO_MANIFEST_DIR").expect("Cargo tells where the package is");
    let specs = Path::new(&package).join("../specs");
    let sources = disk::specs(&specs, "specs").expect("the specs can be read");
    for view in model_of(&sources).operations() {
        let subject = Subject::new(view);
        let errors = subject.obligations().iter().filter(|it| it.is_error());
        let accepted = Problem::new(&subject).without_unknowns().keeping(errors);
        let accepted = accepted.cheapest().expect("a request satisfies all rules");
        let verdicts = subject.obligations().iter().zip(subject.verdicts(&accepted));
        for (obligation, verdict) in verdicts.filter(|(it, _)| it.is_error()) {
            assert_ne!(verdict, Verdict::Violated, "{}", obligation.id);
        }
        check_proofs(&subject.proofs());
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
            let mut differing =
                names.filter(|name| refused.get(*name) != other.get(*name)).collect::<Vec<_>>();
            differing.dedup();
            assert!(differing.iter().all(|name| **name == proof.varies));
            assert!(!differing.is_empty());
        }
    }
}

fn write_proofs(proofs: &Proofs, text: &mut String) {
    for proof in &proofs.proofs {
        let _ = writeln!(text, "{} by {}, besides {:?}", proof.id, proof.varies, proof.besides);
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
