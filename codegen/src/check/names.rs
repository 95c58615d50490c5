//! Names: from the wire to Rust, once, with every collision reported.

use std::collections::BTreeMap;

use heck::{ToSnakeCase, ToUpperCamelCase};

use super::Checker;
use crate::place::Place;

/// The case of a name in Rust.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Case {
    /// `snake_case`, a file of its own.
    Module,
    /// `UpperCamelCase`
    Type,
    /// `UpperCamelCase` within an enum.
    Variant,
    /// `snake_case`
    Field,
}

/// The keywords of edition 2024, those reserved for later included.
const KEYWORDS: &[&str] = &[
    "abstract", "as", "async", "await", "become", "box", "break", "const", "continue", "do", "dyn",
    "else", "enum", "extern", "false", "final", "fn", "for", "gen", "if", "impl", "in", "let",
    "loop", "macro", "match", "mod", "move", "mut", "override", "priv", "pub", "ref", "return",
    "static", "struct", "trait", "true", "try", "type", "typeof", "unsafe", "unsized", "use",
    "virtual", "where", "while", "yield",
];

/// Keywords that stay keywords even as `r#…`.
const NEVER_RAW: &[&str] = &["crate", "self", "super", "Self", "_"];

/// Types that generated code refers to by their short names.
const PRELUDE: &[&str] = &[
    "Box",
    "Context",
    "Default",
    "Err",
    "ErrorCode",
    "From",
    "Into",
    "IntoIterator",
    "None",
    "Ok",
    "Option",
    "Result",
    "Some",
    "String",
    "Vec",
];

/// Modules and files that the generated crate has anyway.
const MODULES: &[&str] = &[
    "context", "errors", "lib", "main", "mod", "protocol", "support", "types",
];

/// What each enum has anyway.
const VARIANTS: &[&str] = &["Unrecognized"];

/// What structs of answers have anyway.
const FIELDS: &[&str] = &["unknown_fields"];

/// Whether a name of a type is taken by what generated code refers to.
pub(super) fn is_taken(name: &str) -> bool {
    PRELUDE.contains(&name)
}

/// Whether a name must be written as `r#name`.
pub(crate) fn is_keyword(name: &str) -> bool {
    KEYWORDS.contains(&name)
}

impl Checker<'_> {
    /// The name in Rust of something on the wire, its override first.
    pub(super) fn name(
        &mut self,
        case: Case,
        wire: &str,
        rust: Option<&str>,
        place: &Place,
    ) -> String {
        let made = in_case(case, wire);
        let name = rust.map_or_else(|| made.clone(), str::to_owned);
        let reserved = match case {
            Case::Module => MODULES.contains(&name.as_str()) || is_keyword(&name),
            Case::Type => is_taken(&name),
            Case::Variant => VARIANTS.contains(&name.as_str()),
            Case::Field => FIELDS.contains(&name.as_str()),
        };
        if rust.is_some() && name == made {
            self.error(
                "idle-override",
                &place.parent().at("rust"),
                format!("`{name}` is the name that `{wire}` has anyway"),
                "this changes nothing",
                "remove `rust`".into(),
            );
        } else if !is_identifier(&name) || name != in_case_of(case, &name) {
            let place = if rust.is_some() {
                place.parent().at("rust")
            } else {
                place.clone()
            };
            self.error(
                "name",
                &place,
                format!("`{wire}` can't be called `{name}` in Rust"),
                "no name in Rust",
                format!("choose one: `\"rust\": \"{}\"`", correction(case, &name)),
            );
        } else if NEVER_RAW.contains(&name.as_str()) || reserved {
            self.error(
                "reserved-name",
                place,
                format!("`{wire}` would be called `{name}` in Rust, which is taken"),
                "a reserved name",
                format!("choose another: `\"rust\": \"{}\"`", proposal(case, &name)),
            );
        }
        name
    }
}

/// Names that may not stand twice beside each other.
#[derive(Debug)]
pub(super) struct Scope {
    what: String,
    fold: Fold,
    way_out: WayOut,
    taken: BTreeMap<String, (String, Place)>,
}

