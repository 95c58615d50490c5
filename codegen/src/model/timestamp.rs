//! The meaning of a documented time format: a moment, a time of day, or unknown.

/// The meaning of a text in a documented time format.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Moment {
    /// A date with a time.
    DateTime,
    /// A time on any day.
    TimeOfDay,
}

impl Moment {
    /// The meaning of a format as written on a page; `None` if it is unknown.
    ///
    /// Pages use the same letters for months and minutes, so case is ignored.
    pub fn of(format: &str) -> Option<Self> {
        let format = format.to_ascii_lowercase();
        let time = match format.strip_prefix("yyyy-mm-dd") {
            Some(rest) => rest.strip_prefix(['t', ' '])?,
            None => &format,
        };
        let is_time =
            matches!(time.strip_suffix('z').unwrap_or(time), "hh:mm" | "hh:mm:ss" | "hh:mm:ss.sss");
        if !is_time {
            None
        } else if time.len() < format.len() {
            Some(Self::DateTime)
        } else {
            Some(Self::TimeOfDay)
        }
    }
}

/// A time in a format whose letters stand for one digit each: `14:22Z` for `HH:mmZ`.
pub fn example_of_time(format: &str) -> String {
    let mut example = String::new();
    // A `Z` in brackets may be left out.
    let mut rest = format.trim_end_matches("[Z]");
    while let Some(letter) = rest.chars().next() {
        let width = rest.len() - rest.trim_start_matches(letter).len();
        let (run, after) = rest.split_at(width);
        let value = match letter {
            'y' => 2024,
            'M' => 8,
            'd' => 22,
            'H' => 14,
            'm' => 22,
            's' => 5,
            _ => {
                example.push_str(run);
                rest = after;
                continue;
            }
        };
        example.push_str(&format!("{value:0width$}"));
        rest = after;
    }
    example
}

#[cfg(test)]
mod tests {
    use super::{Moment, example_of_time};

    #[test]
    fn an_example_has_the_digits_of_the_format() {
        for (format, expected) in
            [("HH:mmZ", "14:22Z"), ("yyyy-MM-ddTHH:mm:ssZ", "2024-08-22T14:22:05Z")]
        {
            assert_eq!(example_of_time(format), expected);
        }
    }

    #[test]
    fn formats_tell_what_they_are() {
        for (format, expected) in [
            ("yyyy-mm-ddThh:mm:ssZ", Some(Moment::DateTime)),
            ("yyyy-MM-dd HH:mm", Some(Moment::DateTime)),
            ("HH:mmZ", Some(Moment::TimeOfDay)),
            ("HH:mm:ss", Some(Moment::TimeOfDay)),
            ("yyyy-MM-dd", None),
            ("HH:mmZ-HH:mmZ", None),
            ("seconds since 1970", None),
            ("", None),
        ] {
            assert_eq!(Moment::of(format), expected, "{format}");
        }
    }
}
