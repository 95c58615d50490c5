//! What the search of the site finds: each anchor of a page with the text that follows it.

use pulldown_cmark::{Event, TagEnd};
use serde::Serialize;

/// An item of a page.
#[derive(Serialize)]
pub(super) struct Entry {
    /// What kind of item it is, such as `error`.
    kind: String,
    /// Its name, to the letter.
    name: String,
    /// The title of its page.
    on: String,
    /// The page and the anchor.
    address: String,
    /// All that the page says about it, in both languages.
    text: String,
}

/// The items of the page with this title and address.
pub(super) fn of(events: &[Event<'_>], title: &str, address: &str) -> Vec<Entry> {
    let mut entries = Vec::<Entry>::new();
    for event in events {
        match event {
            Event::InlineHtml(html) => {
                if let Some(anchor) = anchor(html) {
                    let (kind, name) = anchor.split_once('-').unwrap_or(("", anchor));
                    entries.push(Entry {
                        kind: kind.to_owned(),
                        name: name.to_owned(),
                        on: title.to_owned(),
                        address: format!("{address}#{anchor}"),
                        text: String::new(),
                    });
                } else if let Some(entry) = entries.last_mut() {
                    entry.text.push(' ');
                }
            }
            Event::Text(text) | Event::Code(text) => {
                if let Some(entry) = entries.last_mut() {
                    entry.text.push_str(text);
                }
            }
            Event::SoftBreak
            | Event::HardBreak
            | Event::End(
                TagEnd::Paragraph | TagEnd::Item | TagEnd::TableCell | TagEnd::Heading(_),
            ) => {
                if let Some(entry) = entries.last_mut() {
                    entry.text.push(' ');
                }
            }
            _ => {}
        }
    }
    // A section is found by what is in it.
    entries.retain(|entry| entry.kind != "section");
    for entry in &mut entries {
        entry.text = entry.text.split_whitespace().collect::<Vec<_>>().join(" ");
    }
    entries
}

/// `error-Throttling` of `<a id="error-Throttling">`.
fn anchor(html: &str) -> Option<&str> {
    html.strip_prefix("<a id=\"")?.strip_suffix("\">")
}

impl Entry {
    /// The script that holds the entries: pages opened from a disk may not read other files, but run scripts.
    pub(super) fn script(entries: &[&Entry]) -> Result<String, serde_json::Error> {
        Ok(format!("const ENTRIES = {};\n", serde_json::to_string(entries)?))
    }
}
