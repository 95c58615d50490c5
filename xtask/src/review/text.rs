//! Review → text in the style of rustc.

use super::finding::Finding;
use super::finding_kind::Level;
use super::position::Side;
use super::{Bump, Review};
use apispec_codegen::report::{self, Look, Mark};

impl Review<'_> {
    /// Every finding with its location, then the verdict.
    pub fn text(&self, look: Look) -> String {
        let mut out = String::new();
        for finding in &self.findings {
            out.push_str(&self.shown(finding, look));
            out.push_str("\n\n");
        }
        if self.api.bump() != Bump::None {
            out.push_str(&format!("Rust items: {}\n", self.api.summary()));
        }
        if let Some(version) = &self.version {
            out.push_str(&format!("version: {version}\n"));
        }
        out.push_str(&self.verdict());
        out.push('\n');
        out
    }

    fn shown(&self, finding: &Finding, look: Look) -> String {
        let level = match finding.level {
            _ if !finding.is_open() => report::Level::Note,
            Level::Breaking => report::Level::Error,
            Level::Risky => report::Level::Warning,
            Level::Addition | Level::Docs => report::Level::Note,
        };
        let label = match finding.place.side {
            Side::Base => "before",
            Side::Head => finding.level.word(),
        };
        let witnesses = finding.shown_witnesses().map(|it| it.sentence());
        let mut help = witnesses.chain(finding.affected()).collect::<Vec<_>>();
        match &finding.accepted {
            Some(reason) => help.push(format!("accepted: {reason}")),
            // Only breaking and risky changes need an acceptance.
            None if finding.level > Level::Risky => {}
            None => help.push(format!(
                "if this is intended, run `cargo xtask accept {} --reason …`",
                finding.fingerprint
            )),
        }
        let shown = report::Finding {
            code: finding.id,
            title: finding.title.clone(),
            marks: vec![Mark {
                source: finding.place.source,
                span: finding.span.clone(),
                label: label.into(),
            }],
            help: help.join("\n"),
        };
        let revision = self.revisions.side(finding.place.side);
        shown.render(&revision.specs.sources, level, look)
    }
}
