//! Review → the comment of a pull request.

use super::finding::{Finding, Witness};
use super::finding_kind::Level;
use super::markup;
use super::not_reviewed::{NotReviewed, SpecError};
use super::page::Page;
use super::position::{Position, Side};
use super::{Bump, Review};

/// The first line of the sticky comment, by which it is found again.
const MARK: &str = "<!-- review of the specs -->\n";

const ACCEPT: &str = "\n<sub>If a change is intended, run `cargo xtask accept FINGERPRINT --base BASE --reason \"…\"`</sub>\n";

impl Review<'_> {
    /// Verdict and table first; requests and docs folded; no partial items.
    pub fn markdown(&self) -> String {
        let mut page = Page::new(&format!("{MARK}### {}\n", self.headline()));
        let open = self.findings.iter().filter(|it| it.is_open());
        let rows = open.clone().filter(|it| it.level < Level::Docs).map(row);
        let head = "\n| | change |\n| --- | --- |\n";
        page.table(head, rows.collect(), "");
        if self.worst().is_some_and(|worst| worst < Level::Addition) {
            page.whole(ACCEPT);
        }
        let witnesses = open.flat_map(|finding| {
            let witnesses = finding.shown_witnesses();
            witnesses.map(|witness| witnessed(finding, witness))
        });
        folded(&mut page, "Affected requests", witnesses);
        self.rust_items(&mut page);
        let accepted = self.findings.iter().filter_map(accepted);
        folded(&mut page, "Accepted", accepted);
        folded(&mut page, "Docs only", self.open(Level::Docs).map(described));
        page.end()
    }

    fn headline(&self) -> String {
        let sign = self.worst().map_or(sign(Level::Docs), sign);
        format!("{sign} {}", self.verdict())
    }

    /// The changes of Rust items, and the version.
    fn rust_items(&self, page: &mut Page) {
        if let Some(version) = &self.version {
            page.whole(&format!("\n**Version:** {}\n", markup::line(version)));
        }
        let api = &self.api;
        if api.bump() == Bump::None {
            return;
        }
        let removed = api.removed.iter().map(|line| format!("- {line}\n"));
        let added = api.demanded.iter().chain(&api.added);
        let added = added.map(|line| format!("+ {line}\n"));
        let head =
            format!("\n<details><summary>Rust items: {}</summary>\n\n```diff\n", api.summary());
        page.table(&head, removed.chain(added).collect(), "```\n\n</details>\n");
    }
}

impl NotReviewed {
    /// The comment of a pull request.
    pub fn markdown(&self) -> String {
        let mut page = Page::new(&format!("{MARK}### 🔴 {}\n", self.verdict()));
        match &self.reason {
            Some(reason) => page.whole(&format!("\n{}", markup::fenced(reason))),
            None => page.table(
                "\n| | error |\n| --- | --- |\n",
                self.errors.iter().map(error_row).collect(),
                "",
            ),
        }
        page.end()
    }
}

/// A collapsed list.
fn folded(page: &mut Page, what: &str, items: impl Iterator<Item = String>) {
    let items = items.collect::<Vec<_>>();
    let head = format!("\n<details><summary>{what} ({})</summary>\n\n", items.len());
    page.table(&head, items, "\n</details>\n");
}

fn sign(level: Level) -> &'static str {
    match level {
        Level::Breaking => "🔴",
        Level::Risky => "🟠",
        Level::Addition => "🟢",
        Level::Docs => "⚪",
    }
}

/// The location of a finding within the specs folder.
fn place(finding: &Finding) -> String {
    let Position { path, line, column, .. } = &finding.place;
    let before = match finding.place.side {
        Side::Base => " before",
        Side::Head => "",
    };
    let path = path.strip_prefix("specs/").unwrap_or(path);
    markup::breakable(&format!("{path}:{line}:{column}{before}"))
}

/// The kind, the location and the fingerprint of a finding.
fn named(finding: &Finding) -> String {
    let (level, id, place) = (finding.level.word(), finding.id, place(finding));
    let fingerprint = &finding.fingerprint;
    format!("<sub>{level} · {id} · {place} · {fingerprint}</sub>")
}

fn row(finding: &Finding) -> String {
    let affected = finding.affected().map(|text| format!("; {text}"));
    let what = format!("{}{}", finding.title, affected.unwrap_or_default());
    let (sign, what) = (sign(finding.level), markup::cell(&what));
    format!("| {sign} | {what}<br>{} |\n", named(finding))
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

fn witnessed(finding: &Finding, witness: &Witness) -> String {
    let sentence = format!("`{}`: {}", witness.operation, witness.sentence());
    let (sentence, id) = (markup::line(&sentence), finding.id);
    format!("- {sentence} <sub>{id} · {}</sub>\n", finding.fingerprint)
}

fn error_row(error: &SpecError) -> String {
    const LONG: usize = 400;
    let short = |text: &str| {
        let mut start = text.chars().take(LONG).collect::<String>();
        if start.len() < text.len() {
            start.push('…');
        }
        markup::cell(&start)
    };
    let (title, code) = (short(&error.title), &error.code);
    let help =
        if error.help.is_empty() { String::new() } else { format!("<br>{}", short(&error.help)) };
    let place = error.place.as_ref().map(|place| {
        let place = format!("{}:{}:{}", place.path, place.line, place.column);
        format!(" · {}", markup::breakable(&place))
    });
    let place = place.unwrap_or_default();
    format!("| 🔴 | {title}{help}<br><sub>error · {code}{place}</sub> |\n")
}
