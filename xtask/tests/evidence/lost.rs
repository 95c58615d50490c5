//! No fact is lost between the specs and the pages: every source as often as it is given, and every text.

use std::collections::BTreeMap;

use apispec_codegen::source::{Node, Value};
use apispec_codegen::spec::format::{Format, Shape};
use apispec_codegen::spec::objects::{Object, objects};
use apispec_codegen::spec::read;
use apispec_codegen::{Source, model};

use super::MADE;

/// Members whose text is not on a page as it is, in one definition or in all, and why.
const SILENT: &[(&str, &str)] = &[
    ("$schema", "editors read it"),
    ("rust", "the crate shows it"),
    ("Allow.lint", "lints ask for it"),
    ("Allow.reason", "lints ask for it"),
    ("Characters.allowed", "sentences say it in words"),
    ("Characters.first", "sentences say it in words"),
    ("Characters.last", "sentences say it in words"),
    ("source", "the other test counts it"),
];

#[test]
fn every_source_is_on_its_page_as_often_as_the_spec_gives_it() {
    for made in MADE.iter() {
        let mut given = BTreeMap::<(String, String), usize>::new();
        each_object(&made.sources, |page, object| {
            let places = object.text("source").into_iter().flat_map(|source| source.split(", "));
            for place in places {
                *given.entry((page.to_owned(), place.to_owned())).or_default() += 1;
            }
        });
        assert!(!given.is_empty());
        let pages = made.pages();
        let wrong = given.iter().filter_map(|((page, place), given)| {
            let found = pages[page.as_str()].matches(&format!("`{place}`")).count();
            (found != *given).then(|| format!("{page}: {place} {found} times, not {given}"))
        });
        let wrong = wrong.collect::<Vec<_>>();
        assert!(wrong.is_empty(), "{} sources:\n{}", wrong.len(), wrong.join("\n"));
    }
}

#[test]
fn every_text_is_on_its_page() {
    for made in MADE.iter() {
        let pages = made.pages().into_iter().map(|(path, text)| (path, letters(text)));
        let pages = pages.collect::<BTreeMap<_, _>>();
        let (mut count, mut lost) = (0, Vec::new());
        each_object(&made.sources, |page, object| {
            each_text(object, |member, text| {
                count += 1;
                if !pages[page].contains(&letters(text)) {
                    lost.push(format!("{page}: {member}: {text}"));
                }
            });
        });
        assert!(count > 100);
        assert!(lost.is_empty(), "{} of {count} texts:\n{}", lost.len(), lost.join("\n"));
    }
}

/// Calls back with every object of the specs and the page that it belongs to.
fn each_object(sources: &[Source], mut found: impl FnMut(&str, &Object<'_>)) {
    let model = model(sources).unwrap_or_else(|report| panic!("{report}"));
    let specs = read::read(sources).unwrap_or_else(|report| panic!("{report}"));
    let operations = model.operations();
    let operations = operations.map(|view| (view.operation.place.source, &view.operation.module));
    let operations = operations.collect::<BTreeMap<_, _>>();
    let observed = specs.operations.iter().filter_map(|operation| {
        let observations = specs.observations_of(operation)?;
        Some((observations.source, operation.source))
    });
    let observed = observed.collect::<BTreeMap<_, _>>();
    // What no person has confirmed is on no page.
    let stated = objects(&specs).into_iter().filter(|object| object.definition != "Proposal");
    for object in stated {
        let folder = object.folders.join("/");
        let source = object.place.source;
        let page = match operations.get(observed.get(&source).unwrap_or(&source)) {
            Some(module) => format!("{folder}/{module}.md"),
            None => format!("{folder}.md"),
        };
        found(&page, &object);
    }
}

/// Calls back with every text of an object's own, and the member that it is in.
fn each_text(object: &Object<'_>, mut found: impl FnMut(&str, &str)) {
    let shape = &Format::shared().definition(object.definition).shape;
    for (name, node) in object.members() {
        let member = format!("{}.{name}", object.definition);
        if SILENT.iter().any(|(silent, _)| *silent == name || *silent == member) {
            continue;
        }
        let shape = shape.members().iter().find(|it| it.name == name).map(|it| &it.shape);
        texts(node, shape.expect("a member of the format"), &mut |text| found(&member, text));
    }
}

/// Calls back with every text in a value that is not an object of the format.
fn texts(node: &Node, shape: &Shape, found: &mut impl FnMut(&str)) {
    match (shape, &node.value) {
        (Shape::Text, Value::String(text)) => found(text),
        (Shape::List(item), _) => node.items().iter().for_each(|it| texts(it, item, found)),
        (Shape::Any, _) => any(node, found),
        _ => {}
    }
}

fn any(node: &Node, found: &mut impl FnMut(&str)) {
    match &node.value {
        Value::String(text) => found(text),
        Value::Array(_) => node.items().iter().for_each(|item| any(item, found)),
        Value::Object(members) => members.iter().for_each(|member| {
            found(&member.key);
            any(&member.value, found);
        }),
        _ => {}
    }
}

/// The letters and digits alone: Markdown escapes what is between them.
fn letters(text: &str) -> String {
    text.replace("<br>", "").chars().filter(|character| character.is_alphanumeric()).collect()
}
