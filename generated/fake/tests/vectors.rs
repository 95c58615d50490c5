//! What the vectors say of a request is what the fake cloud says of its bytes.

use cloud_backup_api::aliyun::{dbs, polardb, rds};
use cloud_backup_api::huaweicloud;
use cloud_backup_api::{EncodeOptions, Failure, Format, Operation, Placement, ServiceErrorCode};
use fake_cloud::Cloud;
use serde::Deserialize;
use serde::de::DeserializeOwned;
use serde_json::Value;

/// How many cases were sent and accepted, and how many refused.
#[derive(Debug, Default)]
struct Sent {
    accepted: usize,
    refused: usize,
}

fn send_every_case<O>(vectors: &str) -> Sent
where
    O: Operation<Context: DeserializeOwned> + DeserializeOwned,
{
    let vectors = serde_json::from_str::<Value>(vectors).expect("the vectors are JSON");
    let rules = vectors["rules"].as_array().expect("there are rules");
    let mut sent = Sent::default();
    for case in rules.iter().flat_map(|rule| rule["cases"].as_array().expect("cases")) {
        let request = O::deserialize(&case["request"]).expect("a request");
        let facts = || match &case["facts"] {
            Value::Null => O::Context::default(),
            facts => O::Context::deserialize(facts).expect("facts"),
        };
        let report = request.validate_in(&facts());
        let errors = report.errors().map(|error| error.rule()).collect::<Vec<_>>();
        let cloud = Cloud::new().with_facts::<O>(facts());
        for placement in [Placement::Documented, Placement::Form] {
            for format in [Format::Json, Format::Xml] {
                let options =
                    EncodeOptions::default().with_placement(placement).with_format(format);
                // What can't be written is never sent.
                let Ok(http) = request.encode_with(&options) else { continue };
                let response = cloud.answer(&http);
                match request.decode_for(&response) {
                    Ok(_) => {
                        sent.accepted += 1;
                        assert!(errors.is_empty(), "{case} is accepted");
                    }
                    Err(Failure::Service(error)) => {
                        sent.refused += 1;
                        let code = error.code.as_str();
                        let rule = errors.first().unwrap_or_else(|| panic!("{case}: {error}"));
                        let is_named = rule.codes.is_empty() || rule.codes.contains(&code);
                        assert!(is_named, "{case}: {error}");
                        let row = error.row().expect("the code is documented");
                        assert_eq!(response.status, row.http_status.unwrap_or(400));
                    }
                    Err(failure) => panic!("{case}: {failure}"),
                }
            }
        }
    }
    sent
}

#[test]
fn every_case_of_every_rule_is_answered_as_its_report_says() {
    let dbs = send_every_case::<dbs::CreateAndStartBackupPlanRequest>(include_str!(
        "../../vectors/aliyun/dbs/create_and_start_backup_plan.json"
    ));
    let polardb = send_every_case::<polardb::CreateBackupRequest>(include_str!(
        "../../vectors/aliyun/polardb/create_backup.json"
    ));
    let rds = send_every_case::<rds::CreateBackupRequest>(include_str!(
        "../../vectors/aliyun/rds/create_backup.json"
    ));
    let huaweicloud = send_every_case::<huaweicloud::rds::CreateManualBackupRequest>(include_str!(
        "../../vectors/huaweicloud/rds/create_manual_backup.json"
    ));
    for sent in [dbs, polardb, rds, huaweicloud] {
        assert!(sent.accepted > 0 && sent.refused > 0, "{sent:?}");
    }
}
