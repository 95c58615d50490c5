//! XML: text → tree. Attributes, comments and instructions carry nothing.

use quick_xml::escape::resolve_predefined_entity;
use quick_xml::events::{BytesRef, Event};
use quick_xml::reader::Reader;

use super::node::{Element, Node};

/// How deep elements may stand within each other.
const DEEPEST: usize = 128;

/// The content of a document's root element and the root's name, or why it is no such document.
pub(super) fn read(text: &str) -> Result<(String, Node), String> {
    let mut reader = Reader::from_str(text);
    let mut open = Vec::<(String, Element)>::new();
    loop {
        let event = reader.read_event().map_err(|error| error.to_string())?;
        match event {
            Event::Start(tag) => {
                if open.len() == DEEPEST {
                    return Err(format!("elements stand more than {DEEPEST} deep"));
                }
                open.push((tag.local_name().as_ref().to_owned(), Element::default()));
            }
            Event::Empty(tag) => {
                let name = tag.local_name().as_ref().to_owned();
                let node = Node::Element(Element::default());
                match open.last_mut() {
                    Some((_, parent)) => parent.children.push((name, node)),
                    None => return rest(&mut reader, (name, node)),
                }
            }
            Event::End(_) => {
                let Some((name, mut element)) = open.pop() else {
                    return Err("an element ends that never began".into());
                };
                // White space alone is indentation, also where a list has no items.
                if !element.children.is_empty() || element.text.trim().is_empty() {
                    element.text.clear();
                }
                match open.last_mut() {
                    Some((_, parent)) => parent.children.push((name, Node::Element(element))),
                    None => return rest(&mut reader, (name, Node::Element(element))),
                }
            }
            Event::Text(text) => {
                add(&mut open, &text.xml10_content())?;
            }
            Event::CData(data) => {
                add(&mut open, &data)?;
            }
            Event::GeneralRef(reference) => {
                let text = character(&reference)?;
                add(&mut open, &text)?;
            }
            Event::DocType(_) => return Err("a document type is not accepted".into()),
            Event::Comment(_) | Event::Decl(_) | Event::PI(_) => {}
            Event::Eof => return Err("the document ends before its root element does".into()),
        }
    }
}

/// Nothing but comments may follow the root.
fn rest(reader: &mut Reader<&[u8]>, root: (String, Node)) -> Result<(String, Node), String> {
    loop {
        match reader.read_event().map_err(|error| error.to_string())? {
            Event::Eof => return Ok(root),
            Event::Comment(_) | Event::PI(_) => {}
            Event::Text(text) if text.trim().is_empty() => {}
            _ => return Err("something follows the root element".into()),
        }
    }
}

fn add(open: &mut [(String, Element)], text: &str) -> Result<(), String> {
    match open.last_mut() {
        Some((_, element)) => element.text.push_str(text),
        None if text.trim().trim_start_matches('\u{feff}').is_empty() => {}
        None => return Err("text stands outside of the root element".into()),
    }
    Ok(())
}

/// A character reference or one of the five entities of XML itself.
fn character(reference: &BytesRef<'_>) -> Result<String, String> {
    if let Some(character) = reference
        .resolve_char_ref()
        .map_err(|error| error.to_string())?
    {
        return Ok(character.to_string());
    }
    resolve_predefined_entity(reference)
        .map(str::to_owned)
        .ok_or_else(|| format!("the entity `{}` is not known", &**reference))
}
