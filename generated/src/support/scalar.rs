//! Texts of the wire → booleans, numbers, texts and secrets.

use std::str::FromStr;

use super::mismatch::Mismatch;
use super::node::Node;
use super::read::FromNode;
use super::secret::Secret;

impl FromNode for String {
    fn from_node(node: &Node) -> Result<Self, Mismatch> {
        let text = node.text().ok_or_else(|| Mismatch::new("a string", node))?;
        Ok(text.to_owned())
    }
}

impl FromNode for Secret {
    fn from_node(node: &Node) -> Result<Self, Mismatch> {
        String::from_node(node).map(Secret::from)
    }
}

/// `true` or `false` in any case, or 1 or 0, as a text too.
impl FromNode for bool {
    fn from_node(node: &Node) -> Result<Self, Mismatch> {
        let found = node.text().and_then(truth);
        found.ok_or_else(|| Mismatch::new("`true` or `false`", node))
    }
}

/// The boolean that a text spells.
pub(super) fn truth(text: &str) -> Option<bool> {
    let text = text.trim();
    if text.eq_ignore_ascii_case("true") {
        return Some(true);
    }
    if text.eq_ignore_ascii_case("false") {
        return Some(false);
    }
    match whole(text)? {
        0 => Some(false),
        1 => Some(true),
        _ => None,
    }
}

impl FromNode for i32 {
    fn from_node(node: &Node) -> Result<Self, Mismatch> {
        let number = node.text().and_then(whole);
        number
            .and_then(|number| i32::try_from(number).ok())
            .ok_or_else(|| Mismatch::new("a 32-bit integer", node))
    }
}

impl FromNode for i64 {
    fn from_node(node: &Node) -> Result<Self, Mismatch> {
        let number = node.text().and_then(whole);
        number.ok_or_else(|| Mismatch::new("a 64-bit integer", node))
    }
}

impl FromNode for f32 {
    fn from_node(node: &Node) -> Result<Self, Mismatch> {
        finite(node).ok_or_else(|| Mismatch::new("a single-precision number", node))
    }
}

impl FromNode for f64 {
    fn from_node(node: &Node) -> Result<Self, Mismatch> {
        finite(node).ok_or_else(|| Mismatch::new("a double-precision number", node))
    }
}

fn finite<T: Copy + FromStr + Into<f64>>(node: &Node) -> Option<T> {
    let number = node.text()?.trim().parse::<T>().ok()?;
    // Rust reads `NaN` and `inf`, and what is out of range becomes infinite.
    number.into().is_finite().then_some(number)
}

/// The whole number that a decimal text spells exactly: `730`, ` 730 `, `730.0`, `7.3e2`.
fn whole(text: &str) -> Option<i64> {
    // In XML, the indentation around a value is part of its text.
    let text = text.trim();
    // By digits: an `f64` on the way would round whole numbers beyond 2^53.
    let (mantissa, exponent) = match text.split_once(['e', 'E']) {
        Some((mantissa, exponent)) => (mantissa, exponent.parse::<i32>().ok()?),
        None => (text, 0),
    };
    let (sign, mantissa) = match mantissa.strip_prefix('-') {
        Some(rest) => ("-", rest),
        None => ("", mantissa.strip_prefix('+').unwrap_or(mantissa)),
    };
    let (before, after) = mantissa.split_once('.').unwrap_or((mantissa, ""));
    let all_digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    if before.is_empty() || !all_digits(before) || !all_digits(after) {
        return None;
    }
    let digits = format!("{before}{after}");
    let significant = digits.trim_end_matches('0');
    if significant.is_empty() {
        return Some(0);
    }
    let dropped = i64::try_from(digits.len() - significant.len()).ok()?;
    let zeros = i64::from(exponent) - i64::try_from(after.len()).ok()? + dropped;
    // No number of 64 bits has more than 19 digits.
    let zeros = usize::try_from(zeros).ok().filter(|zeros| *zeros < 19)?;
    format!("{sign}{significant}{}", "0".repeat(zeros)).parse().ok()
}

#[cfg(test)]
mod tests {
    use super::whole;

    #[test]
    fn a_text_is_a_whole_number_only_if_it_is_exactly_one() {
        for (text, expected) in [
            ("730", Some(730)),
            ("730 ", Some(730)),
            ("\n730\n", Some(730)),
            ("+7", Some(7)),
            ("-0", Some(0)),
            ("007", Some(7)),
            ("730.0", Some(730)),
            ("7.30e2", Some(730)),
            ("1e3", Some(1000)),
            ("1E+3", Some(1000)),
            ("1000e-3", Some(1)),
            ("0.0e5", Some(0)),
            ("9223372036854775807", Some(i64::MAX)),
            ("-9223372036854775808", Some(i64::MIN)),
            ("9223372036854775807.000", Some(i64::MAX)),
            ("9223372036854775808", None),
            ("1e19", None),
            ("1e-1", None),
            ("1e99999999999", None),
            ("1.5", None),
            ("", None),
            (".5", None),
            ("-", None),
            ("1,000", None),
            ("0x10", None),
            ("1_000", None),
            ("--1", None),
            ("+-1", None),
            ("NaN", None),
            ("true", None),
            ("١٢", None),
        ] {
            assert_eq!(whole(text), expected, "{text:?}");
        }
    }
}
