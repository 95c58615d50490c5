//! Whatever is put into a request: an independent reader finds it, to the letter.

use cloud_backup_api::aliyun::{dbs, polardb, rds};
use cloud_backup_api::huaweicloud::rds as huawei;
use cloud_backup_api::{EncodeOptions, HttpRequest, Operation, Placement};
use form_urlencoded::parse;
use proptest::collection::vec;
use proptest::option::of;
use proptest::prelude::*;
use serde_json::{Value, json};

use crate::any_body::config;

mod fields;

use fields::{always, canonical, flag, joined, json, number, object, text};

type Pairs = Vec<(String, String)>;

fn placement() -> impl Strategy<Value = Placement> {
    proptest::sample::select(vec![
        Placement::Documented,
        Placement::Form,
        Placement::FormForSecrets,
    ])
}

/// A request with RPC parameters, wherever they are wanted, read back by someone else.
fn read(request: &impl Operation, placement: Placement) -> Pairs {
    let options = EncodeOptions::default().with_placement(placement);
    let http = request.encode_with(&options).expect("it can be written");
    let body = http.body.to_bytes();
    let (path, query) = split(&http);
    assert_eq!(path, "/");
    let encoded = match placement {
        Placement::Documented => query.as_bytes(),
        Placement::Form => body.as_slice(),
        Placement::FormForSecrets if request.has_secrets() => body.as_slice(),
        Placement::FormForSecrets => query.as_bytes(),
    };
    assert_eq!(encoded.len(), query.len() + body.len());
    assert!(!encoded.contains(&b'+') && encoded.is_ascii());
    let found = parse(encoded).into_owned().collect::<Pairs>();
    let sorted = http.sorted_parameters();
    assert!(sorted.is_sorted() && sorted.len() == found.len());
    found
}

fn split(http: &HttpRequest) -> (String, String) {
    let target = http.path_and_query();
    match target.split_once('?') {
        Some((path, query)) => (path.to_owned(), query.to_owned()),
        None => (target, String::new()),
    }
}

/// What a request should have: the three that every RPC request has, and then its own.
fn expected(action: &str, version: &str, own: Vec<(&str, Option<String>)>) -> Pairs {
    let common = [("Action", action), ("Version", version), ("Format", "JSON")];
    let common = common.map(|(name, value)| (name.to_owned(), value.to_owned()));
    let own = own.into_iter().filter_map(|(name, value)| Some((name.to_owned(), value?)));
    common.into_iter().chain(own).collect()
}

/// An item that a list in one text can hold.
fn item() -> impl Strategy<Value = String> {
    any::<String>().prop_map(|text| text.replace(',', ";"))
}

