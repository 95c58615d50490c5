//! The documented examples of responses.

use cloud_backup_api::Format;

/// A documented response that means success.
#[derive(Debug)]
pub(crate) struct Example {
    pub(crate) status: u16,
    pub(crate) body: &'static str,
}

impl Example {
    pub(crate) fn is_in(&self, format: Format) -> bool {
        let found = if self.body.starts_with('<') { Format::Xml } else { Format::Json };
        found == format
    }
}
