//! Compares errors with the metadata.

use super::Witness;
use crate::audit::Audit;
use crate::audit::document::shown;
use crate::audit::witness::DeclaredError;
use crate::documents::Within;
use apispec_codegen::place::Place;
use apispec_codegen::spec::read::File;
use apispec_codegen::spec::{About, ErrorRow, Operation};

/// A documented row with its place.
#[derive(Clone)]
struct Row<'a> {
    spec: &'a ErrorRow,
    place: Place,
}

impl<'a> Audit<'a> {
    /// Compares the rows of an operation with its table.
    pub(super) fn operation_errors(&mut self, witness: Witness<'_>, file: &'a File<Operation>) {
        self.errors(witness, rows(&file.spec.errors, file.source));
    }

    /// Compares the rows of a service with a list.
    pub(super) fn service_errors(&mut self, witness: Witness<'_>) {
        let service = self.specs.service(&witness.folders[0], &witness.folders[1]);
        let own = service.map(|file| rows(&file.spec.errors, file.source));
        self.errors(witness, own.unwrap_or_default());
    }

    /// Compares the list of the metadata with all rows of the service, and the rows that cite it with the list.
    fn errors(&mut self, witness: Witness<'_>, own: Vec<Row<'a>>) {
        let Some(listing) = &witness.metadata.errors else {
            return;
        };
        let all = self.all_rows(witness.folders);
        for error in &listing.items {
            self.declared_error(witness, error, &all);
        }
        for Row { spec, place } in own {
            let code = &spec.code;
            if listing.items.iter().any(|error| error.code == *code) {
                continue;
            }
            let about = [About::Error(code.clone()), About::Operation];
            if !self.is_disputed_at(witness, &about, &listing.pointer, None) {
                let title = format!("the error `{code}` is not in the metadata");
                self.spec_differs("unwitnessed-error", witness, &place.at("code"), title);
            }
        }
    }

    fn declared_error(&mut self, witness: Witness<'_>, error: &DeclaredError, rows: &[Row<'a>]) {
        let code = &error.code;
        let same = rows.iter().filter(|row| row.spec.code == *code);
        let Some(Row { place, .. }) = same.clone().next() else {
            if !self.is_left_out_of(witness, code) {
                let title = format!("the error `{code}` is not in the specs");
                self.witness_has("unlisted-error", witness, &error.span, title);
            }
            return;
        };
        let about = [About::Error(code.clone())];
        if self.is_disputed_at(witness, &about, &error.pointer, None) {
            return;
        }
        let at = shown(&witness.document.reference(Within::Pointer(&error.pointer)));
        let has_status = |row: &&Row<'_>| error.status.is_none() || row.spec.status == error.status;
        let mut with_status = same.filter(has_status).map(|row| row.spec).peekable();
        if let (None, Some(status)) = (with_status.peek(), error.status) {
            let title = format!("`{code}` has the status {status} in `{at}`");
            self.spec_differs("status-differs", witness, &place.at("status"), title);
        } else if let Some(message) = &error.message
            && !with_status.any(|row| row.message == *message || row.message.is_empty())
        {
            let title = format!("`{code}` has another message in `{at}`: {message}");
            self.spec_differs("message-differs", witness, &place.at("message"), title);
        }
    }

    /// The rows that an operation of the service may return.
    fn all_rows(&self, folders: &[String]) -> Vec<Row<'a>> {
        let specs = self.specs;
        let operations = specs.operations.iter().filter(|it| it.folders == folders);
        let operations = operations.flat_map(|it| rows(&it.spec.errors, it.source));
        let service = specs.service(&folders[0], &folders[1]).into_iter();
        let service = service.flat_map(|it| rows(&it.spec.errors, it.source));
        let provider = specs.provider(&folders[0]).into_iter();
        let provider = provider.flat_map(|it| rows(&it.spec.errors, it.source));
        operations.chain(service).chain(provider).collect()
    }
}

fn rows(errors: &[ErrorRow], source: usize) -> Vec<Row<'_>> {
    let rows = errors
        .iter()
        .enumerate()
        .map(|(index, spec)| Row { spec, place: Place::file(source).nth("errors", index) });
    rows.collect()
}
