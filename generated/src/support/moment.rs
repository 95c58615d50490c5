//! Times in responses: text in the forms that services use, as numbers.

use std::fmt;

use super::calendar::{days_of_month, days_since_1970};

/// A date with a time, and how far it is from UTC if the text says so.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct DateTime {
    /// The year.
    pub year: u16,
    /// The month, from 1.
    pub month: u8,
    /// The day, from 1.
    pub day: u8,
    /// The time of the day.
    pub time: TimeOfDay,
}

/// A time of day, and how far it is from UTC if the text says so.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct TimeOfDay {
    /// The hour, from 0 to 23.
    pub hour: u8,
    /// The minute, from 0 to 59.
    pub minute: u8,
    /// The second, from 0 to 59; 0 if the text has none.
    pub second: u8,
    /// The minutes by which the clock is ahead of UTC: 0 for `Z`, none if the text does not say.
    pub offset_minutes: Option<i16>,
}

/// A text that is no time in a known form.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ParseTimeError(&'static str);

impl fmt::Display for ParseTimeError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "the text is not a {}", self.0)
    }
}

impl std::error::Error for ParseTimeError {}

impl DateTime {
    /// The meaning of `2022-08-23T07:41:50Z`, with `T` or a space between, with or without seconds and
    /// their fraction, with `Z`, an offset such as `+08:00` or `+0800`, or nothing at the end.
    pub fn parse(text: &str) -> Result<Self, ParseTimeError> {
        let mut reader = Reader(text.trim().as_bytes());
        let moment = reader.date_time().filter(|_| reader.0.is_empty());
        moment.ok_or(ParseTimeError("date and time such as `2022-08-23T07:41:50Z`"))
    }

    /// The seconds since the beginning of 1970 in UTC; none if the text did not say how far it is
    /// from UTC.
    pub fn unix_seconds(&self) -> Option<i64> {
        let offset = i64::from(self.time.offset_minutes?);
        let time = &self.time;
        let minutes = i64::from(time.hour) * 60 + i64::from(time.minute) - offset;
        let days = days_since_1970(self.year.into(), self.month.into(), self.day.into());
        Some((days * 24 * 60 + minutes) * 60 + i64::from(time.second))
    }
}

impl TimeOfDay {
    /// The meaning of `07:41Z`, with or without seconds and their fraction, with `Z`, an offset such
    /// as `+08:00` or `+0800`, or nothing at the end.
    pub fn parse(text: &str) -> Result<Self, ParseTimeError> {
        let mut reader = Reader(text.trim().as_bytes());
        let time = reader.time().filter(|_| reader.0.is_empty());
        time.ok_or(ParseTimeError("time of day such as `07:41Z`"))
    }
}

/// What is left of a text.
struct Reader<'a>(&'a [u8]);

