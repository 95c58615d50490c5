//! Documented errors side by side: rows of one code, matched by what they share.

use serde::Serialize;
use serde_json::Value;

use super::canonical;
use super::draft::{At, Both, Differ, Scope};
use super::kinds;
use super::side::Side;
use super::words::quoted;
use apispec_codegen::model::{Operation, Service};
use apispec_codegen::place::Place;
use apispec_codegen::spec;

/// Rows with the place of what has them.
pub(super) type Rows<'a> = (&'a [spec::ErrorRow], &'a Place);

impl Differ<'_> {
    /// The errors that an operation's own page documents.
    pub(super) fn operation_errors(&mut self, scope: &Scope, base: &Operation, head: &Operation) {
        let rows = |side: &'_ Side, operation: &Operation| {
            let mut files = side.specs.operations.iter();
            files
                .find(|file| file.source == operation.place.source)
                .map(|file| file.spec.errors.clone())
                .unwrap_or_default()
        };
        let (was, is) = (rows(self.base, base), rows(self.head, head));
        self.error_rows(scope, (&was, &base.place), (&is, &head.place));
    }

    /// Two tables of errors.
    pub(super) fn error_rows(&mut self, scope: &Scope, base: Rows<'_>, head: Rows<'_>) {
        let around = scope.subject.clone();
        let scope = scope.within("errors");
        let ((was, old_place), (is, new_place)) = (base, head);
        let matched = matched(was, is);
        for (index, row) in was.iter().enumerate() {
            if matched.iter().any(|(old, _)| *old == Some(index)) {
                continue;
            }
            let code = &row.code;
            let at = At::Base(old_place.nth("errors", index).at("code"));
            let (kind, title) = match lacks(self.base, self.head, &around, code) {
                true => (
                    &kinds::ERROR_REMOVED,
                    format!("the code `{code}` is no longer documented"),
                ),
                false => (
                    &kinds::ERROR_ROW_REMOVED,
                    format!("`{code}` is no longer documented here with {}", says(row)),
                ),
            };
            self.add(kind, &scope.within(code), at, title)
                .now(canonical::row(row));
        }
        for (old, index) in matched {
            let row = &is[index];
            let code = &row.code;
            let place = new_place.nth("errors", index);
            let scope = scope.within(code);
            if let Some(old) = old {
                let old_place = old_place.nth("errors", old);
                self.error_row(&scope, (&old_place, &place), &was[old], row);
                continue;
            }
            let (kind, title) = match lacks(self.head, self.base, &around, code) {
                true => (
                    &kinds::ERROR_ADDED,
                    format!("the code `{code}` is documented"),
                ),
                false => (
                    &kinds::ERROR_ROW_ADDED,
                    format!("`{code}` is documented here with {} too", says(row)),
                ),
            };
            self.add(kind, &scope, At::Head(place.at("code")), title)
                .now(canonical::row(row));
        }
    }

    fn error_row(
        &mut self,
        scope: &Scope,
        both: Both<'_>,
        was: &spec::ErrorRow,
        is: &spec::ErrorRow,
    ) {
        let code = &is.code;
        let at = |member: &str| At::member(both, member);
        // Rows of one code are told apart by what they say.
        let of_row = |fact: String| format!("{} {fact}", canonical::row(is));
        if was.status != is.status {
            let title = format!("`{code}` comes with {}, not {}", is.status, was.status);
            self.add(&kinds::ERROR_STATUS_CHANGED, scope, at("status"), title)
                .now(canonical::row(is));
        }
        if was.message != is.message {
            let title = format!("`{code}` says `{}`, not `{}`", is.message, was.message);
            self.add(&kinds::ERROR_MESSAGE_CHANGED, scope, at("message"), title)
                .now(canonical::row(is));
        }
        if was.template_parameters != is.template_parameters {
            let list = |row: &spec::ErrorRow| match row.template_parameters.is_empty() {
                true => "nothing".to_owned(),
                false => format!("`{}`", row.template_parameters.join("`, `")),
            };
            let title = format!(
                "what varies in the message of `{code}` is called {}, not {}",
                list(is),
                list(was)
            );
            let at = at("template_parameters");
            self.add(&kinds::ERROR_PARAMETERS_CHANGED, scope, at, title)
                .now(of_row(is.template_parameters.join(" ")));
        }
        let category = |row: &spec::ErrorRow| worded(row.category.as_ref());
        if was.category != is.category {
            let (old, new) = (quoted(&category(was)), quoted(&category(is)));
            let title = format!("the category of `{code}` is {new}, not {old}");
            self.add(&kinds::ERROR_CATEGORY_CHANGED, scope, at("category"), title)
                .now(of_row(category(is)));
        }
        self.retry(scope, both, was, is);
        self.links(scope, both, was, is);
        let of = format!("the code `{code}`");
        let text = |text: &spec::Text| apispec_codegen::model::Text {
            en: text.en.clone(),
            zh: text.zh.clone().unwrap_or_default(),
        };
        self.doc(scope, both, &of, (&text(&was.doc), &text(&is.doc)));
        self.provenance(scope, both, &of, (&was.source, &is.source));
        let why = |row: &spec::ErrorRow| row.unchecked.as_ref().map(text).unwrap_or_default();
        let facts = (canonical::text(&why(was)), canonical::text(&why(is)));
        let title = match (facts.0.is_empty(), facts.1.is_empty()) {
            (true, _) => format!("{of} says why it can't be checked before a call"),
            (_, true) => format!("{of} no longer says why it can't be checked before a call"),
            _ => format!("{of} says otherwise why it can't be checked before a call"),
        };
        let what = (at("unchecked"), title);
        self.fact(
            &kinds::DOC_CHANGED,
            &scope.within("unchecked"),
            what,
            (&facts.0, &facts.1),
        );
        let echoes = |side: &Side, row: &spec::ErrorRow| {
            let is_listed = side.provider_files().iter().any(|file| {
                let is_around = scope.subject.split('/').next() == Some(&file.folders[0]);
                is_around && file.spec.envelope.echoing_codes.contains(&row.code)
            });
            (row.echoes_request || is_listed).to_string()
        };
        let facts = (echoes(self.base, was), echoes(self.head, is));
        let title = match facts.1 == "true" {
            true => format!("the message of `{code}` repeats the request, and is redacted"),
            false => format!("the message of `{code}` is no longer said to repeat the request"),
        };
        let what = (at("echoes_request"), title);
        self.fact(
            &kinds::REDACTION_CHANGED,
            &scope.within("echoes"),
            what,
            (&facts.0, &facts.1),
        );
    }

    fn retry(&mut self, scope: &Scope, both: Both<'_>, was: &spec::ErrorRow, is: &spec::ErrorRow) {
        if was.retry == is.retry {
            return;
        }
        let code = &is.code;
        let advice = |row: &spec::ErrorRow| worded(row.retry.map(|it| it.advice).as_ref());
        let grounds = |row: &spec::ErrorRow| worded(row.retry.map(|it| it.grounds).as_ref());
        let (old, new) = (advice(was), advice(is));
        let title = match old == new {
            true => format!(
                "the advice on repeating a call after `{code}` is {}, not {}",
                grounds(is),
                grounds(was)
            ),
            false => format!(
                "the advice on repeating a call after `{code}` is {}, not {}",
                quoted(&new),
                quoted(&old)
            ),
        };
        let fact = format!("{} {new} {}", canonical::row(is), grounds(is));
        let at = At::member(both, "retry");
        self.add(&kinds::ERROR_RETRY_CHANGED, scope, at, title)
            .now(fact);
    }

    /// The rules that a row answers to.
    fn links(&mut self, scope: &Scope, both: Both<'_>, was: &spec::ErrorRow, is: &spec::ErrorRow) {
        if was.answers == is.answers {
            return;
        }
        let code = &is.code;
        let only = |of: &spec::ErrorRow, other: &spec::ErrorRow| {
            let ids = of.answers.iter().filter(|id| !other.answers.contains(id));
            ids.map(|id| format!("`{id}`"))
                .collect::<Vec<_>>()
                .join(", ")
        };
        let (come, gone) = (only(is, was), only(was, is));
        let title = match (come.is_empty(), gone.is_empty()) {
            (false, true) => format!("`{code}` answers to {come} too"),
            (true, false) => format!("`{code}` no longer answers to {gone}"),
            _ => format!("`{code}` answers to {come}, not to {gone}"),
        };
        let fact = format!("{} {}", canonical::row(is), is.answers.join(" "));
        let at = At::member(both, "answers");
        self.add(&kinds::ERROR_LINKS_CHANGED, scope, at, title)
            .now(fact);
    }

    /// What the codes of a service are called in Rust; one finding, however many rows a code has.
    pub(super) fn code_names(&mut self, scope: &Scope, base: &Service, head: &Service) {
        for is in &head.error_codes {
            let was = base.error_codes.iter().find(|was| was.wire == is.wire);
            let Some(was) = was.filter(|was| was.name != is.name) else {
                continue;
            };
            let (Some(old), Some(new)) = (was.rows.first(), is.rows.first()) else {
                continue;
            };
            let title = format!(
                "the code `{}` is called `{}` in Rust, not `{}`",
                is.wire, is.name, was.name
            );
            let at = At::Either(old.place.at("rust"), new.place.at("rust"));
            let scope = scope.within("errors").within(&is.wire);
            self.add(&kinds::RUST_NAME_CHANGED, &scope, at, title)
                .now(&is.name);
        }
    }
}

