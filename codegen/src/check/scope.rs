//! Scopes: names that may not stand twice beside each other.

use std::collections::BTreeMap;

use super::Checker;
use super::names::Naming;
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
    pub(super) help: String,
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
            help,
        } = claim;
        let Some((other, other_place)) = self.take(name, wire, place) else {
            return true;
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
        (name, wire): (&str, &str),
        naming: Naming<'_>,
        place: &Place,
    ) -> bool {
        let help = naming.another(name);
        let claim = Claim {
            name,
            wire,
            place,
            help,
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
            let help = naming.another(name);
            let claim = Claim {
                name: method,
                wire,
                place,
                help,
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
