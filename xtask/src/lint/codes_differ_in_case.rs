//! `codes-differ-in-case`: two codes of a service that differ only in case.

use std::collections::BTreeMap;

use super::{Book, Found, Lint};
use apispec_codegen::report::Level;
use apispec_codegen::spec::ErrorRow;

pub(super) const LINT: Lint = Lint {
    code: "codes-differ-in-case",
    level: Level::Warning,
    reason: "Codes are compared to the letter, so one of them may never match.",
    find,
};

fn find(book: &Book<'_>) -> Vec<Found> {
    let mut found = Vec::new();
    for table in book.error_tables.values() {
        let mut seen = BTreeMap::<String, Vec<(usize, &ErrorRow)>>::new();
        for (index, row) in table.rows.iter().enumerate() {
            let before = seen.entry(row.code.to_ascii_lowercase()).or_default();
            let first = before.iter().copied().find(|(_, other)| {
                other.code != row.code && !book.is_disputed(table.folders, &row.code, &other.code)
            });
            before.push((index, row));
            if let Some((first, other)) = first {
                found.push(
                    Found::new(
                        table.place.nth("errors", index).at("code"),
                        format!("`{}` and `{}` differ only in case", other.code, row.code),
                        "this one",
                        "correct the one that is misspelled; if the document has both, record a dispute about them",
                    )
                    .and(table.place.nth("errors", first).at("code"), "and this one"),
                );
            }
        }
    }
    found
}
