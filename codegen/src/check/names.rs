//! Names: from the wire to Rust, once, with every collision reported.

use heck::{ToSnakeCase, ToUpperCamelCase};

use super::Checker;
use crate::place::Place;
use crate::spec;

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

/// Types that every module knows by their short names: the prelude's, and those of each service.
const PRELUDE: &[&str] = &[
    "AsMut",
    "AsRef",
    "AsyncFn",
    "AsyncFnMut",
    "AsyncFnOnce",
    "Box",
    "Clone",
    "Context",
    "Copy",
    "Debug",
    "Default",
    "DoubleEndedIterator",
    "Drop",
    "Eq",
    "Err",
    "ErrorCode",
    "ExactSizeIterator",
    "Extend",
    "Fn",
    "FnMut",
    "FnOnce",
    "From",
    "FromIterator",
    "Future",
    "Hash",
    "Into",
    "IntoFuture",
    "IntoIterator",
    "Iterator",
    "None",
    "Ok",
    "Option",
    "Ord",
    "PartialEq",
    "PartialOrd",
    "Result",
    "Send",
    "Sized",
    "Some",
    "String",
    "Sync",
    "ToOwned",
    "ToString",
    "TryFrom",
    "TryInto",
    "Unpin",
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
pub fn is_keyword(name: &str) -> bool {
    KEYWORDS.contains(&name)
}

/// Where an author decides a name.
#[derive(Clone, Copy, Debug)]
pub(super) enum Naming<'a> {
    /// In `rust`, beside the name on the wire.
    Override(Option<&'a str>),
    /// In this key itself.
    Own(&'static str),
    /// In this key itself, which is the folder's name too.
    Folder(&'static str),
}

impl Naming<'_> {
    /// What to paste for another name.
    pub(super) fn pasted(self, name: &str) -> String {
        match self {
            Naming::Override(_) => format!("`\"rust\": \"{name}\"`"),
            Naming::Own(key) => format!("`\"{key}\": \"{name}\"`"),
            Naming::Folder(key) => format!("`\"{key}\": \"{name}\"`, and rename the folder"),
        }
    }
}

impl Checker<'_> {
    /// The name in Rust of something on the wire, its override first.
    pub(super) fn name(
        &mut self,
        case: Case,
        wire: &str,
        naming: Naming<'_>,
        place: &Place,
    ) -> String {
        let rust = match naming {
            Naming::Override(rust) => rust,
            Naming::Own(_) | Naming::Folder(_) => None,
        };
        let made = in_case(case, wire);
        let name = rust.map_or_else(|| made.clone(), str::to_owned);
        if rust.is_some() && name == made {
            self.error(
                "idle-override",
                &place.parent().at("rust"),
                format!("`{name}` is the name that `{wire}` has anyway"),
                "this changes nothing",
                "remove `rust`".into(),
            );
        } else if !is_identifier(&name) || !is_in_case(case, &name) {
            let help = if is_name(case, &made) && rust.is_some() && in_case(case, &name) == made {
                format!("remove `rust`: the name is `{made}` anyway")
            } else {
                format!(
                    "choose one: {}",
                    naming.pasted(&self.correction(case, rust.unwrap_or(wire)))
                )
            };
            self.error(
                "name",
                &decided(rust, place),
                format!("`{wire}` can't be called `{name}` in Rust"),
                "no name in Rust",
                help,
            );
        } else if is_reserved(case, &name) {
            let other = self.proposal(case, &name);
            self.error(
                "reserved-name",
                &decided(rust, place),
                format!("`{wire}` would be called `{name}` in Rust, which is taken"),
                "a reserved name",
                format!("choose another: {}", naming.pasted(&other)),
            );
        }
        name
    }

    /// The module of an operation, by the operation's name in Rust.
    pub(super) fn operation_module(
        &mut self,
        name: &str,
        operation: &spec::Operation,
        place: &Place,
    ) -> String {
        let module = name.to_snake_case();
        if is_reserved(Case::Module, &module) {
            let naming = Naming::Override(None);
            let other = self.proposal(Case::Type, name);
            self.error(
                "reserved-name",
                &decided(operation.rust.as_deref(), place),
                format!(
                    "the module of `{}` would be called `{module}` in Rust, which is taken",
                    operation.operation
                ),
                "a reserved name",
                format!("choose another: {}", naming.pasted(&other)),
            );
        }
        module
    }
}

/// Where a name was decided: at its override, or at the name on the wire.
pub(super) fn decided(rust: Option<&str>, place: &Place) -> Place {
    match rust {
        Some(_) => place.parent().at("rust"),
        None => place.clone(),
    }
}

pub(super) fn is_reserved(case: Case, name: &str) -> bool {
    let taken = match case {
        Case::Module => MODULES.contains(&name) || is_keyword(name),
        Case::Type => is_taken(name),
        Case::Variant => VARIANTS.contains(&name),
        Case::Field => FIELDS.contains(&name),
    };
    taken || NEVER_RAW.contains(&name)
}

pub(super) fn in_case(case: Case, wire: &str) -> String {
    match case {
        Case::Module | Case::Field => wire.to_snake_case(),
        Case::Type | Case::Variant => wire.to_upper_camel_case(),
    }
}

/// Whether nothing is wrong with a name.
pub(super) fn is_name(case: Case, name: &str) -> bool {
    is_identifier(name) && is_in_case(case, name) && !is_reserved(case, name)
}

/// Whether a name is in its case; digits and abbreviations are left as they are.
pub(super) fn is_in_case(case: Case, name: &str) -> bool {
    name == in_case_of(case, name)
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
pub fn is_identifier(name: &str) -> bool {
    let mut characters = name.chars();
    characters
        .next()
        .is_some_and(|first| first.is_ascii_alphabetic() || first == '_')
        && characters.all(|character| character.is_ascii_alphanumeric() || character == '_')
}
