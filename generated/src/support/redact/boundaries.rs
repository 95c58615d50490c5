//! Where names, words and sentences of a message begin and end.

/// The longest continuation of a name that is read.
// Without a bound, a text of many names would be read to its end for each of them.
const LONGEST_PATH: usize = 128;

pub(super) fn is_separator(byte: u8) -> bool {
    matches!(byte, b'-' | b'_' | b' ')
}

/// Where a name ends that begins here, whatever its case is and whatever separates its words.
pub(super) fn end_of(name: &str, text: &[u8], start: usize) -> Option<usize> {
    let mut at = start;
    for letter in name.bytes().filter(|letter| !is_separator(*letter)) {
        if at > start && text.get(at).copied().is_some_and(is_separator) {
            at += 1;
        }
        if !text.get(at)?.eq_ignore_ascii_case(&letter) {
            return None;
        }
        at += 1;
    }
    (at > start).then_some(at)
}

/// Whether a word begins here: `Key` in `the Key`, `x-key` and `StoreKey`, not in `monkey`.
pub(super) fn begins_a_word(text: &[u8], start: usize) -> bool {
    match start.checked_sub(1).and_then(|before| text.get(before)) {
        Some(before) if before.is_ascii_alphanumeric() => {
            let is_capital = text.get(start).is_some_and(u8::is_ascii_uppercase);
            is_capital && !before.is_ascii_uppercase()
        }
        _ => true,
    }
}

/// The end of the word, if it ends here, perhaps after the sign of a plural. In `Password_policy` it
/// does not end.
pub(super) fn end_of_word(text: &[u8], at: usize) -> Option<usize> {
    let ends = |at: usize| match text.get(at..) {
        Some([b'_' | b'-', next, ..]) => !next.is_ascii_alphanumeric(),
        Some([next, ..]) => !next.is_ascii_alphanumeric(),
        _ => true,
    };
    if ends(at) {
        Some(at)
    } else if text.get(at) == Some(&b's') && ends(at + 1) {
        Some(at + 1)
    } else {
        None
    }
}

/// The length of what continues a name, as in `.1.Word` or `.#3#key`.
pub(super) fn length_of_path(rest: &str) -> usize {
    let goes_on = |it: &u8| it.is_ascii_alphanumeric() || matches!(it, b'.' | b'#' | b'_' | b'-');
    match rest.as_bytes() {
        [b'.' | b'#', next, ..] if *next != b'.' && goes_on(next) => {
            let path = rest.bytes().take(LONGEST_PATH);
            path.take_while(goes_on).count()
        }
        _ => 0,
    }
}

/// Whether something is assigned to what ends before: `=x`, `": "x"`, ` [x]`, `|x`, `>x<`.
pub(super) fn is_assigned(rest: &str) -> bool {
    let closed =
        rest.trim_start_matches(['"', '\'', '`', '\\', '”', '’', '*', ')', ']', '}', '」']);
    let opened = closed.trim_start();
    let is_sign = |it: char| {
        matches!(
            it,
            '=' | ':'
                | '|'
                | '~'
                | '<'
                | '>'
                | '('
                | '['
                | '{'
                | '：'
                | '＝'
                | '（'
                | '【'
                | '「'
                | '→'
        )
    };
    let is_quote = |it: char| matches!(it, '"' | '\'' | '`' | '“' | '‘' | '\\');
    // A quote at a distance from the name is not the name's own.
    let apart = opened.len() < closed.len() && opened.starts_with(is_quote);
    let value = opened.trim_start_matches(|it| is_sign(it) || is_quote(it) || it == ' ');
    let is_arrow = opened.starts_with("->") || opened.starts_with("--");
    (opened.starts_with(is_sign) || apart || is_arrow) && !value.is_empty()
}

/// Where each sentence ends.
pub(super) fn ends_of_sentences(text: &str) -> impl Iterator<Item = usize> {
    let bytes = text.as_bytes();
    let ends = text.char_indices().filter_map(move |(at, character)| {
        let after = at + character.len_utf8();
        let is_end = match character {
            '.' | '!' | '?' | ';' => bytes.get(after).is_none_or(|next| *next == b' '),
            '。' | '！' | '？' | '；' => true,
            _ => false,
        };
        is_end.then_some(after)
    });
    ends.chain([text.len()])
}
