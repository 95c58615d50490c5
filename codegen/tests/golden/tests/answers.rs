//! An answer in JSON and the same one in XML are one value, which is written down in `answers/`.
//!
//! `BLESS=1 cargo test --package golden` writes them; then the diff is read.

use std::collections::BTreeMap;
use std::fmt::Debug;
use std::fs;
use std::path::Path;
use std::sync::LazyLock;

use cloud_backup_api::{Failure, HttpResponse, Operation};
use golden::acme::queue;
use golden::acme::store;
use golden::alternatives::desk as alternatives;
use golden::aws::rds;
use golden::azure::postgresql;
use golden::brief::notes;
use golden::echoing::desk as echoing;
use golden::fixed::desk as fixed;
use golden::follow_up::yard as follow_up;
use golden::google::sqladmin;
use golden::in_band::desk as in_band;
use golden::nested::desk as nested;
use golden::succeeding::desk as succeeding;
use golden::tencent::cdb;
use golden::wrapping::desk as wrapping;
use serde_json::Value;

/// Every operation of the cases.
const OPERATIONS: &[fn() -> Read] = &[
    read::<queue::ChooseNumbersRequest>,
    read::<queue::ComRequest>,
    read::<queue::Com10Request>,
    read::<queue::Con2Request>,
    read::<queue::CreateEverythingRequest>,
    read::<queue::CreateQueueRequest>,
    read::<queue::ListWrappedRequest>,
    read::<queue::LptRequest>,
    read::<queue::MakeKeyRequest>,
    read::<
        queue::MakeManyManyManyManyManyManyManyManyManyManyManyManyManyManyManyManyManyManyManyManyManyManyManyManyManyManyManyManyManyManyRequest,
    >,
    read::<queue::NameWordsRequest>,
    read::<queue::NullifyRequest>,
    read::<queue::PatternNamesRequest>,
    read::<queue::PlaceRequest>,
    read::<queue::PutAnythingRequest>,
    read::<queue::PutCommaListsRequest>,
    read::<queue::PutEnumsRequest>,
    read::<queue::PutFlatListsRequest>,
    read::<queue::PutFlatMapsRequest>,
    read::<queue::PutIndexedListsRequest>,
    read::<queue::PutJsonRequest>,
    read::<queue::PutJsonListsRequest>,
    read::<queue::PutMapsRequest>,
    read::<queue::PutObjectsRequest>,
    read::<queue::PutPipeListsRequest>,
    read::<queue::PutRepeatedListsRequest>,
    read::<queue::PutScalarsRequest>,
    read::<queue::PutSecretsRequest>,
    read::<queue::PutSpaceListsRequest>,
    read::<queue::PutTimesRequest>,
    read::<queue::RefuseSparselyRequest>,
    read::<queue::RequireOnceRequest>,
    read::<queue::RuleEverythingRequest>,
    read::<queue::SayOddlyRequest>,
    read::<store::ArchiveObjectRequest>,
    read::<store::DropObjectRequest>,
    read::<store::ListNamesRequest>,
    read::<store::ListObjectsRequest>,
    read::<store::ListPartsRequest>,
    read::<store::PlaceObjectRequest>,
    read::<store::PutListsRequest>,
    read::<store::PutObjectRequest>,
    read::<alternatives::AskAlternativesRequest>,
    read::<echoing::AskEchoRequest>,
    read::<in_band::AskInBandRequest>,
    read::<in_band::AskOwnWayRequest>,
    read::<nested::AskNestedRequest>,
    read::<succeeding::AskForACodeRequest>,
    read::<wrapping::AskWrappedRequest>,
    read::<queue::DropQueueRequest>,
    read::<queue::ListUnnamedRequest>,
    read::<queue::LookUpRequest>,
    read::<store::FreezeObjectRequest>,
    read::<sqladmin::InsertBackupRunRequest>,
    read::<store::MergeCountsRequest>,
    read::<store::OpenBucketRequest>,
    read::<store::PostFormRequest>,
    read::<store::SwapLabelsRequest>,
    read::<store::StatBucketRequest>,
    read::<fixed::AskAlwaysRequest>,
    read::<postgresql::CreateBackupRequest>,
    read::<cdb::CreateBackupRequest>,
    read::<cdb::DescribeRegionsRequest>,
    read::<rds::CreateDbSnapshotRequest>,
    read::<queue::PutWrappedListsRequest>,
    read::<follow_up::ListCratesRequest>,
    read::<follow_up::ListShipsRequest>,
    read::<follow_up::ListTasksRequest>,
    read::<follow_up::OpenGateRequest>,
    read::<follow_up::ShowGateRequest>,
    read::<follow_up::StartTaskRequest>,
    read::<notes::EditNoteRequest>,
    read::<notes::RemoveNoteRequest>,
];

