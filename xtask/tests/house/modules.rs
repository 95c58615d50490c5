//! The modules of a package and which of them name which others, read from the syntax of its files.

use std::collections::{BTreeMap, BTreeSet};

use syn::punctuated::Punctuated;
use syn::visit::{self, Visit};
use syn::{Expr, Item, ItemMod, ItemUse, Macro, Token, UseTree, Visibility};

/// A path of names, such as `["check", "names"]` for the module of `check/names.rs`.
pub(crate) type Path = Vec<String>;

/// The modules of a package.
pub(crate) struct Modules {
    files: BTreeMap<Path, syn::File>,
    /// What a module offers under a name of its own and has from modules within it.
    exports: BTreeMap<Path, Path>,
}

impl Modules {
    /// The modules that these files are, by their paths within `src/`.
    pub(crate) fn new<'f>(files: impl Iterator<Item = (&'f str, &'f str)>) -> Self {
        let files = files.map(|(path, text)| {
            let steps = path.trim_end_matches(".rs").split('/').map(str::to_owned);
            let file = syn::parse_file(text).expect("it is Rust");
            (steps.filter(|step| step != "lib").collect(), file)
        });
        let mut modules = Self { files: files.collect(), exports: BTreeMap::new() };
        let mut exports = BTreeMap::new();
        for (module, file) in &modules.files {
            for item in &file.items {
                let Item::Use(item) = item else { continue };
                if !matches!(item.vis, Visibility::Inherited) {
                    for path in used(item) {
                        let name = path.last().expect("a path has a name").clone();
                        let from = modules.absolute(module, &path);
                        // What a module offers of others beside it is its own word for it.
                        let from = from.filter(|from| from.starts_with(module));
                        let export = module.iter().cloned().chain([name]).collect();
                        exports.extend(from.map(|from| (export, from)));
                    }
                }
            }
        }
        modules.exports = exports;
        modules
    }

    /// Every module, with all that its file names of others.
    pub(crate) fn imports(&self) -> BTreeMap<&Path, BTreeSet<Path>> {
        let imports = self.files.iter().map(|(module, file)| {
            let mut names = Names { module: module.clone(), found: Vec::new() };
            names.visit_file(file);
            let paths = names.found.iter();
            let paths = paths.filter_map(|(from, path)| self.absolute(from, path));
            let others = paths.map(|path| self.module_of(path));
            (module, others.filter(|other| other != module).collect())
        });
        imports.collect()
    }

    /// A path as seen from a module, from the root of the package; none for other packages and for local names.
    fn absolute(&self, module: &Path, path: &Path) -> Option<Path> {
        let mut steps = path.iter().peekable();
        let mut base = module.clone();
        match steps.peek()?.as_str() {
            "crate" => {
                steps.next();
                base.clear();
            }
            "self" => drop(steps.next()),
            "super" => {
                while steps.next_if(|step| *step == "super").is_some() {
                    base.pop();
                }
            }
            child => {
                let child = base.iter().cloned().chain([child.to_owned()]);
                if !self.files.contains_key(&child.collect::<Path>()) {
                    return None;
                }
            }
        }
        Some(base.into_iter().chain(steps.cloned()).collect())
    }

    /// The module where the thing at a path is at home.
    fn module_of(&self, mut path: Path) -> Path {
        for length in 1..=path.len() {
            let (name, rest) = path.split_at(length);
            // A module and what it is named after may have one name.
            if let Some(from) = self.exports.get(name)
                && !self.files.contains_key(name)
            {
                return self.module_of(from.iter().chain(rest).cloned().collect());
            }
        }
        while !self.files.contains_key(&path) {
            path.pop();
        }
        path
    }
}

/// Every path in a file, with the module that it is in.
struct Names {
    module: Path,
    found: Vec<(Path, Path)>,
}

impl<'ast> Visit<'ast> for Names {
    fn visit_item_use(&mut self, item: &'ast ItemUse) {
        let paths = used(item).into_iter();
        let found = paths.map(|path| (self.module.clone(), path));
        self.found.extend(found);
    }

    fn visit_path(&mut self, path: &'ast syn::Path) {
        let steps = path.segments.iter().map(|step| step.ident.to_string());
        self.found.push((self.module.clone(), steps.collect()));
        visit::visit_path(self, path);
    }

    /// What is tested within a file is not what the file stands on.
    fn visit_item_mod(&mut self, item: &'ast ItemMod) {
        let is_test = item.attrs.iter().any(|it| it.path().is_ident("cfg"));
        if item.content.is_some() && !is_test {
            self.module.push(item.ident.to_string());
            visit::visit_item_mod(self, item);
            self.module.pop();
        }
    }

    /// What is quoted is emitted code, whose paths are those of another crate.
    fn visit_macro(&mut self, it: &'ast Macro) {
        let name = it.path.segments.last().map(|step| step.ident.to_string());
        if name.is_some_and(|name| !name.contains("quote"))
            && let Ok(arguments) =
                it.parse_body_with(Punctuated::<Expr, Token![,]>::parse_terminated)
        {
            let arguments = arguments.into_iter().collect::<Vec<_>>();
            let mut inner = Names { module: self.module.clone(), found: Vec::new() };
            arguments.iter().for_each(|it| inner.visit_expr(it));
            self.found.extend(inner.found);
        }
    }
}

/// Every path that a `use` names.
fn used(item: &ItemUse) -> Vec<Path> {
    let mut paths = Vec::new();
    branches(&item.tree, Vec::new(), &mut paths);
    paths
}

fn branches(tree: &UseTree, before: Path, paths: &mut Vec<Path>) {
    let with = |name: String| before.iter().cloned().chain([name]).collect::<Path>();
    match tree {
        UseTree::Path(path) => branches(&path.tree, with(path.ident.to_string()), paths),
        UseTree::Group(group) => {
            for tree in &group.items {
                branches(tree, before.clone(), paths);
            }
        }
        UseTree::Name(name) if name.ident == "self" => paths.push(before),
        UseTree::Name(name) => paths.push(with(name.ident.to_string())),
        UseTree::Rename(rename) => paths.push(with(rename.ident.to_string())),
        UseTree::Glob(_) => paths.push(before),
    }
}
