//! Scopes: names that may not stand twice beside each other.

use std::collections::BTreeMap;

use super::Checker;
use super::names::{self, Case, Naming};
use crate::place::Place;

/// Names that may not stand twice beside each other.
#[derive(Debug)]
pub(super) struct Scope {
    what: String,
    fold: Fold,
    taken: BTreeMap<String, (String, Place)>,
}

/// A name that something would have.
pub(super) struct Claim<'a> {
    /// The name.
    pub(super) name: &'a str,
    /// What would have it, as the author calls it.
    pub(super) wire: &'a str,
    /// Where that stands.
    pub(super) place: &'a Place,
    /// The way out if the name is taken.
    pub(super) way_out: WayOut<'a>,
}

/// What to do where a name is taken.
#[derive(Clone, Copy, Debug)]
pub(super) enum WayOut<'a> {
    /// Another name in this case for what has this one now.
    Rename(Case, Naming<'a>, &'a str),
    /// Something else.
    Other(&'static str),
}

#[derive(Clone, Copy, Debug)]
enum Fold {
    /// As Rust compares names.
    Exact,
    /// As people read them, and as some file systems compare them.
    Case,
}

impl Scope {
    /// Names that Rust compares.
    pub(super) fn exact(what: impl Into<String>) -> Self {
        Self::new(what.into(), Fold::Exact)
    }

    /// Names of files, and names that people would mix up if only their case differed.
    pub(super) fn without_case(what: impl Into<String>) -> Self {
        Self::new(what.into(), Fold::Case)
    }

    fn new(what: String, fold: Fold) -> Self {
        Self {
            what,
            fold,
            taken: BTreeMap::new(),
        }
    }

    /// Takes a name, or reports who has it. Whether it was free.
    pub(super) fn claim(&mut self, checker: &mut Checker<'_>, claim: Claim<'_>) -> bool {
        let Claim {
            name,
            wire,
            place,
            way_out,
        } = claim;
        // What is wrong with it was told.
        if !names::is_identifier(name) {
            return true;
        }
        let Some((other, other_place)) = self.take(name, wire, place) else {
            return true;
        };
        let help = match way_out {
            WayOut::Rename(case, naming, name) => {
                let other = checker.another(case, name);
                format!("name one of them: {}", naming.pasted(&other))
            }
            WayOut::Other(help) => help.to_owned(),
        };
        let among = &self.what;
        let title = match other == wire {
            true => format!("two would be `{name}` among {among}"),
            false => format!("`{other}` and `{wire}` would both be `{name}` among {among}"),
        };
        checker.conflict(
            "name-collision",
            (place, &format!("`{name}` again")),
            (&other_place, &format!("`{name}` first")),
            title,
            help,
        );
        false
    }

    /// Takes a name that the author may change as `naming` tells.
    pub(super) fn claim_named(
        &mut self,
        checker: &mut Checker<'_>,
        case: Case,
        (name, wire): (&str, &str),
        naming: Naming<'_>,
        place: &Place,
    ) -> bool {
        let claim = Claim {
            name,
            wire,
            place,
            way_out: WayOut::Rename(case, naming, name),
        };
        self.claim(checker, claim)
    }

    /// Takes the methods of something whose name is taken, until one of them is not free.
    pub(super) fn claim_methods(
        &mut self,
        checker: &mut Checker<'_>,
        methods: &[String],
        (name, wire): (&str, &str),
        naming: Naming<'_>,
        place: &Place,
    ) {
        for method in methods {
            let claim = Claim {
                name: method,
                wire,
                place,
                way_out: WayOut::Rename(Case::Field, naming, name),
            };
            if !self.claim(checker, claim) {
                return;
            }
        }
    }

    /// Takes an id, which is no name in Rust, or reports who has it. Whether it was free.
    pub(super) fn claim_id(&mut self, checker: &mut Checker<'_>, id: &str, place: &Place) -> bool {
        let Some((_, other_place)) = self.take(id, id, place) else {
            return true;
        };
        checker.conflict(
            "duplicate-id",
            (place, &format!("`{id}` again")),
            (&other_place, &format!("`{id}` first")),
            format!("`{id}` stands twice among {}", self.what),
            "give each an `id` of its own".into(),
        );
        false
    }

    /// Takes a name that is free, or tells who has it.
    fn take(&mut self, name: &str, wire: &str, place: &Place) -> Option<(String, Place)> {
        let key = match self.fold {
            Fold::Exact => name.to_owned(),
            Fold::Case => name.to_lowercase(),
        };
        if let Some(taken) = self.taken.get(&key) {
            return Some(taken.clone());
        }
        self.taken.insert(key, (wire.to_owned(), place.clone()));
        None
    }
}
