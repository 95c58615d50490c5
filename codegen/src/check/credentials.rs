//! What signers add: each name once, and long enough to be recognized.

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
                    format!("`{name}` is too short for the name of a credential"),
                    "it would be found in every text",
                    format!("write the whole name, with at least {SHORTEST} letters or digits"),
                );
            }
            // A message may spell `X-Auth-Token` as `x_auth_token`: so compares whoever looks for it.
            let first = known.entry(letters).or_insert_with(|| at.clone());
            if *first != at {
                self.duplicate(
                    "duplicate-credential",
                    &at,
                    first,
                    format!("`{name}` is listed twice; case and separators do not count"),
                    "keep one of them and let its `source` name both places",
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
