//! Secrets: wiped when dropped, never printed.

use std::collections::BTreeMap;
use std::fmt;

use zeroize::Zeroizing;

/// A text that no `Debug`, `Display`, error or URL dump shows. Its memory is wiped when it is dropped.
///
/// It can't be compared, so that nobody learns it by comparing.
#[derive(Clone)]
pub struct Secret(Zeroizing<String>);

impl Secret {
    /// The text itself.
    pub fn expose(&self) -> &str {
        &self.0
    }
}

impl From<String> for Secret {
    fn from(text: String) -> Self {
        // Takes over the memory of the text: a copy would leave the original behind.
        Self(Zeroizing::new(text))
    }
}

impl From<&str> for Secret {
    fn from(text: &str) -> Self {
        Self::from(text.to_owned())
    }
}

impl fmt::Debug for Secret {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        // Always the same: even the length would help to guess.
        formatter.write_str("<redacted>")
    }
}

/// Something that may hold secrets.
pub trait HoldsSecrets {
    /// Calls back with each secret that is there.
    fn each_secret(&self, found: &mut dyn FnMut(&str));
}

impl HoldsSecrets for Secret {
    fn each_secret(&self, found: &mut dyn FnMut(&str)) {
        found(self.expose());
    }
}

impl<T: HoldsSecrets> HoldsSecrets for Option<T> {
    fn each_secret(&self, found: &mut dyn FnMut(&str)) {
        if let Some(value) = self {
            value.each_secret(found);
        }
    }
}

impl<T: HoldsSecrets> HoldsSecrets for Box<T> {
    fn each_secret(&self, found: &mut dyn FnMut(&str)) {
        T::each_secret(self, found);
    }
}

impl<T: HoldsSecrets> HoldsSecrets for Vec<T> {
    fn each_secret(&self, found: &mut dyn FnMut(&str)) {
        for value in self {
            value.each_secret(found);
        }
    }
}

impl<T: HoldsSecrets> HoldsSecrets for BTreeMap<String, T> {
    fn each_secret(&self, found: &mut dyn FnMut(&str)) {
        for value in self.values() {
            value.each_secret(found);
        }
    }
}
