//! Tables of services, operations, parameters and facts, from which other tools can be made.

use std::collections::BTreeSet;

use cloud_backup_api::aliyun::dbs::{self, CreateAndStartBackupPlanRequest};
use cloud_backup_api::aliyun::rds::{self, CreateBackupRequest};
use cloud_backup_api::{Operation, ParameterLocation, ValueKind, operations, services};

#[test]
fn everything_that_is_compiled_in_is_listed() {
    let modules = services().map(|service| service.module).collect::<BTreeSet<_>>();
    for module in ["aliyun::dbs", "aliyun::polardb", "aliyun::rds", "huaweicloud::rds"] {
        assert!(modules.contains(module), "{module}");
    }
    for operation in operations() {
        let listed = operation.service.operations.iter();
        assert!(listed.clone().any(|it| it.name == operation.name), "{}", operation.name);
    }
}

#[test]
fn a_parameter_says_what_it_takes() {
    let parameter = |name: &str| {
        let mut parameters = CreateAndStartBackupPlanRequest::INFO.parameters.iter();
        parameters.find(|it| it.name == name).expect("it is listed")
    };
    let method = parameter("BackupMethod");
    assert_eq!(method.kind, ValueKind::Enumeration(dbs::BackupMethod::TEXTS));
    assert!(method.required && !method.sensitive);
    let password = parameter("SourceEndpointPassword");
    assert!(password.sensitive && !password.required);
    assert_eq!(password.location, ParameterLocation::Query);
    let days = parameter("BackupPeriod");
    assert_eq!(days.kind, ValueKind::List(&ValueKind::Enumeration(dbs::Weekday::TEXTS)));
    let facts = CreateBackupRequest::INFO.facts;
    assert!(facts.iter().any(|it| it.kind == ValueKind::Enumeration(rds::Engine::TEXTS)));
}

#[test]
fn every_documented_text_is_read_as_its_value() {
    let values = dbs::BackupMethod::VALUES.iter().cloned();
    let read = dbs::BackupMethod::TEXTS.iter().filter_map(|text| text.parse().ok());
    assert!(values.eq(read));
}

#[test]
fn a_token_is_made_only_if_there_is_none() {
    fn token<O: Operation>(request: &mut O, token: &str) -> Option<String> {
        request.ensure_idempotency_token(|| token.to_owned()).map(str::to_owned)
    }
    let mut plan = CreateAndStartBackupPlanRequest::new(dbs::CreateAndStartBackupPlanRequired {
        instance_class: dbs::InstanceClass::Micro,
        database_type: dbs::DatabaseType::MySql,
        backup_method: dbs::BackupMethod::Logical,
        source_endpoint_instance_type: dbs::SourceEndpointInstanceType::Rds,
        backup_plan_name: "nightly".into(),
    });
    assert_eq!(token(&mut plan, "first").as_deref(), Some("first"));
    assert_eq!(token(&mut plan, "second").as_deref(), Some("first"));
    assert_eq!(plan.client_token.as_deref(), Some("first"));
    let mut backup = CreateBackupRequest::new("rm-1");
    let has_token = CreateBackupRequest::INFO.idempotency_token.is_some();
    assert_eq!(token(&mut backup, "first").is_some(), has_token);
}
