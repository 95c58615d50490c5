//! What is said of each form of a rule: English, Chinese, and the items of the docs of its fields.
//!
//! `BLESS=1 cargo test --package apispec-codegen --test sentences` writes it; then it is read from top to bottom.

use std::fmt::Write;
use std::path::Path;

use apispec_codegen::model::Rule;
use apispec_codegen::sentences::{self, Names};
use apispec_codegen::{Source, disk, model};

#[test]
fn each_form_of_a_rule_has_its_sentences() {
    let tests = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests");
    let model = model(&sources(&tests)).expect("the specs are right");
    let mut operations = model.operations();
    let view = operations.find(|view| view.operation.name == "RuleEverything");
    let view = view.expect("the case has the operation");
    let operation = view.operation;
    let names = Names::of(view);
    let linked = names.linked("Self");
    let limits = operation.request.fields.iter().flat_map(|field| &field.limits);
    let mut text = String::new();
    for rule in limits.chain(&operation.rules) {
        describe(&mut text, rule, names);
        for index in rule.form.fields() {
            let item = sentences::constraint(rule, index, linked);
            let item = item.unwrap_or_else(|| "(nothing)".into());
            writeln!(text, "  {}: - {item}", names.field(index)).expect("text");
        }
    }
    for quota in &operation.quotas {
        let says = sentences::quota(quota);
        let zh = says.zh.unwrap_or_default();
        writeln!(text, "{}\n  {}\n  {zh}", quota.id, says.en).expect("text");
    }
    let expected = tests.join("sentences.txt");
    if std::env::var_os("BLESS").is_some() {
        std::fs::write(&expected, &text).expect("it can be written");
    }
    assert_eq!(std::fs::read_to_string(&expected).unwrap_or_default(), text);
}

fn describe(text: &mut String, rule: &Rule, names: Names<'_>) {
    let says = sentences::rule(rule, names);
    let zh = says.zh.unwrap_or_default();
    writeln!(text, "{} ({:?})\n  {}\n  {zh}", rule.id, rule.severity, says.en).expect("text");
}

/// The base and the case with every kind of rule.
fn sources(tests: &Path) -> Vec<Source> {
    let case = disk::specs(&tests.join("cases/accept/language/rules"), "specs");
    let mut sources = case.expect("the specs can be read");
    for source in disk::specs(&tests.join("cases/base"), "specs").expect("the specs can be read") {
        if sources.iter().all(|other| other.name != source.name) {
            sources.push(source);
        }
    }
    sources
}
