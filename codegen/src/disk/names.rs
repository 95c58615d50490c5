//! The name of a file in the specs folder → whether it is a spec.

/// The role of a file in the specs folder.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// A spec.
    Spec,
    /// Unexpected, which is an error: most likely it is a misnamed spec.
    Stray,
    /// A file of people, editors or the system, which is ignored.
    Ignored,
}

/// Documentation files, in any folder.
const PEOPLE: &[&str] = &["notes.md", "readme.md"];

/// Files of the generator and of reviews in the specs folder itself.
const KEPT: &[&str] = &["schema.json", "accepted.json"];

/// Hidden files of Windows.
const SYSTEM: &[&str] = &["desktop.ini", "thumbs.db"];

/// Suffixes of backups and temporary files of editors, merge and patch tools.
/// `.rej` is not one of them: it contains a change that is not applied yet.
const BACKUPS: &[&str] = &["~", ".bak", ".orig", ".save", ".swp", ".tmp"];

/// The role of a file, by its path within the specs folder.
pub fn role(path: &str) -> Role {
    let (folders, file) = path.rsplit_once('/').unwrap_or(("", path));
    let lower = file.to_lowercase();
    let lower = lower.as_str();
    let is_kept = folders.is_empty() && KEPT.contains(&file);
    if folders.split('/').any(is_hidden) || is_ignored(file) || is_kept || PEOPLE.contains(&lower) {
        Role::Ignored
    } else if file.ends_with(".json") {
        Role::Spec
    } else {
        Role::Stray
    }
}

/// Whether a file or folder is hidden: `.git`, `.DS_Store`, Emacs' lock `.#x.json`, Vim's `.x.json.swp`.
pub(super) fn is_hidden(name: &str) -> bool {
    name.starts_with('.')
}

/// Whether a file belongs to an editor or the system: `x.json~`, `#x.json#`, `x.json.orig`.
pub(super) fn is_ignored(name: &str) -> bool {
    let lower = name.to_lowercase();
    is_hidden(name)
        || name.starts_with('#') && name.ends_with('#')
        || name.starts_with("~$")
        || SYSTEM.contains(&lower.as_str())
        || BACKUPS.iter().any(|end| lower.ends_with(end))
}

#[cfg(test)]
mod tests {
    use super::{Role, role};

    #[test]
    fn every_file_has_a_role() {
        for (role_of, paths) in [
            (Role::Spec, &["sources.json", "a/provider.json", "a/b/schema.json"][..]),
            (
                Role::Stray,
                &[
                    "a/b/c.JSON",
                    "a/b/c.jsonc",
                    "a/b/c.yaml",
                    "a/notes.txt",
                    "a/b/c",
                    "a/b/c.json.rej",
                    "a/b/c.json.txt",
                    "a/b/~c",
                    "#c",
                ],
            ),
            (
                Role::Ignored,
                &[
                    "README.md",
                    "a/README.md",
                    "schema.json",
                    "accepted.json",
                    ".DS_Store",
                    "a/.git/x.json",
                    "a/.#b.json",
                    "a/b.json~",
                    "a/b.json.~1~",
                    "a/#b.json#",
                    "a/.b.json.swp",
                    "a/b.json.orig",
                    "a/b.json.BAK",
                    "Thumbs.db",
                    "a/~$b.json",
                    "a/.b.json",
                ],
            ),
        ] {
            for path in paths {
                assert_eq!(role(path), role_of, "{path}");
            }
        }
    }
}
