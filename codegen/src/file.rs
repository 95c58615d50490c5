//! A file that the generator owns.

/// A file that the generator owns.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct File {
    /// The path from the workspace's root, with `/` on every system.
    pub path: String,
    /// The whole text.
    pub text: String,
}
