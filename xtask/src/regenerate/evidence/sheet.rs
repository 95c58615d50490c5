//! A page while it is written: sections, sources with their grades, and links to other pages.

use std::cell::RefCell;

use apispec_codegen::MARK;
use apispec_codegen::evidence::{Item, Link, Page, Target};
use apispec_codegen::markdown::{code, prose, wrapped};
use apispec_codegen::model::{Document, DocumentKind, Service, Text, citations};

use super::observed::Observed;

/// A page while it is written.
pub(super) struct Sheet<'a> {
    /// Which page it is.
    pub(super) here: Page<'a>,
    /// The documents that its places may be in.
    pub(super) documents: Vec<&'a Document>,
    /// What was observed of the rules on it.
    pub(super) observed: Observed,
    /// Where its links to other pages lead, each once.
    links: RefCell<Vec<Link<'a>>>,
}

/// A finished page.
pub(super) struct Finished<'a> {
    /// The whole text.
    pub(super) text: String,
    /// The links to other pages: that with the label `1` first.
    pub(super) links: Vec<Link<'a>>,
}

/// A part of a page, with a line in its table of contents.
pub(super) struct Section {
    /// The id of its anchor.
    pub(super) id: &'static str,
    /// The heading.
    pub(super) title: &'static str,
    /// A sentence below the heading; may be empty.
    pub(super) intro: &'static str,
    /// The number of entries.
    pub(super) count: usize,
    /// The text.
    pub(super) body: String,
}

impl<'a> Sheet<'a> {
    /// An empty page.
    pub(super) fn new(here: Page<'a>, documents: impl IntoIterator<Item = &'a Document>) -> Self {
        let observed = match here {
            Page::Operation(view) => Observed::of(view),
            Page::Index | Page::Provider(_) | Page::Service(..) => Observed::default(),
        };
        let documents = documents.into_iter().collect();
        Self { here, documents, observed, links: RefCell::default() }
    }

    /// The page: heading, introduction, table of contents and all sections that are not empty.
    pub(super) fn finish(
        self,
        title: &str,
        intro: &[String],
        sections: Vec<Section>,
    ) -> Finished<'a> {
        let mut text = format!("<!-- {MARK} -->\n\n# {title}\n\n{}", paragraphs(intro));
        let sections = sections.into_iter().filter(|section| section.count > 0);
        let sections = sections.collect::<Vec<_>>();
        if !sections.is_empty() {
            text.push_str("\n| on this page | entries |\n| --- | ---: |\n");
        }
        for section in &sections {
            let (id, title, count) = (Item::Section(section.id).id(), section.title, section.count);
            text.push_str(&format!("| [{title}](#{id}) | {count} |\n"));
        }
        for section in &sections {
            let (anchor, title) = (Item::Section(section.id).tag(), section.title);
            text.push_str(&format!("\n## {anchor}{title}\n\n"));
            if !section.intro.is_empty() {
                text.push_str(&format!("{}\n\n", section.intro));
            }
            text.push_str(&section.body);
        }
        let links = self.links.into_inner();
        for (link, label) in links.iter().zip(1..) {
            let before = if label == 1 { "\n" } else { "" };
            text.push_str(&format!("{before}[{label}]: {}\n", link.address));
        }
        Finished { text, links }
    }

    /// A link to an item, on this page or another.
    pub(super) fn link(&self, text: &str, to: Target<'a>) -> String {
        let fragment = to.fragment();
        let (here, file) = (self.here.file(), to.page.file());
        if here == file {
            return if fragment.is_empty() {
                text.to_owned()
            } else {
                format!("[{text}]({fragment})")
            };
        }
        let up = "../".repeat(here.matches('/').count());
        // The index has no module; the front page of the docs lists the same modules.
        let module = match to.page.module() {
            Some(module) => format!("crate::{module}{fragment}"),
            None => "crate".to_owned(),
        };
        let address = format!("{up}{file}{fragment}");
        self.labelled(text, Link { address, module, feature: to.page.feature() })
    }

    /// A link to another page, by the number of its label.
    pub(super) fn labelled(&self, text: &str, link: Link<'a>) -> String {
        let mut links = self.links.borrow_mut();
        let known = links.iter().position(|it| *it == link);
        let index = known.unwrap_or_else(|| {
            links.push(link);
            links.len() - 1
        });
        format!("[{text}][{}]", index + 1)
    }

    /// `page `rds-zh:58`; metadata `rds-meta#/…``: the best grade first.
    pub(super) fn places(&self, source: Option<&str>) -> String {
        let grades = [
            DocumentKind::Observed,
            DocumentKind::Page,
            DocumentKind::Witness,
            DocumentKind::Notes,
        ];
        let of_grade = |grade: DocumentKind| {
            let cited = source.into_iter().flat_map(citations);
            let places = cited.filter(|it| self.kind(it.document) == Some(grade));
            let places = places.map(|it| code(it.text));
            let places = places.collect::<Vec<_>>();
            let name = grade.grade();
            (!places.is_empty()).then(|| format!("{name} {}", places.join(", ")))
        };
        let graded = grades.into_iter().filter_map(of_grade).collect::<Vec<_>>();
        if graded.is_empty() { "not given".into() } else { graded.join("; ") }
    }

    /// The places of a rule or an error, with the newest date of its evidence.
    pub(super) fn dated(&self, service: &Service, source: Option<&str>) -> String {
        let places = self.places(source);
        let basis = service.basis(source);
        match (basis.best, basis.newest) {
            (None, _) => places,
            (Some(_), None) => format!("{places}; no date known"),
            (Some(_), Some(date)) => format!("{places}; newest evidence of {date}"),
        }
    }

    fn kind(&self, id: &str) -> Option<DocumentKind> {
        let mut documents = self.documents.iter();
        documents.find(|document| document.id == id).map(|document| document.kind)
    }
}

/// Paragraphs of Markdown, with an empty line between them.
pub(super) fn paragraphs(paragraphs: &[String]) -> String {
    let lines = wrapped(paragraphs);
    lines.iter().map(|line| format!("{}\n", line.trim_start())).collect()
}

/// Both languages of a text, each as a paragraph.
pub(super) fn languages(text: &Text) -> [String; 2] {
    [prose(&text.en), prose(text.zh())]
}

/// Both languages of a text, one line for each.
pub(super) fn lines(text: &Text) -> String {
    let languages = languages(text).into_iter().filter(|text| !text.is_empty());
    languages.collect::<Vec<_>>().join("<br>")
}

/// A row of a table.
pub(super) fn row<const COLUMNS: usize>(cells: [String; COLUMNS]) -> String {
    // A bar ends a cell even within code, and a line break ends the table.
    let cells = cells.map(|cell| cell.replace('|', "\\|").replace(['\n', '\r'], " "));
    format!("| {} |\n", cells.join(" | "))
}

/// The first lines of a table.
pub(super) fn head<const COLUMNS: usize>(titles: [&str; COLUMNS]) -> String {
    let line = [(); COLUMNS].map(|()| "---".to_owned());
    row(titles.map(str::to_owned)) + &row(line)
}
