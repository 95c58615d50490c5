//! Requests with every parameter of a page, in the page's order, with the values of its example column.

use cloud_backup_api::aliyun::{dbs, polardb, rds};
use cloud_backup_api::{HttpBody, HttpRequest, Operation};

use super::query;

/// rds-zh:56-108; the older page has the same values, but for the group's (rds-en:22).
#[test]
fn rds_create_backup() {
    let request = rds::CreateBackupRequest::new("rm-uf6wjk5****")
        .with_db_name(["rds_mysql"])
        .with_backup_strategy(rds::BackupStrategy::Db)
        .with_backup_method(rds::BackupMethod::Physical)
        .with_backup_type(rds::BackupType::Auto)
        .with_resource_group_id("rg-acfmy****");
    assert_eq!(query(&encoded(&request)), RDS);
}

/// rds-zh:63, rds-en:13: several databases are separated by commas.
#[test]
fn rds_database_names_are_joined_by_commas() {
    let request = rds::CreateBackupRequest::new("rm-uf6wjk5****").with_db_name(["db1", "db2"]);
    let http = encoded(&request);
    assert_eq!(query(&http).last(), Some(&("DBName", "db1,db2")));
}

/// polardb-en:45-54
#[test]
fn polardb_create_backup() {
    let request = polardb::CreateBackupRequest::new("pc-*************").with_client_token(TOKEN);
    assert_eq!(query(&encoded(&request)), POLARDB);
}

/// dbs-en:40-317. `PayType` is written `Postpaid` by the list and the column, and `postpay` by
/// every condition (dbs-en:112); it is sent as `postpay`. `N/A` stands for no example.
#[test]
fn dbs_create_and_start_backup_plan() {
    let request =
        dbs::CreateAndStartBackupPlanRequest::new(dbs::CreateAndStartBackupPlanRequired {
            instance_class: dbs::InstanceClass::Micro,
            database_type: dbs::DatabaseType::MySql,
            backup_method: dbs::BackupMethod::Logical,
            source_endpoint_instance_type: dbs::SourceEndpointInstanceType::Rds,
            backup_plan_name: "dbstooi0*******".into(),
        })
        .with_backup_plan_id("dbstooi0*******")
        .with_region("cn-hangzhou")
        .with_period(dbs::Period::Year)
        .with_used_time(1)
        .with_pay_type("Postpaid")
        .with_database_region("cn-hangzhou")
        .with_storage_region("cn-hangzhou")
        .with_instance_type(dbs::InstanceType::Rds)
        .with_storage_type("N/A")
        .with_from_app("OpenApi")
        .with_source_endpoint_region("cn-hangzhou")
        .with_source_endpoint_instance_id("rm-uf6wjk5xxxxxxxxxx")
        .with_source_endpoint_ip("rm-uf6wjk5xxxxxxx.mysql.rds.aliyuncs.com")
        .with_source_endpoint_port(3306)
        .with_source_endpoint_database_name("testRDS")
        .with_source_endpoint_user_name("testRDS")
        .with_source_endpoint_password("testPassword")
        .with_backup_gateway_id(23313123312)
        .with_oss_bucket_name("TestOssBucket")
        .with_backup_objects([backup_object()])
        .with_backup_period([dbs::Weekday::Monday])
        .with_backup_start_time("14:22")
        .with_enable_backup_log(true)
        .with_backup_log_interval_seconds(1000)
        .with_backup_retention_period(730)
        .with_duplication_infrequent_access_period(180)
        .with_duplication_archive_period(365)
        .with_source_endpoint_oracle_sid("test")
        .with_backup_storage_type("N/A")
        .with_backup_speed_limit(262144)
        .with_backup_rate_limit(262144)
        .with_backup_strategy_type(dbs::BackupStrategyType::Simple)
        .with_cross_aliyun_id("2xxx7778xxxxxxxxxx")
        .with_cross_role_name("test123")
        .with_client_token("DBS")
        .with_resource_group_id("rg-aekzecovzti****");
    assert_eq!(query(&encoded(&request)), DBS);
}

/// dbs-en:215, without the page's escapes of `[` and without white space between the members.
const BACKUP_OBJECTS: &str = concat!(
    r#"[{"DBName":"Name of the database to be backed up","#,
    r#""SchemaName":"Name of the schema to be backed up","#,
    r#""TableIncludes":[{"TableName":"Name of the table to be backed up"}],"#,
    r#""TableExcludes":[{"TableName":"Name of the table that you do not want to back up"}]}]"#,
);

