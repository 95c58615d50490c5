//! Disputes: the claims differ, what they are about exists, and its docs show them.

use std::collections::BTreeSet;

use super::scope::Scope;
use super::{Checker, items};
use crate::model::{About, Dispute, Field, Origin, Response, Service, Shape, Structure, Types};
use crate::place::Place;

impl Checker<'_> {
    /// The disputes of a service's file and of its operations, a copy of each beside what it concerns.
    pub(super) fn disputes(&mut self, service: &mut Service, place: &Place) {
        self.disputes_of_file(&service.disputes.clone(), service, None, place);
        for index in 0..service.operations.len() {
            let disputes = service.operations[index].disputes.clone();
            let place = service.operations[index].place.clone();
            self.disputes_of_file(&disputes, service, Some(index), &place);
        }
    }

    fn disputes_of_file(
        &mut self,
        disputes: &[Dispute],
        service: &mut Service,
        operation: Option<usize>,
        place: &Place,
    ) {
        let mut ids = Scope::exact("the disputes");
        for (at, dispute) in items(place, "disputes", disputes) {
            ids.claim_id(self, &dispute.id, &at.at("id"));
            self.claims(dispute, &at);
            for (at, about) in items(&at, "about", &dispute.about) {
                match concerned(service, operation, about) {
                    Some(concerned) => concerned.into_iter().for_each(|it| add(it, dispute)),
                    None => self.no_target(about, &at),
                }
            }
        }
    }

    fn claims(&mut self, dispute: &Dispute, place: &Place) {
        let claims = dispute.claims.iter();
        let says = claims.map(|claim| &claim.says).collect::<BTreeSet<_>>();
        if says.len() < 2 {
            self.error(
                "settled-dispute",
                &place.at("claims"),
                format!("the claims of `{}` do not contradict each other", dispute.id),
                "all claims say the same",
                "remove the dispute, or add the contradicting claim",
            );
        }
    }

    fn no_target(&mut self, about: &About, place: &Place) {
        let (key, name) = match about {
            About::Operation | About::Endpoints => return,
            // The rule may be missing from the model because of an error in it that is reported already.
            About::Rule(_) if !self.report.is_empty() => return,
            About::Parameter(name) => ("parameter", name),
            About::ResponseField(path) => ("response_field", path),
            About::Type(name) => ("type", name),
            About::Error(code) => ("error", code),
            About::Rule(id) => ("rule", id),
            About::Precondition(id) => ("precondition", id),
            About::Quota(id) => ("quota", id),
            About::Example(name) => ("example", name),
        };
        let what = key.replace('_', " ");
        self.error(
            "dispute-target",
            &place.at(key),
            format!("the dispute refers to an unknown {what} `{name}`"),
            "not in this spec",
            "correct the name, or remove the dispute if its subject was removed",
        );
    }
}

/// The disputes of the items that a dispute of the service or of an operation concerns; nothing if what it
/// is about does not exist.
///
/// This looks in the model: ids of limits are made there, and a path leads through lists and references.
fn concerned<'s>(
    service: &'s mut Service,
    operation: Option<usize>,
    about: &About,
) -> Option<Vec<&'s mut Vec<Dispute>>> {
    let operations = &mut service.operations;
    let operation = operation.map(move |index| &mut operations[index]);
    let items = match about {
        About::Operation | About::Endpoints => return Some(Vec::new()),
        // These have no docs of their own: the operation's page shows their disputes.
        About::Precondition(id) => {
            let mut preconditions = operation?.preconditions.iter();
            return preconditions.any(|it| it.id == *id).then(Vec::new);
        }
        About::Quota(id) => {
            let mut quotas = operation?.quotas.iter();
            return quotas.any(|it| it.id == *id).then(Vec::new);
        }
        About::Example(name) => {
            let mut examples = operation?.examples.iter();
            return examples.any(|it| it.name == *name).then(Vec::new);
        }
        About::Parameter(name) => named(&mut operation?.request.fields, name),
        About::ResponseField(path) => {
            let Response::Object(object) = &mut operation?.response else {
                return None;
            };
            response_fields(object, &mut service.types, path)?
        }
        About::Type(name) => {
            let inline = operation.iter().flat_map(|operation| &operation.types);
            let mut ids = service.shared_types.iter().chain(inline);
            let id = ids.find(|id| id.name() == name)?;
            vec![&mut service.types[id].disputes]
        }
        About::Error(code) => {
            // All operations of a service share one enum of codes, but a page documents only its own operation.
            let is_own = |origin: &Origin| match origin {
                Origin::Operation(wire) => operation.as_ref().is_some_and(|it| it.wire == *wire),
                Origin::Service | Origin::Provider => true,
            };
            let codes = service.error_codes.iter_mut();
            let codes = codes.filter(|it| it.wire == *code);
            let codes = codes.filter(|it| it.rows.iter().any(|row| is_own(&row.origin)));
            codes.map(|it| &mut it.disputes).collect()
        }
        // A rule has no docs of its own: the docs of its parameters show the dispute.
        About::Rule(id) => {
            let operation = operation?;
            let rules = operation.rules.iter().filter(|rule| rule.id == *id);
            let about = rules.flat_map(|rule| rule.form.fields());
            let about = about.collect::<BTreeSet<_>>();
            let fields = operation.request.fields.iter_mut().enumerate();
            let fields = fields.filter(|(index, field)| {
                about.contains(index) || field.limits.iter().any(|limit| limit.id == *id)
            });
            fields.map(|(_, field)| &mut field.disputes).collect()
        }
    };
    (!items.is_empty()).then_some(items)
}

/// The disputes of the fields at a path: `a/b` is a field of the type of a field.
fn response_fields<'s>(
    object: &'s mut Structure,
    types: &'s mut Types,
    path: &str,
) -> Option<Vec<&'s mut Vec<Dispute>>> {
    let mut steps = path.split('/').collect::<Vec<_>>();
    let last = steps.pop()?;
    let mut owner = None;
    for step in steps {
        let fields = match &owner {
            Some(id) => types[id].shape.fields(),
            None => &object.fields,
        };
        let field = fields.iter().find(|field| field.wire == step)?;
        owner = Some(field.kind.named()?.clone());
    }
    let object = match owner {
        Some(id) => match &mut types[&id].shape {
            Shape::Structure(structure) => structure,
            Shape::Enumeration(_) => return None,
        },
        None => object,
    };
    Some(named(&mut object.fields, last))
}

fn named<'s>(fields: &'s mut [Field], wire: &str) -> Vec<&'s mut Vec<Dispute>> {
    let fields = fields.iter_mut().filter(|field| field.wire == wire);
    fields.map(|field| &mut field.disputes).collect()
}

/// A dispute may concern an item for more than one reason, and is shown once.
fn add(disputes: &mut Vec<Dispute>, dispute: &Dispute) {
    if !disputes.contains(dispute) {
        disputes.push(dispute.clone());
    }
}
