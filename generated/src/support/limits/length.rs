//! How long a text may be.

/// Whether a text has from `min` to `max` characters.
#[inline]
pub(super) fn holds(text: &str, min: usize, max: usize) -> bool {
    // A character has one to four bytes, and one byte if it is ASCII: few texts need counting.
    let bytes = text.len();
    let ascii = || text.bytes().take(min).all(|byte| byte.is_ascii());
    if bytes <= max && (bytes / 4 >= min || bytes >= min && ascii()) {
        return true;
    }
    (min..=max).contains(&text.chars().count())
}

#[cfg(test)]
mod tests {
    use super::holds;

    #[test]
    fn characters_are_counted_at_both_ends() {
        let held = |text: &str| holds(text, 4, 6);
        assert_eq!(["abc", "abcd", "abcdef", "abcdefg"].map(held), [false, true, true, false]);
        assert_eq!(
            ["备份集", "备份集合", "备份集合一二", "备份集合一二三"].map(held),
            [false, true, true, false]
        );
        assert_eq!(["😀😀😀", "😀😀😀😀"].map(held), [false, true]);
    }
}
