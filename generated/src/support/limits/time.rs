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
    let mut parts = Parts::default();
    for (format, byte) in format.bytes().zip(text.bytes()) {
        let part = match format {
            b'y' => &mut parts.year,
            b'M' => &mut parts.month,
            b'd' => &mut parts.day,
            b'H' => &mut parts.hour,
            b'm' => &mut parts.minute,
            b's' => &mut parts.second,
            other if other == byte => continue,
            _ => return false,
        };
        if !byte.is_ascii_digit() {
            return false;
        }
        *part = *part * 10 + u32::from(byte - b'0');
    }
    let Parts { year, month, day, hour, minute, second } = parts;
    hour < 24 && minute < 60 && second < 60 && (!format.contains('d') || is_date(year, month, day))
}
/// The parts of a time; what the format has no part for is 0.
#[derive(Default)]
struct Parts {
    year: u32,
    month: u32,
    day: u32,
    hour: u32,
    minute: u32,
    second: u32,
}

fn is_date(year: u32, month: u32, day: u32) -> bool {
    (1..=12).contains(&month) && (1..=days_of_month(year, month)).contains(&day)
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
