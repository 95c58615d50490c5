//! Review → the comment of a pull request.

use super::finding::{Finding, Which};
use super::kind::Level;
use super::text::{told, touched};
use super::{Bump, Review};

/// How many characters a comment may have.
const LONGEST: usize = 60_000;

/// What the sticky comment begins with, so that it is found again.
const MARK: &str = "<!-- review of the specs -->\n";

impl Review<'_> {
    /// Verdict and table first; witnesses and descriptions folded; whole items only.
    pub fn markdown(&self) -> String {
        let mut page = Page {
            text: format!("{MARK}### {}\n", self.headline()),
            left_out: 0,
        };
        let rows = |keep: &dyn Fn(&Finding) -> bool| {
            let rows = self.findings.iter().filter(|it| keep(it));
            rows.map(row).collect::<Vec<_>>()
        };
        let is_open = |it: &Finding| it.accepted.is_none();
        page.table(
            "\n| | what changed | where |\n| --- | --- | --- |\n",
            rows(&|it| is_open(it) && it.level < Level::Docs),
            "",
        );
        let shown = self.findings.iter().filter(|it| is_open(it));
        let witnesses = shown.filter_map(witnessed).collect::<Vec<_>>();
        page.table(
            &opening("Requests whose fate changes", witnesses.len()),
            witnesses,
            CLOSING,
        );
        self.items(&mut page);
        let accepted = self
            .findings
            .iter()
            .filter_map(accepted)
            .collect::<Vec<_>>();
        page.table(&opening("Accepted", accepted.len()), accepted, CLOSING);
        let docs = self.findings.iter();
        let docs = docs.filter(|it| is_open(it) && it.level == Level::Docs);
        let docs = docs.map(described).collect::<Vec<_>>();
        page.table(&opening("Descriptions only", docs.len()), docs, CLOSING);
        page.end()
    }

    fn headline(&self) -> String {
        let verdict = self.verdict();
        match self.worst() {
            Some(Level::Breaking) => format!("🔴 {verdict}"),
            Some(Level::Risky) => format!("🟠 {verdict}"),
            Some(Level::Addition) => format!("🟢 {verdict}"),
            Some(Level::Docs) | None => format!("⚪ {verdict}"),
        }
    }

    /// What becomes of the Rust items, and the version.
    fn items(&self, page: &mut Page) {
        if let Some(version) = &self.version {
            page.whole(&format!("\n**Version:** {}\n", plain(version)));
        }
        let Some(api) = self.api.as_ref().filter(|api| api.bump() != Bump::None) else {
            return;
        };
        let signed = |sign: char, lines: &[String]| {
            let lines = lines.iter().map(|line| format!("{sign} {line}\n"));
            lines.collect::<Vec<_>>()
        };
        let mut lines = signed('-', &api.removed);
        lines.extend(signed('+', &api.demanded));
        lines.extend(signed('+', &api.added));
        let head = format!(
            "\n<details><summary>Rust items: {}</summary>\n\n```diff\n",
            api.summary()
        );
        page.table(&head, lines, "```\n\n</details>\n");
    }
}

const CLOSING: &str = "\n</details>\n";

fn opening(what: &str, count: usize) -> String {
    format!("\n<details><summary>{what} ({count})</summary>\n\n")
}

/// A text that grows by whole items until it is long enough.
struct Page {
    text: String,
    left_out: usize,
}

impl Page {
    /// A head, its items and what closes them; nothing at all without items.
    fn table(&mut self, head: &str, items: Vec<String>, closing: &str) {
        let mut is_open = false;
        for item in items {
            let head = if is_open { "" } else { head };
            let room = LONGEST.saturating_sub(
                self.length() + head.chars().count() + closing.chars().count() + RESERVE,
            );
            if self.left_out > 0 || item.chars().count() > room {
                self.left_out += 1;
                continue;
            }
            self.text.push_str(head);
            self.text.push_str(&item);
            is_open = true;
        }
        if is_open {
            self.text.push_str(closing);
        }
    }

