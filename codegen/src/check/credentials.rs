//! What signers add: each name once, and long enough to be recognized.

use super::Checker;
use crate::place::Place;
use crate::spec;
use crate::spec::read::File;

/// The fewest letters and digits by which a name is recognized in a text.
const SHORTEST: usize = 3;

impl Checker<'_> {
    /// The names of what the provider's signers add.
    pub(super) fn credentials(&mut self, provider: &File<spec::Provider>) -> Vec<String> {
        let place = Place::file(provider.source);
        let mut known = Vec::<(String, Place)>::new();
        let mut names = Vec::new();
        for (index, credential) in provider.spec.credentials.iter().enumerate() {
            let at = place.nth("credentials", index);
            let name = &credential.name;
            let at = at.at("name");
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
            if let Some((_, first)) = known.iter().find(|(other, _)| *other == letters) {
                let first = first.clone();
                self.conflict(
                    "duplicate-credential",
                    (&at, "again here"),
                    (&first, "first here"),
                    format!("`{name}` is listed twice; case and separators do not count"),
                    "keep one of them and let its `source` name both places".into(),
                );
            }
            known.push((letters, at));
            names.push(name.clone());
        }
        names
    }
}

fn letters(name: &str) -> String {
    let letters = name.chars().filter(char::is_ascii_alphanumeric);
    letters.map(|letter| letter.to_ascii_lowercase()).collect()
}
