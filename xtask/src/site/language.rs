//! Marks what is Chinese, so that browsers choose its font, screen readers its voice, and readers may hide it.

use pulldown_cmark::{CowStr, Event, Tag, TagEnd};

/// The events, in which Chinese paragraphs and what is Chinese behind a line break have a language.
pub(super) fn marked(events: Vec<Event<'_>>) -> Vec<Event<'_>> {
    let mut marked = Vec::with_capacity(events.len());
    let mut events = events.into_iter().peekable();
    while let Some(event) = events.next() {
        let is_paragraph = matches!(event, Event::Start(Tag::Paragraph));
        let is_break = matches!(&event, Event::InlineHtml(html) if &**html == "<br>");
        if !is_paragraph && !is_break {
            marked.push(event);
            continue;
        }
        let mut inline = Vec::new();
        while let Some(next) = events.next_if(|next| !ends_inline(next)) {
            inline.push(next);
        }
        if !is_chinese(&inline) {
            marked.push(event);
            marked.extend(inline);
        } else if is_paragraph && !inline.iter().any(is_line_break) {
            marked.push(html("<p lang=\"zh\">"));
            marked.extend(inline);
            // Its end: nothing nests in a paragraph.
            events.next();
            marked.push(html("</p>\n"));
        } else if is_paragraph {
            marked.push(event);
            marked.extend(self::marked(inline));
        } else {
            marked.push(html("<span class=\"line\" lang=\"zh\">"));
            marked.extend(inline);
            marked.push(html("</span>"));
        }
    }
    marked
}

fn is_line_break(event: &Event<'_>) -> bool {
    matches!(event, Event::InlineHtml(html) if &**html == "<br>")
}

fn html(text: &'static str) -> Event<'static> {
    Event::InlineHtml(CowStr::Borrowed(text))
}

/// Whether a run of inline events is over before this one.
fn ends_inline(event: &Event<'_>) -> bool {
    match event {
        Event::Start(tag) => {
            !matches!(tag, Tag::Link { .. } | Tag::Emphasis | Tag::Strong | Tag::Strikethrough)
        }
        Event::End(tag) => {
            !matches!(tag, TagEnd::Link | TagEnd::Emphasis | TagEnd::Strong | TagEnd::Strikethrough)
        }
        Event::Rule | Event::Html(_) => true,
        _ => false,
    }
}

/// Whether text that is not code has Chinese characters.
fn is_chinese(events: &[Event<'_>]) -> bool {
    let mut texts = events.iter().filter_map(|event| match event {
        Event::Text(text) => Some(text),
        _ => None,
    });
    texts.any(|text| text.contains(|c| matches!(c, '\u{4e00}'..='\u{9fff}')))
}
