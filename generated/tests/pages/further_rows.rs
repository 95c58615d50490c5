//! The codes that no page's table has, read from lists made by hand, against the rows of the crate.

use std::collections::BTreeSet;

use cloud_backup_api::aliyun::{dbs, polardb, rds};
use cloud_backup_api::description::DocumentedError;
use cloud_backup_api::documented_errors;
use cloud_backup_api::huaweicloud::rds as huawei;

use super::error_rows::{self, Row, find};

/// The codes of Huawei Cloud: 39 of RDS that concern backups, 15 on which a client repeats them, 3 of the gateway.
pub(crate) fn huawei() -> Vec<Row> {
    error_rows::read(include_str!("huawei_errors.tsv"))
}

/// The codes of any Alibaba Cloud service, and three of PolarDB that only its metadata has.
pub(crate) fn aliyun() -> Vec<Row> {
    error_rows::read(include_str!("aliyun_errors.tsv"))
}

#[test]
fn the_lists_are_complete() {
    let gateway = |row: &&Row| row.code.starts_with("APIGW.");
    assert_eq!((huawei().len(), huawei().iter().filter(gateway).count()), (57, 3));
    let shared = |row: &&Row| row.service == "aliyun";
    assert_eq!((aliyun().len(), aliyun().iter().filter(shared).count()), (35, 32));
}

#[test]
fn every_row_is_found_by_status_code_and_message() {
    for row in huawei() {
        find::<huawei::ErrorCode>(&row, huawei::ErrorCode::DOCUMENTED);
    }
    for row in aliyun() {
        find::<polardb::ErrorCode>(&row, polardb::ErrorCode::DOCUMENTED);
        if row.service == "aliyun" {
            find::<rds::ErrorCode>(&row, rds::ErrorCode::DOCUMENTED);
            find::<dbs::ErrorCode>(&row, dbs::ErrorCode::DOCUMENTED);
        }
    }
}

#[test]
fn every_service_has_the_rows_of_the_lists() {
    let lists = [error_rows::rows(), huawei(), aliyun()];
    let listed = |service: &str, provider: &str| {
        let rows = lists.iter().flatten();
        let rows = rows.filter(|row| [service, provider].contains(&row.service));
        rows.map(|row| (row.status, row.code, row.message)).collect::<BTreeSet<_>>()
    };
    // A service may have more rows that its operations share: those of operations without a page.
    let of = |rows: &'static [&'static [DocumentedError]]| {
        let rows = rows.iter().copied().flatten().filter(|row| is_of_a_page(row));
        rows.map(|row| (row.http_status, row.code, row.message)).collect::<BTreeSet<_>>()
    };
    assert!(of(rds::ErrorCode::DOCUMENTED).is_superset(&listed("rds", "aliyun")));
    assert!(of(polardb::ErrorCode::DOCUMENTED).is_superset(&listed("polardb", "aliyun")));
    assert!(of(dbs::ErrorCode::DOCUMENTED).is_superset(&listed("dbs", "aliyun")));
    assert!(of(huawei::ErrorCode::DOCUMENTED).is_superset(&listed("", "huaweicloud")));
}

#[test]
fn a_text_is_looked_up_in_all_services() {
    let services = |code: &str| {
        let rows = documented_errors(code).filter(|row| is_of_a_page(row));
        rows.map(|row| row.service).collect::<Vec<_>>()
    };
    assert_eq!(services("BackupTimesExceeded"), ["aliyun::polardb"]);
    assert_eq!(services("BasicInfoUncompleted"), ["aliyun::rds", "aliyun::rds"]);
    // What a provider says of all its services is said once.
    assert_eq!(services("ServiceUnavailable"), ["aliyun"]);
    assert_eq!(services("DBS.201205"), ["huaweicloud::rds"]);
    assert!(services("backuptimesexceeded").is_empty());
    assert!(services("").is_empty());
}

/// Whether a row is of one of the pages, or of what their services share; specs may have others.
pub(crate) fn is_of_a_page(row: &DocumentedError) -> bool {
    let services = ["aliyun::dbs", "aliyun::polardb", "aliyun::rds", "huaweicloud::rds"];
    let providers = ["aliyun", "huaweicloud"];
    let is_shared = providers.contains(&row.service);
    let operations = ["CreateAndStartBackupPlan", "CreateBackup", "CreateManualBackup"];
    is_shared
        || services.contains(&row.service)
            && row.operation.is_none_or(|it| operations.contains(&it))
}
