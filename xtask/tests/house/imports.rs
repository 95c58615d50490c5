//! Who imports whom: modules stand on those above them, and never on each other in a circle.

use std::collections::{BTreeMap, BTreeSet};

use super::modules::{Modules, Path};
use super::rust_files;

/// The modules of `codegen`, and what each imports of those above it.
const CODEGEN: &[(&str, &[&str])] = &[];

#[test]
fn imports_run_one_way() {
    let modules = modules("codegen/src/");
    let imports = siblings(&modules, &[]);
    let named = CODEGEN.iter().map(|(name, _)| *name).collect::<Vec<_>>();
    for (module, found) in &imports {
        let at = named.iter().position(|name| name == module);
        let at =
            at.unwrap_or_else(|| panic!("`{module}` is not in the list of modules: {found:?}"));
        let listed = CODEGEN[at].1.iter().map(|name| (*name).to_owned());
        let listed = listed.collect::<BTreeSet<_>>();
        for other in found.difference(&listed) {
            panic!("`{module}` may not import `{other}`");
        }
        for other in listed.difference(found) {
            panic!("`{module}` does not import `{other}`, and need not be allowed to");
        }
        for other in &listed {
            let is_above = named[..at].contains(&other.as_str());
            assert!(is_above, "`{module}` imports `{other}`, which is below it");
        }
    }
    assert_eq!(imports.len(), CODEGEN.len(), "a listed module is gone");
}

#[test]
fn no_modules_import_each_other_in_a_circle() {
    let mut circles = Vec::new();
    for folder in ["codegen/src/", "xtask/src/"] {
        let modules = modules(folder);
        let imports = modules.imports();
        let parents = imports.keys().filter(|module| !module.is_empty());
        let parents = parents.map(|module| &module[..module.len() - 1]);
        for parent in parents.collect::<BTreeSet<_>>() {
            for circle in self::circles(&siblings(&modules, parent)) {
                circles.push(format!(
                    "{folder}{}: {}",
                    parent.join("/"),
                    circle.join(" ↔ ")
                ));
            }
        }
    }
    assert!(circles.is_empty(), "{}", circles.join("\n"));
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
