//! What nothing makes any more → the services and providers that would go as a whole, which has to be meant.

use std::collections::BTreeSet;
use std::fmt;
use std::fs;
use std::path::Path;

use apispec_codegen::disk::Difference;

/// The folder of the generated modules.
const MODULES: &str = "generated/src/providers/";

/// A service or provider that would go, and why it may not.
pub(crate) struct Refusal {
    what: &'static str,
    /// `acme`, or `acme/queue`.
    module: String,
    files: usize,
    /// Its spec folder, if it is there, from the workspace's root.
    folder: Option<String>,
}

impl fmt::Display for Refusal {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { what, module, files, folder } = self;
        write!(
            formatter,
            "the {what} `{module}` has no specs, and its {files} generated modules would be deleted: "
        )?;
        match folder {
            Some(folder) => write!(
                formatter,
                "bring back `{folder}/{what}.json`; or, if the {what} is to go, delete the folder `{folder}` and run `cargo xtask regenerate --prune`"
            ),
            None => write!(
                formatter,
                "bring back its folder below `specs/`; or, if the {what} is to go, run `cargo xtask regenerate --prune`"
            ),
        }
    }
}

/// Everything that would go as a whole and may not: those whose spec folder is there still, and,
/// unless they are pruned, all others.
pub(crate) fn refusals(root: &Path, differences: &[Difference], prune: Prune) -> Vec<Refusal> {
    let extra = differences.iter().filter_map(|difference| match difference {
        Difference::Extra(file) => file.path.strip_prefix(MODULES),
        _ => None,
    });
    let extra = extra.collect::<Vec<_>>();
    let mut gone = BTreeSet::new();
    for path in &extra {
        match path.split('/').collect::<Vec<_>>().as_slice() {
            [provider, "mod.rs"] => gone.insert(("provider", (*provider).to_owned())),
            // Each service has this, and nothing else has it.
            [provider, service, "protocol.rs"] => {
                gone.insert(("service", format!("{provider}/{service}")))
            }
            _ => false,
        };
    }
    let refusals = gone.iter().map(|(what, module)| Refusal {
        what,
        module: module.clone(),
        files: extra.iter().filter(|path| path.starts_with(&format!("{module}/"))).count(),
        folder: folder(root, module),
    });
    // A provider speaks for its services.
    let is_told = |refusal: &Refusal| {
        let provider = refusal.module.split('/').next().unwrap_or_default();
        refusal.what == "service" && gone.contains(&("provider", provider.to_owned()))
    };
    refusals
        .filter(|refusal| prune == Prune::No || refusal.folder.is_some())
        .filter(|refusal| !is_told(refusal))
        .collect()
}

/// Whether what has no specs is to go.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Prune {
    Yes,
    No,
}

/// The spec folder of a module, if anything has its name, in whatever spelling.
fn folder(root: &Path, module: &str) -> Option<String> {
    let mut folder = "specs".to_owned();
    for step in module.split('/') {
        let mut entries = fs::read_dir(root.join(&folder)).ok()?.flatten();
        let name = entries.find_map(|entry| {
            let name = entry.file_name().into_string().ok()?;
            (letters(&name) == letters(step)).then_some(name)
        })?;
        folder = format!("{folder}/{name}");
    }
    Some(folder)
}

/// What names of folders and of modules have in common.
fn letters(name: &str) -> String {
    let letters = name.chars().filter(|it| it.is_alphanumeric());
    letters.flat_map(char::to_lowercase).collect()
}
