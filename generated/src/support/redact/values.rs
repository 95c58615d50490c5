//! Secrets known by their values, however a service writes them down.

use super::Detector;
use super::spellings::{folded, layers};
use crate::support::percent::percent_encode;

/// A value with fewer characters is a secret only where it stands alone: as a part of other words
/// it would be found everywhere.
const SHORTEST: usize = 4;

/// The secrets of a request.
#[derive(Default)]
pub(crate) struct Values(Vec<Value>);

struct Value {
    /// The value as it is and with its own escapes undone, since those of a text are undone too.
    layers: Vec<String>,
    /// What base64 makes of it, wherever it begins among what is encoded with it.
    base64: Vec<String>,
}

impl Values {
    /// Adds a secret. White space around it does not count, since services drop it.
    pub(crate) fn add(&mut self, secret: &str) {
        let secret = secret.trim();
        if secret.is_empty() {
            return;
        }
        let layers = layers(secret);
        let layers = layers.iter().map(|layer| folded(layer).trim().to_owned());
        let mut base64 = Vec::new();
        // The few digits of a short value would be found in any base64.
        if secret.chars().count() >= SHORTEST {
            for bytes in [secret, &percent_encode(secret)] {
                // Base64 encodes three bytes at once, so that a value has three spellings by its
                // position.
                base64.extend((0..3).map(|before| in_base64(bytes.as_bytes(), before)));
            }
        }
        self.0.push(Value { layers: layers.filter(|layer| !layer.is_empty()).collect(), base64 });
    }

    /// Whether there is none.
    pub(crate) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl Detector for Values {
    fn detects(&self, text: &str) -> bool {
        !self.is_empty()
            && layers(text).iter().any(|layer| {
                let (folded, digits) = (folded(layer), base64_digits(layer));
                self.0.iter().any(|value| {
                    value.layers.iter().any(|value| occurs(value, &folded))
                        || value.base64.iter().any(|value| digits.contains(value))
                })
            })
    }

    fn is_secret_name(&self, _: &str) -> bool {
        false
    }

    fn detects_in_body(&self, body: &str) -> bool {
        self.detects(body)
    }
}

fn occurs(value: &str, text: &str) -> bool {
    if value.chars().count() >= SHORTEST {
        return text.contains(value);
    }
    let is_outside = |character: Option<char>| !character.is_some_and(char::is_alphanumeric);
    text.match_indices(value).any(|(start, _)| {
        let (before, from) = text.split_at(start);
        is_outside(before.chars().next_back()) && is_outside(from[value.len()..].chars().next())
    })
}

const DIGITS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

/// The digits that base64 has for these bytes alone, after so many bytes in the same group.
fn in_base64(bytes: &[u8], before: usize) -> String {
    let bit = |index: usize| {
        let byte = (index / 8).checked_sub(before).and_then(|at| bytes.get(at));
        byte.is_some_and(|byte| byte >> (7 - index % 8) & 1 == 1)
    };
    let first = (before * 8).div_ceil(6);
    let end = (before + bytes.len()) * 8 / 6;
    let digits = (first..end).map(|digit| {
        let bits = (digit * 6..digit * 6 + 6).map(bit);
        let value = bits.fold(0, |value, bit| value << 1 | usize::from(bit));
        char::from(DIGITS[value])
    });
    digits.collect()
}

/// The text with the digits of every kind of base64 as those of the kind that is safe in URLs,
/// without the breaks of its lines.
fn base64_digits(text: &str) -> String {
    let characters = text.chars().filter(|it| !matches!(it, '\r' | '\n'));
    let digits = characters.map(|character| match character {
        // A form has a space for `+`.
        '+' | ' ' => '-',
        '/' => '_',
        other => other,
    });
    digits.collect()
}

#[cfg(test)]
mod tests {
    use base64::Engine;
    use base64::engine::general_purpose::{STANDARD, URL_SAFE_NO_PAD};

    use super::{Detector, Values};

    fn detects(secret: &str, text: &str) -> bool {
        let mut values = Values::default();
        values.add(secret);
        values.detects(text)
    }

    #[test]
    fn a_value_is_found_in_base64_wherever_it_begins() {
        for secret in ["hunter2", "p@ss wörd?~>", "abcd"] {
            for before in 0..7 {
                let text = format!("{}{secret} after", "x".repeat(before));
                for encoded in [STANDARD.encode(&text), URL_SAFE_NO_PAD.encode(&text)] {
                    assert!(detects(secret, &format!("token {encoded}")), "{encoded}");
                    let broken = format!("{}\r\n{}", &encoded[..9], &encoded[9..]);
                    assert!(detects(secret, &broken), "{broken}");
                }
            }
        }
        assert!(!detects("hunter2", &STANDARD.encode("winter2 and others")));
    }

    #[test]
    fn a_short_value_is_found_where_it_stands_alone() {
        for (text, expected) in [
            ("the pin 42 is wrong", true),
            ("pin=42", true),
            ("pin%3D%34%32%26", true),
            ("\"42\"", true),
            ("error 1423", false),
            ("a42", false),
        ] {
            assert_eq!(detects("42", text), expected, "{text}");
        }
    }

    #[test]
    fn a_value_that_looks_like_an_escape_is_found() {
        for secret in [r"a\u0041b", "100%25&amp;x", r"ends\", "a+b c", "  spaced  "] {
            assert!(detects(secret, &format!("got {secret}.")), "{secret}");
            let encoded = super::percent_encode(secret);
            assert!(detects(secret, &format!("got {encoded}")), "{encoded}");
            let escaped = secret.replace('\\', r"\\").replace('&', "&amp;");
            assert!(detects(secret, &format!("\"{escaped}\"")), "{escaped}");
        }
        assert!(!detects("", "anything"));
    }
}
