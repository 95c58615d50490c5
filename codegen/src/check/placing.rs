//! Disputes → the items that they concern, so that the docs of an item show them.

use crate::model::{About, Dispute, Response, Service, Shape};

/// Puts a copy of each dispute beside the fields, types and codes that it concerns.
pub(super) fn place(service: &mut Service) {
    for dispute in service.disputes.clone() {
        for about in &dispute.about {
            match about {
                About::Type(name) => of_type(service, None, name, &dispute),
                About::Error(code) => of_code(service, code, &dispute),
                _ => {}
            }
        }
    }
    for index in 0..service.operations.len() {
        for dispute in service.operations[index].disputes.clone() {
            for about in &dispute.about {
                of_operation(service, index, about, &dispute);
            }
        }
    }
}

fn of_operation(service: &mut Service, index: usize, about: &About, dispute: &Dispute) {
    match about {
        About::Type(name) => of_type(service, Some(index), name, dispute),
        About::Error(code) => of_code(service, code, dispute),
        About::Parameter(name) => {
            let fields = &mut service.operations[index].request.fields;
            let fields = fields.iter_mut().filter(|field| field.wire == *name);
            fields.for_each(|field| add(&mut field.disputes, dispute));
        }
        About::ResponseField(path) => of_response_field(service, index, path, dispute),
        About::Rule(id) => of_rule(service, index, id, dispute),
        About::Operation
        | About::Precondition(_)
        | About::Quota(_)
        | About::Example(_)
        | About::Endpoints => {}
    }
}

/// A dispute about a rule concerns the parameters that the rule is about.
fn of_rule(service: &mut Service, index: usize, id: &str, dispute: &Dispute) {
    let operation = &mut service.operations[index];
    let rules = operation.rules.iter().filter(|rule| rule.id == id);
    let about = rules
        .flat_map(|rule| rule.form.fields())
        .collect::<Vec<_>>();
    for (index, field) in operation.request.fields.iter_mut().enumerate() {
        if about.contains(&index) || field.limits.iter().any(|limit| limit.id == id) {
            add(&mut field.disputes, dispute);
        }
    }
}

/// `a/b` is a field of the type of a field.
fn of_response_field(service: &mut Service, index: usize, path: &str, dispute: &Dispute) {
    let mut steps = path.split('/');
    let mut step = steps.next().unwrap_or_default();
    let Response::Object(object) = &mut service.operations[index].response else {
        return;
    };
    let mut fields = &mut object.fields;
    for next in steps {
        let field = fields.iter().find(|field| field.wire == step);
        let Some(id) = field.and_then(|field| field.kind.named()).cloned() else {
            return;
        };
        let Shape::Structure(structure) = &mut service.types[&id].shape else {
            return;
        };
        fields = &mut structure.fields;
        step = next;
    }
    let fields = fields.iter_mut().filter(|field| field.wire == step);
    fields.for_each(|field| add(&mut field.disputes, dispute));
}

/// A dispute about a type of the operation or of the service.
fn of_type(service: &mut Service, operation: Option<usize>, name: &str, dispute: &Dispute) {
    let inline = operation.map_or(&[][..], |index| &service.operations[index].types);
    let mut ids = service.shared_types.iter().chain(inline);
    if let Some(id) = ids.find(|id| id.name() == name).cloned() {
        add(&mut service.types[&id].disputes, dispute);
    }
}

fn of_code(service: &mut Service, wire: &str, dispute: &Dispute) {
    let codes = service.error_codes.iter_mut();
    codes
        .filter(|code| code.wire == wire)
        .for_each(|code| add(&mut code.disputes, dispute));
}

/// A dispute may concern an item for more than one reason, and is shown once.
fn add(disputes: &mut Vec<Dispute>, dispute: &Dispute) {
    if !disputes.contains(dispute) {
        disputes.push(dispute.clone());
    }
}
