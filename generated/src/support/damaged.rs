//! Body → a text that can be read, for failures whose body breaks the rules of its own format.
//!
//! Error messages quote what they complain about: text in another encoding, line breaks within
//! strings, half a surrogate pair, HTML's entities. None of that may hide the code beside it.

/// The text with what can't be read replaced, or nothing if there is nothing to replace.
pub(super) fn repaired(body: &[u8]) -> Option<String> {
    let text = String::from_utf8_lossy(body);
    let repaired = if text.trim_start_matches('\u{feff}').trim_start().starts_with('<') {
        xml(&text)
    } else {
        json(&text)
    };
    (repaired.as_bytes() != body).then_some(repaired)
}

/// JSON without raw control characters, unknown escapes and lone surrogates within strings.
fn json(text: &str) -> String {
    let mut repaired = String::with_capacity(text.len());
    let mut is_string = false;
    let mut rest = text;
    while let Some(character) = rest.chars().next() {
        let (kept, length) = match character {
            '\\' if is_string => escape(rest),
            character if is_string && character.is_control() => (" ", character.len_utf8()),
            character => (&rest[..character.len_utf8()], character.len_utf8()),
        };
        if character == '"' {
            is_string = !is_string;
        }
        repaired.push_str(kept);
        rest = &rest[length..];
    }
    repaired
}

/// What to write for the escape at the beginning of a text, and how long that is.
fn escape(text: &str) -> (&str, usize) {
    const REPLACEMENT: &str = "\u{fffd}";
    match text.as_bytes().get(1) {
        Some(b'"' | b'\\' | b'/' | b'b' | b'f' | b'n' | b'r' | b't') => (&text[..2], 2),
        Some(b'u') => match unit(text) {
            Some(0xd800..0xdc00) => match unit(&text[6..]) {
                Some(0xdc00..0xe000) => (&text[..12], 12),
                _ => (REPLACEMENT, 6),
            },
            Some(0xdc00..0xe000) => (REPLACEMENT, 6),
            Some(_) => (&text[..6], 6),
            None => ("\\\\", 1),
        },
        // As text: the separator in a Windows path, or the second byte of a character in GBK.
        _ => ("\\\\", 1),
    }
}

/// The UTF-16 unit of an escape such as `\u4e2d` at the beginning of a text.
fn unit(text: &str) -> Option<u16> {
    let digits = text.strip_prefix("\\u")?.get(..4)?;
    u16::from_str_radix(digits, 16).ok()
}

/// XML with every `&` that begins no reference, or one that XML does not know, as a character.
fn xml(text: &str) -> String {
    let mut repaired = String::with_capacity(text.len());
    let mut parts = text.split('&');
    repaired.push_str(parts.next().unwrap_or_default());
    for part in parts {
        let reference = part.split_once(';').map(|(name, _)| name);
        match reference {
            Some("amp" | "lt" | "gt" | "quot" | "apos") => repaired.push('&'),
            Some(name) if is_character(name) => repaired.push('&'),
            _ => repaired.push_str("&amp;"),
        }
        repaired.push_str(part);
    }
    repaired
}

/// Whether a reference such as `#10` or `#xa` is to a character of XML.
fn is_character(reference: &str) -> bool {
    let Some(number) = reference.strip_prefix('#') else {
        return false;
    };
    let number = match number.strip_prefix('x') {
        Some(digits) => u32::from_str_radix(digits, 16),
        None => number.parse(),
    };
    let character = number.ok().and_then(char::from_u32);
    // XML has no NUL, not even by reference.
    character.is_some_and(|character| character != '\0')
}

#[cfg(test)]
mod tests {
    use super::repaired;

    #[test]
    fn what_breaks_the_format_is_replaced() {
        for (body, expected) in [
            (&b"{\"a\":\"b\"}"[..], None),
            (b"{\"a\":\"\xc4\xe3\"}", Some("{\"a\":\"\u{fffd}\u{fffd}\"}")),
            (b"{\n\"a\":\"b\nc\"}", Some("{\n\"a\":\"b c\"}")),
            (br#"{"a":"\ud800x"}"#, Some("{\"a\":\"\u{fffd}x\"}")),
            (br#"{"a":"\udc00"}"#, Some("{\"a\":\"\u{fffd}\"}")),
            (br#"{"a":"\ud83d\ude00\u4e2d"}"#, None),
            (br#"{"a":"C:\dir\u12"}"#, Some(r#"{"a":"C:\\dir\\u12"}"#)),
            (br#"{"a":"\"\\"}"#, None),
            (b"<a>&nbsp;&amp;&#10;&#xa;</a>", Some("<a>&amp;nbsp;&amp;&#10;&#xa;</a>")),
            (b"<a>b & c&#0;&#xd800;</a>", Some("<a>b &amp; c&amp;#0;&amp;#xd800;</a>")),
        ] {
            let text = String::from_utf8_lossy(body);
            assert_eq!(repaired(body).as_deref(), expected, "{text}");
        }
    }
}
