//! Review → the comment of a pull request.

use super::finding::{Finding, Which, Witness};
use super::kind::Level;
use super::markup;
use super::text::{told, touched};
use super::{Bump, Review};

/// How many characters a comment may have.
const LONGEST: usize = 60_000;

/// What the sticky comment begins with, so that it is found again.
pub(super) const MARK: &str = "<!-- review of the specs -->\n";

impl Review<'_> {
    /// Verdict and table first; witnesses and descriptions folded; whole items only.
    pub fn markdown(&self) -> String {
        let mut page = Page::new(&format!("{MARK}### {}\n", self.headline()));
        let rows = |keep: &dyn Fn(&Finding) -> bool| {
            let rows = self.findings.iter().filter(|it| keep(it));
            rows.map(row).collect::<Vec<_>>()
        };
        let is_open = |it: &Finding| it.accepted.is_none();
        page.table(
            "\n| | what changed |\n| --- | --- |\n",
            rows(&|it| is_open(it) && it.level < Level::Docs),
            "",
        );
        if self.worst().is_some_and(|worst| worst < Level::Addition) {
            page.whole(ACCEPT);
        }
        let shown = self.findings.iter().filter(|it| is_open(it));
        let witnesses = shown.flat_map(witnessed).collect::<Vec<_>>();
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
            page.whole(&format!("\n**Version:** {}\n", markup::line(version)));
        }
        let api = &self.api;
        if api.bump() == Bump::None {
            return;
        }
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

const ACCEPT: &str = "\n<sub>If it is meant to be so: `cargo xtask accept FINGERPRINT --base BASE --reason \"…\"`</sub>\n";

const CLOSING: &str = "\n</details>\n";

fn opening(what: &str, count: usize) -> String {
    format!("\n<details><summary>{what} ({count})</summary>\n\n")
}

/// A text that grows by whole items until it is long enough.
pub(super) struct Page {
    text: String,
    left_out: usize,
}

impl Page {
    /// A page that begins with this.
    pub(super) fn new(text: &str) -> Self {
        Self {
            text: text.to_owned(),
            left_out: 0,
        }
    }

    /// A head, its items and what closes them; nothing at all without items.
    pub(super) fn table(&mut self, head: &str, items: Vec<String>, closing: &str) {
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

    pub(super) fn whole(&mut self, item: &str) {
        self.text.push_str(item);
    }

    fn length(&self) -> usize {
        self.text.chars().count()
    }

    pub(super) fn end(mut self) -> String {
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

/// The place of a finding within the folder of specs.
fn place(finding: &Finding) -> String {
    let place = &finding.place;
    let old = match place.side {
        Which::Base => " before",
        Which::Head => "",
    };
    let path = place.path.strip_prefix("specs/").unwrap_or(&place.path);
    markup::breakable(&format!("{path}:{}:{}{old}", place.line, place.column))
}

/// What a finding is called and where it stands.
fn named(finding: &Finding) -> String {
    let (level, id, place) = (finding.level.word(), finding.id, place(finding));
    let fingerprint = &finding.fingerprint;
    format!("<sub>{level} · {id} · {place} · {fingerprint}</sub>")
}

fn row(finding: &Finding) -> String {
    let sign = match finding.level {
        Level::Breaking => "🔴",
        Level::Risky => "🟠",
        Level::Addition => "🟢",
        Level::Docs => "⚪",
    };
    let touched = touched(finding).map(|text| format!("; {text}"));
    let what = format!("{}{}", finding.title, touched.unwrap_or_default());
    format!(
        "| {sign} | {}<br>{} |\n",
        markup::cell(&what),
        named(finding)
    )
}

fn described(finding: &Finding) -> String {
    let title = markup::line(&finding.title);
    format!("- {title} <sub>{}</sub>\n", place(finding))
}

fn accepted(finding: &Finding) -> Option<String> {
    let reason = markup::line(finding.accepted.as_ref()?);
    let title = markup::line(&finding.title);
    Some(format!("- {title}: {reason} {}\n", named(finding)))
}

/// One request for each fate.
fn witnessed(finding: &Finding) -> Vec<String> {
    let line = |witness: &Witness| {
        let told = format!("`{}`: {}", witness.operation, told(witness));
        let (id, fingerprint) = (finding.id, &finding.fingerprint);
        format!(
            "- {} <sub>{id} · {fingerprint}</sub>\n",
            markup::line(&told)
        )
    };
    finding.shown_witnesses().map(line).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn items_are_whole_and_the_rest_is_counted() {
        let mut page = Page::new("");
        let item = "x".repeat(1_000);
        page.table("head", vec![item; 100], "tail");
        let text = page.end();
        assert!(text.chars().count() <= LONGEST);
        assert!(
            text.contains("tail\n… and 41 more: "),
            "{}",
            &text[59_000..]
        );
    }
}
