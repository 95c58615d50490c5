//! Credentials that signers add: each name once, and long enough to be recognized.

use std::collections::BTreeMap;

use super::{Checker, items};
use crate::place::Place;
use crate::spec;
use crate::spec::read::File;

/// The fewest letters and digits by which a name is recognized in a text.
const SHORTEST: usize = 3;

impl Checker<'_> {
    /// The names of what the provider's signers add.
    pub(super) fn credentials(&mut self, provider: &File<spec::Provider>) -> Vec<spec::Credential> {
        let place = Place::file(provider.source);
        let mut known = BTreeMap::new();
        let credentials = &provider.spec.credentials;
        for (at, credential) in items(&place, "credentials", credentials) {
            let (at, name) = (at.at("name"), &credential.name);
            let letters = letters(name);
            if letters.len() < SHORTEST {
                self.error(
                    "credential-name",
                    &at,
                    format!("`{name}` is too short to identify a credential"),
                    "matches too many texts",
                    format!("write the full name, with at least {SHORTEST} letters or digits"),
                );
            }
            // A message may spell `X-Auth-Token` as `x_auth_token`, so that the search ignores case and separators.
            let first = known.entry(letters).or_insert_with(|| at.clone());
            if *first != at {
                self.duplicate(
                    "duplicate-credential",
                    &at,
                    first,
                    format!("duplicate credential `{name}`; case and separators are ignored"),
                    "keep one of them and cite both locations in its `source`",
                );
            }
        }
        credentials.clone()
    }
}

fn letters(name: &str) -> String {
    let letters = name.chars().filter(char::is_ascii_alphanumeric);
    letters.map(|letter| letter.to_ascii_lowercase()).collect()
}
