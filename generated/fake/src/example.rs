//! The documented examples of responses.

use cloud_backup_api::Format;
use cloud_backup_api::description::OperationInfo;

/// A documented response that means success.
#[derive(Debug)]
pub(crate) struct Example {
    pub(crate) status: u16,
    pub(crate) body: &'static str,
}

// Written by the build script.
include!(concat!(env!("OUT_DIR"), "/examples.rs"));

/// The documented responses of an operation that mean success.
pub(crate) fn examples(operation: &OperationInfo) -> &'static [Example] {
    let key = (operation.service.module, operation.name);
    let found = EXAMPLES.iter().find(|(module, name, _)| (*module, *name) == key);
    found.map_or(&[], |(_, _, examples)| *examples)
}

impl Example {
    pub(crate) fn is_in(&self, format: Format) -> bool {
        let found = if self.body.starts_with('<') { Format::Xml } else { Format::Json };
        found == format
    }
}
