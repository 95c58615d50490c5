//! Errors against a witness.

use super::super::Audit;
use super::super::witness::{Error, Metadata};
use apispec_codegen::place::Place;
use apispec_codegen::spec::read::File;
use apispec_codegen::spec::{About, ErrorRow, Operation};

impl<'a> Audit<'a> {
    /// The rows of an operation against its table, or those of its service against a list.
    pub(super) fn errors(
        &mut self,
        document: usize,
        metadata: &Metadata,
        folders: &[String],
        file: Option<&'a File<Operation>>,
    ) {
        let Some(listing) = &metadata.errors else {
            return;
        };
        let rows = self.rows(folders);
        for error in &listing.items {
            self.told(document, error, &rows, folders);
        }
        let own = rows.iter().filter(|(_, place, level)| match file {
            Some(file) => place.source == file.source,
            None => *level == Level::Service,
        });
        for (row, place, _) in own {
            if listing.items.iter().any(|error| error.code == row.code) {
                continue;
            }
            let about = [About::Error(row.code.clone()), About::Operation];
            if !self.is_told_about(document, folders, &about, &listing.pointer, None) {
                let title = format!("the error `{}` is not in the metadata", row.code);
                self.spec_differs("unwitnessed-error", document, &place.at("code"), title);
            }
        }
    }

    fn told(
        &mut self,
        document: usize,
        error: &Error,
        rows: &[(&'a ErrorRow, Place, Level)],
        folders: &[String],
    ) {
        let code = &error.code;
        let same = rows.iter().filter(|(row, ..)| row.code == *code);
        let same = same.collect::<Vec<_>>();
        let about = [About::Error(code.clone())];
        let at = self.cited_as(document, &error.pointer);
        let Some((_, place, _)) = same.first() else {
            if !self.is_left_out_of(document, folders, code) {
                let title = format!("the error `{code}` is in no spec");
                self.witness_has("unlisted-error", document, &error.span, title);
            }
            return;
        };
        if self.is_told_about(document, folders, &about, &error.pointer, None) {
            return;
        }
        let with_status = same
            .iter()
            .filter(|(row, ..)| error.status.is_none_or(|status| row.status == status))
            .collect::<Vec<_>>();
        let message = error.message.as_deref();
        if let (true, Some(status)) = (with_status.is_empty(), error.status) {
            let title = format!("`{code}` has the status {status} at `{at}`");
            self.spec_differs("status-differs", document, &place.at("status"), title);
        } else if let Some(message) = message
            && !with_status
                .iter()
                .any(|(row, ..)| row.message == message || row.message.is_empty())
        {
            let title = format!("`{code}` has another message at `{at}`: {message}");
            self.spec_differs("message-differs", document, &place.at("message"), title);
        }
    }

    /// The rows that an operation of the service may answer.
    fn rows(&self, folders: &[String]) -> Vec<(&'a ErrorRow, Place, Level)> {
        let specs = self.specs;
        let mut rows = Vec::new();
        let mut add = |errors: &'a [ErrorRow], source: usize, level: Level| {
            for (index, row) in errors.iter().enumerate() {
                rows.push((row, Place::file(source).nth("errors", index), level));
            }
        };
        for file in &specs.operations {
            if file.folders == folders {
                add(&file.spec.errors, file.source, Level::Operation);
            }
        }
        if let Some(file) = specs.service(&folders[0], &folders[1]) {
            add(&file.spec.errors, file.source, Level::Service);
        }
        if let Some(file) = specs.provider(&folders[0]) {
            add(&file.spec.errors, file.source, Level::Provider);
        }
        rows
    }
}

/// Whose row it is.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Level {
    Operation,
    Service,
    Provider,
}
