//! An operation as the generator understands it: its rules to be interpreted, and random requests.

mod elsewhere;
mod following;
mod random;
mod verdicts;

use apispec_codegen::decide::{About, Subject};
use apispec_codegen::model::{Kind, NamedType, Operation, Presence, Service, TypeId, View};
pub(crate) use elsewhere::Judged;
use serde_json::{Map, Value};

/// What is given: a value for each parameter and then for each fact.
pub(crate) type Given = Vec<Option<Value>>;

/// Values by name.
pub(crate) type Values = Map<String, Value>;

/// An operation with its rules.
pub(crate) struct Understood {
    pub(crate) view: View<'static>,
    pub(crate) service: &'static Service,
    pub(crate) operation: &'static Operation,
    /// The rules, to be interpreted.
    pub(crate) subject: Subject,
}

impl Understood {
    pub(crate) fn new(view: View<'static>) -> Self {
        Self { view, service: view.service, operation: view.operation, subject: Subject::new(view) }
    }

    /// The parameters that are given, and the facts.
    pub(crate) fn named(&self, given: &Given) -> (Values, Values) {
        let (mut request, mut facts) = (Values::new(), Values::new());
        for (variable, value) in self.subject.variables().iter().zip(given) {
            if let Some(value) = value {
                let values = match variable.about {
                    About::Field => &mut request,
                    About::Fact => &mut facts,
                };
                values.insert(variable.name.clone(), value.clone());
            }
        }
        (request, facts)
    }

    /// The kind of a parameter or a fact, and whether it is always there.
    pub(crate) fn kind(&self, index: usize) -> (&'static Kind, Presence) {
        let fields = &self.operation.request.fields;
        match fields.get(index) {
            Some(field) => (&field.kind, field.presence),
            None => {
                let fact = &self.service.context[index - fields.len()];
                (&fact.kind, Presence::Optional)
            }
        }
    }

    /// A type that a kind names.
    pub(crate) fn named_type(&self, id: &TypeId) -> &'static NamedType {
        &self.service.types[id]
    }
}
