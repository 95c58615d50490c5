//! Operations: every part of a page, put together.

use std::collections::BTreeSet;

use super::disputes::Targets;
use super::predicates::Subjects;
use super::scope::Scope;
use super::types::TypeTable;
use super::{Checker, content};
use crate::model;
use crate::place::Place;
use crate::spec;
use crate::spec::read::File;

/// What stands around an operation.
pub(super) struct Around<'a, 'c> {
    /// The provider.
    pub(super) provider: &'a spec::Provider,
    /// The service.
    pub(super) service: &'a File<spec::Service>,
    /// The facts of the service.
    pub(super) context: &'c [model::ContextFact],
}

impl<'a> Checker<'a> {
    /// An operation; its errors belong to the service's codes.
    pub(super) fn operation(
        &mut self,
        around: &Around<'a, '_>,
        file: &'a File<spec::Operation>,
        (name, module): (String, String),
        types: &mut TypeTable,
    ) -> model::Operation {
        let place = Place::file(file.source);
        let operation = &file.spec;
        let style = around.service.spec.style.as_ref();
        let style = style.unwrap_or(&around.provider.style);
        let fields = self.parameters(operation, style, &place, &name, types);
        let call = self.call(style, operation, &fields, &place);
        self.examples(operation, &fields, types, &place);
        let response = self.response(&operation.response, &place, &name, types);
        let subjects = Subjects {
            fields: &fields,
            context: around.context,
            types,
        };
        let mut ids = Scope::exact(format!("the rules of `{}`", operation.operation));
        let rules = self.rules(operation, &subjects, (&place, &mut ids));
        let preconditions = self.preconditions(operation, &subjects, (&place, &mut ids));
        let quotas = self.quotas(operation, &subjects, (&place, &mut ids));
        let targets = Targets {
            operation: Some(operation),
            codes: around.codes(operation),
            folders: &file.folders,
            types,
        };
        self.disputes(&operation.disputes, &targets, &place);
        let in_band_failure =
            self.in_band_failure(around.service, operation, &response, &types.arena, &place);
        let envelope = &around.provider.envelope;
        let content = content::content(&response, &types.arena, envelope, in_band_failure.as_ref());
        model::Operation {
            wire: operation.operation.clone(),
            doc: operation.doc.clone(),
            notes: operation.notes.clone(),
            call,
            authorization: operation.authorization.clone(),
            in_band_failure,
            content,
            request: model::Structure::new(fields),
            response,
            types: types.take_inline(),
            rules,
            preconditions,
            quotas,
            disputes: operation.disputes.clone(),
            examples: operation.examples.clone(),
            history: operation.history.clone(),
            left_out: operation.left_out.clone(),
            source: operation.source.clone(),
            place,
            module,
            name,
        }
    }
}

impl<'a> Around<'a, '_> {
    /// The error codes that the operation may answer.
    fn codes(&self, operation: &'a spec::Operation) -> BTreeSet<&'a str> {
        let rows = operation.errors.iter().chain(&self.service.spec.errors);
        rows.chain(&self.provider.errors)
            .map(|row| row.code.as_str())
            .collect()
    }
}
