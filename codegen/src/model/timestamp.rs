//! What a documented format of times tells: a moment, a time of day, or nothing that is sure.

/// What a text in a documented format tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Moment {
    /// A date with a time.
    DateTime,
    /// A time on any day.
    TimeOfDay,
}

impl Moment {
    /// What a format in a page's own letters tells; nothing for a format that is not known.
    ///
    /// Pages write months and minutes alike, so letter case is no help.
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

#[cfg(test)]
mod tests {
    use super::Moment;

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
