//! Outdated files → services and providers that would be removed entirely, which must be intended.

use std::collections::BTreeSet;
use std::fmt;
use std::fs;
use std::path::Path;

/// The folder of the generated modules.
const MODULES: &str = "generated/src/providers/";

/// A service or provider that would be removed, and why it is kept.
pub(crate) struct Refusal {
    what: &'static str,
    /// `acme`, or `acme/queue`.
    module: String,
    files: usize,
    /// Its spec folder, if it exists, relative to the workspace's root.
    folder: Option<String>,
}

impl fmt::Display for Refusal {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { what, module, files, folder } = self;
        write!(
            formatter,
            "the {what} `{module}` has no specs, so its {files} generated modules would be deleted: "
        )?;
        match folder {
            Some(folder) => write!(
                formatter,
                "restore `{folder}/{what}.json`; or, to remove the {what}, delete the folder `{folder}` and run `cargo xtask regenerate --prune`"
            ),
            None => write!(
                formatter,
                "restore its folder in `specs/`; or, to remove the {what}, run `cargo xtask regenerate --prune`"
            ),
        }
    }
}

/// All services and providers that would be removed entirely, but must be kept: those whose spec folder still
/// exists, and all others without `--prune`. `extra` lists the paths of outdated files.
pub(crate) fn refusals<'a>(
    root: &Path,
    extra: impl Iterator<Item = &'a str>,
    prune: Prune,
) -> Vec<Refusal> {
    let extra = extra.filter_map(|path| path.strip_prefix(MODULES)).collect::<Vec<_>>();
    let mut gone = BTreeSet::new();
    for path in &extra {
        match path.split('/').collect::<Vec<_>>().as_slice() {
            [provider, "mod.rs"] => gone.insert(("provider", (*provider).to_owned())),
            // Every service has this file, and nothing else has it.
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
    // A removed provider includes its services.
    let is_told = |refusal: &Refusal| {
        let provider = refusal.module.split('/').next().unwrap_or_default();
        refusal.what == "service" && gone.contains(&("provider", provider.to_owned()))
    };
    refusals
        .filter(|refusal| prune == Prune::No || refusal.folder.is_some())
        .filter(|refusal| !is_told(refusal))
        .collect()
}

/// Whether services and providers without specs are removed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Prune {
    Yes,
    No,
}

/// The spec folder of a module, if there is one, in any spelling.
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

/// The common form of folder and module names.
fn letters(name: &str) -> String {
    let letters = name.chars().filter(|it| it.is_alphanumeric());
    letters.flat_map(char::to_lowercase).collect()
}
