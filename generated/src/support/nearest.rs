//! The text that was probably meant.

/// The listed text that differs in the fewest letters, if these are few. Case does not count.
pub(super) fn nearest<'a>(text: &str, listed: &[&'a str]) -> Option<&'a str> {
    // Long texts are not mistyped names, and take long to compare.
    const LONGEST: usize = 64;
    let lower = text.to_lowercase();
    let candidates = listed.iter().filter(|_| text.len() <= LONGEST).map(|listed| {
        let distance = distance(&lower, &listed.to_lowercase());
        (distance, *listed)
    });
    let (distance, nearest) = candidates.min_by_key(|(distance, _)| *distance)?;
    // Of short names, one letter makes another name.
    (distance <= text.chars().count() / 3).then_some(nearest)
}

/// How many letters have to be added, removed or replaced.
fn distance(left: &str, right: &str) -> usize {
    let right = right.chars().collect::<Vec<_>>();
    let mut row = (0..=right.len()).collect::<Vec<_>>();
    for (index, letter) in left.chars().enumerate() {
        let mut diagonal = std::mem::replace(&mut row[0], index + 1);
        for (column, other) in right.iter().enumerate() {
            let replaced = diagonal + usize::from(letter != *other);
            diagonal = row[column + 1];
            row[column + 1] = replaced.min(diagonal + 1).min(row[column] + 1);
        }
    }
    row[right.len()]
}

#[cfg(test)]
mod tests {
    use super::nearest;

    #[test]
    fn a_mistyped_text_is_recognized() {
        let listed = ["Monday", "Tuesday", "postpay", "Redis", "db"];
        for (text, expected) in [
            ("monday", Some("Monday")),
            ("Tuseday", Some("Tuesday")),
            ("postpaid", Some("postpay")),
            ("Reddis", Some("Redis")),
            ("DB", Some("db")),
            ("dc", None),
            ("Friday13", None),
            ("", None),
        ] {
            assert_eq!(nearest(text, &listed), expected, "{text}");
        }
    }
}
