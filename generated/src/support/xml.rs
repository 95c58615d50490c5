//! XML: text → tree. Comments, instructions and attributes carry nothing, `xsi:nil` aside.

use quick_xml::errors::Error;
use quick_xml::escape::resolve_predefined_entity;
use quick_xml::events::{BytesRef, BytesStart, Event};
use quick_xml::reader::Reader;

use super::budget::{Budget, DEEPEST};
use super::node::{Element, Node};

/// The content of a document's root element and the root's name, or why it is no such document.
/// Shows nothing of the text.
pub(super) fn read(text: &str) -> Result<(String, Node), String> {
    let mut reader = Reader::from_str(text);
    let mut budget = Budget::default();
    let mut open = Vec::<OpenElement>::new();
    loop {
        let (name, node) = match next(&mut reader)? {
            Event::Start(_) if open.len() == DEEPEST => {
                return Err(format!("elements are nested more than {DEEPEST} levels deep"));
            }
            Event::Start(tag) => {
                open.push(OpenElement::of(&tag));
                continue;
            }
            Event::Empty(tag) => OpenElement::of(&tag).closed(),
            Event::End(_) => match open.pop() {
                Some(element) => element.closed(),
                None => return Err("an end tag has no start tag".into()),
            },
            Event::Text(text) => {
                add(&mut open, &text.xml10_content())?;
                continue;
            }
            // Services wrap messages in CDATA, so that they need no escapes; it is text like any
            // other.
            Event::CData(data) => {
                add(&mut open, &data.xml10_content())?;
                continue;
            }
            Event::GeneralRef(reference) => {
                add(&mut open, &character(&reference)?)?;
                continue;
            }
            // Entities that are declared in it can read files, or grow without bound.
            Event::DocType(_) => return Err("document type declarations are not accepted".into()),
            Event::Comment(_) | Event::Decl(_) | Event::PI(_) => continue,
            Event::Eof => return Err("the document ends before the root element is closed".into()),
        };
        budget.spend()?;
        match open.last_mut() {
            Some(parent) => parent.element.children.push((name, node)),
            None => {
                nothing_follows(&mut reader)?;
                return Ok((name, node));
            }
        }
    }
}

/// An element whose end is still to come.
struct OpenElement {
    name: String,
    is_nil: bool,
    element: Element,
}

impl OpenElement {
    fn of(tag: &BytesStart<'_>) -> Self {
        Self {
            // Namespace prefixes are up to the sender; documents give the names without.
            name: tag.local_name().as_ref().to_owned(),
            is_nil: is_nil(tag),
            element: Element::default(),
        }
    }

    fn closed(mut self) -> (String, Node) {
        if !self.element.children.is_empty() {
            // Between children there is only indentation.
            self.element.text.clear();
        }
        let element = Node::Element(self.element);
        let is_null = self.is_nil && element.is_blank();
        (self.name, if is_null { Node::Null } else { element })
    }
}

/// Whether an element says `xsi:nil="true"`, whatever the prefix.
fn is_nil(tag: &BytesStart<'_>) -> bool {
    let mut attributes = tag.attributes();
    // Looking for repeated attributes takes time quadratic in their number.
    attributes.with_checks(false).flatten().any(|attribute| {
        let is_name =
            // `xsi` is only a convention, and resolving it would need every declaration above.
            attribute.key.prefix().is_some() && attribute.key.local_name().as_ref() == "nil";
        is_name && matches!(attribute.value.trim(), "true" | "1")
    })
}

fn next<'a>(reader: &mut Reader<&'a [u8]>) -> Result<Event<'a>, String> {
    let event = reader.read_event();
    event.map_err(|error| {
        let what = match error {
            Error::Syntax(error) => error.to_string(),
            // The others quote the text.
            _ => "tags do not match, or a reference is malformed".into(),
        };
        format!("{what}, at byte {}", reader.error_position())
    })
}

/// Nothing but comments may follow the root.
fn nothing_follows(reader: &mut Reader<&[u8]>) -> Result<(), String> {
    loop {
        match next(reader)? {
            Event::Eof => return Ok(()),
            Event::Comment(_) | Event::PI(_) => {}
            Event::Text(text) if text.trim().is_empty() => {}
            _ => return Err("unexpected content after the root element".into()),
        }
    }
}

fn add(open: &mut [OpenElement], text: &str) -> Result<(), String> {
    match open.last_mut() {
        Some(open) => open.element.text.push_str(text),
        None if text.trim().is_empty() => {}
        None => return Err("text outside the root element".into()),
    }
    Ok(())
}

/// A character reference or one of the five entities of XML itself.
fn character(reference: &BytesRef<'_>) -> Result<String, String> {
    match reference.resolve_char_ref() {
        Ok(Some(character)) => return Ok(character.to_string()),
        Ok(None) => {}
        Err(_) => return Err("a reference does not refer to a character".into()),
    }
    resolve_predefined_entity(reference)
        .map(str::to_owned)
        .ok_or_else(|| "unknown entity; only those predefined in XML are accepted".into())
}
