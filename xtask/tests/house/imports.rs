//! Which module imports which: only modules earlier in the list, and never in a cycle.

use std::collections::{BTreeMap, BTreeSet};

use super::modules::{Modules, Path};
use super::rust_files;

/// The modules of `codegen`, and what each imports of those above it.
const CODEGEN: &[(&str, &[&str])] = &[
    ("file", &[]),
    ("parallel", &[]),
    ("suggest", &[]),
    ("source", &[]),
    ("place", &["source"]),
    ("report", &["source"]),
    ("spec", &["parallel", "place", "report", "source", "suggest"]),
    ("model", &["place", "spec"]),
    ("pattern", &[]),
    ("check", &["model", "pattern", "place", "report", "source", "spec", "suggest"]),
    ("decide", &["model", "pattern", "place"]),
    ("listing", &["model"]),
    ("markdown", &[]),
    ("sentences", &["markdown", "model"]),
    ("evidence", &["model"]),
    ("vectors", &["decide", "file", "model", "parallel"]),
    ("rules", &["evidence", "file", "model", "pattern", "sentences", "vectors"]),
    (
        "rust",
        &[
            "check",
            "decide",
            "evidence",
            "file",
            "listing",
            "markdown",
            "model",
            "parallel",
            "pattern",
            "sentences",
            "vectors",
        ],
    ),
    ("disk", &["file", "parallel", "rust", "source"]),
    ("build", &["disk", "file", "model", "report", "rust", "vectors"]),
];

#[test]
fn imports_run_one_way() {
    let modules = modules("codegen/src/");
    let imports = siblings(&modules, &[]);
    let mut faults = Vec::new();
    for module in imports.keys() {
        if CODEGEN.iter().all(|(name, _)| name != module) {
            faults.push(format!("`{module}` is not in the list of modules"));
        }
    }
    let mut above = BTreeSet::new();
    for (module, listed) in CODEGEN {
        let none = BTreeSet::new();
        let found = imports.get(*module).unwrap_or(&none);
        let listed = listed.iter().map(|name| (*name).to_owned());
        let listed = listed.collect::<BTreeSet<_>>();
        let mut fault = |other: &str, what: &str| {
            faults.push(format!("`{module}` imports `{other}`, {what}"));
        };
        for other in found.difference(&listed) {
            fault(other, "and may not");
        }
        for other in listed.difference(found) {
            fault(other, "says the list, and does not");
        }
        for other in listed.iter().filter(|it| !above.contains(it.as_str())) {
            fault(other, "which is not above it");
        }
        above.insert(*module);
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

/// Known import cycles within a folder; the types of the format refer to each other by nature.
const CIRCLES: &[(&str, &[&str])] = &[(
    "codegen/src/spec",
    &["error", "example", "field", "operation", "proposal", "provider", "rule", "shape"],
)];

#[test]
fn no_modules_import_each_other_in_a_circle() {
    let mut found = Vec::new();
    for folder in ["codegen/src", "xtask/src"] {
        let modules = modules(&format!("{folder}/"));
        let imports = modules.imports();
        let within = imports.keys().filter_map(|module| module.split_last());
        for parent in within.map(|(_, parent)| parent).collect::<BTreeSet<_>>() {
            let steps = std::iter::once(folder).chain(parent.iter().map(String::as_str));
            let parent_path = steps.collect::<Vec<_>>().join("/");
            for circle in circles(&siblings(&modules, parent)) {
                let circle = circle.into_iter().map(str::to_owned).collect::<Vec<_>>();
                found.push((parent_path.clone(), circle));
            }
        }
    }
    let known = CIRCLES.iter().map(|(folder, circle)| {
        let circle = circle.iter().map(|name| (*name).to_owned());
        ((*folder).to_owned(), circle.collect::<Vec<_>>())
    });
    assert_eq!(found, known.collect::<Vec<_>>(), "circles found, and known");
}

fn modules(folder: &str) -> Modules {
    let files = rust_files();
    Modules::new(files.iter().filter_map(|(path, text)| {
        let path = path.strip_prefix(folder)?;
        (path != "main.rs").then_some((path, text.as_str()))
    }))
}

/// Every module right within a module, with those beside it that it or a module within it imports.
fn siblings(modules: &Modules, parent: &[String]) -> BTreeMap<String, BTreeSet<String>> {
    let child = |module: &Path| match module.strip_prefix(parent) {
        Some([child, ..]) => Some(child.clone()),
        _ => None,
    };
    let mut siblings = BTreeMap::<_, BTreeSet<String>>::new();
    for (module, imports) in modules.imports() {
        if let Some(own) = child(module) {
            let others = imports.iter().filter_map(child);
            let others = others.filter(|other| *other != own).collect::<Vec<_>>();
            siblings.entry(own).or_default().extend(others);
        }
    }
    siblings
}

/// The sets of modules of which each leads to each.
fn circles(imports: &BTreeMap<String, BTreeSet<String>>) -> BTreeSet<Vec<&str>> {
    let reached = imports.keys().map(|module| {
        let mut reached = BTreeSet::new();
        let mut open = vec![module];
        while let Some(next) = open.pop() {
            let more = imports.get(next).into_iter().flatten();
            open.extend(more.filter(|other| reached.insert(other.as_str())));
        }
        (module.as_str(), reached)
    });
    let reached = reached.collect::<BTreeMap<_, _>>();
    let circle = |module: &str| {
        let others = reached[module].iter().copied();
        let circle = others.filter(|other| reached[other].contains(module));
        circle.collect::<Vec<_>>()
    };
    let circles = reached.keys().map(|module| circle(module));
    circles.filter(|circle| !circle.is_empty()).collect()
}
