//! Disputes: the claims differ, and what they are about exists.

use std::collections::BTreeSet;

use super::Checker;
use super::scope::Scope;
use crate::place::Place;
use crate::spec;
use crate::spec::About;

/// What disputes of a file can be about.
pub(super) struct Targets<'a> {
    /// The operation, if the file is one's.
    pub(super) operation: Option<&'a spec::Operation>,
    /// The error codes that the file or the files around it document.
    pub(super) codes: BTreeSet<&'a str>,
    /// The folders of the service.
    pub(super) folders: &'a [String],
    /// The types of the service.
    pub(super) types: &'a super::types::TypeTable,
}

impl<'a> Checker<'a> {
    /// The disputes of a file.
    pub(super) fn disputes(
        &mut self,
        disputes: &[spec::Dispute],
        targets: &Targets<'_>,
        place: &Place,
    ) {
        let mut ids = Scope::exact("the disputes");
        for (index, dispute) in disputes.iter().enumerate() {
            let at = place.nth("disputes", index);
            ids.claim_id(self, &dispute.id, &at.at("id"));
            self.claims(dispute, &at);
            for (index, about) in dispute.about.iter().enumerate() {
                self.about(about, targets, &at.nth("about", index));
            }
        }
    }

    fn claims(&mut self, dispute: &spec::Dispute, place: &Place) {
        let says = dispute
            .claims
            .iter()
            .map(|claim| &claim.says)
            .collect::<BTreeSet<_>>();
        if says.len() < 2 {
            self.error(
                "settled-dispute",
                &place.at("claims"),
                format!("the claims of `{}` do not differ", dispute.id),
                "nothing to decide",
                "remove the dispute, or add the claim that contradicts".into(),
            );
        }
    }

    fn about(&mut self, about: &About, targets: &Targets<'_>, place: &Place) {
        let operation = targets.operation;
        let parameters = operation.map_or(&[][..], |operation| &operation.parameters);
        let (key, name, exists) = match about {
            About::Operation | About::Endpoints => return,
            About::Parameter(name) => (
                "parameter",
                name,
                parameters.iter().any(|field| field.name == *name),
            ),
            About::ResponseField(name) => (
                "response_field",
                name,
                self.has_response_field(targets, name),
            ),
            About::Type(name) => ("type", name, targets.types.is_known(name)),
            About::Error(code) => ("error", code, targets.codes.contains(code.as_str())),
            About::Rule(id) => (
                "rule",
                id,
                operation.is_some_and(|operation| has_rule(operation, id)),
            ),
            About::Precondition(id) => (
                "precondition",
                id,
                operation.is_some_and(|operation| {
                    operation.preconditions.iter().any(|one| one.id == *id)
                }),
            ),
            About::Quota(id) => (
                "quota",
                id,
                operation.is_some_and(|operation| operation.quotas.iter().any(|one| one.id == *id)),
            ),
            About::Example(name) => (
                "example",
                name,
                operation.is_some_and(|operation| {
                    operation.examples.iter().any(|one| one.name == *name)
                }),
            ),
        };
        if !exists {
            self.error(
                "dispute-target",
                &place.at(key),
                format!(
                    "there is no {} `{name}` to dispute about",
                    key.replace('_', " ")
                ),
                "not in this spec",
                "correct the name, or remove the dispute with what it was about".into(),
            );
        }
    }

    /// Whether an answer has a field; `a/b` looks inside.
    fn has_response_field(&self, targets: &Targets<'_>, path: &str) -> bool {
        let operation = targets.operation;
        let Some(spec::Response::Object(object)) = operation.map(|operation| &operation.response)
        else {
            return false;
        };
        let mut fields = object.fields.iter().collect::<Vec<_>>();
        let mut steps = path.split('/').peekable();
        while let Some(step) = steps.next() {
            let Some(field) = fields.into_iter().find(|field| field.name == step) else {
                return false;
            };
            if steps.peek().is_none() {
                return true;
            }
            fields = self.inner_fields(&field.kind, targets.folders);
        }
        false
    }

    /// The fields of what a type of a service holds.
    fn inner_fields<'s>(
        &'s self,
        kind: &'s spec::Type,
        service: &[String],
    ) -> Vec<&'s spec::Field> {
        match kind {
            spec::Type::Object(object) => object.fields.iter().collect(),
            spec::Type::List(list) => self.inner_fields(&list.of, service),
            spec::Type::Ref(name) => {
                let files = self.specs.types_of(&service[0], &service[1]).iter();
                let definitions = files.flat_map(|file| &file.spec.types);
                let found = definitions
                    .filter(|definition| definition.name == *name)
                    .find_map(|definition| match &definition.shape {
                        spec::TypeShape::Object(object) => Some(object.fields.iter().collect()),
                        spec::TypeShape::Enum(_) => None,
                    });
                found.unwrap_or_default()
            }
            _ => Vec::new(),
        }
    }
}

fn has_rule(operation: &spec::Operation, id: &str) -> bool {
    let limit = operation.parameters.iter().any(|field| {
        let prefix = format!("{}.", field.name);
        field
            .limits
            .iter()
            .any(|limit| limit.id.as_deref() == Some(id))
            || id.strip_prefix(&prefix).is_some() && !field.limits.is_empty()
    });
    limit || operation.rules.iter().any(|rule| rule.id == id)
}
