//! Text → one paragraph of safe Markdown: it contains no block, link or HTML that its author did not write.
//!
//! Code, emphasis, escapes, entities and web links in descriptions are preserved.
//! Everything else, and unterminated markup, is shown as it is written.

mod links;

use links::Link;

/// The largest length of a line, without its prefix and the addresses of its links.
const WIDTH: usize = 92;

/// A text as code.
pub fn code(text: &str) -> String {
    let text = match visible(text) {
        // Code has at least one character.
        nothing if nothing.is_empty() => "\"\"".to_owned(),
        text => text,
    };
    let runs = text.split(|character| character != '`').map(str::len);
    let runs = runs.collect::<Vec<_>>();
    // Code ends at the first run of as many backticks as at its start.
    let length = (1..).find(|length| !runs.contains(length)).unwrap_or(1);
    let ticks = "`".repeat(length);
    if text.starts_with('`') || text.ends_with('`') || length > 1 {
        format!("{ticks} {text} {ticks}")
    } else {
        format!("{ticks}{text}{ticks}")
    }
}

/// A text with visible spaces: `␣` for those that Markdown would collapse.
fn visible(text: &str) -> String {
    let inner = text.trim_matches(' ');
    let before = text.len() - text.trim_start_matches(' ').len();
    let after = text.len() - before - inner.len();
    let mut visible = "␣".repeat(before);
    let mut run = 0;
    for character in inner.chars() {
        if character == ' ' {
            run += 1;
            continue;
        }
        match run {
            1 => visible.push(' '),
            run => visible.push_str(&"␣".repeat(run)),
        }
        run = 0;
        visible.push(character);
    }
    visible.push_str(&"␣".repeat(after));
    visible
}

/// A description as Markdown for rustdoc.
pub fn prose(text: &str) -> String {
    let words = text.split_whitespace().collect::<Vec<_>>().join(" ");
    inline(&words, Links::Allowed)
}

/// Whether a text can contain links: the text of a link can't.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Links {
    Allowed,
    Within,
}

/// The pieces of a text; a character that starts no markup is a piece by itself.
fn inline(text: &str, links: Links) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let (piece, length) = match first {
            '\\' => escape(rest),
            '`' => code_span(rest),
            '[' | '<' | 'h' | 'H' => link(rest, links),
            // An image would be loaded from another server.
            '!' if rest.starts_with("![") => Some(("\\!".to_owned(), 1)),
            _ => None,
        }
        .unwrap_or_else(|| (plain(first), first.len_utf8()));
        out.push_str(&piece);
        rest = &rest[length..];
    }
    out
}

/// A literal character, escaped if necessary.
fn plain(character: char) -> String {
    match character {
        '[' | ']' | '<' | '>' | '`' | '\\' => format!("\\{character}"),
        character => character.to_string(),
    }
}

/// An escape that the author wrote.
fn escape(text: &str) -> Option<(String, usize)> {
    let escaped = text.chars().nth(1).filter(char::is_ascii_punctuation)?;
    Some((format!("\\{escaped}"), 2))
}

/// Terminated code, with one or more backticks.
fn code_span(text: &str) -> Option<(String, usize)> {
    let run = |text: &str| text.len() - text.trim_start_matches('`').len();
    let length = run(text);
    let mut at = length;
    while let Some(found) = text[at..].find('`') {
        at += found;
        let closing = run(&text[at..]);
        if closing == length {
            let inner = &text[length..at];
            let padded = inner.strip_prefix(' ').and_then(|inner| inner.strip_suffix(' '));
            let inner = padded.filter(|inner| !inner.trim().is_empty()).unwrap_or(inner);
            return Some((code(inner), at + closing));
        }
        at += closing;
    }
    // The whole run of backticks is literal if the code is not terminated.
    Some(("\\`".repeat(length), length))
}

/// A web link, in any of its three forms.
fn link(text: &str, links: Links) -> Option<(String, usize)> {
    if links == Links::Within {
        return None;
    }
    let Link { label, target, length } = links::link(text)?;
    let markdown = match label {
        Some(label) => format!("[{}]({target})", inline(label, Links::Within)),
        None => format!("<{target}>"),
    };
    Some((markdown, length))
}

/// Lines of paragraphs, each with a space before it, and an empty line between paragraphs.
pub fn wrapped(paragraphs: &[String]) -> Vec<String> {
    let mut lines = Vec::new();
    for paragraph in paragraphs.iter().filter(|paragraph| !paragraph.is_empty()) {
        if !lines.is_empty() {
            lines.push(String::new());
        }
        let mut line = String::new();
        for word in paragraph.split_whitespace() {
            let is_full = !line.is_empty() && shown(&line) + shown(word) > WIDTH;
            if is_full && !begins_a_block(word) && !is_open_fence(&line) {
                lines.push(std::mem::take(&mut line));
            }
            line.push(' ');
            if line == " " {
                line.push_str(&first(word));
            } else {
                line.push_str(word);
            }
        }
        lines.push(line);
    }
    lines
}

/// The number of characters that a reader sees: the address of a link does not count.
fn shown(text: &str) -> usize {
    let addresses = text.split("](").skip(1).filter_map(|rest| rest.find(')'));
    let hidden = addresses.map(|length| length + "[]()".len()).sum();
    text.chars().count().saturating_sub(hidden)
}

