//! Errors in the specs: what is wrong, where, and what to do.

mod excerpt;

use std::borrow::Cow;
use std::fmt;
use std::sync::Arc;

use annotate_snippets::{AnnotationKind, Element, Origin, Renderer, Snippet};

use crate::source::{Source, Span};

/// The findings of a stage.
#[derive(Clone, Debug)]
pub struct Report {
    sources: Arc<[Source]>,
    findings: Vec<Finding>,
    closing: &'static str,
}

/// One finding.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// A stable name in kebab-case.
    pub code: &'static str,
    /// What is wrong.
    pub title: String,
    /// The locations, the primary one first.
    pub marks: Vec<Mark>,
    /// What to do.
    pub help: String,
}

/// A location in a source, with a label.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mark {
    /// The index of the source.
    pub source: usize,
    /// The range of bytes.
    pub span: Span,
    /// What is wrong there.
    pub label: String,
}

impl Mark {
    /// A range of bytes in a source, with a label.
    pub fn new(source: usize, span: Span, label: impl Into<String>) -> Self {
        Self { source, span, label: label.into() }
    }
}

/// The severity of a finding.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Level {
    /// The specs can't be used.
    Error,
    /// It is likely to mislead users.
    Warning,
    /// It could be improved.
    Note,
}

/// Whether a rendered report has colors.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Look {
    /// Plain text.
    Plain,
    /// With terminal colors.
    Coloured,
}

impl Report {
    /// An empty report on these sources.
    pub fn new(sources: Arc<[Source]>) -> Self {
        Self { sources, findings: Vec::new(), closing: "in the specs; no files were written" }
    }

    /// The report with another last line, after the number of errors.
    pub fn closing(self, closing: &'static str) -> Self {
        Self { closing, ..self }
    }

    /// Adds a finding.
    pub fn add(&mut self, finding: Finding) {
        self.findings.push(finding);
    }

    /// Adds the findings of another report on the same sources.
    pub(crate) fn append(&mut self, other: Report) {
        self.findings.extend(other.findings);
    }

    /// The findings, in the order of files and locations.
    pub fn findings(&self) -> &[Finding] {
        &self.findings
    }

    /// Whether there are more findings than are shown, so that suggestions need not be computed.
    pub(crate) fn is_crowded(&self) -> bool {
        self.findings.len() > 5 * MOST_SHOWN
    }

    /// The sources.
    pub fn sources(&self) -> &[Source] {
        &self.sources
    }

    /// Whether there are no findings.
    pub fn is_empty(&self) -> bool {
        self.findings.is_empty()
    }

    /// The report without findings that have one of these codes.
    pub(crate) fn without(mut self, codes: &[&str]) -> Self {
        self.findings.retain(|finding| !codes.contains(&finding.code));
        self
    }

    /// `Ok` if there are no findings, else the report in reading order.
    pub fn into_result(self) -> Result<(), Report> {
        if self.is_empty() {
            return Ok(());
        }
        Err(self.sorted())
    }

    /// The report in reading order, each finding once.
    pub fn sorted(mut self) -> Self {
        self.findings.sort_by_key(|finding| {
            finding.marks.first().map(|mark| (mark.source, mark.span.start))
        });
        // A provider is checked once for each of its services.
        self.findings.dedup();
        self
    }

    /// The report in the style of rustc: the first findings and the total number.
    pub fn render(&self, look: Look) -> String {
        let shown = self.findings.iter().take(MOST_SHOWN);
        let shown = shown.map(|it| it.render(&self.sources, Level::Error, look) + "\n\n");
        let count = self.findings.len();
        let noun = if count == 1 { "error" } else { "errors" };
        let rest = if count > MOST_SHOWN {
            format!("; the first {MOST_SHOWN} are shown")
        } else {
            String::new()
        };
        let last = format!("{count} {noun} {}{rest}\n", self.closing);
        shown.chain([last]).collect()
    }
}

/// How many findings a report shows.
const MOST_SHOWN: usize = 200;

impl Finding {
    /// The finding in the style of rustc, with this severity.
    pub fn render(&self, sources: &[Source], level: Level, look: Look) -> String {
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
            .primary_title(shortened(&self.title))
            .id(self.code)
            .elements(Vec::<Element<'_>>::new());
        // Marks are grouped by source, in the order in which the sources first occur.
        let mut marks = self.marks.iter().collect::<Vec<_>>();
        marks.sort_by_key(|mark| self.marks.iter().position(|it| it.source == mark.source));
        for marks in near(marks) {
            if let Some(source) = sources.get(marks[0].source) {
                group = group.elements(self.excerpt(source, &marks));
            }
        }
        if !self.help.is_empty() {
            let help = annotate_snippets::Level::HELP.message(shortened(&self.help));
            group = group.element(help);
        }
        renderer.render(&[group])
    }

    /// An excerpt for nearby marks in one source; the first mark of the finding is the primary one.
    fn excerpt<'a>(&'a self, source: &'a Source, marks: &[&'a Mark]) -> Vec<Element<'a>> {
        let spans = marks.iter().map(|mark| mark.span.clone());
        let excerpt = excerpt::excerpt(&source.text, &spans.collect::<Vec<_>>());
        let annotations = marks.iter().zip(excerpt.spans).map(|(mark, span)| {
            let is_guilty = self.marks.first().is_some_and(|first| first == *mark);
            let kind = if is_guilty { AnnotationKind::Primary } else { AnnotationKind::Context };
            kind.span(span).label(shortened(&mark.label))
        });
        let path = source.path.as_str();
        let snippet = Snippet::source(excerpt.text).line_start(excerpt.first_line);
        let snippet = snippet.annotations(annotations);
        match excerpt.cut {
            // The renderer would count columns in the shortened line.
            Some(at) => {
                let origin = Origin::path(path).line(at.line).char_column(at.column);
                vec![origin.into(), snippet.into()]
            }
            None => vec![snippet.path(path).into()],
        }
    }
}

/// The marks in groups that each fit into one excerpt.
fn near(marks: Vec<&Mark>) -> Vec<Vec<&Mark>> {
    const FAR: usize = 100_000;
    let mut groups = Vec::<Vec<&Mark>>::new();
    for mark in marks {
        let group = groups.iter_mut().find(|group| {
            let distance = group[0].span.start.abs_diff(mark.span.start);
            group[0].source == mark.source && distance < FAR
        });
        match group {
            Some(group) => group.push(mark),
            None => groups.push(vec![mark]),
        }
    }
    groups
}

/// The sentence; a very long one is shortened in the middle.
fn shortened(sentence: &str) -> Cow<'_, str> {
    const LONGEST: usize = 1_000;
    if sentence.len() <= LONGEST {
        return sentence.into();
    }
    let count = sentence.chars().count();
    let begins = sentence.chars().take(LONGEST / 4);
    let ends = sentence.chars().skip(count.saturating_sub(LONGEST / 10));
    begins.chain(" … ".chars()).chain(ends).collect()
}

impl fmt::Display for Report {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.render(Look::Plain))
    }
}

impl std::error::Error for Report {}
