//! Documented errors in both revisions: rows of one code, matched by what they share.

use serde::Serialize;
use serde_json::Value;

use super::differ::Differ;
use super::element::{Both, Element, Entry};
use super::fingerprint;
use super::kinds;
use super::revision::{Revision, is_within};
use super::wording::{list, quoted};
use apispec_codegen::model::{Operation, Service};
use apispec_codegen::spec::ErrorRow;

impl Differ<'_> {
    /// The errors in the file of an operation.
    pub(super) fn operation_errors(&mut self, element: &Element, operation: Both<&Operation>) {
        let rows = self.revisions.zip(operation).map(|(revision, operation)| {
            let mut files = revision.specs.operations.iter();
            let file = files.find(|file| file.source == operation.place.source);
            file.map_or(&[][..], |file| &file.spec.errors)
        });
        self.error_rows(element, rows);
    }

    /// The rows of a table of errors.
    pub(super) fn error_rows(&mut self, element: &Element, rows: Both<&[ErrorRow]>) {
        let around = &element.path;
        let Both { base, head } = self.revisions;
        let errors = element.within("errors");
        for indexes in matched(rows) {
            let row = match indexes {
                Entry::Removed(index) => &rows.base[index],
                Entry::Added(index) | Entry::Kept(Both { head: index, .. }) => &rows.head[index],
            };
            let code = &row.code;
            let element = Element {
                place: Both {
                    base: element.place.base.nth("errors", indexes.both(|it| it).base),
                    head: element.place.head.nth("errors", indexes.latest()),
                },
                ..errors.entry(&indexes, code, |_| element.place.base.clone())
            };
            let label = &element.label;
            let (kind, title) = match indexes {
                Entry::Removed(_) if lacks(base, head, around, code) => {
                    let title = format!("the error code {label} was removed");
                    (kinds::ERROR_REMOVED, title)
                }
                Entry::Removed(_) => {
                    let title =
                        format!("a row of the error code {label} was removed: {}", says(row));
                    (kinds::ERROR_ROW_REMOVED, title)
                }
                Entry::Added(_) if lacks(head, base, around, code) => {
                    let title = format!("the error code {label} was added");
                    (kinds::ERROR_ADDED, title)
                }
                Entry::Added(_) => {
                    let title = format!("a row of the error code {label} was added: {}", says(row));
                    (kinds::ERROR_ROW_ADDED, title)
                }
                Entry::Kept(indexes) => {
                    let row = Both { base: &rows.base[indexes.base], head: row };
                    self.error_row(&element, row);
                    continue;
                }
            };
            self.add(kind, &element, "code", title).value(fingerprint::row(row));
        }
    }

    fn error_row(&mut self, element: &Element, row: Both<&ErrorRow>) {
        let Both { base, head } = row;
        let label = &element.label;
        let says = fingerprint::row(head);
        // Rows of one code are distinguished by status and message.
        let of_row = |value: &str| format!("{says} {value}");

        let statuses = row.map(|it| it.status);
        if statuses.differ() {
            let (kind, title) = match (base.status, head.status) {
                (None, Some(status)) => {
                    let title = format!("the status {status} was added to {label}");
                    (kinds::ERROR_STATUS_ADDED, title)
                }
                (Some(status), None) => {
                    let title = format!("the status {status} was removed from {label}");
                    (kinds::ERROR_STATUS_REMOVED, title)
                }
                _ => {
                    let words = statuses.map(|it| it.unwrap_or_default()).change();
                    let title = format!("the status of {label} changed {words}");
                    (kinds::ERROR_STATUS_CHANGED, title)
                }
            };
            self.add(kind, element, "status", title).value(&says);
        }
        if base.message != head.message {
            let messages = row.map(|it| quoted(Some(&it.message))).change();
            let title = format!("the message of {label} changed {messages}");
            self.add(kinds::ERROR_MESSAGE_CHANGED, element, "message", title).value(&says);
        }
        let parameters = row.map(|it| &it.template_parameters);
        let names = parameters.map(|it| if it.is_empty() { "none".into() } else { list(it) });
        let names = names.change();
        let title = format!("the placeholder names in the message of {label} changed {names}");
        let values = parameters.map(|it| of_row(&it.join(" ")));
        let kind = kinds::ERROR_PARAMETERS_CHANGED;
        self.compare(kind, element, "template_parameters", values, title);
        let categories = row.map(|it| word(it.category.as_ref()));
        let words = categories.as_ref().map(|it| quoted(Some(it))).change();
        let title = format!("the category of {label} changed {words}");
        let values = categories.as_ref().map(|it| of_row(it));
        let kind = kinds::ERROR_CATEGORY_CHANGED;
        self.compare(kind, element, "category", values, title);
        self.retry(element, row);
        self.links(element, row);

        let of_code = element.clone().labelled(format!("the error code {label}"));
        self.doc(&of_code, row.map(|it| &it.doc));
        self.provenance(&of_code, row.map(|it| &it.source));
        let reasons = row.map(|it| it.unchecked.as_ref());
        let how = match (reasons.base, reasons.head) {
            (None, _) => "now explains why",
            (_, None) => "no longer explains why",
            _ => "changes the reason why",
        };
        let title = format!("the error code {label} {how} it can't be checked before a call");
        let values = reasons.map(|it| it.map(fingerprint::text).unwrap_or_default());
        let within = element.within("unchecked");
        self.compare(kinds::DOC_CHANGED, &within, "unchecked", values, title);

        let echoes = self.revisions.zip(row);
        let echoes = echoes.map(|(revision, row)| echoes_request(revision, element, row));
        let what = if echoes.head {
            "repeats the request and is now redacted"
        } else {
            "is no longer redacted"
        };
        let title = format!("the message of {label} {what}");
        let (kind, within) = (kinds::REDACTION_CHANGED, element.within("echoes"));
        self.compare(kind, &within, "echoes_request", echoes, title);
    }

    fn retry(&mut self, element: &Element, row: Both<&ErrorRow>) {
        let retries = row.map(|it| it.retry.as_ref());
        let advice = retries.map(|it| word(it.map(|it| it.advice).as_ref()));
        let grounds = retries.map(|it| word(it.map(|it| it.grounds).as_ref()));
        let (what, words) = if advice.differ() {
            ("the retry advice for", &advice)
        } else {
            ("the grounds of the retry advice for", &grounds)
        };
        let words = words.as_ref().map(|it| quoted(Some(it))).change();
        let title = format!("{what} {} changed {words}", element.label);
        if retries.differ() {
            let says = fingerprint::row(row.head);
            self.add(kinds::ERROR_RETRY_CHANGED, element, "retry", title)
                .value(format!("{says} {} {}", advice.head, grounds.head));
        }
    }

    /// The rules that a row answers.
    fn links(&mut self, element: &Element, row: Both<&ErrorRow>) {
        let label = &element.label;
        let answers = row.map(|it| &it.answers);
        let only =
            |of: &[String], other: &[String]| list(of.iter().filter(|id| !other.contains(id)));
        let (new, gone) = (only(answers.head, answers.base), only(answers.base, answers.head));
        let title = match (new.is_empty(), gone.is_empty()) {
            (false, true) => format!("{label} now also answers {new}"),
            (true, false) => format!("{label} no longer answers {gone}"),
            _ => format!("{label} now answers {new} instead of {gone}"),
        };
        if answers.differ() {
            let value = format!("{} {}", fingerprint::row(row.head), answers.head.join(" "));
            self.add(kinds::ERROR_LINKS_CHANGED, element, "answers", title).value(value);
        }
    }

    /// The Rust names of the codes of a service; one finding for each code, not for each row.
    pub(super) fn code_names(&mut self, element: &Element, service: Both<&Service>) {
        for head in &service.head.error_codes {
            let base = service.base.error_codes.iter();
            let Some(base) = base.clone().find(|base| base.wire == head.wire) else {
                continue;
            };
            let rows = Both { base, head }.map(|it| it.rows.first());
            let Some(rows) = rows.transpose() else {
                continue;
            };
            let title = format!(
                "the Rust name of the error code `{}` changed from `{}` to `{}`",
                head.wire, base.name, head.name
            );
            let errors = element.within("errors");
            let code = errors.entry(&Entry::Kept(rows), &head.wire, |it| it.place.clone());
            let names = Both { base, head }.map(|it| &it.name);
            self.compare(kinds::RUST_NAME_CHANGED, &code, "rust", names, title);
        }
    }
}

