//! What other teams do: modules of their own specs, with `cloud-backup-api` as runtime.

include!(concat!(env!("OUT_DIR"), "/providers.rs"));

/// A provider as it was.
pub mod before {
    include!(concat!(env!("OUT_DIR"), "/before/providers.rs"));
}

/// The same provider with optional fields, values, codes, rules and operations that were added.
pub mod after {
    include!(concat!(env!("OUT_DIR"), "/after/providers.rs"));
}
