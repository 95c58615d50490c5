//! What other teams do: modules of their own specs, with `cloud-backup-api` as runtime.

// As if the manifest renamed the dependency.
extern crate cloud_backup_api as renamed;

include!(concat!(env!("OUT_DIR"), "/providers.rs"));

/// What the crate re-exports.
pub mod vendor {
    pub use cloud_backup_api as runtime;
}

/// The program in the repository's README, compiled and run.
#[cfg(doctest)]
#[doc = include_str!("../../../../README.md")]
struct Readme;

/// A provider as it was.
pub mod before {
    include!(concat!(env!("OUT_DIR"), "/before/providers.rs"));
}

/// The same provider with optional fields, values, codes, rules and operations that were added.
pub mod after {
    include!(concat!(env!("OUT_DIR"), "/after/providers.rs"));
}
