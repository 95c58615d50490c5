//! Parts of a tree that a reader puts together.

use apispec_codegen::source::{Member, Node, Value};

use super::super::metadata::ORIGIN;

/// An object in the making.
#[derive(Clone, Debug, Default)]
pub(super) struct Object(Vec<Member>);

impl Object {
    /// An object that is at this pointer in the file.
    pub(super) fn at(pointer: &str) -> Self {
        let mut object = Self::default();
        object.set(ORIGIN, text(pointer));
        object
    }

    /// Sets a member.
    pub(super) fn set(&mut self, key: &str, value: Node) {
        match self.0.iter_mut().find(|member| member.key == key) {
            Some(member) => member.value = value,
            None => self.0.push(Member { key: key.to_owned(), key_span: 0..0, value }),
        }
    }

    /// Adds a member whose key is not there yet.
    pub(super) fn add(&mut self, key: &str, value: Node) {
        self.0.push(Member { key: key.to_owned(), key_span: 0..0, value });
    }

    /// Sets a member, if there is a value.
    pub(super) fn copy(&mut self, key: &str, value: Option<&Node>) {
        if let Some(value) = value {
            self.set(key, value.clone());
        }
    }

    /// Sets a member that is a text, if there is one.
    pub(super) fn say(&mut self, key: &str, says: Option<&str>) {
        if let Some(says) = says {
            self.set(key, text(says));
        }
    }

    pub(super) fn node(self) -> Node {
        Node { span: 0..0, value: Value::Object(self.0) }
    }
}

/// An object again, to change it.
pub(super) fn reopened(node: Node) -> Object {
    match node.value {
        Value::Object(members) => Object(members),
        _ => Object::default(),
    }
}

pub(super) fn text(text: &str) -> Node {
    Node { span: 0..0, value: Value::String(text.to_owned()) }
}

pub(super) fn yes() -> Node {
    Node { span: 0..0, value: Value::Boolean(true) }
}

pub(super) fn number(number: i64) -> Node {
    Node { span: 0..0, value: Value::Number(number.to_string()) }
}

pub(super) fn list(items: Vec<Node>) -> Node {
    Node { span: 0..0, value: Value::Array(items) }
}
