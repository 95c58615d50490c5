//! A generated file → what it is made of, which is what it is kept or made with.

use serde::{Deserialize, Serialize};

use crate::outline::MODULES;
use crate::regenerate::evidence;
use crate::regenerate::products::OUTLINE;

/// What a generated file is made of.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub(crate) enum Owner {
    /// The specs of a service, by its modules: `aliyun/rds`
    Service(String),
    /// Those of a provider and something of each of its services.
    Provider(String),
    /// The names of all services and operations.
    Names,
    /// These names, and how much there is about each operation.
    Index,
    /// The lines of all modules.
    Outline,
    /// Nothing but the format of specs.
    Format,
}

impl Owner {
    /// What the file with this path is made of.
    pub(crate) fn of(path: &str) -> Self {
        if path == OUTLINE {
            return Owner::Outline;
        }
        let modules = path.strip_prefix(MODULES).map(|rest| rest.trim_start_matches('/'));
        let pages = path.strip_prefix(evidence::FOLDER);
        let others = ["generated/vectors/", "generated/rules/"];
        let within = others.iter().find_map(|folder| path.strip_prefix(folder));
        let steps = modules.or(pages).or(within).map(|rest| rest.split('/').collect::<Vec<_>>());
        match steps.as_deref() {
            Some(["README.md"]) if pages.is_some() => Owner::Index,
            Some([page]) if pages.is_some() => Owner::Provider(stem(page)),
            Some(["mod.rs"]) => Owner::Names,
            Some([provider, "mod.rs"]) => Owner::Provider((*provider).to_owned()),
            Some([provider, service, ..]) => {
                Owner::Service(format!("{provider}/{}", stem(service)))
            }
            _ if path.starts_with("generated/tests/") => Owner::Names,
            _ => Owner::Format,
        }
    }
}

fn stem(file: &str) -> String {
    let (stem, _) = file.split_once('.').unwrap_or((file, ""));
    stem.to_owned()
}

#[cfg(test)]
mod tests {
    use super::Owner;

    #[test]
    fn every_file_has_an_owner() {
        let service = || Owner::Service("a/b".into());
        let provider = || Owner::Provider("a".into());
        for (path, owner) in [
            ("generated/src/providers/mod.rs", Owner::Names),
            ("generated/src/providers/a/mod.rs", provider()),
            ("generated/src/providers/a/b/mod.rs", service()),
            ("generated/src/providers/a/b/c.rs", service()),
            ("generated/evidence/README.md", Owner::Index),
            ("generated/evidence/a.md", provider()),
            ("generated/evidence/a/b.md", service()),
            ("generated/evidence/a/b/c.md", service()),
            ("generated/vectors/a/b/c.json", service()),
            ("generated/rules/a/b/c.json", service()),
            ("generated/vectors/schema.json", Owner::Format),
            ("generated/rules/README.md", Owner::Format),
            ("generated/tests/providers/main.rs", Owner::Names),
            ("generated/outline.txt", Owner::Outline),
            ("specs/schema.json", Owner::Format),
        ] {
            assert_eq!(Owner::of(path), owner, "{path}");
        }
    }
}
