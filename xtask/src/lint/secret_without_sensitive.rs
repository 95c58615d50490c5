//! `secret-without-sensitive`: a name that looks secret without a word on it.

use super::{Book, Found, Lint, words};
use apispec_codegen::report::Level;
use apispec_codegen::spec::Type;

pub(super) const LINT: Lint = Lint {
    code: "secret-without-sensitive",
    level: Level::Warning,
    reason: "A secret that nobody marked is printed in logs.",
    find,
};

fn find(book: &Book<'_>) -> Vec<Found> {
    let silent = book.fields.iter().filter(|at| {
        let words = words::of_name(&at.field.name);
        let has = |word: &str| words.iter().any(|other| other == word);
        let is_key = has("key") && (has("private") || has("access") || has("api"));
        let is_secret = is_key || SECRETS.iter().any(|word| has(word));
        is_secret && at.field.sensitive.is_none() && matches!(at.field.kind, Type::String)
    });
    silent
        .map(|at| {
            Found::new(
                at.place.at("name"),
                format!("`{}` looks secret", at.field.name),
                "no `sensitive` beside it",
                "add `\"sensitive\": true`, or `false` if anybody may see it",
            )
        })
        .collect()
}

const SECRETS: [&str; 8] = [
    "password",
    "passwd",
    "pwd",
    "passphrase",
    "secret",
    "token",
    "credential",
    "credentials",
];