/// Whether a service that one revision has a code in lacks it in the other.
///
/// Checks the services that contain an element or belong to it.
fn lacks(has: &Revision, other: &Revision, around: &str, code: &str) -> bool {
    let knows = |service: &Service| service.error_codes.iter().any(|it| it.wire == code);
    has.services().any(|service| {
        let path = service.path();
        let is_near = is_within(&path, around) || is_within(around, &path);
        let counterpart = other.services().find(|it| it.path() == path);
        is_near && knows(service.model) && counterpart.is_some_and(|it| !knows(it.model))
    })
}

/// Whether the message of a row repeats the request, according to the row or its provider.
fn echoes_request(revision: &Revision, element: &Element, row: &ErrorRow) -> bool {
    let mut providers = revision.providers();
    let is_listed = providers.any(|it| {
        let is_around = element.path.split('/').next() == Some(&it.file.folders[0]);
        is_around && it.file.spec.envelope.echoing_codes.contains(&row.code)
    });
    row.echoes_request || is_listed
}

/// The word in the spec; empty if it is absent.
fn word(it: Option<&impl Serialize>) -> String {
    let word = it.map(fingerprint::word);
    let word = word.as_ref().and_then(Value::as_str);
    word.unwrap_or_default().to_owned()
}

fn says(row: &ErrorRow) -> String {
    let status = row.status.map_or_else(|| "no status".to_owned(), |status| status.to_string());
    let message = Some(row.message.as_str()).filter(|message| !message.is_empty());
    let message = message.map_or_else(|| "no message".to_owned(), |message| format!("`{message}`"));
    format!("{status}, {message}")
}

/// The rows by their indexes: each new one with its old one, which is equal or an unmatched one of the same code.
fn matched(rows: Both<&[ErrorRow]>) -> Vec<Entry<usize>> {
    type Alike = fn(&ErrorRow, &ErrorRow) -> bool;
    let steps: [Alike; 4] = [
        |old, new| old.status == new.status && old.message == new.message,
        |old, new| old.message == new.message,
        |old, new| old.status == new.status,
        |_, _| true,
    ];
    let mut found = vec![None; rows.head.len()];
    for alike in steps {
        for (index, new) in rows.head.iter().enumerate() {
            if found[index].is_none() {
                found[index] = (0..rows.base.len()).find(|at| {
                    let old = &rows.base[*at];
                    old.code == new.code && !found.contains(&Some(*at)) && alike(old, new)
                });
            }
        }
    }
    let gone = (0..rows.base.len()).filter(|old| !found.contains(&Some(*old)));
    let kept = found.iter().enumerate().map(|(head, base)| match *base {
        Some(base) => Entry::Kept(Both { base, head }),
        None => Entry::Added(head),
    });
    gone.map(Entry::Removed).chain(kept).collect()
}