    fn whole(&mut self, item: &str) {
        self.text.push_str(item);
    }

    fn length(&self) -> usize {
        self.text.chars().count()
    }

    fn end(mut self) -> String {
        if self.left_out > 0 {
            let rest = self.left_out;
            self.text.push_str(&format!(
                "\n… and {rest} more: `cargo xtask review --format text` shows them all\n"
            ));
        }
        self.text
    }
}

/// What is kept free for the last line.
const RESERVE: usize = 200;

fn row(finding: &Finding) -> String {
    let sign = match finding.level {
        Level::Breaking => "🔴 breaking",
        Level::Risky => "🟠 risky",
        Level::Addition => "🟢 addition",
        Level::Docs => "⚪ docs",
    };
    let touched = touched(finding).map(|text| format!("; {text}"));
    let what = format!("{}{}", finding.title, touched.unwrap_or_default());
    format!(
        "| {sign} | {}<br><sub>{} · {}</sub> | {} |\n",
        cell(&what),
        finding.id,
        finding.fingerprint,
        cell(&place(finding))
    )
}

fn described(finding: &Finding) -> String {
    format!("- {} ({})\n", plain(&finding.title), plain(&place(finding)))
}

fn accepted(finding: &Finding) -> Option<String> {
    let reason = finding.accepted.as_ref()?;
    Some(format!(
        "- {} ({}): {}\n",
        plain(&finding.title),
        plain(&place(finding)),
        plain(reason)
    ))
}

fn witnessed(finding: &Finding) -> Option<String> {
    let witness = finding.witnesses.first()?;
    let of = plain(&format!("`{}`", witness.operation));
    Some(format!(
        "- {of}, {}: {}\n",
        finding.id,
        plain(&told(witness))
    ))
}

fn place(finding: &Finding) -> String {
    let place = &finding.place;
    let old = match place.side {
        Which::Base => " (old)",
        Which::Head => "",
    };
    let path = place.path.strip_prefix("specs/").unwrap_or(&place.path);
    format!("`{path}:{}:{}`{old}", place.line, place.column)
}

/// A text in a cell of a table.
fn cell(text: &str) -> String {
    spans(text, &|code| code.replace('|', "\\|"))
}

/// A text in a line.
fn plain(text: &str) -> String {
    spans(text, &str::to_owned)
}

/// What stands between backticks becomes code, everything else loses its meaning in Markdown.
fn spans(text: &str, code: &dyn Fn(&str) -> String) -> String {
    let text = text.replace(['\n', '\r'], " ");
    let parts = text.split('`').collect::<Vec<_>>();
    // An odd backtick belongs to a name: then nothing is code.
    if parts.len() % 2 == 0 {
        return escaped(&text);
    }
    let parts = parts
        .iter()
        .enumerate()
        .map(|(index, part)| match index % 2 {
            0 => escaped(part),
            _ if part.trim().is_empty() => String::new(),
            _ => format!("`{}`", code(part)),
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
            // Nobody is to be called by a name in a spec.
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_lose_their_meaning() {
        assert_eq!(
            cell("`a|b` | <b> @all"),
            "`a\\|b` \\| &lt;b&gt; @\u{200b}all"
        );
        assert_eq!(plain("`a`b` is gone"), "\\`a\\`b\\` is gone");
        assert_eq!(plain("two\nlines"), "two lines");
    }

    #[test]
    fn items_are_whole_and_the_rest_is_counted() {
        let mut page = Page {
            text: String::new(),
            left_out: 0,
        };
        let item = "x".repeat(1_000);
        page.table("head", vec![item; 100], "tail");
        let text = page.end();
        assert!(text.chars().count() <= LONGEST);
        assert!(
            text.contains("tail\n… and 41 more") || text.contains("more: "),
            "{}",
            &text[text.len() - 200..]
        );
    }
}
