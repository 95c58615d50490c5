//! What failures hide, side by side: the values of credentials, and messages that repeat the request.

use super::draft::{At, Both, Differ, Scope};
use super::kinds;
use apispec_codegen::spec;

impl Differ<'_> {
    /// What a provider's own file says of it. A code with a row in both versions is compared there.
    pub(super) fn redaction(
        &mut self,
        scope: &Scope,
        both: Both<'_>,
        was: &spec::Provider,
        is: &spec::Provider,
    ) {
        let (old, new) = (credentials(was), credentials(is));
        let title = format!(
            "failures of `{}` hide the values of {}; before, of {}",
            scope.subject,
            or_nothing(&new),
            or_nothing(&old)
        );
        self.fact(
            &kinds::REDACTION_CHANGED,
            &scope.within("credentials"),
            (At::member(both, "credentials"), title),
            (&old, &new),
        );
        let has_row =
            |it: &spec::Provider, code: &str| it.errors.iter().any(|row| row.code == code);
        let listed = was.envelope.echoing_codes.iter();
        let listed = listed.chain(&is.envelope.echoing_codes);
        let changed = listed.filter(|code| {
            echoes(was, code) != echoes(is, code) && !(has_row(was, code) && has_row(is, code))
        });
        let changed = changed.collect::<Vec<_>>();
        let codes = |it: &spec::Provider| list(changed.iter().filter(|code| echoes(it, code)));
        let (old, new) = (codes(was), codes(is));
        let title = format!(
            "failures of `{}` hide the messages of {}, which repeat the request; before, of {}",
            scope.subject,
            or_nothing(&new),
            or_nothing(&old)
        );
        let envelopes = (both.0.at("envelope"), both.1.at("envelope"));
        let at = At::member((&envelopes.0, &envelopes.1), "echoing_codes");
        self.fact(
            &kinds::REDACTION_CHANGED,
            &scope.within("echoing_codes"),
            (at, title),
            (&old, &new),
        );
    }
}

fn credentials(provider: &spec::Provider) -> String {
    let names = provider.credentials.iter();
    list(names.map(|credential| &credential.name))
}

/// Whether a provider says that the messages of a code repeat the request.
fn echoes(provider: &spec::Provider, code: &str) -> bool {
    let mut rows = provider.errors.iter();
    let mut listed = provider.envelope.echoing_codes.iter();
    listed.any(|listed| listed == code) || rows.any(|row| row.code == code && row.echoes_request)
}

/// Names in backticks, in alphabetical order.
fn list(names: impl Iterator<Item = impl std::fmt::Display>) -> String {
    let mut names = names.map(|name| format!("`{name}`")).collect::<Vec<_>>();
    names.sort_unstable();
    names.join(", ")
}

fn or_nothing(list: &str) -> &str {
    if list.is_empty() { "nothing" } else { list }
}
