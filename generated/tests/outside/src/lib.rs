//! What other teams do: modules of their own specs, with `cloud-backup-api` as runtime.

include!(concat!(env!("OUT_DIR"), "/providers.rs"));
