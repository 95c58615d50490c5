//! Witnesses against specs: names, types, presence, values, errors and hosts, in both directions.

mod errors;
mod fields;
mod hosts;

use super::witness::{self, Metadata};
use super::{Audit, shown};
use crate::audit::facts::{Reference, Within};
use apispec_codegen::place::Place;
use apispec_codegen::report::Mark;
use apispec_codegen::source::Span;
use apispec_codegen::spec::read::File;
use apispec_codegen::spec::{About, DocumentKind, Operation};

const ADD: &str =
    "add it to the spec, or to the operation's `left_out` with a reason, or tell it in a dispute";
const AGREE: &str = "write what the document says, or tell both claims in a dispute";

impl<'a> Audit<'a> {
    /// Reports every difference between the witnesses and the specs that is not told.
    pub(super) fn witnesses(&mut self) {
        for document in 0..self.documents.len() {
            let says = self.documents[document].says;
            if says.kind != DocumentKind::Witness {
                continue;
            }
            let Some(all) = witness::metadata(&self.documents[document]) else {
                self.unread(document);
                continue;
            };
            for metadata in &all {
                self.metadata(document, metadata);
            }
        }
    }

    fn metadata(&mut self, document: usize, metadata: &Metadata) {
        let specs = self.specs;
        let folders = self.folders(document);
        let Some(name) = &metadata.operation else {
            for folders in folders {
                self.errors(document, metadata, folders, None);
            }
            return;
        };
        let operations = specs.operations.iter().filter(|file| {
            let service = specs.service(&file.folders[0], &file.folders[1]);
            let is = |own: Option<&str>, told: &Option<String>| {
                told.as_deref()
                    .is_none_or(|told| own.is_none_or(|own| own == told))
            };
            file.spec.operation == *name
                && folders.contains(&file.folders.as_slice())
                && is(
                    service.map(|file| file.spec.product.as_str()),
                    &metadata.product,
                )
                && is(
                    service.map(|file| file.spec.version.as_str()),
                    &metadata.version,
                )
        });
        let operations = operations.collect::<Vec<_>>();
        if operations.is_empty() {
            self.unread(document);
        }
        for file in operations {
            self.call(document, metadata, file);
            self.fields(document, metadata, file);
            self.errors(document, metadata, &file.folders, Some(file));
            self.hosts(document, metadata, &file.folders);
        }
    }

    /// The document bears witness to nothing.
    fn unread(&mut self, document: usize) {
        let id = &self.documents[document].says.id;
        let Some(file) = &self.specs.documents else {
            return;
        };
        let index = file.spec.documents.iter().position(|each| each.id == *id);
        let place = Place::file(file.source).nth("documents", index.unwrap_or_default());
        let title = format!("`{id}` bears witness to no operation of the specs");
        let mark = self.mark(
            &place.at("id"),
            "no spec with the operation that it describes cites it",
        );
        self.error(
            "idle-witness",
            vec![mark],
            title,
            "cite it where it bears something out, or take it off the list".into(),
        );
    }

    fn call(&mut self, document: usize, metadata: &Metadata, file: &'a File<Operation>) {
        let Some(http) = &file.spec.http else { return };
        let place = Place::file(file.source).at("http");
        let method = format!("{:?}", http.method).to_ascii_uppercase();
        if !metadata.methods.is_empty() && !metadata.methods.contains(&method) {
            let title = format!("the method is not `{method}` in the metadata");
            self.spec_differs("call-differs", document, &place.at("method"), title);
        }
        if let Some(path) = &metadata.path
            && *path != http.path
        {
            let title = format!("the path is `{path}` in the metadata");
            self.spec_differs("call-differs", document, &place.at("path"), title);
        }
    }

    /// Whether a dispute about one of these cites this place of the document, or one of these parts of it.
    fn is_told_about(
        &self,
        document: usize,
        folders: &[String],
        about: &[About],
        pointer: &str,
        parts: Option<&[&str]>,
    ) -> bool {
        let place = Reference {
            document: &self.documents[document].says.id,
            within: Within::Pointer(pointer),
        };
        about
            .iter()
            .any(|about| self.disputes.cites(folders, about, &place, parts))
    }

    /// Whether the text is left out with a reference to the document.
    fn is_left_out_of(&self, document: usize, folders: &[String], text: &str) -> bool {
        let id = &self.documents[document].says.id;
        self.facts.iter().zip(&self.cited).any(|(fact, cited)| {
            fact.left_out() == Some(text)
                && fact.folders == folders
                && cited.iter().any(|place| place.document == id)
        })
    }

    /// Something that the witness has and the spec lacks.
    fn witness_has(&mut self, code: &'static str, document: usize, span: &Span, title: String) {
        let mark = Mark {
            source: self.documents[document].source,
            span: span.clone(),
            label: "told here".into(),
        };
        self.error(code, vec![mark], title, ADD.into());
    }

    /// Something that the spec says otherwise than the witness.
    fn spec_differs(&mut self, code: &'static str, document: usize, place: &Place, title: String) {
        let id = &self.documents[document].says.id;
        let mark = self.mark(place, "said here");
        self.error(code, vec![mark], format!("{title} (`{id}`)"), AGREE.into());
    }

    fn cited_as(&self, document: usize, pointer: &str) -> String {
        shown(&Reference {
            document: &self.documents[document].says.id,
            within: Within::Pointer(pointer),
        })
    }
}
