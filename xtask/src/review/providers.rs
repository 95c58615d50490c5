//! Providers in both revisions: protocol, envelope and redaction.

use super::differ::Differ;
use super::element::{Both, Element, Entry, entries};
use super::fingerprint;
use super::kinds;
use super::revision::ProviderEntry;
use super::wording::list;
use apispec_codegen::model::Envelope;
use apispec_codegen::place::Place;
use apispec_codegen::spec;

impl<'a> Differ<'a> {
    /// The providers of both revisions; added and removed ones are reported by their services.
    pub(super) fn providers(&mut self) {
        let providers = self.revisions.map(|it| it.providers().collect::<Vec<_>>());
        let are_one =
            |old: &ProviderEntry<'a>, new: &ProviderEntry<'a>| old.model.module == new.model.module;
        for provider in entries(providers.slices(), are_one) {
            if let Entry::Kept(provider) = provider {
                self.provider(provider.map(|it| *it));
            }
        }
    }

    fn provider(&mut self, provider: Both<ProviderEntry<'a>>) {
        let name = &provider.head.file.folders[0];
        let services = self.revisions.head.services();
        let services = services.filter(|it| it.provider.file.source == provider.head.file.source);
        let place = provider.map(|it| Place::file(it.file.source));
        let element = Element {
            affects: services.flat_map(|it| it.operations()).collect(),
            ..Element::new(name.clone(), format!("`{name}`"), place)
        };
        let label = &element.label;
        let files = provider.map(|it| &it.file.spec);

        let envelopes = provider.map(|it| fingerprint::envelope(&it.model.envelope));
        if !envelopes.differ() {
            let headers = provider.map(|it| header_names(&it.model.envelope));
            let title =
                format!("the spelling of header names in error responses of {label} changed");
            let kind = kinds::NAME_SPELLING_CHANGED;
            self.compare(kind, &element, "envelope", headers, title);
        }
        let title = format!("the structure of error responses of {label} changed");
        let kind = kinds::ENVELOPE_CHANGED;
        self.compare(kind, &element, "envelope", envelopes, title);

        self.redaction(&element, files);

        let statuses = provider.map(|it| {
            let statuses = it.model.success_statuses.iter().map(u16::to_string);
            statuses.collect::<Vec<_>>().join(", ")
        });
        let said = statuses.as_ref().map(
            |statuses| {
                if statuses.is_empty() { "every 2xx" } else { statuses }
            },
        );
        let title = format!("the success statuses of {label} changed {}", said.change());
        let kind = kinds::SUCCESS_STATUSES_CHANGED;
        self.compare(kind, &element, "success_statuses", statuses.clone(), title);

        self.protocol(&element, files.map(|it| Some(&it.style)));
        self.doc(&element, provider.map(|it| &it.model.doc));
        self.provenance(&element, files.map(|it| &it.source));
        self.provenance(&element.member("envelope"), files.map(|it| &it.envelope.source));
        self.error_rows(&element, files.map(|it| it.errors.as_slice()));
    }

    /// The request protocol of a provider or of one of its services.
    pub(super) fn protocol(&mut self, element: &Element, styles: Both<Option<&spec::Style>>) {
        let title = format!("the request protocol of {} changed", element.label);
        let styles = styles.map(|it| it.map(fingerprint::style).unwrap_or_default());
        let (kind, style) = (kinds::PROTOCOL_CHANGED, element.within("style"));
        self.compare(kind, &style, "style", styles, title);
    }

    /// The redacted values of credentials, and the redacted messages.
    fn redaction(&mut self, element: &Element, files: Both<&spec::Provider>) {
        let label = &element.label;
        let credentials = files.map(|it| sorted(it.credentials.iter().map(|it| &it.name)));
        let title = format!(
            "the redacted credentials of {label} changed from {} to {}",
            or_none(&credentials.base),
            or_none(&credentials.head)
        );
        let kind = kinds::REDACTION_CHANGED;
        let within = element.within("credentials");
        self.compare(kind, &within, "credentials", credentials, title);
        let lists = files.map(|it| it.credentials.as_slice());
        for (inner, credential) in within.entries("credentials", lists, |it| &it.name) {
            if let Entry::Kept(credential) = credential {
                let name = format!("the credential {} of {label}", inner.label);
                self.provenance(&inner.labelled(name), credential.map(|it| &it.source));
            }
        }

        // A code with a row in both revisions is compared there.
        let has_row =
            |it: &spec::Provider, code: &str| it.errors.iter().any(|row| row.code == code);
        let listed = files.base.envelope.echoing_codes.iter();
        let listed = listed.chain(&files.head.envelope.echoing_codes);
        let changed = listed.filter(|code| {
            let rows = files.map(|it| has_row(it, code));
            files.map(|it| echoes(it, code)).differ() && !(rows.base && rows.head)
        });
        let changed = changed.collect::<Vec<_>>();
        let codes = files.map(|it| sorted(changed.iter().copied().filter(|code| echoes(it, code))));
        let title = format!(
            "the error codes of {label} whose messages are redacted changed from {} to {}",
            or_none(&codes.base),
            or_none(&codes.head)
        );
        let within =
            Element { place: element.member("envelope").place, ..element.within("echoing_codes") };
        self.compare(kind, &within, "echoing_codes", codes, title);
    }
}

/// Whether the messages of a code repeat the request, according to a provider.
fn echoes(provider: &spec::Provider, code: &str) -> bool {
    let mut rows = provider.errors.iter();
    let mut listed = provider.envelope.echoing_codes.iter();
    listed.any(|listed| listed == code) || rows.any(|row| row.code == code && row.echoes_request)
}

fn sorted<'n>(names: impl Iterator<Item = &'n String>) -> String {
    let mut names = names.collect::<Vec<_>>();
    names.sort_unstable();
    list(names)
}

fn or_none(list: &str) -> &str {
    if list.is_empty() { "none" } else { list }
}

/// The names of the headers of an envelope, as they are spelled.
fn header_names(envelope: &Envelope) -> String {
    let headers = [
        &envelope.request_id_headers,
        &envelope.retry_after_milliseconds_headers,
        &envelope.retry_after_seconds_headers,
    ];
    let names = headers.into_iter().flatten().map(String::as_str);
    names.collect::<Vec<_>>().join(" ")
}
