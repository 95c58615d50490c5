//! What a caller must be allowed to do.

/// What a caller must be allowed to do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Authorization {
    /// The permission.
    pub action: &'static str,
    /// The level of access.
    pub access: Access,
    /// What it can be granted for: kinds and patterns; everything if empty.
    pub resources: &'static [(&'static str, &'static str)],
    /// Condition keys that a policy may test.
    pub condition_keys: &'static [&'static str],
    /// Other permissions that the caller needs.
    pub dependent_actions: &'static [&'static str],
}

/// A level of access.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Access {
    /// Changes something.
    Write,
    /// Reads something.
    Read,
    /// Lists things.
    List,
}
