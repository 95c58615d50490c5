//! Times as texts: whether one is in a format, and some that are.

/// What a format has at its end where a `Z` may be left out.
const PERHAPS_Z: &str = "[Z]";

/// Whether a text is a time in this format, such as `yyyy-MM-ddTHH:mm:ssZ` or `HH:mm[Z]`.
pub(super) fn is_in(format: &str, text: &str) -> bool {
    let (format, mut rest) = match format.strip_suffix(PERHAPS_Z) {
        Some(format) => (format, text.strip_suffix('Z').unwrap_or(text)),
        None => (format, text),
    };
    let (mut year, mut month, mut day) = (2024, 1, 1);
    for part in parts(format) {
        let Some((found, after)) = rest.split_at_checked(part.len()) else {
            return false;
        };
        rest = after;
        let is_number = found.bytes().all(|byte| byte.is_ascii_digit());
        let number = || found.parse::<u32>().ok().filter(|_| is_number);
        let fits = match part {
            "yyyy" | "YYYY" => number().inspect(|it| year = *it).is_some(),
            "MM" => number().inspect(|it| month = *it).is_some(),
            "dd" | "DD" => number().inspect(|it| day = *it).is_some(),
            "HH" | "hh" => number().is_some_and(|hour| hour < 24),
            "mm" | "ss" => number().is_some_and(|number| number < 60),
            letters => letters == found,
        };
        if !fits {
            return false;
        }
    }
    rest.is_empty() && (1..=12).contains(&month) && (1..=days(year, month)).contains(&day)
}

/// A time in this format; a later one for a larger index below 8.
pub(super) fn example(format: &str, index: usize) -> String {
    let format = format.strip_suffix(PERHAPS_Z).unwrap_or(format);
    let has = |wanted: &&str| parts(format).any(|part| part == *wanted);
    let varied = ["HH", "hh", "dd", "DD", "mm", "ss", "yyyy", "YYYY", "MM"].into_iter().find(has);
    parts(format)
        .map(|part| {
            let by = if Some(part) == varied { index.min(22) } else { 0 };
            match part {
                "yyyy" | "YYYY" => format!("{}", 2024 + by),
                "MM" => format!("{:02}", (5 + by).min(12)),
                "dd" | "DD" => format!("{:02}", (17 + by).min(28)),
                "HH" | "hh" => format!("{:02}", 1 + by),
                "mm" => format!("{:02}", 30 + by),
                "ss" => format!("{:02}", 15 + by),
                letters => letters.to_owned(),
            }
        })
        .collect()
}

fn parts(format: &str) -> impl Iterator<Item = &str> {
    let mut rest = format;
    std::iter::from_fn(move || {
        // Documents write some of them in the other case.
        let number = ["yyyy", "YYYY", "MM", "dd", "DD", "HH", "hh", "mm", "ss"]
            .into_iter()
            .find(|number| rest.starts_with(number));
        let length = match number {
            Some(number) => number.len(),
            None => rest.chars().next()?.len_utf8(),
        };
        let (part, after) = rest.split_at(length);
        rest = after;
        Some(part)
    })
}

fn days(year: u32, month: u32) -> u32 {
    let is_leap = year.is_multiple_of(4) && !year.is_multiple_of(100) || year.is_multiple_of(400);
    match month {
        2 if is_leap => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}