impl Reader<'_> {
    fn date_time(&mut self) -> Option<DateTime> {
        let year = self.number(4)?;
        self.one_of(b"-")?;
        let month = self.number(2)?;
        self.one_of(b"-")?;
        let day = self.number(2)?;
        self.one_of(b"T t")?;
        let time = self.time()?;
        let days = days_of_month(year.into(), month.into());
        let is_day = (1..=12).contains(&month) && (1..=days).contains(&day.into());
        is_day.then_some(DateTime { year, month: month as u8, day: day as u8, time })
    }

    fn time(&mut self) -> Option<TimeOfDay> {
        let hour = self.number(2)?;
        self.one_of(b":")?;
        let minute = self.number(2)?;
        let second = match self.one_of(b":") {
            Some(_) => self.number(2)?,
            None => 0,
        };
        if self.one_of(b".").is_some() {
            let digits = self.0.iter().take_while(|byte| byte.is_ascii_digit());
            let count = digits.count();
            self.0 = self.0.get(count..).filter(|_| count > 0)?;
        }
        let offset_minutes = self.offset()?;
        let is_time = hour < 24 && minute < 60 && second < 60;
        is_time.then_some(TimeOfDay {
            hour: hour as u8,
            minute: minute as u8,
            second: second as u8,
            offset_minutes,
        })
    }

    /// `Z`, `+08:00`, `+0800`, or nothing.
    fn offset(&mut self) -> Option<Option<i16>> {
        let sign = match self.one_of(b"Zz+-") {
            // Services leave out the offset that their pages promise, and taking such a time for
            // UTC could be hours off.
            None => return Some(None),
            Some(b'+') => 1,
            Some(b'-') => -1,
            Some(_) => return Some(Some(0)),
        };
        let hours = self.number(2)?;
        self.one_of(b":");
        let minutes = self.number(2)?;
        let is_offset = hours < 24 && minutes < 60;
        is_offset.then_some(Some(sign * (hours * 60 + minutes) as i16))
    }

    fn number(&mut self, digits: usize) -> Option<u16> {
        let (number, rest) = self.0.split_at_checked(digits)?;
        self.0 = rest;
        // Digit by digit, since `parse` would accept a sign.
        number.iter().try_fold(0, |number, byte| {
            let digit = byte.is_ascii_digit().then(|| u16::from(byte - b'0'))?;
            Some(number * 10 + digit)
        })
    }

    fn one_of(&mut self, bytes: &[u8]) -> Option<u8> {
        let (first, rest) = self.0.split_first()?;
        let found = bytes.contains(first).then_some(*first)?;
        self.0 = rest;
        Some(found)
    }
}

#[cfg(test)]
mod tests {
    use super::{DateTime, TimeOfDay};

    #[test]
    fn every_documented_form_of_a_moment_is_read() {
        for (text, seconds, offset) in [
            ("2022-08-23T07:41:50Z", Some(1_661_240_510), Some(0)),
            ("2022-08-23T15:41:50+0800", Some(1_661_240_510), Some(480)),
            ("2022-08-23T15:41:50+08:00", Some(1_661_240_510), Some(480)),
            ("2022-08-23 07:41:50.123Z", Some(1_661_240_510), Some(0)),
            ("2016-09-12T01:17:05", None, None),
            ("2016-09-12T01:17", None, None),
            ("1970-01-01T00:00Z", Some(0), Some(0)),
            ("2000-02-29T00:00:00-0030", Some(951_784_200), Some(-30)),
            ("0000-01-01T00:00:00Z", Some(-62_167_219_200), Some(0)),
        ] {
            let moment = DateTime::parse(text).expect(text);
            assert_eq!(moment.unix_seconds(), seconds, "{text}");
            assert_eq!(moment.time.offset_minutes, offset, "{text}");
        }
    }

    #[test]
    fn what_is_no_moment_is_refused() {
        for text in [
            "",
            "2022",
            "2022-08-23",
            "2022-13-01T00:00Z",
            "2023-02-29T00:00Z",
            "2022-08-23T24:00Z",
            "2022-08-23T07:60Z",
            "2022-08-23T07:41:50.Z",
            "2022-08-23T07:41:50Z1",
            "2022-08-23T07:41+8",
            "２022-08-23T07:41Z",
            "+022-08-23T07:41Z",
        ] {
            assert!(DateTime::parse(text).is_err(), "{text}");
        }
    }

    #[test]
    fn times_of_day_have_an_offset_or_none() {
        let read = |text: &str| {
            let time = TimeOfDay::parse(text).ok()?;
            Some((time.hour, time.minute, time.offset_minutes))
        };
        assert_eq!(read("14:22Z"), Some((14, 22, Some(0))));
        assert_eq!(read("14:22"), Some((14, 22, None)));
        assert_eq!(read("14:22:59+01:00"), Some((14, 22, Some(60))));
        assert_eq!(["", "9:00", "25:00", "14:22Z-15:22Z"].map(read), [None; 4]);
    }
}
