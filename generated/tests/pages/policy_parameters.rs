//! Parameters in wire form → requests about backup policies and the logs that they keep.

use cloud_backup_api::aliyun::{polardb, rds};

use super::parameters::{number, of};

pub(crate) fn rds_policy(parameters: &[(&str, &str)]) -> rds::ModifyBackupPolicyRequest {
    let mut request = rds::ModifyBackupPolicyRequest::new(of(parameters, "DBInstanceId"));
    for (name, text) in parameters.iter().copied() {
        request = match name {
            "DBInstanceId" => request,
            "BackupPolicyMode" => request.with_backup_policy_mode(text),
            "PreferredBackupTime" => request.with_preferred_backup_time(text),
            "PreferredBackupPeriod" => request.with_preferred_backup_period(text.split(',')),
            "BackupRetentionPeriod" => request.with_backup_retention_period(number(text)),
            "BackupLog" => request.with_backup_log(text),
            "LogBackupRetentionPeriod" => request.with_log_backup_retention_period(number(text)),
            "EnableBackupLog" => request.with_enable_backup_log(text),
            "LocalLogRetentionHours" => request.with_local_log_retention_hours(number(text)),
            "LocalLogRetentionSpace" => request.with_local_log_retention_space(number(text)),
            "HighSpaceUsageProtection" => request.with_high_space_usage_protection(text),
            "LogBackupFrequency" => request.with_log_backup_frequency(text),
            "CompressType" => request.with_compress_type(text),
            "ArchiveBackupRetentionPeriod" => {
                request.with_archive_backup_retention_period(number(text))
            }
            "ArchiveBackupKeepPolicy" => request.with_archive_backup_keep_policy(text),
            "ArchiveBackupKeepCount" => request.with_archive_backup_keep_count(number(text)),
            "ReleasedKeepPolicy" => request.with_released_keep_policy(text),
            "LogBackupLocalRetentionNumber" => {
                request.with_log_backup_local_retention_number(number(text))
            }
            "Category" => request.with_category(text),
            "BackupInterval" => request.with_backup_interval(text),
            "BackupMethod" => request.with_backup_method(text),
            "EnableIncrementDataBackup" => {
                request.with_enable_increment_data_backup(text == "true")
            }
            "BackupPriority" => request.with_backup_priority(text),
            other => panic!("{other} is no parameter"),
        };
    }
    request
}

pub(crate) fn polardb_policy(parameters: &[(&str, &str)]) -> polardb::ModifyBackupPolicyRequest {
    let mut request = polardb::ModifyBackupPolicyRequest::new(of(parameters, "DBClusterId"));
    for (name, text) in parameters.iter().copied() {
        request = match name {
            "DBClusterId" => request,
            "PreferredBackupTime" => request.with_preferred_backup_time(text),
            "PreferredBackupPeriod" => request.with_preferred_backup_period(text.split(',')),
            "DataLevel1BackupRetentionPeriod" => {
                request.with_data_level1_backup_retention_period(number(text))
            }
            "DataLevel2BackupRetentionPeriod" => {
                request.with_data_level2_backup_retention_period(number(text))
            }
            "BackupRetentionPolicyOnClusterDeletion" => {
                request.with_backup_retention_policy_on_cluster_deletion(text)
            }
            "BackupFrequency" => request.with_backup_frequency(text),
            "DataLevel1BackupFrequency" => request.with_data_level1_backup_frequency(text),
            "DataLevel1BackupTime" => request.with_data_level1_backup_time(text),
            "DataLevel1BackupPeriod" => request.with_data_level1_backup_period(text.split(',')),
            "DataLevel2BackupPeriod" => request.with_data_level2_backup_period(text.split(',')),
            "DataLevel2BackupAnotherRegionRegion" => {
                request.with_data_level2_backup_another_region_region(text)
            }
            "DataLevel2BackupAnotherRegionRetentionPeriod" => {
                request.with_data_level2_backup_another_region_retention_period(number(text))
            }
            other => panic!("{other} is no parameter"),
        };
    }
    request
}

pub(crate) fn polardb_logs(parameters: &[(&str, &str)]) -> polardb::DescribeBackupLogsRequest {
    let required = polardb::DescribeBackupLogsRequired {
        db_cluster_id: of(parameters, "DBClusterId").into(),
        start_time: of(parameters, "StartTime").into(),
        end_time: of(parameters, "EndTime").into(),
    };
    let mut request = polardb::DescribeBackupLogsRequest::new(required);
    for (name, text) in parameters.iter().copied() {
        request = match name {
            "DBClusterId" | "StartTime" | "EndTime" => request,
            "BackupRegion" => request.with_backup_region(text),
            "PageSize" => request.with_page_size(number(text)),
            "PageNumber" => request.with_page_number(number(text)),
            other => panic!("{other} is no parameter"),
        };
    }
    request
}
