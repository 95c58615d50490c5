//! Markdown → HTML: an evidence page, with addresses of the site and an entry for each anchor.

use pulldown_cmark::{Alignment, CowStr, Event, HeadingLevel, Options, Parser, Tag, TagEnd, html};

use super::entries::{self, Entry};
use super::language;

/// A page of the site.
pub(super) struct Page {
    /// The path of its Markdown without the extension, such as `aliyun/rds/create_backup` or `README`.
    path: String,
    /// The main heading.
    pub(super) title: String,
    /// What is below the main heading.
    pub(super) body: String,
    /// What a search can find on it.
    pub(super) entries: Vec<Entry>,
}

impl Page {
    /// The page of a Markdown file.
    pub(super) fn of_markdown(path: &str, markdown: &str) -> Self {
        let events = Parser::new_ext(markdown, Options::ENABLE_TABLES);
        let mut title = String::new();
        let mut is_title = false;
        let mut events = events
            .filter(|event| match event {
                Event::Start(Tag::Heading { level: HeadingLevel::H1, .. }) => {
                    is_title = true;
                    false
                }
                Event::End(TagEnd::Heading(HeadingLevel::H1)) => {
                    is_title = false;
                    false
                }
                Event::Text(text) | Event::Code(text) if is_title => {
                    title.push_str(text);
                    false
                }
                // The header that names the generator.
                Event::Html(comment) => !comment.starts_with("<!--"),
                _ => true,
            })
            .map(linked)
            .collect::<Vec<_>>();
        let title = title.strip_prefix("Evidence: ").map(str::to_owned).unwrap_or(title);
        let mut page = Self { path: path.to_owned(), title, body: String::new(), entries: vec![] };
        page.entries = entries::of(&events, &page.title, &page.address());
        events = language::marked(events);
        html::push_html(&mut page.body, events.into_iter());
        page
    }

    /// The path of its file below the site's folder.
    pub(super) fn address(&self) -> String {
        format!("{}.html", if self.path == "README" { "index" } else { &self.path })
    }

    /// The way from the page to the site's folder.
    pub(super) fn up(&self) -> String {
        "../".repeat(self.path.matches('/').count())
    }

    /// The operation that it is about and the module of its service, as its title has them.
    pub(super) fn operation(&self) -> Option<(&str, &str)> {
        let is_operation = self.path.matches('/').count() == 2;
        self.title.split_once(" of ").filter(|_| is_operation)
    }

    /// What it is called among the others, which are sorted by service.
    pub(super) fn short_title(&self) -> &str {
        self.operation().map_or(&self.title, |(operation, _)| operation)
    }
}

/// Links between Markdown files become links between pages, and columns have no alignment.
fn linked(event: Event<'_>) -> Event<'_> {
    match event {
        Event::Start(Tag::Link { link_type, dest_url, title, id }) => {
            let dest_url = page_address(&dest_url).map_or(dest_url, CowStr::from);
            Event::Start(Tag::Link { link_type, dest_url, title, id })
        }
        // Alignment would be a style attribute, which the pages' policy forbids.
        Event::Start(Tag::Table(columns)) => {
            Event::Start(Tag::Table(vec![Alignment::None; columns.len()]))
        }
        event => event,
    }
}

/// `../README.md#a` → `../index.html#a`; nothing for what is on the page or elsewhere.
fn page_address(link: &str) -> Option<String> {
    if link.contains("://") {
        return None;
    }
    let (file, anchor) = link.split_once('#').unwrap_or((link, ""));
    let stem = file.strip_suffix(".md")?;
    let stem = match stem.strip_suffix("README") {
        Some(folder) => format!("{folder}index"),
        None => stem.to_owned(),
    };
    let anchor = if anchor.is_empty() { String::new() } else { format!("#{anchor}") };
    Some(format!("{stem}.html{anchor}"))
}