/// What an operation's examples are read as.
struct Read {
    operation: &'static str,
    /// By what they show, which is an example's name without the format.
    values: BTreeMap<String, String>,
    /// The examples that show the same as another one and mean something else.
    torn: Vec<String>,
}

/// Reads all answers of an operation; those that show the same have to be the same.
fn read<O: Operation>() -> Read
where
    O::Response: Debug,
{
    let mut values = BTreeMap::<String, String>::new();
    let mut torn = Vec::new();
    let specs = SPECS.iter().filter(|spec| spec["operation"] == O::NAME);
    for example in specs.flat_map(|spec| spec["examples"].as_array()).flatten() {
        let name = example["name"].as_str().expect("a name");
        let shows = &example["shows"];
        let Some(answer) = shows.get("success").or(shows.get("failure")) else {
            continue;
        };
        let status = answer["status"].as_u64().and_then(|status| status.try_into().ok());
        let status = status.expect("a status");
        let body = match (&answer["body"]["xml"], &answer["body"]["json"]) {
            (Value::String(xml), _) => xml.clone(),
            (_, Value::Null) => String::new(),
            (_, json) => json.to_string(),
        };
        let headers = answer["headers"].as_array().into_iter().flatten();
        let text = |header: &Value, key: &str| header[key].as_str().expect("a text").to_owned();
        let headers = headers.map(|it| (text(it, "name"), text(it, "value"))).collect();
        let value = match O::decode(&HttpResponse { status, headers, body: body.into() }) {
            Ok(answer) => format!("{answer:#?}"),
            Err(Failure::Service(error)) => format!("{error:#?}"),
            Err(Failure::Malformed(error)) => panic!("{} {name}: {error}", O::NAME),
        };
        let shows = name.trim_end_matches("_json").trim_end_matches("_xml");
        if let Some(other) = values.insert(shows.to_owned(), value.clone())
            && other != value
        {
            torn.push(format!("{} {shows}:\n{other}\n{value}", O::NAME));
        }
    }
    Read { operation: O::NAME, values, torn }
}

/// Every spec file of the cases.
static SPECS: LazyLock<Vec<Value>> = LazyLock::new(|| {
    let mut specs = Vec::new();
    let mut open = vec![folder("../cases/accept"), folder("../cases/base")];
    while let Some(next) = open.pop() {
        for entry in fs::read_dir(next).expect("the folder can be read") {
            let path = entry.expect("the entry can be read").path();
            if path.is_dir() {
                open.push(path);
                continue;
            }
            let text = fs::read_to_string(&path).expect("it is text");
            specs.push(serde_json::from_str(&text).expect("it is JSON"));
        }
    }
    specs
});

#[test]
fn answers_mean_what_is_written_down_in_either_format() {
    let mut wrong = Vec::new();
    for operation in OPERATIONS {
        let Read { operation, values, torn } = operation();
        wrong.extend(torn);
        let texts = values.iter().map(|(shows, value)| format!("{shows}: {value}\n"));
        let text = texts.collect::<String>();
        let path = folder("answers").join(format!("{operation}.txt"));
        if std::env::var_os("BLESS").is_some() && !text.is_empty() {
            fs::write(&path, &text).expect("it can be written");
        } else if fs::read_to_string(&path).unwrap_or_default() != text {
            wrong.push(format!("{operation}:\n{text}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_operation_of_the_cases_is_read() {
    let read = OPERATIONS.iter().map(|operation| operation().operation);
    let read = read.collect::<Vec<_>>();
    for spec in SPECS.iter() {
        if let Some(operation) = spec["operation"].as_str() {
            assert!(read.contains(&operation), "{operation} is not listed");
        }
    }
}

fn folder(name: &str) -> std::path::PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(name)
}
