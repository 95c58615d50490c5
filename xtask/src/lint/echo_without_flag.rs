//! `echo-without-flag`: a message that repeats the signed request, without `echoes_request`.

use super::{Catalog, Find, Finding, Level, Lint};

pub(super) const LINT: Lint = Lint {
    code: "echo-without-flag",
    level: Level::Warning,
    reason: "The message would be logged together with the secrets of the request.",
    find: Find::Specs(find),
};

fn find(catalog: &Catalog<'_>) -> Vec<Finding> {
    let mut found = Vec::new();
    for (row, place) in catalog.rows() {
        let message = row.message.to_lowercase();
        let echoes = message.contains("%s") && ECHOES.iter().any(|echo| message.contains(echo));
        let provider = catalog.folder(&place).split('/').next();
        let provider = provider.and_then(|folder| catalog.specs.provider(folder));
        let is_listed =
            provider.is_some_and(|file| file.spec.envelope.echoing_codes.contains(&row.code));
        if echoes && !is_listed && !row.echoes_request {
            found.push(Finding::new(
                place.at("code"),
                format!("the message of `{}` repeats the signed request", row.code),
                "`echoes_request` is missing",
                "add `\"echoes_request\": true`",
            ));
        }
    }
    found
}

const ECHOES: [&str; 3] = ["string to sign", "stringtosign", "canonical request"];
