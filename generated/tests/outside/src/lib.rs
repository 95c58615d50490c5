//! What other teams do: modules of their own specs, with `cloud-backup-api` as runtime.

include!(concat!(env!("OUT_DIR"), "/providers.rs"));

/// The specs that use the whole language.
pub mod language {
    include!(concat!(env!("OUT_DIR"), "/language/providers.rs"));
}
