//! The error tables of the pages, read from a list made by hand, against the rows of the crate.

use std::collections::{BTreeMap, BTreeSet};

use cloud_backup_api::aliyun::{dbs, polardb, rds};
use cloud_backup_api::description::DocumentedError;
use cloud_backup_api::{Category, ServiceErrorCode};

use super::evidence;
use super::further_rows::is_of_a_page;

/// A documented error.
pub(crate) struct Row {
    pub(crate) document: &'static str,
    pub(crate) place: &'static str,
    pub(crate) service: &'static str,
    pub(crate) status: Option<u16>,
    pub(crate) code: &'static str,
    pub(crate) message: &'static str,
    pub(crate) category: Category,
}

impl Row {
    /// As a `source` of the specs names the place.
    pub(crate) fn source(&self) -> String {
        let separator = if self.place.starts_with('#') { "" } else { ":" };
        format!("{}{separator}{}", self.document, self.place)
    }
}

/// Every row of the pages' error tables.
pub(crate) fn rows() -> Vec<Row> {
    read(include_str!("errors.tsv"))
}

/// The rows of a list.
pub(crate) fn read(list: &'static str) -> Vec<Row> {
    list.lines().skip(1).map(row).collect()
}

fn row(line: &'static str) -> Row {
    let columns = line.split('\t').collect::<Vec<_>>();
    let [document, place, service, status, code, message, category] = columns[..] else {
        panic!("a list has seven columns, not as in `{line}`");
    };
    Row {
        document,
        place,
        service,
        status: (!status.is_empty()).then(|| status.parse().expect("the status is a number")),
        code,
        message,
        category: self::category(category),
    }
}

fn category(name: &str) -> Category {
    match name {
        "input" => Category::Input,
        "state" => Category::State,
        "conflict" => Category::Conflict,
        "not_found" => Category::NotFound,
        "permission" => Category::Permission,
        "quota" => Category::Quota,
        "billing" => Category::Billing,
        "region" => Category::Region,
        "service" => Category::Service,
        "throttling" => Category::Throttling,
        other => panic!("no category is called `{other}`"),
    }
}

#[test]
fn the_list_is_complete() {
    let rows = rows();
    assert_eq!(rows.len(), 76);
    let mut by_document = BTreeMap::new();
    for row in &rows {
        let status = row.status.expect("the tables of pages have statuses");
        *by_document.entry((row.document, status)).or_insert(0) += 1;
    }
    let expected = [
        (("dbs-en", 403), 1),
        (("polardb-en", 403), 1),
        (("polardb-en", 404), 1),
        (("rds-en", 403), 1),
        (("rds-zh", 400), 49),
        (("rds-zh", 403), 16),
        (("rds-zh", 404), 5),
        (("rds-zh", 500), 2),
    ];
    assert_eq!(by_document.into_iter().collect::<Vec<_>>(), expected);
    let of_rds_zh = rows.iter().filter(|row| row.document == "rds-zh");
    let codes = of_rds_zh.map(|row| row.code).collect::<BTreeSet<_>>();
    assert_eq!(codes.len(), 71);
}

#[test]
fn every_row_is_found_by_status_code_and_message() {
    let mut found = 0;
    for row in rows() {
        match row.service {
            "rds" => find::<rds::ErrorCode>(&row, rds::ErrorCode::DOCUMENTED),
            "polardb" => find::<polardb::ErrorCode>(&row, polardb::ErrorCode::DOCUMENTED),
            "dbs" => find::<dbs::ErrorCode>(&row, dbs::ErrorCode::DOCUMENTED),
            other => panic!("no test knows the service `{other}`"),
        }
        found += 1;
    }
    assert_eq!(found, 76);
}

/// Finds a row once among the rows of the pages' operations, and once by its code.
pub(crate) fn find<C: ServiceErrorCode>(
    row: &Row,
    documented: &'static [&'static [DocumentedError]],
) {
    let (status, code, message) = (row.status, row.code, row.message);
    let is_row = |candidate: &&DocumentedError| {
        (candidate.http_status, candidate.code, candidate.message) == (status, code, message)
    };
    let rows = documented.iter().copied().flatten().filter(|row| is_of_a_page(row));
    let found = rows.filter(is_row).collect::<Vec<_>>();
    let [only] = found[..] else {
        panic!("{status:?} `{code}` `{message}` stands {} times", found.len());
    };
    let place = row.source();
    let title = status.map_or("HTTP status not documented".into(), |it| format!("HTTP {it}"));
    let mut items = evidence::errors(pages(only.service), code).into_iter();
    let is_from = |item: &evidence::Item| {
        let says_so = message.is_empty() || item.has_code(message);
        item.title().contains(&title) && says_so && item.sources().contains(&place.as_str())
    };
    assert!(items.any(|item| is_from(&item)), "no page says that `{code}` is from {place}");
    let by_code = C::parse(code).documented().iter().filter(|row| is_of_a_page(row));
    assert_eq!(by_code.filter(is_row).count(), 1, "`{code}`");
}

