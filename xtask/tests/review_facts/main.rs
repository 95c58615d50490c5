//! No fact changes without a finding: wherever one word, number or member of a spec is another, and
//! the model with it, the review says something.

mod mutant;

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use apispec_codegen::spec;
use apispec_codegen::spec::format::{FileKind, Format, Shape};
use mutant::{each_mutant, meaning, read};
use xtask::review::review;

/// Members of the format that the model does not know, in one definition or in all, and why.
const SILENT: &[(&str, &str)] = &[
    ("$schema", "editors read it"),
    ("allow", "lints ask for it"),
    ("Allow.lint", "lints ask for it"),
    ("Allow.reason", "lints ask for it"),
    ("Authorization.dependent_actions", "no spec and no case has it"),
    ("Proposal.from", "no proposal reaches the model"),
    ("Limit.id", "no spec and no case has it"),
    ("like", "any other name is an error"),
    ("Reason.id", "rows name it, and any other name is an error"),
];

#[test]
fn no_fact_of_the_whole_language_changes_without_a_finding() {
    let changed = changed(&[BASE, "../codegen/tests/cases/accept/language/everything"], 1);
    assert!(changed > 400, "only {changed} mutants mean something else");
}

#[test]
fn no_fact_of_the_specs_changes_without_a_finding() {
    let changed = changed(&["../specs"], 997);
    assert!(changed > 20, "only {changed} mutants mean something else");
}

/// Wherever a member is, some change of it is another model, or is refused by those that know its meaning.
#[test]
fn every_member_reaches_the_model() {
    let definitions = Format::shared().definitions();
    let mut open = definitions
        .flat_map(|definition| {
            let members = definition.shape.members().iter();
            members.map(|member| format!("{}.{}", definition.name, member.name))
        })
        .collect::<BTreeSet<_>>();
    let accept = Path::new(env!("CARGO_MANIFEST_DIR")).join("../codegen/tests/cases/accept");
    let features = fs::read_dir(accept).expect("the cases can be read");
    let cases = features.flat_map(|feature| {
        let feature = feature.expect("the folder can be read").path();
        let cases = fs::read_dir(feature).expect("the cases can be read");
        cases.map(|case| case.expect("the folder can be read").path().display().to_string())
    });
    let mut cases = cases.collect::<Vec<_>>();
    cases.sort();
    let folders = cases.iter().map(|case| vec![BASE, case]);
    for folders in folders.chain([vec!["../specs"]]) {
        if open.iter().all(|member| is_silent(member)) {
            break;
        }
        each_mutant(&folders, |mutant| {
            let members = members(&mutant.around[mutant.at].name, &mutant.place);
            if members.iter().all(|member| !open.contains(member)) {
                return;
            }
            let sources = mutant.sources();
            let reaches = match read(&sources) {
                Some(head) => meaning(&head) != *mutant.meaning,
                None => spec::read::read(&sources).is_ok(),
            };
            if reaches {
                open.retain(|member| !members.contains(member));
            }
        });
    }
    let lost = open.iter().filter(|member| !is_silent(member)).collect::<Vec<_>>();
    assert!(lost.is_empty(), "no model knows of {lost:?}");
    let heard = SILENT.iter().map(|(silent, _)| silent);
    let heard = heard.filter(|silent| !open.iter().any(|member| is_called(member, silent)));
    let heard = heard.collect::<Vec<_>>();
    assert!(heard.is_empty(), "models know of {heard:?}");
}

fn is_silent(member: &str) -> bool {
    SILENT.iter().any(|(silent, _)| is_called(member, silent))
}

/// Whether this is the member's name, in its definition or in all.
fn is_called(member: &str, name: &str) -> bool {
    member == name || member.split_once('.').is_some_and(|(_, own)| own == name)
}

const BASE: &str = "../codegen/tests/cases/base";

/// How many mutants mean something else, of which every so many is tried.
fn changed(folders: &[&str], step: usize) -> usize {
    let mut silent = Vec::new();
    let (mut changed, mut count) = (0, 0);
    each_mutant(folders, |mutant| {
        count += 1;
        if count % step != 0 {
            return;
        }
        let Some(head) = read(&mutant.sources()) else {
            return;
        };
        if meaning(&head) == *mutant.meaning {
            return;
        }
        changed += 1;
        if review(mutant.base, &head).findings.is_empty() {
            let file = &mutant.around[mutant.at].name;
            silent.push(format!("{file}: {} {:?}", mutant.place, mutant.change));
        }
    });
    assert!(silent.is_empty(), "{} say nothing:\n{}", silent.len(), silent.join("\n"));
    changed
}

/// The members of the format on the way to a place of a file.
fn members(file: &str, place: &str) -> Vec<String> {
    let format = Format::shared();
    let mut definition = format.file(FileKind::of(file).expect("it is a spec"));
    let mut shape = &definition.shape;
    let mut members = Vec::new();
    for step in place.split('/').skip(1) {
        if let Shape::List(item) = shape {
            shape = item;
        } else if let Some(member) = shape.members().iter().find(|it| it.name == step) {
            members.push(format!("{}.{}", definition.name, member.name));
            shape = &member.shape;
        }
        if let Shape::Named(name) = shape {
            definition = format.definition(name);
            shape = &definition.shape;
        }
    }
    members
}
