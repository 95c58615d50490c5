//! Each documented error says what to check before the call, or why nothing can be checked.

use std::collections::BTreeSet;

use cloud_backup_api::aliyun::dbs::{self, CreateAndStartBackupPlanRequest};
use cloud_backup_api::aliyun::{polardb, rds};
use cloud_backup_api::huaweicloud::rds as huawei;
use cloud_backup_api::{DocumentedError, Operation, Rule};

/// The rows of each service with the rules of its operation.
fn services() -> [(&'static [DocumentedError], &'static [Rule]); 4] {
    [
        (
            dbs::ErrorCode::DOCUMENTED,
            CreateAndStartBackupPlanRequest::RULES,
        ),
        (
            polardb::ErrorCode::DOCUMENTED,
            polardb::CreateBackupRequest::RULES,
        ),
        (rds::ErrorCode::DOCUMENTED, rds::CreateBackupRequest::RULES),
        (
            huawei::ErrorCode::DOCUMENTED,
            huawei::CreateManualBackupRequest::RULES,
        ),
    ]
}

#[test]
fn no_row_has_a_gap() {
    for row in services().iter().flat_map(|(rows, _)| *rows) {
        let code = row.code;
        assert!(row.category.is_some() && row.retry.is_some(), "`{code}`");
        assert!(row.source.is_some(), "`{code}`");
        for text in [row.description.en, row.description.zh] {
            assert!(!text.is_empty(), "`{code}`");
        }
        let reason = [row.unchecked.en, row.unchecked.zh];
        let is_linked = !row.rules.is_empty();
        assert_eq!(reason.map(str::is_empty), [is_linked; 2], "`{code}`");
        let blanks = row.message.matches("%s").count();
        assert_eq!(row.parameters.len(), blanks, "`{code}`");
    }
}

/// A code names the rules that name it, and no others.
#[test]
fn codes_and_rules_name_each_other() {
    let mut links = 0;
    for (rows, rules) in services() {
        let from_codes = rows
            .iter()
            .flat_map(|row| row.rules.iter().map(|id| (row.code, *id)))
            .collect::<BTreeSet<_>>();
        let from_rules = rules
            .iter()
            .flat_map(|rule| rule.codes.iter().map(|code| (*code, rule.id)))
            .collect::<BTreeSet<_>>();
        assert_eq!(from_codes, from_rules);
        links += from_codes.len();
    }
    assert_eq!(links, 26);
}

#[test]
fn the_table_has_every_row_and_no_empty_cell() {
    let table = include_str!("../../errors.md");
    let is_row = |line: &&str| line.starts_with("| `");
    let mut expected = Vec::<&DocumentedError>::new();
    for (rows, _) in services() {
        expected.extend(rows.iter().filter(|row| row.operation.is_some()));
    }
    let mut seen = BTreeSet::new();
    for (rows, _) in services() {
        // Each service has the rows of its provider.
        let shared = rows.iter().filter(|row| row.operation.is_none());
        expected.extend(shared.filter(|row| seen.insert((row.code, row.http_status))));
    }
    assert_eq!(table.lines().filter(is_row).count(), expected.len());
    for line in table.lines().filter(is_row) {
        let cells = line.trim_matches('|').split(" | ").collect::<Vec<_>>();
        assert_eq!(cells.len(), 7, "{line}");
        assert!(cells.iter().all(|cell| !cell.trim().is_empty()), "{line}");
    }
    for row in expected {
        let start = format!("| `{}` | {} |", row.code, row.http_status);
        let mut lines = table.lines().filter(|line| line.starts_with(&start));
        let of_source = |line: &str| line.contains(row.source.unwrap_or_default());
        let line = lines.find(|line| of_source(line)).expect("it is there");
        for id in row.rules {
            assert!(line.contains(&format!("`{id}`")), "{line}");
        }
        assert!(line.contains(row.unchecked.en), "{line}");
    }
}
