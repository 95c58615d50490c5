//! The days of the calendar.

/// The days of a month, which counts from 1.
pub(super) fn days_of_month(year: u32, month: u32) -> u32 {
    let is_leap = year.is_multiple_of(4) && !year.is_multiple_of(100) || year.is_multiple_of(400);
    match month {
        2 if is_leap => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

/// The days from the first of 1970 to a date; negative before it.
pub(super) fn days_since_1970(year: i64, month: i64, day: i64) -> i64 {
    // Years are counted from March, so that a leap day is the last of its year.
    let year = if month > 2 { year } else { year - 1 };
    let month_from_march = (month + 9) % 12;
    let leap_days = year.div_euclid(4) - year.div_euclid(100) + year.div_euclid(400);
    let day_of_year = (153 * month_from_march + 2) / 5 + day - 1;
    365 * year + leap_days + day_of_year - 719_468
}
