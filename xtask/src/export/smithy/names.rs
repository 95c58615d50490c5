//! Names of Smithy: identifiers, which differ in more than their letter case.

use std::collections::BTreeMap;

use apispec_codegen::model::Field;

/// The names of one scope, by what they are names of.
#[derive(Default)]
pub(super) struct Names {
    given: BTreeMap<String, String>,
}

impl Names {
    /// The name of a thing; always the same.
    pub(super) fn name(&mut self, of: &str) -> String {
        if let Some(name) = self.given.get(of) {
            return name.clone();
        }
        let wanted = identifier(of);
        let mut name = wanted.clone();
        let mut number = 2;
        while self.given.values().any(|it| it.eq_ignore_ascii_case(&name)) {
            name = format!("{wanted}{number}");
            number += 1;
        }
        self.given.insert(of.to_owned(), name.clone());
        name
    }
}

/// The names of members. Of two in different locations with one wire name, the first keeps it.
pub(super) fn of_members(fields: &[Field]) -> Vec<String> {
    let mut names = Names::default();
    let each = fields.iter().enumerate().map(|(index, field)| {
        let is_taken = fields[..index].iter().any(|other| other.wire == field.wire);
        names.name(if is_taken { &field.name } else { &field.wire })
    });
    each.collect()
}

/// The words of a name in one: `db_name.known` is `DbNameKnown`.
pub(super) fn in_one(text: &str) -> String {
    let words = text.split(|it: char| !it.is_ascii_alphanumeric());
    let words = words.flat_map(|word| {
        let mut characters = word.chars();
        let first = characters.next().map(|it| it.to_ascii_uppercase());
        first.into_iter().chain(characters)
    });
    words.collect()
}

/// The words of a value as the name of a constant: `FullBackup` is `FULL_BACKUP`.
pub(super) fn constant(text: &str) -> String {
    let mut name = String::new();
    for character in text.chars() {
        if character.is_ascii_uppercase() && name.ends_with(|it: char| it.is_ascii_lowercase()) {
            name.push('_');
        }
        name.push(character);
    }
    name.to_uppercase()
}

/// Letters, digits and low lines, the first of which is no digit.
fn identifier(text: &str) -> String {
    let name = text.chars().map(|it| if it.is_ascii_alphanumeric() { it } else { '_' });
    let name = name.collect::<String>();
    if name.starts_with(|first: char| first.is_ascii_alphabetic()) {
        name
    } else {
        format!("V{name}")
    }
}
