//! File names: every spec and every generated file has a name that all file systems accept.

use std::collections::BTreeMap;

use heck::ToSnakeCase;

use super::Checker;
use super::names::{Case, WireName};
use crate::place::Place;

/// The longest path, in bytes, from the folder that holds specs or modules.
/// Windows allows 260 in total, including the folders of the checkout.
const LONGEST: usize = 220;

/// The longest fixed file name in a service's folder, with the slash before it.
const BESIDE: usize = "/protocol.rs".len();

impl Checker<'_> {
    /// Spec files and their folders, as they are called.
    pub(super) fn spec_names(&mut self) {
        let specs = self.specs;
        let mut spelled = BTreeMap::<String, (&str, usize)>::new();
        for (index, source) in specs.sources.iter().enumerate() {
            let place = Place::file(index);
            let path = source.name.as_str();
            let file = path.rsplit('/').next().unwrap_or_default();
            if let Some(why) = fault(file) {
                self.unheld(&place, file, &why, "rename the file".into());
            } else if path.len() > LONGEST {
                self.error(
                    "file-name",
                    &place,
                    format!("the path `{}` is {} bytes long", cut(path), path.len()),
                    "too long for some file systems",
                    format!("shorten the path to at most {LONGEST} bytes"),
                );
            }
            let ends = path.match_indices('/').map(|(at, _)| at);
            for end in ends.chain([path.len()]) {
                let part = &path[..end];
                let first = *spelled.entry(part.to_lowercase()).or_insert((part, index));
                if first.0 != part && !is_one_module(first.0, part) {
                    let marks = vec![
                        self.mark(&place, "one of the two"),
                        self.mark(&Place::file(first.1), "the other one"),
                    ];
                    self.conflict(
                        "file-name",
                        marks,
                        format!("`{part}` and `{}` differ only in case", first.0),
                        "rename one of them; on Windows and macOS they are the same path",
                    );
                    // Everything in the folder would be reported again.
                    break;
                }
            }
        }
    }

    /// The folder of a provider or service, and the folder of modules that it becomes.
    pub(super) fn folder_names(&mut self, wire_name: &WireName<'_>, rust: &str, path: &str) {
        let folder = wire_name.wire;
        match fault(folder) {
            Some(why) => {
                let help = "rename the folder, and write the new name here".into();
                self.unheld(wire_name.place, folder, &why, help);
            }
            None => self.module_path(wire_name, rust, path),
        }
    }

    /// The path of the module for the Rust name `rust`.
    pub(super) fn module_path(&mut self, wire_name: &WireName<'_>, rust: &str, path: &str) {
        let WireName { wire, naming, .. } = *wire_name;
        let name = path.rsplit('/').next().unwrap_or_default();
        if let Some(why) = fault(name) {
            let other = self.proposal(wire_name.case, rust);
            return self.error(
                "file-name",
                &wire_name.decided(),
                format!("`{wire}` would become `{name}`: {why}"),
                "not a portable file name",
                format!("choose another name: {}", naming.pasted(&other)),
            );
        }
        // Operations become a file, providers and services a folder with files in it.
        let bytes = if wire_name.case == Case::Module { path.len() + BESIDE } else { path.len() };
        if bytes > LONGEST {
            let wire = cut(wire);
            let other = naming.pasted(&shortened(rust));
            self.error(
                "file-name",
                &wire_name.decided(),
                format!("the generated path for `{wire}` would be {bytes} bytes long"),
                "too long for some file systems",
                format!(
                    "choose a shorter name, so that the path has at most {LONGEST} bytes: {other}"
                ),
            );
        }
    }

    fn unheld(&mut self, place: &Place, name: &str, why: &str, help: String) {
        self.error(
            "file-name",
            place,
            format!("`{name}` is not a portable file name: {why}"),
            "not a portable file name",
            help,
        );
    }
}

/// Why a file name is not portable: the rules of Windows, which are the strictest.
fn fault(name: &str) -> Option<String> {
    const FORBIDDEN: &[char] = &['<', '>', ':', '"', '|', '?', '*', '\\'];
    let is_forbidden = |character: &char| FORBIDDEN.contains(character) || character.is_control();
    if is_device(name) {
        Some("Windows reserves this name for a device".into())
    } else if name.ends_with(['.', ' ']) {
        Some("Windows drops a trailing dot or space".into())
    } else {
        let forbidden = name.chars().find(is_forbidden)?;
        Some(format!("Windows does not allow `{}`", forbidden.escape_debug()))
    }
}

/// Whether Windows reserves a name for a device, with any extension: `con`, `AUX.json`, `com¹.rs`.
fn is_device(name: &str) -> bool {
    let stem = name.split('.').next().unwrap_or_default();
    let stem = stem.trim_end_matches(' ').to_lowercase();
    // Windows treats the superscript digits of Latin-1 as digits.
    let is_numbered = |kind| {
        let number = stem.strip_prefix(kind).unwrap_or_default().chars();
        matches!(number.collect::<Vec<_>>()[..], ['1'..='9' | '¹' | '²' | '³'])
    };
    ["con", "prn", "aux", "nul", "conin$", "conout$"].contains(&stem.as_str())
        || ["com", "lpt"].into_iter().any(is_numbered)
}

/// Whether two folders become one module, which is reported where modules are named.
fn is_one_module(one: &str, other: &str) -> bool {
    let is_folder = |path: &str| !path.ends_with(".json");
    is_folder(one) && is_folder(other) && one.to_snake_case() == other.to_snake_case()
}

/// The beginning of a long name, as a name.
fn shortened(name: &str) -> String {
    let short = name.chars().take(60).collect::<String>();
    short.trim_end_matches('_').to_owned()
}

/// The beginning of a long text, to be shown.
fn cut(text: &str) -> String {
    let mut shown = text.chars().take(60).collect::<String>();
    if shown.len() < text.len() {
        shown.push('…');
    }
    shown
}

#[cfg(test)]
mod tests {
    use super::fault;

    #[test]
    fn names_that_windows_can_not_have_are_known() {
        for name in [
            "con",
            "CON",
            "con.rs",
            "aux.tar.gz",
            "nul .json",
            "com1",
            "LPT9.json",
            "com¹",
            "lpt³.rs",
            "conin$",
            "a.",
            "a ",
            "a:b",
            "a\\b",
            "a?",
            "a\u{1}",
        ] {
            assert!(fault(name).is_some(), "{name:?}");
        }
        for name in [
            "cone",
            "con1",
            "com",
            "com0",
            "com10",
            "lpt",
            "auxiliary.rs",
            "a.con",
            "_con",
            " a",
            "日志",
        ] {
            assert_eq!(fault(name), None, "{name:?}");
        }
    }
}
