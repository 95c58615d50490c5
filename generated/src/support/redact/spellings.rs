//! A text → the same text with its escapes undone, one layer after another.

/// The most layers of escapes that are undone.
// A signed string has two layers of percent-encoding, and JSON or HTML around it adds one each.
const DEEPEST: usize = 6;

/// The text as it is, and with one more layer of escapes undone each time: percent-encoding, the
/// escapes of JSON and of programs, and the references of XML and HTML.
pub(super) fn layers(text: &str) -> Vec<String> {
    let mut layers = vec![text.to_owned()];
    while let Some(last) = layers.last()
        && layers.len() <= DEEPEST
    {
        let next = unescaped(last);
        if next == *last {
            break;
        }
        layers.push(next);
    }
    layers
}

/// The text with white space, and `+`, which is a space in forms, as one space each, and without
/// other control characters.
pub(super) fn folded(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    for character in text.chars() {
        if character.is_whitespace() || character == '+' {
            if !folded.ends_with(' ') {
                folded.push(' ');
            }
        } else if !character.is_control() {
            folded.push(character);
        }
    }
    folded
}

/// The text with one layer of escapes undone. What is no escape stays.
fn unescaped(text: &str) -> String {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find(['%', '\\', '&']) {
        let (before, from) = rest.split_at(at);
        bytes.extend_from_slice(before.as_bytes());
        let escape = match from.as_bytes().first() {
            Some(b'%') => percent(from),
            Some(b'\\') => backslash(from),
            _ => reference(from),
        };
        let length = match escape {
            Some(Escape::Byte(byte, length)) => {
                bytes.push(byte);
                length
            }
            Some(Escape::Character(character, length)) => {
                bytes.extend_from_slice(character.encode_utf8(&mut [0; 4]).as_bytes());
                length
            }
            None => {
                bytes.extend(from.bytes().next());
                1
            }
        };
        rest = &from[length..];
    }
    bytes.extend_from_slice(rest.as_bytes());
    // What is no UTF-8 holds no text of a request.
    match String::from_utf8(bytes) {
        Ok(text) => text,
        Err(error) => String::from_utf8_lossy(error.as_bytes()).into_owned(),
    }
}

/// What an escape stands for, and its length.
enum Escape {
    Byte(u8, usize),
    Character(char, usize),
}

/// `%41`, and `%u0041` as scripts write it.
fn percent(text: &str) -> Option<Escape> {
    if let Some(digits) = text.get(2..6)
        && text[1..].starts_with(['u', 'U'])
    {
        return Some(Escape::Character(char::from_u32(hex(digits)?)?, 6));
    }
    let byte = u8::try_from(hex(text.get(1..3)?)?).ok()?;
    Some(Escape::Byte(byte, 3))
}

/// `\u0041`, `\ud83d\ude00`, `\u{41}`, `\x41`, `\n`, `\"`; of any other character it stands for the
/// character.
fn backslash(text: &str) -> Option<Escape> {
    let escaped = text[1..].chars().next()?;
    let character = match escaped {
        'u' => return unicode(text),
        'x' => return Some(Escape::Byte(u8::try_from(hex(text.get(2..4)?)?).ok()?, 4)),
        'n' => '\n',
        'r' => '\r',
        't' => '\t',
        'b' => '\u{8}',
        'f' => '\u{c}',
        other => other,
    };
    Some(Escape::Character(character, 1 + escaped.len_utf8()))
}

fn unicode(text: &str) -> Option<Escape> {
    if let Some(braced) = text[2..].strip_prefix('{') {
        let (digits, _) = braced.split_once('}')?;
        let character = char::from_u32(hex(digits)?)?;
        return Some(Escape::Character(character, digits.len() + 4));
    }
    let first = hex(text.get(2..6)?)?;
    let second = || {
        let digits = text.get(6..)?.strip_prefix("\\u")?.get(..4)?;
        hex(digits).filter(|unit| (0xdc00..0xe000).contains(unit))
    };
    if (0xd800..0xdc00).contains(&first) {
        let code = 0x10000 + ((first - 0xd800) << 10) + (second()? - 0xdc00);
        return Some(Escape::Character(char::from_u32(code)?, 12));
    }
    Some(Escape::Character(char::from_u32(first)?, 6))
}

/// `&amp;`, `&#65;`, `&#x41;` and HTML's names for the letters of Latin-1.
fn reference(text: &str) -> Option<Escape> {
    // A text may have many `&` and no `;`: looking further for each would be quadratic.
    let end = text.bytes().take(12).position(|byte| byte == b';')?;
    let name = &text[1..end];
    let character = match name.strip_prefix('#') {
        Some(number) => char::from_u32(match number.strip_prefix(['x', 'X']) {
            Some(digits) => hex(digits)?,
            None => number.parse().ok()?,
        })?,
        None => named(name)?,
    };
    Some(Escape::Character(character, end + 1))
}

fn named(name: &str) -> Option<char> {
    Some(match name {
        "amp" => '&',
        "lt" => '<',
        "gt" => '>',
        "quot" => '"',
        "apos" => '\'',
        name => {
            let place = LATIN_1.split_ascii_whitespace().position(|it| it == name)?;
            char::from_u32(0xa0 + u32::try_from(place).ok()?)?
        }
    })
}

/// HTML's names for U+00A0 to U+00FF, in order.
const LATIN_1: &str = "
    nbsp iexcl cent pound curren yen brvbar sect uml copy ordf laquo not shy reg macr
    deg plusmn sup2 sup3 acute micro para middot cedil sup1 ordm raquo frac14 frac12 frac34 iquest
    Agrave Aacute Acirc Atilde Auml Aring AElig Ccedil Egrave Eacute Ecirc Euml Igrave Iacute Icirc Iuml
    ETH Ntilde Ograve Oacute Ocirc Otilde Ouml times Oslash Ugrave Uacute Ucirc Uuml Yacute THORN szlig
    agrave aacute acirc atilde auml aring aelig ccedil egrave eacute ecirc euml igrave iacute icirc iuml
    eth ntilde ograve oacute ocirc otilde ouml divide oslash ugrave uacute ucirc uuml yacute thorn yuml";

fn hex(digits: &str) -> Option<u32> {
    let are_digits = !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_hexdigit());
    are_digits.then(|| u32::from_str_radix(digits, 16).ok())?
}

#[cfg(test)]
mod tests {
    use super::{folded, layers};

    #[test]
    fn each_escape_is_undone_and_nothing_else() {
        for (text, expected) in [
            ("%41%e5%A4%87", "A备"),
            ("%2541", "A"),
            ("%252541", "A"),
            ("%u0041", "A"),
            ("100% %zz %4", "100% %zz %4"),
            (r#"\"\\\/\u0041\u{41}\x41"#, r#""/AAA"#),
            (r"\ud83d\ude00", "😀"),
            (r"\ud83d", r"\ud83d"),
            ("&lt;&#65;&#x41;&#X41;&eacute;&apos;&nope;", "<AAAé'&nope;"),
            ("&amp;lt;%26amp%3B%5cu0026", "<&&"),
            ("&", "&"),
            ("%", "%"),
        ] {
            let layers = layers(text);
            assert_eq!(layers.last().map(String::as_str), Some(expected), "{text}");
        }
        assert_eq!(folded("a+b \r\n c\u{0}d"), "a b cd");
    }
}
