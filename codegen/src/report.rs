//! What is wrong with the specs, where, and the way out.

use std::fmt;
use std::sync::Arc;

use annotate_snippets::{AnnotationKind, Renderer, Snippet};

use crate::source::{Source, Span};

/// Everything that a stage found wrong.
#[derive(Clone, Debug)]
pub struct Report {
    sources: Arc<[Source]>,
    findings: Vec<Finding>,
    closing: &'static str,
}

/// One thing that is wrong.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// A stable name in kebab-case.
    pub code: &'static str,
    /// What is wrong.
    pub title: String,
    /// Where, the guilty place first.
    pub marks: Vec<Mark>,
    /// The way out.
    pub help: String,
}

/// A place in a source.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mark {
    /// The index of the source.
    pub source: usize,
    /// The bytes.
    pub span: Span,
    /// What to see there.
    pub label: String,
}

/// How grave a finding is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Level {
    /// Nothing can be made of it.
    Error,
    /// It will mislead somebody.
    Warning,
    /// It could be said better.
    Note,
}

/// Whether a rendered report has colours.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Look {
    /// Text only.
    Plain,
    /// With the colours of a terminal.
    Coloured,
}

impl Report {
    /// A report on these sources, with nothing in it yet.
    pub fn new(sources: Arc<[Source]>) -> Self {
        Self {
            sources,
            findings: Vec::new(),
            closing: "in the specs, nothing was written",
        }
    }

    /// The report with another end of its last line, which says where the errors are.
    pub fn closing(self, closing: &'static str) -> Self {
        Self { closing, ..self }
    }

    /// Adds a finding.
    pub fn add(&mut self, finding: Finding) {
        self.findings.push(finding);
    }

    /// The findings, in the order of the files and of the places in them.
    pub fn findings(&self) -> &[Finding] {
        &self.findings
    }

    /// What it is about.
    pub(crate) fn sources(&self) -> &[Source] {
        &self.sources
    }

    /// Whether nothing is wrong.
    pub fn is_empty(&self) -> bool {
        self.findings.is_empty()
    }

    /// Only what is wrong by other codes than these.
    pub(crate) fn without(mut self, codes: &[&str]) -> Self {
        self.findings
            .retain(|finding| !codes.contains(&finding.code));
        self
    }

    /// `Ok` if nothing is wrong, else the report in reading order.
    pub fn into_result(self) -> Result<(), Report> {
        match self.is_empty() {
            true => Ok(()),
            false => Err(self.sorted()),
        }
    }

    /// The report in reading order, each finding once.
    pub fn sorted(mut self) -> Self {
        self.findings.sort_by_key(|finding| {
            finding
                .marks
                .first()
                .map(|mark| (mark.source, mark.span.start))
        });
        // What a provider says is checked once for each of its services.
        self.findings.dedup();
        self
    }

    /// The whole report, in rustc's look.
    pub fn render(&self, look: Look) -> String {
        let mut out = String::new();
        for finding in &self.findings {
            out.push_str(&finding.render(&self.sources, Level::Error, look));
            out.push_str("\n\n");
        }
        let count = self.findings.len();
        let noun = if count == 1 { "error" } else { "errors" };
        out.push_str(&format!("{count} {noun} {}\n", self.closing));
        out
    }
}

impl Finding {
    /// The finding in rustc's look, at this level.
    pub(crate) fn render(&self, sources: &[Source], level: Level, look: Look) -> String {
        let renderer = match look {
            Look::Plain => Renderer::plain(),
            Look::Coloured => Renderer::styled(),
        };
        let title = match level {
            Level::Error => annotate_snippets::Level::ERROR,
            Level::Warning => annotate_snippets::Level::WARNING,
            Level::Note => annotate_snippets::Level::NOTE,
        };
        let mut group = title
            .primary_title(self.title.as_str())
            .id(self.code)
            .elements(Vec::<Snippet<'_, annotate_snippets::Annotation<'_>>>::new());
        let mut shown = Vec::new();
        for mark in &self.marks {
            if shown.contains(&mark.source) {
                continue;
            }
            shown.push(mark.source);
            group = group.elements(self.snippet(sources, mark.source));
        }
        if !self.help.is_empty() {
            let help = annotate_snippets::Level::HELP.message(self.help.as_str());
            group = group.element(help);
        }
        renderer.render(&[group])
    }

    /// The marks in one source; the very first of all is the guilty one.
    fn snippet<'a>(
        &'a self,
        sources: &'a [Source],
        source: usize,
    ) -> Option<Snippet<'a, annotate_snippets::Annotation<'a>>> {
        let text = sources.get(source)?;
        let mut snippet = Snippet::source(text.text.as_str()).path(text.path.as_str());
        for (index, mark) in self.marks.iter().enumerate() {
            if mark.source == source {
                let kind = match index {
                    0 => AnnotationKind::Primary,
                    _ => AnnotationKind::Context,
                };
                snippet =
                    snippet.annotation(kind.span(mark.span.clone()).label(mark.label.as_str()));
            }
        }
        Some(snippet)
    }
}

impl fmt::Display for Report {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.render(Look::Plain))
    }
}

impl std::error::Error for Report {}