/// How a collision is resolved.
#[derive(Clone, Copy, Debug)]
enum WayOut {
    /// By another name in Rust.
    Rename,
    /// By another id.
    Identify,
}

#[derive(Clone, Copy, Debug)]
enum Fold {
    /// As Rust compares names.
    Exact,
    /// As some file systems compare them.
    Case,
}

impl Scope {
    /// Modules and files, which some systems compare without case.
    pub(super) fn modules(within: &str) -> Self {
        Self::new(
            format!("the modules of `{within}`"),
            Fold::Case,
            WayOut::Rename,
        )
    }

    /// Names that Rust compares.
    pub(super) fn exact(what: String) -> Self {
        Self::new(what, Fold::Exact, WayOut::Rename)
    }

    /// Ids, which are not names in Rust.
    pub(super) fn ids(what: String) -> Self {
        Self::new(what, Fold::Exact, WayOut::Identify)
    }

    fn new(what: String, fold: Fold, way_out: WayOut) -> Self {
        Self {
            what,
            fold,
            way_out,
            taken: BTreeMap::new(),
        }
    }

    /// Takes a name, or reports who has it. Whether it was free.
    pub(super) fn claim(
        &mut self,
        checker: &mut Checker<'_>,
        name: &str,
        wire: &str,
        place: &Place,
    ) -> bool {
        let key = match self.fold {
            Fold::Exact => name.to_owned(),
            Fold::Case => name.to_lowercase(),
        };
        let Some((other, other_place)) = self.taken.get(&key) else {
            self.taken.insert(key, (wire.to_owned(), place.clone()));
            return true;
        };
        let (code, title, help) = match self.way_out {
            WayOut::Rename => (
                "name-collision",
                format!(
                    "`{other}` and `{wire}` would both be `{name}` among {}",
                    self.what
                ),
                format!("name one of them: `\"rust\": \"{name}2\"`"),
            ),
            WayOut::Identify => (
                "duplicate-id",
                format!("`{name}` stands twice among {}", self.what),
                "give each an `id` of its own".into(),
            ),
        };
        checker.conflict(
            code,
            (place, &format!("`{name}` again")),
            (other_place, &format!("`{name}` first")),
            title,
            help,
        );
        false
    }
}

fn in_case(case: Case, wire: &str) -> String {
    match case {
        Case::Module | Case::Field => wire.to_snake_case(),
        Case::Type | Case::Variant => wire.to_upper_camel_case(),
    }
}

/// The name itself if it is in its case; digits and abbreviations are left as they are.
fn in_case_of(case: Case, name: &str) -> String {
    match case {
        Case::Module | Case::Field => name.to_lowercase(),
        Case::Type | Case::Variant => {
            let mut characters = name.chars();
            characters
                .next()
                .map(|first| {
                    first
                        .to_uppercase()
                        .chain(characters)
                        .filter(|c| *c != '_')
                        .collect()
                })
                .unwrap_or_default()
        }
    }
}

/// Whether a name can stand in Rust; only ASCII, so that everybody can type it.
pub(super) fn is_identifier(name: &str) -> bool {
    let mut characters = name.chars();
    characters
        .next()
        .is_some_and(|first| first.is_ascii_alphabetic() || first == '_')
        && characters.all(|character| character.is_ascii_alphanumeric() || character == '_')
}

/// The name in its case, or another one if that is no name either.
fn correction(case: Case, name: &str) -> String {
    let corrected = in_case(case, name);
    match is_identifier(&corrected) {
        true => corrected,
        false => proposal(case, name),
    }
}

fn proposal(case: Case, name: &str) -> String {
    let kept = name
        .chars()
        .filter(|character| character.is_ascii_alphanumeric() || *character == '_')
        .collect::<String>();
    match case {
        Case::Module | Case::Field => format!("{}_value", kept.to_snake_case())
            .trim_start_matches('_')
            .into(),
        Case::Type | Case::Variant => format!("Value{}", kept.to_upper_camel_case()),
    }
}