/// Lines of a list, an item for each text, each line with a space before it.
pub(crate) fn list(items: &[String]) -> Vec<String> {
    let items = items.iter().map(|item| wrapped(std::slice::from_ref(item)));
    let lines = items.flat_map(|lines| {
        let marks = std::iter::once(" -").chain(std::iter::repeat("  "));
        let lines = marks.zip(lines).map(|(mark, line)| format!("{mark}{line}"));
        lines.collect::<Vec<_>>()
    });
    lines.collect()
}

/// The first word of a paragraph, escaped so that it starts no other block.
fn first(word: &str) -> String {
    let digits = word.len() - word.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    let is_number = digits > 0 && matches!(&word[digits..], "." | ")");
    match word {
        _ if is_number => format!("{}\\{}", &word[..digits], &word[digits..]),
        // Code and links start no block.
        _ if word.starts_with(['`', '<', '[']) => word.to_owned(),
        _ if begins_a_block(word) => format!("\\{word}"),
        _ => word.to_owned(),
    }
}

/// Whether a line that starts with a word could start another block.
fn begins_a_block(word: &str) -> bool {
    // Quotes, tables, HTML, footnotes and fences.
    let mut marks = ["|", ">", "<", "[^", "```", "~~~"].iter();
    // Bullets, headings, lines across the page, the second line of a table.
    let mut characters = word.chars();
    // The only number that interrupts a paragraph.
    let number = word.strip_suffix(['.', ')']).unwrap_or_default();
    marks.any(|mark| word.starts_with(mark))
        || characters.all(|character| "-+*_=#:|~".contains(character))
        || number.parse::<u64>() == Ok(1)
}

/// Whether a line would open a block of code: code of that many backticks has to end in its first line.
fn is_open_fence(line: &str) -> bool {
    let line = line.trim_start();
    line.starts_with("```") && !line.trim_start_matches('`').contains('`')
}

#[cfg(test)]
mod tests {
    use super::{code, prose, wrapped};

    #[test]
    fn spaces_that_markdown_hides_are_shown() {
        assert_eq!(code("parameter is"), "`parameter is`");
        assert_eq!(code("parameter  is"), "`parameter␣␣is`");
        assert_eq!(code(" system "), "`␣system␣`");
        assert_eq!(code("  "), "`␣␣`");
        assert_eq!(code("a`b"), "`` a`b ``");
    }

    #[test]
    fn code_ends_where_its_text_does() {
        assert_eq!(code("``[Foo]``"), "` ``[Foo]`` `");
        assert_eq!(code("`a``b"), "``` `a``b ```");
        assert_eq!(code("`"), "`` ` ``");
        assert_eq!(code(""), "`\"\"`");
    }

    #[test]
    fn links_stay_links() {
        for (text, markdown) in [
            ("See https://a.example/x?y=1&z.", "See <https://a.example/x?y=1&z>."),
            ("请参见https://a.example/帮助。", "请参见<https://a.example/>帮助。"),
            ("(http://a.example/b_(c)) x", "(<http://a.example/b_(c)>) x"),
            ("<https://a.example>", "<https://a.example>"),
            ("[the *page*](https://a.example \"t\")", "[the *page*](https://a.example)"),
            ("[a](<https://a.example/(>)", "[a](https://a.example/%28)"),
            ("[`a`][b] [c] [d](e) [^f]", "\\[`a`\\]\\[b\\] \\[c\\] \\[d\\](e) \\[^f\\]"),
            ("[a]: https://a.example", "\\[a\\]: <https://a.example>"),
            ("![a](https://a.example/i.png)", "\\![a](https://a.example/i.png)"),
            (
                "[a [b](https://b.example) c](https://c.example)",
                "\\[a [b](https://b.example) c\\](<https://c.example>)",
            ),
            (
                "http://{region}.a.example https:// https://<host>/x",
                "http://{region}.a.example https:// https://\\<host\\>/x",
            ),
            (
                "<b>x</b> &lt; <!-- y --> <a@b.example>",
                "\\<b\\>x\\</b\\> &lt; \\<!-- y --\\> \\<a@b.example\\>",
            ),
        ] {
            assert_eq!(prose(text), markdown, "{text}");
        }
    }

    #[test]
    fn code_and_escapes_stay_and_what_does_not_end_is_escaped() {
        for (text, markdown) in [
            ("``[Foo]``", "`[Foo]`"),
            ("```` a ```b ````", "`a ```b`"),
            ("``` a", "\\`\\`\\` a"),
            ("a`[b`` c", "a\\`\\[b\\`\\` c"),
            ("\\[a\\] \\`b c\\d e\\", "\\[a\\] \\`b c\\\\d e\\\\"),
            ("`a\\`", "`a\\`"),
            ("**0**: no", "**0**: no"),
        ] {
            assert_eq!(prose(text), markdown, "{text}");
        }
    }

    #[test]
    fn no_line_begins_a_block() {
        let long = "word ".repeat(17);
        for word in [
            "-", "1.", "01)", "#", "##", "---", "===", "|", "> x", "<div>", "~~~", "```", "[^1]:",
            ":--", "* * *",
        ] {
            let text = format!("{word} {long}{word} {long}{word}");
            for paragraph in [prose(&text), format!("See {}", code(&text))] {
                for line in wrapped(&[paragraph]) {
                    let begins = line.split_whitespace().next().unwrap_or_default();
                    let is_word =
                        begins.starts_with(|c: char| c.is_alphabetic() || "\\`".contains(c));
                    assert!(is_word || begins.contains('\\'), "{word}: {line}");
                }
            }
        }
    }
}
