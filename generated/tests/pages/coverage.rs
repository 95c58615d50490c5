//! Each documented error says what to check before the call, or why nothing can be checked.

use std::collections::BTreeSet;

use cloud_backup_api::Operation;
use cloud_backup_api::aliyun::dbs::{self, CreateAndStartBackupPlanRequest};
use cloud_backup_api::aliyun::{polardb, rds};
use cloud_backup_api::description::{DocumentedError, Rule};
use cloud_backup_api::huaweicloud::rds as huawei;

/// An operation with the rows that its page, its service and its provider document.
struct Page {
    operation: &'static str,
    rows: Vec<&'static DocumentedError>,
    rules: &'static [Rule],
}

/// The pages; other operations of the same services have pages of their own.
fn pages() -> [Page; 4] {
    [
        page::<CreateAndStartBackupPlanRequest>(dbs::ErrorCode::DOCUMENTED),
        page::<polardb::CreateBackupRequest>(polardb::ErrorCode::DOCUMENTED),
        page::<rds::CreateBackupRequest>(rds::ErrorCode::DOCUMENTED),
        page::<huawei::CreateManualBackupRequest>(huawei::ErrorCode::DOCUMENTED),
    ]
}

fn page<T: Operation>(documented: &'static [&'static [DocumentedError]]) -> Page {
    let operation = T::INFO.name;
    let is_of_page = |row: &&DocumentedError| row.operation.is_none_or(|it| it == operation);
    let rows = documented.iter().copied().flatten().filter(is_of_page);
    Page { operation, rows: rows.collect(), rules: T::RULES }
}

#[test]
fn no_row_has_a_gap() {
    for row in pages().iter().flat_map(|page| &page.rows) {
        let code = row.code;
        assert!(row.category.is_some() && row.retry.is_some(), "`{code}`");
        for text in [row.description.en, row.description.zh] {
            assert!(!text.is_empty(), "`{code}`");
        }
        let blanks = row.message.matches("%s").count();
        assert_eq!(row.parameters.len(), blanks, "`{code}`");
    }
}

/// A code names the rules that name it, and no others.
#[test]
fn codes_and_rules_name_each_other() {
    let mut links = 0;
    for page in pages() {
        let ids = page.rules.iter().map(|rule| rule.id).collect::<BTreeSet<_>>();
        // A row that operations share answers to rules of others too.
        let is_own = |row: &DocumentedError, id: &str| row.operation.is_some() || ids.contains(id);
        let from_codes = page.rows.iter().flat_map(|row| {
            let ids = row.rules.iter().filter(|id| is_own(row, id));
            ids.map(|id| (row.code, *id))
        });
        let from_codes = from_codes.collect::<BTreeSet<_>>();
        let from_rules = page
            .rules
            .iter()
            .flat_map(|rule| rule.codes.iter().map(|code| (*code, rule.id)))
            .collect::<BTreeSet<_>>();
        assert_eq!(from_codes, from_rules, "{}", page.operation);
        links += from_codes.len();
    }
    assert_eq!(links, 28);
}
