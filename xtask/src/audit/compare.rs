//! Compares metadata with specs: names, types, presence, values, errors and hosts, in both directions.

mod errors;
mod fields;
mod hosts;

use super::Audit;
use super::coverage::AGREE;
use super::document::Document;
use super::witness::{self, Metadata};
use crate::documents::Within;
use apispec_codegen::place::Place;
use apispec_codegen::source::Span;
use apispec_codegen::spec::read::File;
use apispec_codegen::spec::{About, DocumentKind, Operation};

const ADD: &str =
    "add it to the spec, add it to the operation's `left_out` with a reason, or record a dispute";

/// A witness and the service that it is compared with.
#[derive(Clone, Copy)]
struct Witness<'w> {
    document: &'w Document<'w>,
    metadata: &'w Metadata,
    /// The folders of the service.
    folders: &'w [String],
}

impl<'a> Audit<'a> {
    /// Reports every difference between metadata and specs that no dispute explains.
    pub(super) fn witnesses(&mut self) {
        for document in self.documents_of(DocumentKind::Witness) {
            match witness::metadata(document) {
                Some(all) => self.described(document, &all),
                None => self.idle_witness(document),
            }
        }
    }

    /// Compares the operations that a document describes.
    ///
    /// Metadata of a whole product counts for the operations that are cited: most others have no spec, and some follow
    /// another document.
    fn described(&mut self, document: &'a Document<'a>, all: &[Metadata]) {
        if let [only] = all {
            return self.metadata(document, only);
        }
        let cited = all.iter().filter(|it| self.is_cited(document, it)).collect::<Vec<_>>();
        if cited.is_empty() {
            self.idle_witness(document);
        }
        cited.into_iter().for_each(|it| self.metadata(document, it));
    }

    /// Whether a fact cites the description of an operation, or a part of it.
    fn is_cited(&self, document: &Document<'a>, metadata: &Metadata) -> bool {
        let parameters = metadata.parameters.as_ref();
        let whole = parameters.and_then(|it| it.pointer.rsplit_once('/'));
        let Some((whole, _)) = whole else {
            return true;
        };
        let place = document.reference(Within::Pointer(whole));
        self.facts.iter().any(|it| it.cited.iter().any(|cited| cited.meets(&place)))
    }

    fn metadata(&mut self, document: &'a Document<'a>, metadata: &Metadata) {
        let folders = self.folders(document);
        let Some(name) = &metadata.operation else {
            for folders in folders {
                let witness = Witness { document, metadata, folders };
                self.service_errors(witness);
            }
            return;
        };
        let specs = self.specs;
        let is =
            |own: &str, declared: &Option<String>| declared.as_ref().is_none_or(|it| own == it);
        let operations = specs.operations.iter().filter(|file| {
            let service = specs.service(&file.folders[0], &file.folders[1]);
            file.spec.operation == *name
                && folders.contains(&file.folders.as_slice())
                && service.is_none_or(|file| {
                    is(&file.spec.product, &metadata.product)
                        && is(&file.spec.version, &metadata.version)
                })
        });
        let operations = operations.collect::<Vec<_>>();
        if operations.is_empty() {
            self.idle_witness(document);
        }
        for file in operations {
            let witness = Witness { document, metadata, folders: &file.folders };
            self.call(witness, file);
            self.fields(witness, file);
            self.operation_errors(witness, file);
            self.hosts(witness);
        }
    }

    fn idle_witness(&mut self, document: &Document<'_>) {
        let id = &document.says.id;
        let title = format!("the metadata `{id}` matches no operation of the specs");
        let label = "not cited by a spec of the operation that it describes";
        let mark = self.mark(&document.place.at("id"), label);
        let help = "cite it as a source, or remove it from the list";
        self.error("idle-witness", vec![mark], title, help);
    }

    fn call(&mut self, witness: Witness<'_>, file: &'a File<Operation>) {
        let Some(http) = &file.spec.http else { return };
        let Metadata { methods, path, .. } = witness.metadata;
        let place = Place::file(file.source).at("http");
        let method = serde_json::to_value(http.method).unwrap_or_default();
        let method = method.as_str().unwrap_or_default();
        if !methods.is_empty() && !methods.iter().any(|it| it == method) {
            let title = format!("the method `{method}` is not in the metadata");
            self.spec_differs("call-differs", witness, &place.at("method"), title);
        }
        let documented = path.as_ref().zip(http.path.as_ref());
        if let Some((path, _)) = documented.filter(|(path, own)| path != own) {
            let title = format!("the path in the metadata is `{path}`");
            self.spec_differs("call-differs", witness, &place.at("path"), title);
        }
    }

    /// Something that only the metadata states.
    fn witness_has(
        &mut self,
        code: &'static str,
        witness: Witness<'_>,
        span: &Span,
        title: String,
    ) {
        let mark = witness.document.mark(span.clone(), "stated here");
        self.error(code, vec![mark], title, ADD);
    }

    /// Something that the spec states differently from the metadata.
    fn spec_differs(
        &mut self,
        code: &'static str,
        witness: Witness<'_>,
        place: &Place,
        title: String,
    ) {
        let id = &witness.document.says.id;
        let mark = self.mark(place, "stated here");
        self.error(code, vec![mark], format!("{title} (`{id}`)"), AGREE);
    }

    /// Whether a dispute about one of these cites this location in the metadata, or one of these parts of it.
    fn is_disputed_at(
        &self,
        witness: Witness<'_>,
        about: &[About],
        pointer: &str,
        parts: Option<&[&str]>,
    ) -> bool {
        let place = witness.document.reference(Within::Pointer(pointer));
        let mut about = about.iter();
        about.any(|about| self.disputes.cites(witness.folders, about, &place, parts))
    }

    /// Whether the text is left out with a reference to the witness.
    fn is_left_out_of(&self, witness: Witness<'_>, text: &str) -> bool {
        self.facts.iter().any(|citing| {
            citing.fact.left_out() == Some(text)
                && citing.fact.folders == witness.folders
                && citing.cites(witness.document)
        })
    }
}
