//! The members of an object, taken by name.

use super::items;
use super::json_text;
use super::mismatch::Mismatch;
use super::node::Node;
use super::read::{self, Form, FromNode};
use super::unknown_fields::UnknownFields;

/// The members of an object, taken by name; what is left is kept as unknown fields.
pub struct Fields<'a> {
    node: &'a Node,
    members: &'a [(String, Node)],
    /// What is wrong if the node is a text that is no item of the only field.
    text: Option<Mismatch>,
    known: &'static [&'static str],
    taken: Vec<&'a str>,
}

impl<'a> Fields<'a> {
    /// The members of an object or an element, for a type of this form. An empty text counts as an object without members.
    pub fn of(node: &'a Node, form: Form) -> Result<Self, Mismatch> {
        let known = match form {
            Form::Object(fields) => fields,
            _ => &[],
        };
        let (members, text) = match read::object(node) {
            Ok(members) => (members, None),
            // `<Hosts>a</Hosts>` for `<Hosts><Host>a</Host></Hosts>`
            Err(mismatch) if known.len() == 1 && matches!(node, Node::Element(_)) => {
                (&[][..], Some(mismatch))
            }
            Err(mismatch) => return Err(mismatch),
        };
        Ok(Self { node, members, text, known, taken: Vec::new() })
    }

    /// A field that is always present.
    pub fn required<T: FromNode>(&mut self, name: &'static str) -> Result<T, Mismatch> {
        present(name, self.optional(name))
    }

    /// A field that may be left out or `null`.
    pub fn optional<T: FromNode>(&mut self, name: &'static str) -> Result<Option<T>, Mismatch> {
        let read = match self.unnamed(name) {
            Some(read) => read.map(Some),
            None => Option::from_nodes(&self.take(name)?),
        };
        read.map_err(|mismatch| mismatch.within(name))
    }

    /// The only field of the type, if the object has the content of an item instead of it.
    fn unnamed<T: FromNode>(&mut self, name: &str) -> Option<Result<T, Mismatch>> {
        let mut keys = self.members.iter().map(|(key, _)| key);
        if self.known.len() != 1 || keys.any(|key| key.eq_ignore_ascii_case(name)) {
            return None;
        }
        let read = T::unnamed(self.node)?;
        self.taken.extend(self.members.iter().map(|(key, _)| key.as_str()));
        Some(read)
    }

    /// A list whose items may be wrapped in members called `item`, or come without the list's name.
    pub fn optional_items<T: FromNode>(
        &mut self,
        name: &'static str,
        item: &'static str,
    ) -> Result<Option<Vec<T>>, Mismatch> {
        match self.take(name)?.as_slice() {
            [] => Ok(self.items_alone(item)),
            [Node::Null] => Ok(None),
            nodes => items::of(nodes, Some(item)).map(Some),
        }
        .map_err(|mismatch| mismatch.within(name))
    }

    /// The members called `item`, if they are no field of the type and each can be an item.
    fn items_alone<T: FromNode>(&mut self, item: &'static str) -> Option<Vec<T>> {
        if self.known.contains(&item) {
            return None;
        }
        let found = self.members.iter().filter(|(key, _)| key == item);
        let nodes = found.map(|(_, node)| node).collect::<Vec<_>>();
        let items = items::beside(&nodes).ok().filter(|_| !nodes.is_empty())?;
        self.taken.push(item);
        Some(items)
    }

    /// A list that is always present, whose items may be wrapped in members called `item`.
    pub fn required_items<T: FromNode>(
        &mut self,
        name: &'static str,
        item: &'static str,
    ) -> Result<Vec<T>, Mismatch> {
        present(name, self.optional_items(name, item))
    }

    /// A list whose items are beside each other under one name.
    pub fn optional_repeated<T: FromNode>(
        &mut self,
        name: &'static str,
    ) -> Result<Option<Vec<T>>, Mismatch> {
        match self.take(name)?.as_slice() {
            [] | [Node::Null] => Ok(None),
            nodes => items::beside(nodes).map(Some),
        }
        .map_err(|mismatch| mismatch.within(name))
    }

