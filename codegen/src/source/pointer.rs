//! JSON pointers (RFC 6901), such as `/paths/~1backups/post`.

/// A key as a pointer has it.
pub fn escaped(key: &str) -> String {
    key.replace('~', "~0").replace('/', "~1")
}

/// The pointer to a member.
pub fn within(pointer: &str, key: &str) -> String {
    format!("{pointer}/{}", escaped(key))
}

/// The keys and indexes of a pointer.
pub fn steps(pointer: &str) -> impl Iterator<Item = String> {
    pointer.split('/').skip(1).map(|step| step.replace("~1", "/").replace("~0", "~"))
}
