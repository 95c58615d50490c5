//! `token-without-idempotency`: a client token that is not marked as one.

use super::{Book, Found, Lint, Role, words};
use apispec_codegen::report::Level;

pub(super) const LINT: Lint = Lint {
    code: "token-without-idempotency",
    level: Level::Warning,
    reason: "Callers would not know that a retry needs the same token.",
    find,
};

fn find(book: &Book<'_>) -> Vec<Found> {
    let silent = book.fields.iter().filter(|at| {
        let words = words::of_name(&at.field.name);
        let has = |word: &str| words.iter().any(|other| other == word);
        let is_token = has("idempotency") || has("idempotent") || (has("client") && has("token"));
        at.role == Role::Parameter && is_token && !at.field.idempotency_token
    });
    silent
        .map(|at| {
            Found::new(
                at.place.at("name"),
                format!("`{}` looks like an idempotency token", at.field.name),
                "not marked as one",
                "add `\"idempotency_token\": true`, or allow it with what the token is for",
            )
        })
        .collect()
}
