//! What the operations say of themselves.

use cloud_backup_api::aliyun::{dbs, polardb, rds};
use cloud_backup_api::huaweicloud::rds as huawei;
use cloud_backup_api::{Access, Operation, OperationInfo, Period, RuleKind};

const ALL: [&OperationInfo; 4] = [
    rds::CreateBackupRequest::INFO,
    polardb::CreateBackupRequest::INFO,
    dbs::CreateAndStartBackupPlanRequest::INFO,
    huawei::CreateManualBackupRequest::INFO,
];

#[test]
fn names_versions_methods_and_tokens() {
    let facts = ALL.map(|info| {
        (info.name, info.service.version, (info.method, info.path), info.idempotency_token)
    });
    assert_eq!(
        facts,
        [
            ("CreateBackup", "2014-08-15", ("POST", "/"), None),
            ("CreateBackup", "2017-08-01", ("POST", "/"), Some("ClientToken")),
            ("CreateAndStartBackupPlan", "2019-03-06", ("POST", "/"), Some("ClientToken")),
            ("CreateManualBackup", "v3", ("POST", "/v3/{project_id}/backups"), None),
        ]
    );
}

#[test]
fn authorization_is_what_the_page_says() {
    let authorization = rds::CreateBackupRequest::INFO.authorization.expect("known");
    assert_eq!(authorization.action, "rds:CreateBackup");
    assert_eq!(authorization.access, Access::Write);
    assert_eq!(
        authorization.resources,
        [("DBInstance", "acs:rds:{#regionId}:{#accountId}:dbinstance/{#dbinstanceId}")]
    );
    assert_eq!(authorization.condition_keys, ["rds:ResourceTag"]);
}

#[test]
fn preconditions_and_quotas_are_rules_of_their_own_kind() {
    let info = rds::CreateBackupRequest::INFO;
    assert!(info.preconditions().any(|rule| rule.id == "instance_running"));
    let quotas = info.quotas().map(|rule| rule.kind).collect::<Vec<_>>();
    let [RuleKind::Quota(quota)] = quotas.as_slice() else {
        panic!("{quotas:?}");
    };
    assert_eq!((quota.limit, quota.period, quota.scope), (20, Period::Day, "instance"));
    assert_eq!(info.rules.len(), rds::CreateBackupRequest::RULES.len());
}

#[test]
fn errors_are_those_of_the_operation_and_of_what_is_around_it() {
    for info in ALL {
        assert!(info.documented_errors().count() > 0, "{}", info.name);
        assert!(
            info.documented_errors()
                .all(|row| row.operation.is_none_or(|operation| operation == info.name))
        );
    }
    let mut codes = polardb::CreateBackupRequest::INFO.documented_errors();
    assert!(codes.any(|row| row.code == "BackupTimesExceeded"));
}

#[test]
fn hosts_are_listed_or_made_by_the_pattern() {
    for (info, region, host) in [
        (ALL[0], "cn-hangzhou", "rds.aliyuncs.com"),
        (ALL[0], "cn-zhangjiakou", "rds.cn-zhangjiakou.aliyuncs.com"),
        (ALL[0], "moon-1", "rds.moon-1.aliyuncs.com"),
        (ALL[1], "cn-beijing", "polardb.aliyuncs.com"),
        (ALL[2], "cn-beijing", "dbs-api.cn-hangzhou.aliyuncs.com"),
        (ALL[2], "moon-1", "dbs-api.moon-1.aliyuncs.com"),
        (ALL[3], "cn-north-4", "rds.cn-north-4.myhuaweicloud.com"),
        (ALL[3], "eu-de", "rds.eu-de.otc.t-systems.com"),
    ] {
        let endpoints = info.service.endpoints.expect("they are known");
        assert_eq!(endpoints.host(region), host);
    }
}
