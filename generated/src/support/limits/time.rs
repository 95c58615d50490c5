//! Texts that are times in a format.

use crate::support::calendar::days_of_month;

/// Whether a text is a time in a format, of which `y`, `M`, `d`, `H`, `m` and `s` stand for digits; other characters
/// are literal. A final `[Z]` is an optional `Z`.
pub(super) fn holds(format: &str, text: &str) -> bool {
    let (format, text) = match format.strip_suffix("[Z]") {
        Some(format) => (format, text.strip_suffix('Z').unwrap_or(text)),
        None => (format, text),
    };
    // Each letter of the format is one digit, so that both have one length.
    if text.len() != format.len() {
        return false;
    }
    let (mut year, mut month, mut day) = (None, None, None);
    let (mut hour, mut minute, mut second) = (None, None, None);
    for (format, byte) in format.bytes().zip(text.bytes()) {
        let part = match format {
            b'y' => &mut year,
            b'M' => &mut month,
            b'd' => &mut day,
            b'H' => &mut hour,
            b'm' => &mut minute,
            b's' => &mut second,
            other if other == byte => continue,
            _ => return false,
        };
        if !byte.is_ascii_digit() {
            return false;
        }
        *part = Some(part.unwrap_or(0) * 10 + u32::from(byte - b'0'));
    }
    // Without a year, 29 February is possible, since year 0 is a leap year.
    let days = || days_of_month(year.unwrap_or(0), month.unwrap_or(0));
    hour.is_none_or(|hour| hour < 24)
        && minute.is_none_or(|minute| minute < 60)
        && second.is_none_or(|second| second < 60)
        && month.is_none_or(|month| (1..=12).contains(&month))
        && day.is_none_or(|day| (1..=days()).contains(&day))
}

#[cfg(test)]
mod tests {
    use super::holds;

    #[test]
    fn times_have_their_digits_and_their_ranges() {
        let held = |text: &str| holds("HH:mmZ", text);
        assert_eq!(["14:22Z", "00:00Z", "23:59Z"].map(held), [true; 3]);
        assert_eq!(
            ["14:22", "24:00Z", "12:60Z", "9:00Z", "ab:cdZ", "14-22Z", ""].map(held),
            [false; 7]
        );
        let either = |text: &str| holds("HH:mm[Z]", text);
        assert_eq!(
            ["14:22Z", "14:22", "24:00", "14:22ZZ", "Z"].map(either),
            [true, true, false, false, false]
        );
        let date = |text: &str| holds("yyyy-MM-dd", text);
        assert_eq!(["2024-02-29", "2023-12-31"].map(date), [true; 2]);
        assert_eq!(["2023-02-29", "1900-02-29", "2023-00-10", "2023-04-31"].map(date), [false; 4]);
    }
}
