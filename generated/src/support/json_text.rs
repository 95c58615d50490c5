//! JSON: text ↔ tree. Numbers stay as they are spelled, and names may be repeated.

use std::io;

use json_event_parser::{JsonEvent, SliceJsonParser, WriterJsonSerializer};

use super::budget::{Budget, DEEPEST};
use super::node::Node;

/// The tree of a JSON text, or why it is none. Shows nothing of the text.
pub(super) fn read(text: &[u8]) -> Result<Node, String> {
    let mut parser = SliceJsonParser::new(text);
    let mut budget = Budget::default();
    let mut open = Vec::<OpenValue>::new();
    loop {
        let event = parser.parse_next().map_err(|error| {
            // The position alone: the parser's own message quotes the text, which may be a secret.
            let start = error.location().start;
            format!("line {}, column {}", start.line + 1, start.column + 1)
        })?;
        let closed = match event {
            // While reading, since dropping a tree that is too deep would already overflow the
            // stack.
            JsonEvent::StartArray | JsonEvent::StartObject if open.len() == DEEPEST => {
                return Err(format!("values are nested more than {DEEPEST} levels deep"));
            }
            JsonEvent::StartArray => {
                open.push(OpenValue::List(Vec::new()));
                continue;
            }
            JsonEvent::StartObject => {
                open.push(OpenValue::Object(Vec::new(), String::new()));
                continue;
            }
            JsonEvent::ObjectKey(name) => {
                if let Some(OpenValue::Object(_, key)) = open.last_mut() {
                    *key = name.into_owned();
                }
                continue;
            }
            JsonEvent::EndArray | JsonEvent::EndObject => match open.pop() {
                Some(OpenValue::List(items)) => Node::List(items),
                Some(OpenValue::Object(members, _)) => Node::Object(members),
                None => return Err("unmatched closing bracket".into()),
            },
            JsonEvent::String(text) => Node::Text(text.into_owned()),
            JsonEvent::Number(text) => Node::Number(text.into_owned()),
            JsonEvent::Boolean(value) => Node::Boolean(value),
            JsonEvent::Null => Node::Null,
            JsonEvent::Eof => return Err("unexpected end".into()),
        };
        // `[[],[],…]` has a value in every three bytes, and each takes many times that in memory.
        budget.spend()?;
        match open.last_mut() {
            Some(OpenValue::List(items)) => items.push(closed),
            Some(OpenValue::Object(members, key)) => members.push((std::mem::take(key), closed)),
            None => {
                nothing_follows(parser)?;
                return Ok(closed);
            }
        }
    }
}

/// A list or an object whose end is still to come, the latter with the name that waits for its value.
enum OpenValue {
    List(Vec<Node>),
    Object(Vec<(String, Node)>, String),
}

fn nothing_follows(mut parser: SliceJsonParser<'_>) -> Result<(), String> {
    match parser.parse_next() {
        Ok(JsonEvent::Eof) => Ok(()),
        _ => Err("unexpected content after the value".into()),
    }
}

/// The JSON text of a tree, without white space; what is absent is left out.
pub(super) fn write(node: &Node) -> String {
    let mut writer = WriterJsonSerializer::new(Vec::new());
    // Only events out of order can fail, and a tree has none.
    let written = write_into(node, &mut writer).and_then(|()| writer.finish());
    String::from_utf8(written.unwrap_or_default()).unwrap_or_default()
}

type Writer = WriterJsonSerializer<Vec<u8>>;

fn write_into(node: &Node, writer: &mut Writer) -> io::Result<()> {
    match node {
        // In a list, `null` keeps the place of what is left out.
        Node::Absent | Node::Null | Node::Unwritable(_) => writer.serialize_event(JsonEvent::Null),
        Node::Boolean(value) => writer.serialize_event(JsonEvent::Boolean(*value)),
        Node::Number(text) => writer.serialize_event(JsonEvent::Number(text.into())),
        Node::Text(text) => writer.serialize_event(JsonEvent::String(text.into())),
        Node::Secret(text) => writer.serialize_event(JsonEvent::String(text.as_str().into())),
        Node::List(items) => write_items(items.iter(), writer),
        Node::Object(members) | Node::Map(members) => write_members(members, writer),
        Node::Element(element) if element.children.is_empty() => {
            writer.serialize_event(JsonEvent::String((&element.text).into()))
        }
        Node::Element(element) => write_children(&element.children, writer),
        Node::Styled(_, node) => write_into(node, writer),
    }
}

fn write_items<'a>(items: impl Iterator<Item = &'a Node>, writer: &mut Writer) -> io::Result<()> {
    writer.serialize_event(JsonEvent::StartArray)?;
    for item in items {
        write_into(item, writer)?;
    }
    writer.serialize_event(JsonEvent::EndArray)
}

fn write_members(members: &[(String, Node)], writer: &mut Writer) -> io::Result<()> {
    writer.serialize_event(JsonEvent::StartObject)?;
    for (key, value) in members {
        if !matches!(value, Node::Absent) {
            writer.serialize_event(JsonEvent::ObjectKey(key.into()))?;
            write_into(value, writer)?;
        }
    }
    writer.serialize_event(JsonEvent::EndObject)
}

/// Children that share a name become a list in the place of the first.
fn write_children(children: &[(String, Node)], writer: &mut Writer) -> io::Result<()> {
    let mut groups = Vec::<(&str, Vec<&Node>)>::new();
    // A map, since looking for each name among hundreds of thousands would be quadratic.
    let mut places = std::collections::HashMap::new();
    for (name, child) in children {
        let place = *places.entry(name.as_str()).or_insert(groups.len());
        match groups.get_mut(place) {
            Some((_, group)) => group.push(child),
            None => groups.push((name, vec![child])),
        }
    }
    writer.serialize_event(JsonEvent::StartObject)?;
    for (name, group) in groups {
        writer.serialize_event(JsonEvent::ObjectKey(name.into()))?;
        match group.as_slice() {
            [child] => write_into(child, writer)?,
            children => write_items(children.iter().copied(), writer)?,
        }
    }
    writer.serialize_event(JsonEvent::EndObject)
}
