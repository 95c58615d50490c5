//! XML of examples → the JSON that says the same: elements without children are texts, those of one name a list.

use quick_xml::escape::resolve_predefined_entity;
use quick_xml::events::Event;
use quick_xml::reader::Reader;
use serde_json::{Map, Value};

/// The content of the root element; `None` if the text is not XML, which has one.
pub fn tree(text: &str) -> Option<Value> {
    let mut reader = Reader::from_str(text);
    // The document contains its root element.
    let mut open = vec![Element::default()];
    loop {
        match reader.read_event().ok()? {
            Event::Start(tag) => open.push(Element::new(tag.local_name().as_ref())),
            Event::Empty(tag) => {
                let empty = Element::new(tag.local_name().as_ref());
                open.last_mut()?.add(empty);
            }
            Event::End(_) => {
                let ended = open.pop()?;
                open.last_mut()?.add(ended);
            }
            Event::Text(text) => open.last_mut()?.text += &text.xml10_content(),
            Event::CData(text) => open.last_mut()?.text += &text.xml10_content(),
            Event::GeneralRef(reference) => {
                let text = match reference.resolve_char_ref().ok()? {
                    Some(character) => character.to_string(),
                    None => resolve_predefined_entity(&reference)?.to_owned(),
                };
                open.last_mut()?.text += &text;
            }
            Event::Eof => {
                let mut roots = open.pop()?.children.into_iter().map(|(_, content)| content);
                // Several of one name are a list.
                let root = roots.next().filter(|root| !root.is_array());
                return root.filter(|_| roots.next().is_none());
            }
            Event::Comment(_) | Event::Decl(_) | Event::PI(_) | Event::DocType(_) => {}
        }
    }
}

/// An element whose end is still to come.
#[derive(Default)]
struct Element {
    name: String,
    text: String,
    children: Map<String, Value>,
}

impl Element {
    fn new(name: &str) -> Self {
        Self { name: name.to_owned(), ..Self::default() }
    }

    /// With a child that has ended; a second one of a name makes a list.
    fn add(&mut self, child: Self) {
        let content = if child.children.is_empty() {
            Value::String(child.text)
        } else {
            // Between children there is only indentation.
            Value::Object(child.children)
        };
        match self.children.get_mut(&child.name) {
            None => _ = self.children.insert(child.name, content),
            Some(Value::Array(items)) => items.push(content),
            Some(first) => *first = Value::Array(vec![first.take(), content]),
        }
    }
}