/// Whether a service that one version has a code in lacks it in the other.
///
/// Asked are the services that something belongs to, or that belong to it.
fn lacks(has: &Side, other: &Side, around: &str, code: &str) -> bool {
    let knows = |service: &Service| service.error_codes.iter().any(|it| it.wire == code);
    let is_near = |path: &str| {
        let below = |one: &str, other: &str| {
            one.strip_prefix(other)
                .is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
        };
        below(path, around) || below(around, path)
    };
    let others = other.services();
    has.services().into_iter().any(|(path, service)| {
        let counterpart = others.iter().find(|(other, _)| *other == path);
        is_near(&path) && knows(service) && counterpart.is_some_and(|(_, service)| !knows(service))
    })
}

fn worded(it: Option<&impl Serialize>) -> String {
    let word = it.map(canonical::word);
    word.as_ref()
        .and_then(Value::as_str)
        .unwrap_or_default()
        .to_owned()
}

fn says(row: &spec::ErrorRow) -> String {
    format!("{} and `{}`", row.status, row.message)
}

/// For each new row the old one that it was: the same, or one of its code that is left over.
fn matched(was: &[spec::ErrorRow], is: &[spec::ErrorRow]) -> Vec<(Option<usize>, usize)> {
    type Alike = fn(&spec::ErrorRow, &spec::ErrorRow) -> bool;
    let steps: [Alike; 4] = [
        |old, new| old.status == new.status && old.message == new.message,
        |old, new| old.message == new.message,
        |old, new| old.status == new.status,
        |_, _| true,
    ];
    let mut found = vec![None; is.len()];
    for alike in steps {
        for (index, new) in is
            .iter()
            .enumerate()
            .filter(|(index, _)| found[*index].is_none())
            .collect::<Vec<_>>()
        {
            let mut olds = was.iter().enumerate();
            let old = olds.find(|(old_index, old)| {
                old.code == new.code && !found.contains(&Some(*old_index)) && alike(old, new)
            });
            found[index] = old.map(|(old, _)| old);
        }
    }
    found
        .into_iter()
        .enumerate()
        .map(|(new, old)| (old, new))
        .collect()
}
