//! The same shapes for serde: requests as forms and JSON, responses from JSON and XML.

use serde::{Deserialize, Serialize};

/// `CreateBackup` of RDS, with the parameters that every operation of the provider has.
#[derive(Serialize)]
#[serde(rename_all = "PascalCase")]
pub(crate) struct CreateBackup {
    pub(crate) action: &'static str,
    pub(crate) version: &'static str,
    pub(crate) format: &'static str,
    #[serde(rename = "DBInstanceId")]
    pub(crate) db_instance_id: String,
    /// With commas between them.
    #[serde(rename = "DBName", skip_serializing_if = "Option::is_none")]
    pub(crate) db_name: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) backup_strategy: Option<BackupStrategy>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) backup_method: Option<BackupMethod>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) backup_type: Option<BackupType>,
}

#[derive(Serialize)]
pub(crate) enum BackupStrategy {
    #[serde(rename = "db")]
    Db,
}

#[derive(Serialize)]
pub(crate) enum BackupMethod {
    Logical,
}

#[derive(Serialize)]
pub(crate) enum BackupType {
    FullBackup,
}

/// The response of `CreateBackup`.
#[derive(Debug, Deserialize, PartialEq)]
#[serde(rename_all = "PascalCase")]
pub(crate) struct CreateBackupResponse {
    pub(crate) backup_job_id: Option<String>,
    pub(crate) request_id: Option<String>,
}

/// The body of a manual backup of Huawei Cloud RDS.
#[derive(Serialize)]
pub(crate) struct CreateManualBackup {
    pub(crate) instance_id: String,
    pub(crate) name: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) description: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) databases: Option<Vec<BackupDatabase>>,
}

#[derive(Debug, Deserialize, PartialEq, Serialize)]
pub(crate) struct BackupDatabase {
    pub(crate) name: String,
}

/// The response to it.
#[derive(Debug, Deserialize, PartialEq)]
pub(crate) struct CreateManualBackupResponse {
    pub(crate) backup: BackupInfo,
}

#[derive(Debug, Deserialize, PartialEq)]
pub(crate) struct BackupInfo {
    pub(crate) id: String,
    pub(crate) instance_id: String,
    pub(crate) name: String,
    pub(crate) description: Option<String>,
    pub(crate) begin_time: String,
    pub(crate) status: BackupStatus,
    #[serde(rename = "type")]
    pub(crate) backup_type: String,
    pub(crate) databases: Option<Vec<BackupDatabase>>,
}

/// Open, as that of the crate: a service may add values.
#[derive(Debug, Deserialize, PartialEq)]
#[serde(rename_all = "UPPERCASE")]
pub(crate) enum BackupStatus {
    Building,
    Completed,
    Failed,
    Deleting,
    #[serde(untagged)]
    Other(String),
}
