//! Documented errors side by side: rows of one code, matched by what they share.

use super::draft::{At, Differ, Scope};
use super::kinds;
use crate::model::Operation;
use crate::place::Place;
use crate::spec;

/// Rows with the place of what has them.
pub(super) type Rows<'a> = (&'a [spec::ErrorRow], &'a Place);

impl Differ<'_> {
    /// The errors that an operation's own page documents.
    pub(super) fn operation_errors(&mut self, scope: &Scope, base: &Operation, head: &Operation) {
        let rows = |side: &'_ super::side::Side, operation: &Operation| {
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
        let scope = scope.within("errors");
        let ((was, old_place), (is, new_place)) = (base, head);
        let matched = matched(was, is);
        for (index, row) in was.iter().enumerate() {
            if matched.iter().any(|(old, _)| *old == Some(index)) {
                continue;
            }
            let at = At::Base(old_place.nth("errors", index).at("code"));
            let (kind, title) = match is.iter().any(|other| other.code == row.code) {
                true => (
                    &kinds::ERROR_ROW_REMOVED,
                    format!(
                        "`{}` is no longer documented with {} and `{}`",
                        row.code, row.status, row.message
                    ),
                ),
                false => (
                    &kinds::ERROR_REMOVED,
                    format!("the code `{}` is no longer documented", row.code),
                ),
            };
            self.add(kind, &scope.within(&row.code), at, title)
                .values(says(row), "");
        }
        for (old, index) in matched {
            let row = &is[index];
            let place = new_place.nth("errors", index);
            let scope = scope.within(&row.code);
            match old {
                Some(old) => self.error_row(&scope, &place, &was[old], row),
                None => {
                    let (kind, title) = match was.iter().any(|other| other.code == row.code) {
                        true => (
                            &kinds::ERROR_ROW_ADDED,
                            format!(
                                "`{}` is documented with {} and `{}` too",
                                row.code, row.status, row.message
                            ),
                        ),
                        false => (
                            &kinds::ERROR_ADDED,
                            format!("the code `{}` is documented", row.code),
                        ),
                    };
                    self.add(kind, &scope, At::Head(place.at("code")), title)
                        .values("", says(row));
                }
            }
        }
    }

    fn error_row(
        &mut self,
        scope: &Scope,
        place: &Place,
        was: &spec::ErrorRow,
        is: &spec::ErrorRow,
    ) {
        let code = &is.code;
        let at = |member: &str| At::Head(place.at(member));
        if was.rust != is.rust {
            let name = |row: &spec::ErrorRow| row.rust.clone().unwrap_or_default();
            let title = format!("the code `{code}` has another name in Rust");
            self.add(&kinds::RUST_NAME_CHANGED, scope, at("rust"), title)
                .values(name(was), name(is));
        }
        if was.status != is.status {
            let title = format!("`{code}` comes with {}, not {}", is.status, was.status);
            self.add(&kinds::ERROR_STATUS_CHANGED, scope, at("status"), title)
                .values(was.status.to_string(), is.status.to_string());
        }
        if was.message != is.message {
            let title = format!("`{code}` says `{}`, not `{}`", is.message, was.message);
            self.add(&kinds::ERROR_MESSAGE_CHANGED, scope, at("message"), title)
                .values(&was.message, &is.message);
        }
        if was.category != is.category {
            let word =
                |row: &spec::ErrorRow| row.category.map(|it| format!("{it:?}")).unwrap_or_default();
            let title = format!(
                "`{code}` is of another category: {}, not {}",
                said(&word(is)),
                said(&word(was))
            );
            self.add(&kinds::ERROR_CATEGORY_CHANGED, scope, at("category"), title)
                .values(word(was), word(is));
        }
        let advice = |row: &spec::ErrorRow| {
            row.retry
                .map(|it| format!("{:?}", it.advice))
                .unwrap_or_default()
        };
        if advice(was) != advice(is) {
            let title = format!(
                "the advice on repeating a call after `{code}` is {}, not {}",
                said(&advice(is)),
                said(&advice(was))
            );
            self.add(&kinds::ERROR_RETRY_CHANGED, scope, at("retry"), title)
                .values(advice(was), advice(is));
        }
        let of = format!("the code `{code}`");
        let text = |text: &spec::Text| crate::model::Text {
            en: text.en.clone(),
            zh: text.zh.clone().unwrap_or_default(),
        };
        self.doc(scope, place, &of, (&text(&was.doc), &text(&is.doc)));
        self.provenance(scope, place, &of, (&was.source, &is.source));
        let links = |row: &spec::ErrorRow| {
            format!(
                "{:?} {:?} {:?}",
                row.answers, row.unchecked, row.template_parameters
            )
        };
        if links(was) != links(is) {
            let title = format!("the code `{code}` is tied to other rules");
            self.add(&kinds::DOC_CHANGED, scope, at("answers"), title)
                .values(links(was), links(is));
        }
    }
}

fn said(text: &str) -> String {
    match text.is_empty() {
        true => "not said".into(),
        false => format!("`{text}`"),
    }
}

fn says(row: &spec::ErrorRow) -> String {
    format!("{} {}", row.status, row.message)
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
