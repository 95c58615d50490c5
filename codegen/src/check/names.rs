//! Wire names → Rust names, with every collision reported.

use heck::{ToSnakeCase, ToUpperCamelCase};

use super::Checker;
use crate::place::Place;

/// The case of a name in Rust.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Case {
    /// `snake_case`, the name of a module.
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

/// Keywords that stay keywords even as `r#…`, while `type` becomes `r#type`.
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

/// Modules and files that the generated crate always has.
const MODULES: &[&str] =
    &["context", "errors", "lib", "main", "mod", "protocol", "support", "types"];

/// What every enum has.
const VARIANTS: &[&str] = &["Unrecognized"];

/// What every response struct has.
const FIELDS: &[&str] = &["unknown_fields"];

/// The module of a provider or service in this folder.
pub fn module(folder: &str) -> String {
    in_case(Case::Module, folder)
}

/// Whether a shared type can have the name, as far as it alone decides.
pub fn is_type_name(name: &str) -> bool {
    is_name(Case::Type, name) && in_case(Case::Type, name) == name
}

/// Whether a name must be written as `r#name`.
pub fn is_keyword(name: &str) -> bool {
    KEYWORDS.contains(&name)
}

/// A wire name that needs a Rust name.
#[derive(Clone, Copy)]
pub(super) struct WireName<'a> {
    /// The wire name.
    pub(super) wire: &'a str,
    /// The case of its name in Rust.
    pub(super) case: Case,
    /// Where the author decides that name.
    pub(super) naming: Naming<'a>,
    /// Where that name is written.
    pub(super) place: &'a Place,
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
    /// Nowhere: an inline type is named after the field in which it is defined.
    Inline,
}

/// The help for an inline type, which can't be renamed.
pub(super) const INLINE_HELP: &str =
    "define the type in `types/*.json` under another name, and refer to it with `{ \"ref\": … }`";

impl Naming<'_> {
    /// The text to paste for another name.
    pub(super) fn pasted(self, name: &str) -> String {
        match self {
            Naming::Override(_) => format!("`\"rust\": \"{name}\"`"),
            Naming::Own(key) => format!("`\"{key}\": \"{name}\"`"),
            Naming::Folder(key) => format!("`\"{key}\": \"{name}\"`, and rename the folder"),
            Naming::Inline => INLINE_HELP.to_owned(),
        }
    }
}

impl WireName<'_> {
    /// The author's own name for it.
    fn rust(&self) -> Option<&str> {
        match self.naming {
            Naming::Override(rust) => rust,
            Naming::Own(_) | Naming::Folder(_) | Naming::Inline => None,
        }
    }

    /// Where its name was decided: at the override, or at the name on the wire.
    pub(super) fn decided(&self) -> Place {
        match self.rust() {
            Some(_) => self.place.parent().at("rust"),
            None => self.place.clone(),
        }
    }
}

impl Checker<'_> {
    /// The name in Rust of something on the wire, its override first.
    pub(super) fn name(&mut self, wire_name: &WireName<'_>) -> String {
        let WireName { wire, case, naming, .. } = *wire_name;
        let rust = wire_name.rust();
        let made = in_case(case, wire);
        let name = rust.map_or_else(|| made.clone(), str::to_owned);
        if rust.is_some() && name == made {
            self.error(
                "idle-override",
                &wire_name.decided(),
                format!("`{name}` is already the Rust name of `{wire}`"),
                "has no effect",
                "remove `rust`",
            );
        } else if !is_identifier(&name) || !is_in_case(case, &name) {
            let help = if is_name(case, &made) && rust.is_some() && in_case(case, &name) == made {
                // The corrected override would be reported as having no effect.
                format!("remove `rust`; the name will be `{made}`")
            } else {
                let correction = self.correction(case, rust.unwrap_or(wire));
                format!("choose a name: {}", naming.pasted(&correction))
            };
            self.error(
                "name",
                &wire_name.decided(),
                if name.is_empty() {
                    format!("no Rust name can be derived from `{wire}`")
                } else {
                    format!("`{name}` can't be the Rust name of `{wire}`")
                },
                "not a Rust identifier in the right case",
                help,
            );
        } else if is_reserved(case, &name) {
            let title = format!("the Rust name of `{wire}` would be `{name}`, which is reserved");
            self.reserved(wire_name, &name, title);
        }
        name
    }

    /// The module of an operation that is called `name` in Rust.
    pub(super) fn operation_module(&mut self, wire_name: &WireName<'_>, name: &str) -> String {
        let module = name.to_snake_case();
        if is_reserved(Case::Module, &module) {
            let wire = wire_name.wire;
            let title =
                format!("the Rust module of `{wire}` would be `{module}`, which is reserved");
            self.reserved(wire_name, name, title);
        }
        module
    }

    fn reserved(&mut self, wire_name: &WireName<'_>, name: &str, title: String) {
        let other = self.proposal(wire_name.case, name);
        self.error(
            "reserved-name",
            &wire_name.decided(),
            title,
            "a reserved name",
            format!("choose another name: {}", wire_name.naming.pasted(&other)),
        );
    }
}

/// Whether generated code uses the name itself.
pub(super) fn is_reserved(case: Case, name: &str) -> bool {
    let taken = match case {
        Case::Module => MODULES.contains(&name) || is_keyword(name),
        Case::Type => PRELUDE.contains(&name),
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
fn is_in_case(case: Case, name: &str) -> bool {
    // Overrides often keep `MySQL` from becoming `MySql`. It is enough that rustc's naming lints accept the name;
    // a comparison with heck's output would refuse it.
    match case {
        Case::Module | Case::Field => !name.contains(char::is_uppercase),
        Case::Type | Case::Variant => !name.contains('_') && !name.starts_with(char::is_lowercase),
    }
}

/// Whether a name is a Rust identifier; only ASCII, so that everyone can type it.
pub fn is_identifier(name: &str) -> bool {
    let is_word = |character: char| character.is_ascii_alphanumeric() || character == '_';
    !name.is_empty()
        && !name.starts_with(|it: char| it.is_ascii_digit())
        && name.chars().all(is_word)
}

/// Whether a text can be the name of a header.
pub(super) fn is_header(name: &str) -> bool {
    let is_token = |byte: u8| byte.is_ascii_alphanumeric() || b"!#$%&'*+-.^_`|~".contains(&byte);
    !name.is_empty() && name.bytes().all(is_token)
}
