//! The rules that `validator` can say: limits of single values.

use std::sync::LazyLock;

use cloud_backup_api::aliyun::dbs::CreateAndStartBackupPlanRequest;
use cloud_backup_api::huaweicloud::rds::CreateManualBackupRequest;
use regex::Regex;
use validator::Validate;

static TIME: LazyLock<Regex> = LazyLock::new(|| regex("^(?:[01][0-9]|2[0-3]):[0-5][0-9]Z$"));
static NAME: LazyLock<Regex> = LazyLock::new(|| regex("^[A-Za-z][A-Za-z0-9_-]*$"));
static DESCRIPTION: LazyLock<Regex> = LazyLock::new(|| regex(r#"^[^>!<"&'=]*$"#));

fn regex(pattern: &str) -> Regex {
    Regex::new(pattern).expect("a pattern")
}

#[derive(Validate)]
pub(crate) struct Dbs {
    #[validate(regex(path = *TIME))]
    backup_start_time: Option<String>,
    #[validate(range(min = 0, max = 1825))]
    backup_retention_period: Option<i32>,
    #[validate(range(max = 10_485_760))]
    backup_rate_limit: Option<i64>,
}

impl From<CreateAndStartBackupPlanRequest> for Dbs {
    fn from(request: CreateAndStartBackupPlanRequest) -> Self {
        Self {
            backup_start_time: request.backup_start_time,
            backup_retention_period: request.backup_retention_period,
            backup_rate_limit: request.backup_rate_limit,
        }
    }
}

#[derive(Validate)]
pub(crate) struct Huawei {
    #[validate(length(min = 4, max = 64), regex(path = *NAME))]
    name: String,
    #[validate(length(max = 256), regex(path = *DESCRIPTION))]
    description: Option<String>,
}

impl From<CreateManualBackupRequest> for Huawei {
    fn from(request: CreateManualBackupRequest) -> Self {
        Self { name: request.name, description: request.description }
    }
}
