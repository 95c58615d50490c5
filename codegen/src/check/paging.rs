//! Paging: the parameters and fields by which a list is read page by page.

use super::Checker;
use super::field_paths::{Inside, Whole};
use crate::model::{self, Field, FieldPath, Kind, NextPage, Operation, Service};
use crate::place::Place;
use crate::spec;

impl Checker<'_> {
    /// How the list in an operation's response is read page by page.
    pub(super) fn paging(
        &mut self,
        says: &spec::Paging,
        operation: &Operation,
        service: &Service,
        place: &Place,
    ) -> Option<model::Paging> {
        let whole = Whole::Response(&operation.wire);
        let inside = Inside { fields: operation.response.fields(), types: &service.types, whole };
        let fields = &operation.request.fields;
        let (parameter, next) = match says {
            spec::Paging::PageNumber(says) => {
                let place = place.at("page_number");
                let page = self.number(&says.page, fields, &place.at("page"));
                let size = self.number(&says.size, fields, &place.at("size"));
                let total = self.total(says.total.as_deref(), inside, &place);
                let items = self.list_path(&says.items, inside, &place.at("items"));
                let page = page?;
                if fields[page].default.is_none() {
                    return self.reject(
                        "no-first-page",
                        &place.at("page"),
                        format!("`{}` has no default", says.page),
                        "the number of the first page is not known",
                        "give the parameter its documented `default`",
                    );
                }
                (page, NextPage::Number { size: size?, total: total?, items: items?.0 })
            }
            spec::Paging::Offset(says) => {
                let place = place.at("offset");
                let offset = self.number(&says.offset, fields, &place.at("offset"));
                let total = self.total(says.total.as_deref(), inside, &place);
                let items = self.list_path(&says.items, inside, &place.at("items"));
                (offset?, NextPage::Offset { total: total?, items: items?.0 })
            }
            spec::Paging::Marker(says) => {
                let place = place.at("marker");
                let at = place.at("marker");
                let marker = self.field_index(&says.marker, fields, &at);
                let next = self.field_path(&says.next, inside, &place.at("next"));
                let (marker, (next, field)) = (marker?, next?);
                if fields[marker].kind != Kind::String || field.kind != Kind::String {
                    return self.reject(
                        "marker-type",
                        &place,
                        format!("`{}` and `{}` are not both texts", says.marker, says.next),
                        "not texts",
                        "name the fields with the markers",
                    );
                }
                (marker, NextPage::Marker(next))
            }
        };
        Some(model::Paging { says: says.clone(), parameter, next })
    }

    /// A parameter that is a whole number.
    fn number(&mut self, name: &str, fields: &[Field], place: &Place) -> Option<usize> {
        let index = self.field_index(name, fields, place)?;
        if is_whole(&fields[index].kind) {
            return Some(index);
        }
        self.reject(
            "page-type",
            place,
            format!("`{name}` is not a whole number"),
            "expected `int32` or `int64`",
            "name the parameter with the number, or correct its type",
        )
    }

    /// The field with the number of all items: none inside if the spec names none, none outside if it can't be used.
    fn total(
        &mut self,
        path: Option<&str>,
        inside: Inside<'_>,
        place: &Place,
    ) -> Option<Option<FieldPath>> {
        let Some(path) = path else {
            return Some(None);
        };
        let place = place.at("total");
        let (steps, field) = self.field_path(path, inside, &place)?;
        // Some services write the number as a text.
        if is_whole(&field.kind) || field.kind == Kind::String {
            return Some(Some(steps));
        }
        self.reject(
            "total-type",
            &place,
            format!("`{path}` is not a number"),
            "expected a whole number or a text",
            "name the field with the number of all items",
        )
    }
}

fn is_whole(kind: &Kind) -> bool {
    matches!(kind, Kind::Int32 | Kind::Int64)
}
