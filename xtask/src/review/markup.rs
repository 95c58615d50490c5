//! Names and sentences → escaped Markdown.

/// The number of characters of code that fit in a line of a narrow cell.
const WIDE: usize = 20;

/// A text in a cell of a table.
pub(super) fn cell(text: &str) -> String {
    spans(text, &|code| {
        if code.chars().count() > WIDE {
            format!("<code>{}</code>", breakable(code))
        } else {
            format!("`{}`", code.replace('|', "\\|"))
        }
    })
}

/// A text in a line.
pub(super) fn line(text: &str) -> String {
    spans(text, &|code| format!("`{code}`"))
}

/// Text in backticks becomes code, everything else is escaped.
fn spans(text: &str, code: &dyn Fn(&str) -> String) -> String {
    let text = text.replace(['\n', '\r'], " ");
    let parts = text.split('`').collect::<Vec<_>>();
    // An odd number of backticks means that one belongs to a name: then nothing becomes code.
    if parts.len() % 2 == 0 {
        return escaped(&text);
    }
    let parts = parts.iter().enumerate().map(|(index, part)| match index % 2 {
        0 => escaped(part),
        _ if part.trim().is_empty() => String::new(),
        _ => code(part),
    });
    parts.collect()
}

fn escaped(text: &str) -> String {
    let mut out = String::new();
    for character in text.chars() {
        match character {
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '&' => out.push_str("&amp;"),
            // Names in specs must not mention users.
            '@' => out.push_str("@\u{200b}"),
            '\\' | '`' | '*' | '_' | '[' | ']' | '|' | '#' | '~' => {
                out.push('\\');
                out.push(character);
            }
            other => out.push(other),
        }
    }
    out
}

/// A name with break opportunities between its parts.
pub(super) fn breakable(name: &str) -> String {
    let mut out = String::new();
    let mut before = ' ';
    for character in name.chars() {
        let begins_word = before.is_lowercase() && character.is_uppercase();
        if matches!(before, '/' | '_') || begins_word {
            out.push_str("<wbr>");
        }
        out.push_str(&escaped(&character.to_string()));
        before = character;
    }
    out
}

/// A fenced text, shortened if it is long.
pub(super) fn fenced(text: &str) -> String {
    const LINES: usize = 100;
    const LONG: usize = 10_000;
    let lines = text.lines().collect::<Vec<_>>();
    let shown = lines.iter().take(LINES).copied().collect::<Vec<_>>();
    let start = shown.join("\n").chars().take(LONG).collect::<String>();
    let rest = if start.len() < text.trim_end().len() { "\n…" } else { "" };
    // The fence is longer than any fence in the text.
    let mut fence = "```".to_owned();
    while start.contains(&fence) {
        fence.push('`');
    }
    format!("{fence}text\n{start}{rest}\n{fence}\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_lose_their_meaning() {
        assert_eq!(cell("`a|b` | <b> @all"), "`a\\|b` \\| &lt;b&gt; @\u{200b}all");
        assert_eq!(line("`a`b` is gone"), "\\`a\\`b\\` is gone");
        assert_eq!(line("two\nlines"), "two lines");
    }

    #[test]
    fn long_names_can_be_broken() {
        assert_eq!(
            cell("`SourceEndpointRegion|<b>`"),
            "<code>Source<wbr>Endpoint<wbr>Region\\|&lt;b&gt;</code>"
        );
        assert_eq!(breakable("a/b_c.json"), "a/<wbr>b\\_<wbr>c.json");
    }
}
