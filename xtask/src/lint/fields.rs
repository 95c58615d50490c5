//! Lints of fields: names and descriptions that do not match their members.

use std::collections::BTreeMap;

use super::catalog::Role;
use super::{Catalog, Find, Finding, Level, Lint, words};
use apispec_codegen::spec::{Status, Type};

pub(super) const SECRET_WITHOUT_SENSITIVE: Lint = Lint {
    code: "secret-without-sensitive",
    level: Level::Warning,
    reason: "A secret that is not marked as sensitive would be printed in logs.",
    find: Find::Field(|at| {
        let words = words::of_name(&at.field.name);
        let has = |word: &str| words.iter().any(|other| other == word);
        let is_key = has("key") && (has("private") || has("access") || has("api"));
        let is_secret = is_key || SECRETS.iter().any(|word| has(word));
        let is_silent = at.field.sensitive.is_none() && matches!(at.field.kind, Type::String);
        (is_secret && is_silent).then(|| {
            Finding::new(
                at.place.at("name"),
                format!("`{}` looks like a secret", at.field.name),
                "`sensitive` is missing",
                "add `\"sensitive\": true`, or `false` if it is not a secret",
            )
        })
    }),
};

const SECRETS: [&str; 8] =
    ["password", "passwd", "pwd", "passphrase", "secret", "token", "credential", "credentials"];

pub(super) const TOKEN_WITHOUT_IDEMPOTENCY: Lint = Lint {
    code: "token-without-idempotency",
    level: Level::Warning,
    reason: "Programs would not know that a retry has to send the same token.",
    find: Find::Field(|at| {
        let words = words::of_name(&at.field.name);
        let has = |word: &str| words.iter().any(|other| other == word);
        let is_token = has("idempotency") || has("idempotent") || (has("client") && has("token"));
        let is_silent = at.role == Role::Parameter && !at.field.idempotency_token;
        (is_token && is_silent).then(|| {
            Finding::new(
                at.place.at("name"),
                format!("`{}` looks like an idempotency token", at.field.name),
                "`idempotency_token` is missing",
                "add `\"idempotency_token\": true`, or an `allow` that explains the purpose of the token",
            )
        })
    }),
};

pub(super) const UNIT_MISSING: Lint = Lint {
    code: "unit-missing",
    level: Level::Warning,
    reason: "Without a unit, seconds can be mistaken for minutes.",
    find: Find::Field(|at| {
        let is_number =
            matches!(at.field.kind, Type::Int32 | Type::Int64 | Type::Float | Type::Double);
        if !is_number || at.field.unit.is_some() {
            return None;
        }
        let said = at.field.doc.iter().flat_map(|doc| words::of_text(&doc.en));
        let mut words = words::of_name(&at.field.name).into_iter().chain(said);
        let unit = words.find(|word| UNITS.contains(&word.as_str()))?;
        Some(Finding::new(
            at.place.at("name"),
            format!("`{}` mentions {unit}, but has no unit", at.field.name),
            "`unit` is missing",
            "add `\"unit\": …`, such as `\"seconds\"`",
        ))
    }),
};

const UNITS: [&str; 15] = [
    "milliseconds",
    "seconds",
    "minutes",
    "hours",
    "days",
    "weeks",
    "months",
    "bytes",
    "kb",
    "mb",
    "gb",
    "tb",
    "kilobytes",
    "megabytes",
    "percent",
];

pub(super) const DIFFER_IN_CASE: Lint = Lint {
    code: "fields-differ-in-case",
    level: Level::Warning,
    reason: "One of the two is probably a typing error, and callers would confuse them.",
    find: Find::Specs(differ_in_case),
};

fn differ_in_case(catalog: &Catalog<'_>) -> Vec<Finding> {
    let mut found = Vec::new();
    let mut seen = BTreeMap::new();
    for at in &catalog.fields {
        let (object, name) = (at.place.parent(), &at.field.name);
        let first = *seen.entry((object, name.to_ascii_lowercase())).or_insert(at);
        if first.place != at.place {
            let title = format!("`{}` and `{name}` differ only in case", first.field.name);
            let [twin, name] = [first, at].map(|it| it.place.at("name"));
            let help = "keep the documented spelling";
            found.push(Finding::pair(twin, name, title, help));
        }
    }
    found
}

pub(super) const REQUIRED_BUT_UNUSABLE: Lint = Lint {
    code: "required-but-unusable",
    level: Level::Warning,
    reason: "Every request would have to set a parameter that the service refuses or overwrites.",
    find: Find::Field(|at| {
        let is_required = at.role != Role::Answer && at.field.required;
        let unusable = matches!(at.field.status, Status::Unavailable | Status::SetByService);
        (is_required && unusable).then(|| {
            Finding::new(
                at.place.at("status"),
                format!("`{}` is required, but callers should not set it", at.field.name),
                "contradicts `required`",
                "remove `\"required\": true`, or correct `status`",
            )
        })
    }),
};