/// The pages of evidence about an operation, its service and its provider.
fn pages(service: &str) -> &'static [&'static str] {
    match service {
        "aliyun::dbs" => &["aliyun/dbs/create_and_start_backup_plan", "aliyun/dbs", "aliyun"],
        "aliyun::polardb" => &["aliyun/polardb/create_backup", "aliyun/polardb", "aliyun"],
        "aliyun::rds" => &["aliyun/rds/create_backup", "aliyun/rds", "aliyun"],
        "huaweicloud::rds" => {
            &["huaweicloud/rds/create_manual_backup", "huaweicloud/rds", "huaweicloud"]
        }
        // Rows that all services of a provider share.
        "aliyun" => &["aliyun"],
        "huaweicloud" => &["huaweicloud"],
        other => panic!("no page is about `{other}`"),
    }
}

#[test]
fn every_code_is_documented_and_prints_back_to_the_letter() {
    for row in rows() {
        let code = row.code;
        let (is_documented, printed) = match row.service {
            "rds" => {
                let parsed = rds::ErrorCode::parse(code);
                (parsed.is_documented(), parsed.to_string())
            }
            "polardb" => {
                let parsed = polardb::ErrorCode::parse(code);
                (parsed.is_documented(), parsed.to_string())
            }
            "dbs" => {
                let parsed = dbs::ErrorCode::parse(code);
                (parsed.is_documented(), parsed.to_string())
            }
            other => panic!("no test knows the service `{other}`"),
        };
        assert!(is_documented, "`{code}`");
        assert_eq!(printed, code);
    }
}

#[test]
fn no_row_says_that_it_is_from_a_page_that_has_no_such_row() {
    let rows = rows();
    let of_pages = rows.iter().map(Row::source);
    let services = ["aliyun::rds", "aliyun::polardb", "aliyun::dbs"];
    let items =
        services.iter().flat_map(|service| pages(service)).flat_map(|page| evidence::all(page));
    let items = items.filter(|(anchor, _)| anchor.starts_with("error")).collect::<Vec<_>>();
    let claimed = items.iter().flat_map(|(_, item)| item.sources());
    let claimed = claimed.filter(|source| {
        source.split_once(':').is_some_and(|(document, _)| {
            ["rds-zh", "rds-en", "polardb-en", "dbs-en"].contains(&document)
        })
    });
    assert_eq!(
        claimed.map(str::to_owned).collect::<BTreeSet<_>>(),
        of_pages.collect::<BTreeSet<_>>()
    );
}

#[test]
fn different_codes_are_different_variants() {
    let rows = rows();
    let of_rds = rows.iter().filter(|row| row.service == "rds");
    let parsed =
        of_rds.map(|row| format!("{:?}", rds::ErrorCode::parse(row.code))).collect::<BTreeSet<_>>();
    assert_eq!(parsed.len(), 71);
}

/// rds-zh:164 and rds-zh:166 differ by a comma.
#[test]
fn the_doubled_code_has_two_rows() {
    let rows = rds::ErrorCode::BasicInfoUncompleted.documented().iter();
    let rows = rows.filter(|row| is_of_a_page(row)).collect::<Vec<_>>();
    let [first, second] = rows[..] else {
        panic!("`BasicInfoUncompleted` has two rows on the page");
    };
    assert_eq!((first.http_status, second.http_status), (Some(400), Some(400)));
    assert_eq!(
        first.message,
        "Your information is incomplete. Complete your information before the operation."
    );
    assert_eq!(
        second.message,
        "Your information is incomplete, Complete your information before the operation."
    );
}

/// rds-zh:161 and rds-zh:186
#[test]
fn codes_that_differ_by_case_are_two() {
    let lower = rds::ErrorCode::parse("pay.noCreditCard");
    let upper = rds::ErrorCode::parse("Pay.NoCreditCard");
    assert_ne!(lower, upper);
    assert_eq!(lower.as_str(), "pay.noCreditCard");
    assert_eq!(upper.as_str(), "Pay.NoCreditCard");
    let messages = |code: &rds::ErrorCode| {
        let rows = code.documented().iter().filter(|row| is_of_a_page(row));
        rows.map(|row| row.message).collect::<Vec<_>>()
    };
    assert_eq!(messages(&lower), ["Account not bound to credit card."]);
    assert_eq!(messages(&upper), ["No credit cards."]);
}

#[test]
fn a_code_in_another_case_is_unrecognized_and_kept() {
    for text in ["backupjobexists", "BACKUPJOBEXISTS", "BackupJobExists ", "PAY.NOCREDITCARD"] {
        let code = rds::ErrorCode::parse(text);
        assert!(matches!(code, rds::ErrorCode::Unrecognized(_)), "`{text}`");
        assert!(!code.is_documented());
        assert!(code.documented().is_empty());
        assert_eq!(code.as_str(), text);
        assert_eq!(code.to_string(), text);
    }
}
