//! Examples and defaults of fields that their own limits, types or parts refuse.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;

use super::Book;
use super::book::FieldAt;
use super::decided::says;
use super::page::Meaning;
use apispec_codegen::decide;
use apispec_codegen::model::{Field, NamedType, Operation, Response, Shape};
use apispec_codegen::spec;

/// A value of a field that the field refuses.
pub(super) struct Refused<'b> {
    pub(super) at: &'b FieldAt,
    /// What the value should be.
    pub(super) says: String,
}

/// The fields whose value of one kind, such as their example, is refused.
pub(super) fn refused<'b>(
    book: &'b Book<'_>,
    value: fn(&spec::Field) -> Option<&Value>,
) -> Vec<Refused<'b>> {
    let written = book.fields.iter().map(|at| (&at.place, at));
    let written = written.collect::<BTreeMap<_, _>>();
    let mut refused = Vec::new();
    let mut services = BTreeSet::new();
    for page in &book.pages {
        let Meaning { service, operation } = page.meaning;
        let mut fields = own_fields(operation);
        if services.insert(page.service.source) {
            fields.extend(members(&service.types));
        }
        for field in fields {
            let at = written.get(&field.place);
            let Some((at, value)) = at.and_then(|at| Some((at, value(&at.field)?))) else {
                continue;
            };
            let misfits = decide::misfits(service, operation, field, value);
            if let Some(misfit) = misfits.first() {
                let says = says(*misfit);
                refused.push(Refused { at, says });
            }
        }
    }
    refused
}

/// The fields of an operation, those of the types that it defines on the spot included.
fn own_fields(operation: &Operation) -> Vec<&Field> {
    let response = match &operation.response {
        Response::Object(object) => object.fields.as_slice(),
        Response::Empty | Response::List(..) => &[],
    };
    let fields = operation.request.fields.iter().chain(response);
    fields.chain(members(&operation.types)).collect()
}

/// The fields of some types.
fn members(types: &[NamedType]) -> impl Iterator<Item = &Field> {
    types.iter().flat_map(|named| match &named.shape {
        Shape::Structure(structure) => structure.fields.as_slice(),
        Shape::Enumeration(_) => &[],
    })
}
