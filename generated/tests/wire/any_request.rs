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

type Pairs = Vec<(String, String)>;

fn placement() -> impl Strategy<Value = Placement> {
    prop_oneof![Just(Placement::Documented), Just(Placement::Form)]
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
    let own = own
        .into_iter()
        .filter_map(|(name, value)| Some((name.to_owned(), value?)));
    common.into_iter().chain(own).collect()
}

/// An item that a list in one text can hold.
fn item() -> impl Strategy<Value = String> {
    any::<String>().prop_map(|text| text.replace(',', ";"))
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
        let expected = expected("CreateBackup", "2014-08-15", vec![
            ("DBInstanceId", Some(id)),
            ("DBName", names.map(|names| names.join(","))),
            ("BackupStrategy", strategy),
            ("BackupMethod", method),
            ("BackupType", kind),
            ("ResourceGroupId", group),
        ]);
        prop_assert_eq!(read(&request, placement), expected);
    }

    #[test]
    fn aliyun_polardb(placement in placement(), id in any::<String>(), token in of(any::<String>())) {
        let mut request = polardb::CreateBackupRequest::new(id.as_str());
        request.client_token = token.clone();
        let expected = expected("CreateBackup", "2017-08-01", vec![
            ("DBClusterId", Some(id)),
            ("ClientToken", token),
        ]);
        prop_assert_eq!(read(&request, placement), expected);
    }

    #[test]
    fn aliyun_dbs(
        placement in placement(),
        texts in any::<[String; 5]>(),
        (user, password) in any::<(Option<String>, Option<String>)>(),
        (time, limit, log) in any::<(Option<i32>, Option<i64>, Option<bool>)>(),
        objects in of(vec((of(any::<String>()), of(vec(any::<String>(), 0..3))), 0..3)),
        days in of(vec(item(), 0..4)),
    ) {
        let [class, database, method, instance, name] = texts;
        let mut request = dbs::CreateAndStartBackupPlanRequest::new(dbs::CreateAndStartBackupPlanRequired {
            instance_class: class.as_str().into(),
            database_type: database.as_str().into(),
            backup_method: method.as_str().into(),
            source_endpoint_instance_type: instance.as_str().into(),
            backup_plan_name: name.clone(),
        });
        request.used_time = time;
        request.source_endpoint_user_name = user.clone();
        request.source_endpoint_password = password.clone().map(Into::into);
        request.backup_speed_limit = limit;
        request.enable_backup_log = log;
        request.backup_period = days.clone().map(|days| days.into_iter().map(Into::into).collect());
        request.backup_objects = objects.clone().map(|objects| objects.into_iter().map(object).collect());
        let shown = format!("{request:?}");
        let mut found = read(&request, placement);
        let position = found.iter().position(|(name, _)| name == "BackupObjects");
        let found_objects = position.map(|position| found.remove(position).1);
        let found_objects = found_objects.map(|text| serde_json::from_str::<Value>(&text).expect("JSON"));
        prop_assert_eq!(found_objects, objects.map(|objects| objects.into_iter().map(object_json).collect()));
        let expected = expected("CreateAndStartBackupPlan", "2019-03-06", vec![
            ("InstanceClass", Some(class)),
            ("DatabaseType", Some(database)),
            ("BackupMethod", Some(method)),
            ("UsedTime", time.map(|time| time.to_string())),
            ("SourceEndpointInstanceType", Some(instance)),
            ("SourceEndpointUserName", user),
            ("SourceEndpointPassword", password),
            ("BackupPeriod", days.map(|days| days.join(","))),
            ("EnableBackupLog", log.map(|log| log.to_string())),
            ("BackupPlanName", Some(name)),
            ("BackupSpeedLimit", limit.map(|limit| limit.to_string())),
        ]);
        prop_assert_eq!(found, expected);
        prop_assert!(request.source_endpoint_password.is_none() || shown.contains("Some(<redacted>)"));
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

fn object((name, tables): (Option<String>, Option<Vec<String>>)) -> dbs::BackupObject {
    let mut object = dbs::BackupObject::new();
    object.db_name = name;
    object.table_includes = tables.map(|tables| {
        let tables = tables.into_iter();
        tables
            .map(|table| dbs::BackupTable::new().with_table_name(table))
            .collect()
    });
    object
}

fn object_json((name, tables): (Option<String>, Option<Vec<String>>)) -> Value {
    let mut object = json!({});
    if let Some(name) = name {
        object["DBName"] = json!(name);
    }
    if let Some(tables) = tables {
        object["TableIncludes"] = tables
            .iter()
            .map(|table| json!({ "TableName": table }))
            .collect();
    }
    object
}
