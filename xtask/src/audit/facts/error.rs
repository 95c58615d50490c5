//! Error rows as facts.

use super::{Kind, Need, Reach, Scope, Walk};
use apispec_codegen::spec;
use apispec_codegen::spec::About;

impl<'a> Walk<'a> {
    pub(super) fn errors(&mut self, rows: &'a [spec::ErrorRow], file: &Scope<'a>) {
        for (index, row) in rows.iter().enumerate() {
            let place = file.place.nth("errors", index);
            let scope = file
                .object(place.clone(), &row.source)
                .about(About::Error(row.code.clone()));
            let need = Need::Row {
                status: row.status,
                code: &row.code,
                message: &row.message,
            };
            self.add(&scope, place.at("code"), Kind::Error, need, Reach::Every);
        }
    }
}
