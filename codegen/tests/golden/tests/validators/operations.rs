//! The operations: the rules as the generator understands them, and the validator that it emitted.

use std::path::Path;
use std::sync::LazyLock;

use apispec_codegen::model::{Kind, View};
use apispec_codegen::{Model, disk};
use cloud_backup_api::description::Rule;
use cloud_backup_api::remedies::Owed;
use cloud_backup_api::{OperationVisitor, Report, SerdeOperation, each_operation};
use serde::de::DeserializeOwned;
use serde_json::Value;

use crate::understood::{Given, Understood, Values};

/// What a request and facts, by name, lead to.
type OfRequest<T> = dyn Fn(&Values, &Values) -> T;

/// An operation with both of its validators.
pub(crate) struct Tested {
    pub(crate) understood: Understood,
    /// The table of the emitted validator.
    pub(crate) rules: &'static [Rule],
    validate: Box<OfRequest<Report>>,
    owed: Box<OfRequest<Owed>>,
    rewritten: fn(&Values) -> Value,
}

/// Every operation of the crate, or those that the variable `OPERATIONS` names, with commas between them.
pub(crate) fn operations() -> Vec<Tested> {
    struct All(Vec<Tested>);

    impl OperationVisitor for All {
        fn visit<O: SerdeOperation>(&mut self) {
            self.0.push(Tested::new::<O>());
        }
    }

    let mut all = All(Vec::new());
    each_operation(&mut all);
    if let Ok(names) = std::env::var("OPERATIONS") {
        all.0.retain(|it| names.split(',').any(|name| name == it.understood.operation.wire));
    }
    all.0
}

/// The operation of a service.
pub(crate) fn operation(feature: &str, name: &str) -> Tested {
    let mut operations = operations().into_iter();
    let found = operations.find(|it| {
        it.understood.service.feature == feature && it.understood.operation.wire == name
    });
    found.expect("the crate has it")
}

impl Tested {
    fn new<T: SerdeOperation>() -> Self {
        static MODEL: LazyLock<Model> = LazyLock::new(|| {
            let specs = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../specs");
            let sources = disk::specs(&specs, "specs").expect("the specs can be read");
            apispec_codegen::model(&sources).expect("the specs are right")
        });
        let mut operations = MODEL.operations();
        let is_of = |view: &View<'_>| {
            let service = format!("{}::{}", view.provider.module, view.service.module);
            service == T::INFO.service.module && view.operation.wire == T::NAME
        };
        let view = operations.find(is_of).expect("the operation");
        Self {
            understood: Understood::new(view),
            rules: T::RULES,
            validate: Box::new(move |request, facts| read::<T>(request).validate_in(&read(facts))),
            owed: Box::new(move |request, facts| read::<T>(request).owed(&read(facts))),
            rewritten: |request| {
                serde_json::to_value(read::<T>(request)).expect("it can be written")
            },
        }
    }

    /// What the emitted validator says.
    pub(crate) fn report(&self, given: &Given) -> Report {
        let (request, facts) = self.understood.named(given);
        (self.validate)(&request, &facts)
    }

    /// What the request owes.
    pub(crate) fn owed(&self, given: &Given) -> Owed {
        let (request, facts) = self.understood.named(given);
        (self.owed)(&request, &facts)
    }

    /// The parameter with this name, by its place among what is given.
    pub(crate) fn parameter(&self, name: &str) -> usize {
        let mut fields = self.understood.operation.request.fields.iter();
        let found = fields.position(|field| field.wire == name);
        found.unwrap_or_else(|| panic!("{name} is no parameter"))
    }
}

fn read<T: DeserializeOwned>(request: &Values) -> T {
    let read = serde_json::from_value(Value::Object(request.clone()));
    read.unwrap_or_else(|error| panic!("{error}: {request:?}"))
}

/// No parameter gets lost between a random value and the request that is validated.
#[test]
fn every_parameter_reaches_the_request() {
    for tested in operations() {
        let mut random = fastrand::Rng::with_seed(1);
        for _ in 0..200 {
            let given = tested.understood.random(&mut random);
            let (request, _) = tested.understood.named(&given);
            let written = (tested.rewritten)(&request);
            let written = written.as_object().expect("an object");
            for field in &tested.understood.operation.request.fields {
                if !matches!(field.kind, Kind::Secret) {
                    let name = field.wire.as_str();
                    assert_eq!(written.contains_key(name), request.contains_key(name), "{name}");
                }
            }
        }
    }
}
