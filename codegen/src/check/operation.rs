//! Operations: all parts of an operation's spec, put together.

use super::locations::Owner;
use super::predicates::Subjects;
use super::scope::Scope;
use super::types::TypeTable;
use super::{Checker, content};
use crate::model;
use crate::place::Place;
use crate::spec;
use crate::spec::read::File;

/// The context of an operation.
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
        name: &str,
        module: String,
        types: &mut TypeTable,
    ) -> model::Operation {
        let place = Place::file(file.source);
        let operation = &file.spec;
        if operation.status == spec::Status::SetByService {
            self.error(
                "operation-status",
                &place.at("status"),
                format!("`{}` can't be set by the service", operation.operation),
                "for parameters only",
                "use `deprecated` or `unavailable`, or remove the status",
            );
        }
        let style = around.service.spec.style.as_ref();
        let style = style.unwrap_or(&around.provider.style);
        let owner = Owner::Request(style);
        let request = self.structure(&operation.parameters, owner, &place, name, types);
        let fields = &request.fields;
        let call = self.call(style, operation, fields, &place);
        self.constant_parameters(&call, fields);
        self.one_body(fields);
        self.examples(operation, fields, types, &place);
        let response = self.response(&operation.response, &place.at("response"), name, types);
        self.one_body(response.fields());
        let subjects = Subjects { fields, context: around.context, types };
        let mut ids = Scope::exact(format!("the rules of `{}`", operation.operation));
        let rules = self.rules(operation, &subjects, &place, &mut ids);
        self.proposed(operation, &subjects, &place);
        let preconditions = self.preconditions(operation, &subjects, &place, &mut ids);
        let quotas = self.quotas(operation, &subjects, &place, &mut ids);
        let observations = self.observations(file, &subjects);
        let in_band_failure =
            self.in_band_failure(around.service, operation, &response, &types.arena, &place);
        let envelope = &around.provider.envelope;
        let content = content::content(&response, &types.arena, envelope, in_band_failure.as_ref());
        model::Operation {
            wire: operation.operation.clone(),
            doc: operation.doc.clone(),
            status: operation.status,
            notes: operation.notes.clone(),
            call,
            authorization: operation.authorization.clone(),
            in_band_failure,
            content,
            request,
            response,
            // They may name any operation and type of the service, and are resolved once all are there.
            poll: None,
            paging: None,
            types: types.take_inline(),
            rules,
            preconditions,
            quotas,
            disputes: operation.disputes.clone(),
            examples: operation.examples.iter().map(example).collect(),
            observations,
            history: operation.history.clone(),
            left_out: operation.left_out.clone(),
            source: operation.source.clone(),
            place,
            module,
            name: name.to_owned(),
        }
    }
}

/// An example without `allow`, which is for lints; the model has no use for it.
fn example(example: &spec::Example) -> spec::Example {
    spec::Example { allow: Vec::new(), ..example.clone() }
}
