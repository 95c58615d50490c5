//! The sentences of AWS, which are HTML.

/// A documentation without the marks of HTML.
pub(super) fn plain(text: &str) -> String {
    let mut plain = String::new();
    let mut is_mark = false;
    for character in text.chars() {
        match character {
            '<' => is_mark = true,
            '>' if is_mark => {
                is_mark = false;
                plain.push(' ');
            }
            _ if is_mark => {}
            character => plain.push(character),
        }
    }
    plain.split_whitespace().collect::<Vec<_>>().join(" ")
}
