//! The first and the last time in a format, between which all others are.

/// Which end of all times.
#[derive(Clone, Copy, Debug)]
pub(super) enum End {
    /// The first one.
    First,
    /// The last one.
    Last,
}

/// `00:00Z` or `23:59Z`, for `HH:mm[Z]`. As texts of one format, times compare like the moments they denote.
pub(super) fn time(format: &str, end: End) -> String {
    let mut text = String::new();
    let format = format.trim_end_matches("[Z]");
    for (index, letter) in format.char_indices() {
        let digits = match (letter, end) {
            ('y', End::First) => "0000",
            ('y', End::Last) => "9999",
            ('M' | 'd', End::First) => "01",
            ('M', End::Last) => "12",
            ('d', End::Last) => "31",
            ('H' | 'm' | 's', End::First) => "00",
            ('H', End::Last) => "23",
            ('m' | 's', End::Last) => "59",
            (literal, _) => {
                text.push(literal);
                continue;
            }
        };
        // Each letter stands for one digit.
        let before = format[..index].chars().filter(|it| *it == letter).count();
        text.extend(digits.chars().cycle().nth(before));
    }
    text
}

#[cfg(test)]
mod tests {
    use super::{End, time};

    #[test]
    fn ends_are_times_in_the_format() {
        let ends = |format| [End::First, End::Last].map(|end| time(format, end));
        assert_eq!(ends("HH:mm[Z]"), ["00:00", "23:59"]);
        assert_eq!(ends("yyyy-MM-ddTHH:mm:ssZ"), ["0000-01-01T00:00:00Z", "9999-12-31T23:59:59Z"]);
    }
}
