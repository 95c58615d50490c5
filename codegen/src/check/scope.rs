//! Scopes: names that must be unique.

use std::collections::BTreeMap;

use super::Checker;
use super::names::{self, INLINE_HELP, Naming, WireName};
use crate::place::Place;
use crate::report::Mark;

/// Names that must be unique.
#[derive(Debug)]
pub(super) struct Scope {
    what: String,
    fold: Fold,
    taken: BTreeMap<String, Owner>,
}

/// What has a name.
#[derive(Clone, Debug)]
struct Owner {
    wire: String,
    place: Place,
}

#[derive(Clone, Copy, Debug)]
enum Fold {
    /// As Rust compares names.
    Exact,
    /// Ignoring case, as some file systems do.
    Case,
}

impl Scope {
    /// Names that Rust compares.
    pub(super) fn exact(what: impl Into<String>) -> Self {
        Self::new(what.into(), Fold::Exact)
    }

    /// Names of files, and names that would be confused if they differed only in case.
    pub(super) fn without_case(what: impl Into<String>) -> Self {
        Self::new(what.into(), Fold::Case)
    }

    fn new(what: String, fold: Fold) -> Self {
        Self { what, fold, taken: BTreeMap::new() }
    }

    /// Claims a name for the Rust name `rust`, or reports who has it. Returns whether it was free.
    pub(super) fn claim(
        &mut self,
        checker: &mut Checker<'_>,
        name: &str,
        wire_name: &WireName<'_>,
        rust: &str,
    ) -> bool {
        // Names that are not identifiers were reported where they were made. Many of them are equal, such as
        // the empty names of values that consist of signs, and would be reported twice.
        if !names::is_identifier(name) {
            return true;
        }
        let WireName { wire, place, .. } = *wire_name;
        let Some(other) = self.take(name, wire, place) else {
            return true;
        };
        let help = match wire_name.naming {
            Naming::Inline => INLINE_HELP.to_owned(),
            naming => {
                let another = checker.another(wire_name.case, rust);
                format!("rename one of them: {}", naming.pasted(&another))
            }
        };
        let among = &self.what;
        let title = if other.wire == wire {
            format!("duplicate Rust name `{name}` in {among}")
        } else {
            format!("`{}` and `{wire}` would both be named `{name}` in {among}", other.wire)
        };
        let marks = marks(checker, name, place, &other.place);
        checker.conflict("name-collision", marks, title, help);
        false
    }

    /// Claims the names of everything that is generated from something, until one of them is not free.
    ///
    /// Renaming the thing renames all of them, so that it is enough to report one collision.
    pub(super) fn claim_all(
        &mut self,
        checker: &mut Checker<'_>,
        names: impl IntoIterator<Item = String>,
        wire_name: &WireName<'_>,
        rust: &str,
    ) -> bool {
        let mut names = names.into_iter();
        names.all(|name| self.claim(checker, &name, wire_name, rust))
    }

    /// Claims an id, which is not a Rust name, or reports who has it. Returns whether it was free.
    pub(super) fn claim_id(&mut self, checker: &mut Checker<'_>, id: &str, place: &Place) -> bool {
        let Some(other) = self.take(id, id, place) else {
            return true;
        };
        let title = format!("duplicate id `{id}` in {}", self.what);
        let marks = marks(checker, id, place, &other.place);
        checker.conflict("duplicate-id", marks, title, "give each a unique `id`");
        false
    }

    /// Claims a name that is free, or returns its owner.
    fn take(&mut self, name: &str, wire: &str, place: &Place) -> Option<Owner> {
        let key = match self.fold {
            Fold::Exact => name.to_owned(),
            Fold::Case => name.to_lowercase(),
        };
        if let Some(owner) = self.taken.get(&key) {
            return Some(owner.clone());
        }
        let owner = Owner { wire: wire.to_owned(), place: place.clone() };
        self.taken.insert(key, owner);
        None
    }
}

fn marks(checker: &Checker<'_>, name: &str, again: &Place, first: &Place) -> Vec<Mark> {
    vec![
        checker.mark(again, &format!("`{name}` again")),
        checker.mark(first, &format!("`{name}` first")),
    ]
}
