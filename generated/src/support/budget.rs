//! How much of a response is read: enough for any listing, too little for an attack.

/// The most bytes that a body may have.
pub(super) const LARGEST: usize = 16 << 20;

/// How deep values may be nested.
// Comparing, redacting and dropping a tree recurse, and a thread may have a small stack.
pub(super) const DEEPEST: usize = 128;

/// The most values that a document may have: a value of two bytes takes many in memory.
const MOST: usize = 1 << 20;

/// The values that a document may still have.
pub(super) struct Budget(usize);

impl Default for Budget {
    fn default() -> Self {
        Self(MOST)
    }
}

impl Budget {
    /// One value more.
    pub(super) fn spend(&mut self) -> Result<(), String> {
        self.0 = self.0.checked_sub(1).ok_or_else(|| format!("more than {MOST} values"))?;
        Ok(())
    }
}