fn backup_object() -> dbs::BackupObject {
    let included = "Name of the table to be backed up";
    let excluded = "Name of the table that you do not want to back up";
    dbs::BackupObject::new()
        .with_db_name("Name of the database to be backed up")
        .with_schema_name("Name of the schema to be backed up")
        .with_table_includes([dbs::BackupTable::new().with_table_name(included)])
        .with_table_excludes([dbs::BackupTable::new().with_table_name(excluded)])
}

/// The request on the wire, checked but for its query.
fn encoded(request: &impl Operation) -> HttpRequest {
    let http = request.encode().expect("the examples can be written");
    assert_eq!(http.method, "POST");
    assert_eq!(http.path, "/");
    assert!(http.headers.is_empty());
    assert!(http.body == HttpBody::Empty);
    http
}

/// rds-zh:56-108, behind what every request has.
pub(crate) const RDS: [(&str, &str); 9] = [
    ("Action", "CreateBackup"),
    ("Version", "2014-08-15"),
    ("Format", "JSON"),
    ("DBInstanceId", "rm-uf6wjk5****"),
    ("DBName", "rds_mysql"),
    ("BackupStrategy", "db"),
    ("BackupMethod", "Physical"),
    ("BackupType", "Auto"),
    ("ResourceGroupId", "rg-acfmy****"),
];

const TOKEN: &str = "6000170000591aed949d0f54a343f1a4233c1e7d1c5c******";

/// polardb-en:45-54, behind what every request has.
pub(crate) const POLARDB: [(&str, &str); 5] = [
    ("Action", "CreateBackup"),
    ("Version", "2017-08-01"),
    ("Format", "JSON"),
    ("DBClusterId", "pc-*************"),
    ("ClientToken", TOKEN),
];

/// dbs-en:40-317, behind what every request has.
pub(crate) const DBS: [(&str, &str); 44] = [
    ("Action", "CreateAndStartBackupPlan"),
    ("Version", "2019-03-06"),
    ("Format", "JSON"),
    ("BackupPlanId", "dbstooi0*******"),
    ("Region", "cn-hangzhou"),
    ("InstanceClass", "micro"),
    ("DatabaseType", "MySQL"),
    ("BackupMethod", "logical"),
    ("Period", "Year"),
    ("UsedTime", "1"),
    ("PayType", "postpay"),
    ("DatabaseRegion", "cn-hangzhou"),
    ("StorageRegion", "cn-hangzhou"),
    ("InstanceType", "RDS"),
    ("StorageType", "N/A"),
    ("FromApp", "OpenApi"),
    ("SourceEndpointInstanceType", "RDS"),
    ("SourceEndpointRegion", "cn-hangzhou"),
    ("SourceEndpointInstanceID", "rm-uf6wjk5xxxxxxxxxx"),
    ("SourceEndpointIP", "rm-uf6wjk5xxxxxxx.mysql.rds.aliyuncs.com"),
    ("SourceEndpointPort", "3306"),
    ("SourceEndpointDatabaseName", "testRDS"),
    ("SourceEndpointUserName", "testRDS"),
    ("SourceEndpointPassword", "testPassword"),
    ("BackupGatewayId", "23313123312"),
    ("OSSBucketName", "TestOssBucket"),
    ("BackupObjects", BACKUP_OBJECTS),
    ("BackupPeriod", "Monday"),
    ("BackupStartTime", "14:22"),
    ("EnableBackupLog", "true"),
    ("BackupLogIntervalSeconds", "1000"),
    ("BackupRetentionPeriod", "730"),
    ("DuplicationInfrequentAccessPeriod", "180"),
    ("DuplicationArchivePeriod", "365"),
    ("BackupPlanName", "dbstooi0*******"),
    ("SourceEndpointOracleSID", "test"),
    ("BackupStorageType", "N/A"),
    ("BackupSpeedLimit", "262144"),
    ("BackupRateLimit", "262144"),
    ("BackupStrategyType", "simple"),
    ("CrossAliyunId", "2xxx7778xxxxxxxxxx"),
    ("CrossRoleName", "test123"),
    ("ClientToken", "DBS"),
    ("ResourceGroupId", "rg-aekzecovzti****"),
];
