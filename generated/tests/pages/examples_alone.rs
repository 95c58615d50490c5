//! The example of each column, alone beside what is required: it breaks no limit of its own parameter.

use cloud_backup_api::{Operation, Report, Severity};

use super::example_columns::{DBS, POLARDB, RDS};
use super::parameters::{dbs_request, polardb_request, rds_request};

/// What stands before the parameters in every request.
const COMMON: usize = 3;

#[test]
fn examples_of_rds_break_nothing() {
    let report = |parameters: &[(&str, &str)]| rds_request(parameters).validate();
    assert_eq!(broken(&RDS[COMMON..], 1, report), []);
}

#[test]
fn examples_of_polardb_break_nothing() {
    let report = |parameters: &[(&str, &str)]| polardb_request(parameters).validate();
    assert_eq!(broken(&POLARDB[COMMON..], 1, report), []);
}

/// What the page asks not to set (dbs-en:139, dbs-en:144), an example in another form than the page
/// asks for (dbs-en:230-232, `14:22` without its `Z`), and `N/A`, which is none of the values listed
/// (dbs-en:273-277): a warning each.
#[test]
fn examples_of_dbs_break_only_what_is_disputed() {
    let required = [
        "InstanceClass",
        "DatabaseType",
        "BackupMethod",
        "SourceEndpointInstanceType",
        "BackupPlanName",
    ];
    let mut columns = DBS[COMMON..].to_vec();
    columns.sort_by_key(|(name, _)| !required.contains(name));
    // The column has the other spelling (dbs-en:113).
    let column = columns.iter_mut().find(|(name, _)| *name == "PayType");
    column.expect("it is there").1 = "Postpaid";
    let report = |parameters: &[(&str, &str)]| dbs_request(parameters).validate();
    let disputed = [
        ("StorageType.status", Severity::Warning),
        ("FromApp.status", Severity::Warning),
        ("BackupStorageType.known", Severity::Warning),
    ];
    assert_eq!(broken(&columns, required.len(), report), disputed);
}

/// The limits that each of these values breaks beside the required ones, which come first.
fn broken(
    columns: &[(&str, &str)],
    required: usize,
    report: impl Fn(&[(&str, &str)]) -> Report,
) -> Vec<(&'static str, Severity)> {
    let (required, optional) = columns.split_at(required);
    let mut broken = Vec::new();
    for column in required.iter().take(1).chain(optional) {
        let mut parameters = required.to_vec();
        parameters.extend(optional.contains(column).then_some(*column));
        let report = report(&parameters);
        let own = report.violations().iter().filter(|it| {
            let rule = it.rule();
            let is_of_required = required.iter().any(|(name, _)| rule.fields == [*name]);
            rule.related().is_empty() && (rule.fields == [column.0] || is_of_required)
        });
        broken.extend(own.map(|it| (it.rule().id, it.severity())));
    }
    broken
}
