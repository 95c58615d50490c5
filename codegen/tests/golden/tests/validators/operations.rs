//! The operations: the rules as the generator understands them, and the validator that it emitted.

use std::path::Path;
use std::sync::LazyLock;

use apispec_codegen::model::Kind;
use apispec_codegen::{Model, disk};
use cloud_backup_api::aliyun::{dbs, polardb, rds};
use cloud_backup_api::description::Rule;
use cloud_backup_api::huaweicloud::rds as huawei;
use cloud_backup_api::remedies::Owed;
use cloud_backup_api::{Operation, Report};
use serde::Serialize;
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

/// The four operations.
pub(crate) fn operations() -> [Tested; 4] {
    [
        Tested::new::<dbs::CreateAndStartBackupPlanRequest>("aliyun-dbs", |_| dbs::Context::new()),
        Tested::new::<polardb::CreateBackupRequest>("aliyun-polardb", polardb_context),
        Tested::new::<rds::CreateBackupRequest>("aliyun-rds", rds_context),
        Tested::new::<huawei::CreateManualBackupRequest>("huaweicloud-rds", huawei_context),
    ]
}

impl Tested {
    fn new<T: Operation + Serialize + DeserializeOwned>(
        feature: &str,
        context: fn(&Values) -> T::Context,
    ) -> Self {
        static MODEL: LazyLock<Model> = LazyLock::new(|| {
            let specs = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../specs");
            let sources = disk::specs(&specs, "specs").expect("the specs can be read");
            apispec_codegen::model(&sources).expect("the specs are right")
        });
        let mut operations = MODEL.operations();
        let view = operations
            .find(|it| it.service.feature == feature && it.operation.wire == T::INFO.name)
            .expect("the operation");
        Self {
            understood: Understood::new(view),
            rules: T::RULES,
            validate: Box::new(move |request, facts| {
                read::<T>(request).validate_in(&context(facts))
            }),
            owed: Box::new(move |request, facts| read::<T>(request).owed(&context(facts))),
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

fn polardb_context(facts: &Values) -> polardb::Context {
    let mut context = polardb::Context::new();
    for (name, value) in facts {
        match name.as_str() {
            "manual_backups" => context.manual_backups = value.as_i64(),
            "backups_today" => context.backups_today = value.as_i64(),
            _ => {} // Only another operation tests it.
        }
    }
    context
}

fn rds_context(facts: &Values) -> rds::Context {
    let mut context = rds::Context::new();
    for (name, value) in facts {
        match name.as_str() {
            "engine" => context.engine = value.as_str().map(Into::into),
            "cloud_disk" => context.cloud_disk = value.as_bool(),
            "read_only" => context.read_only = value.as_bool(),
            "running" => context.running = value.as_bool(),
            "backup_in_progress" => context.backup_in_progress = value.as_bool(),
            "has_databases" => context.has_databases = value.as_bool(),
            "backups_today" => context.backups_today = value.as_i64(),
            _ => {} // Only another operation tests it.
        }
    }
    context
}

fn huawei_context(facts: &Values) -> huawei::Context {
    let mut context = huawei::Context::new();
    for (name, value) in facts {
        match name.as_str() {
            "engine" => context.engine = value.as_str().map(Into::into),
            "read_replica" => context.read_replica = value.as_bool(),
            "name_taken" => context.name_taken = value.as_bool(),
            _ => {} // Only another operation tests it.
        }
    }
    context
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
