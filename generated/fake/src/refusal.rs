//! Why a request is refused: a documented error, with its status and message.

use cloud_backup_api::description::DocumentedError;
use cloud_backup_api::documented_errors;

/// A failure before it is written in a provider's envelope.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Refusal {
    pub(crate) status: u16,
    pub(crate) code: String,
    pub(crate) message: String,
}

impl Refusal {
    /// A row of an error table; the detail fills what its message leaves open, or an empty message.
    pub(crate) fn documented(row: &DocumentedError, detail: &str) -> Self {
        let message = match (row.message, detail) {
            ("", "") => row.description.en.to_owned(),
            ("", detail) => detail.to_owned(),
            (message, detail) => message.replace("%s", detail),
        };
        Self { status: row.http_status.unwrap_or(400), code: row.code.to_owned(), message }
    }

    /// The first documented row of a code of a provider, such as `aliyun`, or of one of its services.
    pub(crate) fn of_code(code: &str, provider: &str, detail: &str) -> Self {
        let mut rows = documented_errors(code);
        match rows.find(|row| row.service.split("::").next() == Some(provider)) {
            Some(row) => Self::documented(row, detail),
            None => Self { status: 400, code: code.to_owned(), message: detail.to_owned() },
        }
    }
}