    /// A list that is always present, whose items are beside each other under one name.
    pub fn required_repeated<T: FromNode>(
        &mut self,
        name: &'static str,
    ) -> Result<Vec<T>, Mismatch> {
        present(name, self.optional_repeated(name))
    }

    /// A list in one text, or a list as such.
    pub fn optional_separated<T: FromNode>(
        &mut self,
        name: &'static str,
        separator: char,
    ) -> Result<Option<Vec<T>>, Mismatch> {
        let split = |text: &str| {
            // An empty text is an empty list, not a list of one empty item.
            let items = text.split(separator).filter(|item| !item.is_empty());
            let items = items.map(|item| Node::Text(item.to_owned()));
            items.collect::<Vec<_>>()
        };
        match self.take(name)?.as_slice() {
            [node] => match node.text() {
                Some(text) => items::each(&split(text)).map(Some),
                None => Option::from_node(node),
            },
            nodes => Option::from_nodes(nodes),
        }
        .map_err(|mismatch| mismatch.within(name))
    }

    /// A list in one text that is always present.
    pub fn required_separated<T: FromNode>(
        &mut self,
        name: &'static str,
        separator: char,
    ) -> Result<Vec<T>, Mismatch> {
        present(name, self.optional_separated(name, separator))
    }

    /// A JSON document in a text, or as such.
    pub fn optional_json<T: FromNode>(
        &mut self,
        name: &'static str,
    ) -> Result<Option<T>, Mismatch> {
        match self.take(name)?.as_slice() {
            [node] if node.text().is_none() => Option::from_node(node),
            nodes => Option::<String>::from_nodes(nodes).and_then(from_json),
        }
        .map_err(|mismatch| mismatch.within(name))
    }

    /// A JSON document in a text that is always present.
    pub fn required_json<T: FromNode>(&mut self, name: &'static str) -> Result<T, Mismatch> {
        present(name, self.optional_json(name))
    }

    /// What was not taken.
    pub fn rest(self) -> UnknownFields {
        UnknownFields::of(self.members, &self.taken)
    }

    /// The members of a name; an error if there are none since the node is a text.
    fn take(&mut self, name: &'static str) -> Result<Vec<&'a Node>, Mismatch> {
        if let Some(mismatch) = self.text.take() {
            return Err(mismatch);
        }
        self.taken.push(name);
        let members = self.members.iter();
        let exact = members.filter(|(key, _)| key == name).map(|(_, node)| node);
        let exact = exact.collect::<Vec<_>>();
        if !exact.is_empty() {
            return Ok(exact);
        }
        // Services were seen to write `RequestID` for `RequestId`, and clients in Go ignore case.
        let Some(other) = self.in_other_case(name) else {
            return Ok(exact);
        };
        self.taken.push(other);
        let members = self.members.iter();
        Ok(members.filter(|(key, _)| key == other).map(|(_, node)| node).collect())
    }

    /// The name of a member that differs from a field's only in case, if it can be no other field.
    fn in_other_case(&self, name: &str) -> Option<&'a str> {
        let mut keys = self.members.iter().map(|(key, _)| key.as_str());
        let other = keys.find(|key| key.eq_ignore_ascii_case(name))?;
        let mut fields = self.known.iter();
        let is_shared = fields.any(|known| *known != name && known.eq_ignore_ascii_case(name));
        (!is_shared).then_some(other)
    }
}

fn from_json<T: FromNode>(text: Option<String>) -> Result<Option<T>, Mismatch> {
    let Some(text) = text.filter(|text| !text.trim().is_empty()) else {
        return Ok(None);
    };
    match json_text::read(text.as_bytes()) {
        Ok(node) => Option::from_node(&node),
        // Without the reader's reason: its line and column would seem to be those of the body.
        Err(_) => Err(Mismatch::new("JSON in a string", &Node::Text(text))),
    }
}

fn present<T>(name: &str, value: Result<Option<T>, Mismatch>) -> Result<T, Mismatch> {
    value?.ok_or_else(|| Mismatch::missing().within(name))
}
