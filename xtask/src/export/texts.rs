//! Alphabets and times as regular expressions.

use apispec_codegen::rules::Alphabet;

/// A regular expression that finds what an alphabet does not allow, in the syntax that languages share.
pub(super) fn refused(alphabet: &Alphabet<'_>) -> Vec<String> {
    let ascii: &[(char, char)] = &[('\0', '\u{7f}')];
    let allowed = alphabet.allowed.map(|ranges| format!("[^{}]", class(ranges)));
    let forbidden = alphabet.forbidden.chars().map(|it| (it, it)).collect::<Vec<_>>();
    let forbidden = (!forbidden.is_empty()).then(|| format!("[{}]", class(&forbidden)));
    let beyond = alphabet.ascii.then(|| format!("[^{}]", class(ascii)));
    let first = alphabet.first.map(|ranges| format!("^[^{}]", class(ranges)));
    let last = alphabet.last.map(|ranges| format!("[^{}]$", class(ranges)));
    [allowed, forbidden, beyond, first, last].into_iter().flatten().collect()
}

/// A regular expression for the times of a format.
pub(super) fn time(format: &str) -> String {
    let (format, end) = match format.strip_suffix("[Z]") {
        Some(format) => (format, "Z?"),
        None => (format, ""),
    };
    let format = format.replace("yyyy-MM-dd", DATE);
    let format = format.replace("HH", "(?:[01][0-9]|2[0-3])");
    let format = format.replace("mm", "[0-5][0-9]").replace("ss", "[0-5][0-9]");
    format!("^{format}{end}$")
}

/// A day that exists: of a year, of a leap year that is no century, of one that is.
const DATE: &str = concat!(
    "(?:[0-9]{4}-(?:(?:0[13578]|1[02])-(?:0[1-9]|[12][0-9]|3[01])|(?:0[469]|11)-(?:0[1-9]|[12][0-9]|30)",
    "|02-(?:0[1-9]|1[0-9]|2[0-8]))",
    "|(?:[0-9]{2}(?:0[48]|[2468][048]|[13579][26])|(?:[02468][048]|[13579][26])00)-02-29)"
);

/// The inside of a class of characters.
fn class(ranges: &[(char, char)]) -> String {
    let mut text = String::new();
    for (first, last) in ranges {
        escape(*first, &mut text);
        if first != last {
            text.push('-');
            escape(*last, &mut text);
        }
    }
    text
}

fn escape(character: char, text: &mut String) {
    // Readers of YAML, which is what many read JSON as, refuse most control characters.
    if character.is_ascii_control() {
        text.push_str(&format!("\\x{:02x}", u32::from(character)));
        return;
    }
    if "\\]^-[".contains(character) {
        text.push('\\');
    }
    text.push(character);
}

#[cfg(test)]
mod tests {
    use super::time;

    #[test]
    fn times_are_found_by_their_format() {
        assert_eq!(time("HH:mm[Z]"), "^(?:[01][0-9]|2[0-3]):[0-5][0-9]Z?$");
        assert!(time("yyyy-MM-ddTHH:mmZ").ends_with("T(?:[01][0-9]|2[0-3]):[0-5][0-9]Z$"));
    }
}