/// Sets each field to what is given, and tells what should be found on the wire.
macro_rules! fields {
    ($request:ident: $($field:ident $wire:literal $kind:ident($given:ident);)*) => {
        vec![$(($wire, $kind(&mut $request.$field, &mut $given))),*]
    };
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn aliyun_rds(
        placement in placement(),
        id in any::<String>(),
        names in of(vec(item(), 0..4)),
        strategy in of(any::<String>()),
        method in of(any::<String>()),
        kind in of(any::<String>()),
        group in of(any::<String>()),
    ) {
        let mut request = rds::CreateBackupRequest::new(id.as_str());
        request.db_name = names.clone();
        request.backup_strategy = strategy.clone().map(Into::into);
        request.backup_method = method.clone().map(Into::into);
        request.backup_type = kind.clone().map(Into::into);
        request.resource_group_id = group.clone();
        let own = vec![
            ("DBInstanceId", Some(id)),
            ("DBName", names.map(|names| names.join(","))),
            ("BackupStrategy", strategy),
            ("BackupMethod", method),
            ("BackupType", kind),
            ("ResourceGroupId", group),
        ];
        prop_assert_eq!(read(&request, placement), expected("CreateBackup", "2014-08-15", own));
    }

    #[test]
    fn aliyun_polardb(placement in placement(), id in any::<String>(), token in of(any::<String>())) {
        let mut request = polardb::CreateBackupRequest::new(id.as_str());
        request.client_token = token.clone();
        let own = vec![("DBClusterId", Some(id)), ("ClientToken", token)];
        prop_assert_eq!(read(&request, placement), expected("CreateBackup", "2017-08-01", own));
    }

    #[test]
    fn aliyun_dbs(
        placement in placement(),
        texts in vec(of(any::<String>()), 29),
        required in any::<[String; 5]>(),
        numbers in any::<[Option<i32>; 6]>(),
        large in any::<[Option<i64>; 3]>(),
        mut log in any::<Option<bool>>(),
        mut objects in of(vec(object(), 0..3)),
        mut days in of(vec(item(), 0..4)),
    ) {
        let mut texts = texts.into_iter();
        let mut required = required.into_iter();
        let mut numbers = numbers.into_iter();
        let mut large = large.into_iter();
        let mut request = plan();
        let own = fields! { request:
            backup_plan_id "BackupPlanId" text(texts);
            region "Region" text(texts);
            instance_class "InstanceClass" always(required);
            database_type "DatabaseType" always(required);
            backup_method "BackupMethod" always(required);
            period "Period" text(texts);
            used_time "UsedTime" number(numbers);
            pay_type "PayType" text(texts);
            database_region "DatabaseRegion" text(texts);
            storage_region "StorageRegion" text(texts);
            instance_type "InstanceType" text(texts);
            storage_type "StorageType" text(texts);
            from_app "FromApp" text(texts);
            source_endpoint_instance_type "SourceEndpointInstanceType" always(required);
            source_endpoint_region "SourceEndpointRegion" text(texts);
            source_endpoint_instance_id "SourceEndpointInstanceID" text(texts);
            source_endpoint_ip "SourceEndpointIP" text(texts);
            source_endpoint_port "SourceEndpointPort" number(numbers);
            source_endpoint_database_name "SourceEndpointDatabaseName" text(texts);
            source_endpoint_user_name "SourceEndpointUserName" text(texts);
            source_endpoint_password "SourceEndpointPassword" text(texts);
            backup_gateway_id "BackupGatewayId" number(large);
            oss_bucket_name "OSSBucketName" text(texts);
            backup_objects "BackupObjects" json(objects);
            backup_period "BackupPeriod" joined(days);
            backup_start_time "BackupStartTime" text(texts);
            enable_backup_log "EnableBackupLog" flag(log);
            backup_log_interval_seconds "BackupLogIntervalSeconds" number(numbers);
            backup_retention_period "BackupRetentionPeriod" number(numbers);
            duplication_infrequent_access_period "DuplicationInfrequentAccessPeriod" number(numbers);
            duplication_archive_period "DuplicationArchivePeriod" number(numbers);
            backup_plan_name "BackupPlanName" always(required);
            source_endpoint_oracle_sid "SourceEndpointOracleSID" text(texts);
            backup_storage_type "BackupStorageType" text(texts);
            backup_speed_limit "BackupSpeedLimit" number(large);
            backup_rate_limit "BackupRateLimit" number(large);
            backup_strategy_type "BackupStrategyType" text(texts);
            cross_aliyun_id "CrossAliyunId" text(texts);
            cross_role_name "CrossRoleName" text(texts);
            client_token "ClientToken" text(texts);
            resource_group_id "ResourceGroupId" text(texts);
        };
        let mut found = read(&request, placement);
        for (name, value) in &mut found {
            if name == "BackupObjects" {
                *value = canonical(value);
            }
        }
        prop_assert_eq!(found, expected("CreateAndStartBackupPlan", "2019-03-06", own));
    }

    #[test]
    fn huaweicloud_rds(
        project in any::<String>(),
        language in of("[ -~]{0,8}"),
        (instance, name) in any::<(String, String)>(),
        description in of(any::<String>()),
        databases in of(vec(any::<String>(), 0..3)),
        individually in any::<Option<bool>>(),
    ) {
        let mut request = huawei::CreateManualBackupRequest::new(huawei::CreateManualBackupRequired {
            project_id: project.clone(),
            instance_id: instance.clone(),
            name: name.clone(),
        });
        request.x_language = language.clone().map(Into::into);
        request.description = description.clone();
        request.databases = databases.clone().map(|names| names.iter().map(huawei::BackupDatabase::new).collect());
        request.backup_database_individually = individually;
        let http = match request.encode() {
            Ok(http) => http,
            Err(_) => {
                prop_assert!(matches!(project.as_str(), "" | "." | ".."));
                return Ok(());
            }
        };
        let segments = http.path.split('/').collect::<Vec<_>>();
        prop_assert_eq!(segments.len(), 4);
        // A segment that is the name of a pair reads as it should.
        let decoded = parse(segments[2].as_bytes()).next().map(|(name, _)| name.into_owned());
        prop_assert_eq!(decoded, Some(project));
        let found = http.headers.iter().find(|(name, _)| name == "X-Language");
        prop_assert_eq!(found.map(|(_, value)| value.clone()), language);
        let mut expected = json!({ "instance_id": instance, "name": name });
        if let Some(description) = description {
            expected["description"] = json!(description);
        }
        if let Some(databases) = databases {
            expected["databases"] = databases.iter().map(|name| json!({ "name": name })).collect();
        }
        if let Some(individually) = individually {
            expected["backup_database_individually"] = json!(individually);
        }
        let body = serde_json::from_slice::<Value>(&http.body.to_bytes()).expect("JSON");
        prop_assert_eq!(body, expected);
    }
}

fn plan() -> dbs::CreateAndStartBackupPlanRequest {
    dbs::CreateAndStartBackupPlanRequest::new(dbs::CreateAndStartBackupPlanRequired {
        instance_class: "".into(),
        database_type: "".into(),
        backup_method: "".into(),
        source_endpoint_instance_type: "".into(),
        backup_plan_name: String::new(),
    })
}
