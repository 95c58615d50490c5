//! JSON whose members keep their order, and its text in the layout of the specs.

mod appended;
mod relative;

use apispec_codegen::source::{Node, Value};

pub(crate) use appended::appended;
pub(crate) use relative::{relative, within};

/// A JSON value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Json {
    /// `null`, `true`, `false` or a number, as written.
    Word(String),
    /// A text.
    Text(String),
    /// A list.
    List(Vec<Json>),
    /// An object.
    Object(Vec<(String, Json)>),
}

/// A step of a path into a value.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Step {
    /// The member of an object.
    Member(String),
    /// The item of a list.
    Item(usize),
}

impl Json {
    pub(crate) fn text(text: impl Into<String>) -> Self {
        Self::Text(text.into())
    }

    pub(crate) fn number(number: impl std::fmt::Display) -> Self {
        Self::Word(number.to_string())
    }

    pub(crate) fn yes() -> Self {
        Self::Word("true".into())
    }

    /// An object with one member.
    pub(crate) fn only(key: &str, value: Json) -> Self {
        Self::Object(vec![(key.into(), value)])
    }

    /// The member of an object.
    pub(crate) fn member(&self, key: &str) -> Option<&Json> {
        match self {
            Self::Object(members) => {
                members.iter().find(|(name, _)| name == key).map(|(_, value)| value)
            }
            _ => None,
        }
    }

    /// The text of a member of an object.
    pub(crate) fn member_text(&self, key: &str) -> Option<&str> {
        match self.member(key)? {
            Self::Text(text) => Some(text),
            _ => None,
        }
    }

    /// Adds a member, or replaces it; does nothing to a value that is not an object.
    pub(crate) fn set(&mut self, key: &str, value: Json) {
        let Self::Object(members) = self else {
            return;
        };
        match members.iter_mut().find(|(name, _)| name == key) {
            Some((_, old)) => *old = value,
            None => members.push((key.into(), value)),
        }
    }

    /// Adds a member before another one, or at the end.
    pub(crate) fn insert_before(&mut self, other: &str, key: &str, value: Json) {
        if let Self::Object(members) = self {
            let at = members.iter().position(|(name, _)| name == other).unwrap_or(members.len());
            members.insert(at, (key.into(), value));
        }
    }

    /// Removes a member of an object.
    pub(crate) fn remove_member(&mut self, key: &str) {
        self.remove(&[Step::Member(key.into())]);
    }

    /// The member of an object, without the object.
    pub(crate) fn into_member(mut self, key: &str) -> Option<Json> {
        self.remove(&[Step::Member(key.into())])
    }

    /// Adds an item to a list that is a member of an object, before its last member if there is no such list.
    pub(crate) fn push(&mut self, key: &str, item: Json) {
        let Self::Object(members) = self else {
            return;
        };
        match members.iter_mut().find(|(name, _)| name == key) {
            Some((_, Self::List(items))) => items.push(item),
            _ => {
                let before_last = members.len().saturating_sub(1);
                members.insert(before_last, (key.into(), Self::List(vec![item])));
            }
        }
    }

    /// The part at the end of these steps.
    pub(crate) fn part(&mut self, steps: &[Step]) -> Option<&mut Json> {
        steps.iter().try_fold(self, |value, step| match (value, step) {
            (Self::Object(members), Step::Member(key)) => {
                members.iter_mut().find(|(name, _)| name == key).map(|(_, value)| value)
            }
            (Self::List(items), Step::Item(index)) => items.get_mut(*index),
            _ => None,
        })
    }

    /// Removes the part at the end of these steps, which is returned.
    pub(crate) fn remove(&mut self, steps: &[Step]) -> Option<Json> {
        let (last, before) = steps.split_last()?;
        match (self.part(before)?, last) {
            (Self::Object(members), Step::Member(key)) => {
                let index = members.iter().position(|(name, _)| name == key)?;
                Some(members.remove(index).1)
            }
            (Self::List(items), Step::Item(index)) if *index < items.len() => {
                Some(items.remove(*index))
            }
            _ => None,
        }
    }

    /// The value as a file.
    pub(crate) fn file(&self) -> String {
        let mut text = String::new();
        self.broken(0, &mut text);
        text + "\n"
    }

    /// The value as an item of a list or a member, with an indentation of so many steps.
    pub(crate) fn indented(&self, depth: usize) -> String {
        let mut text = String::new();
        self.print(depth, depth * 2, &mut text);
        text
    }

    /// On one line if it fits, else broken; `column` is where it begins.
    fn print(&self, depth: usize, column: usize, text: &mut String) {
        let mut line = String::new();
        match self.write_line(&mut line, WIDEST.saturating_sub(column)) {
            Fit::Whole => text.push_str(&line),
            Fit::Cut => self.broken(depth, text),
        }
    }

    /// With a line for each member or item.
    fn broken(&self, depth: usize, text: &mut String) {
        let [open, close] = match self {
            Self::List(_) => ['[', ']'],
            Self::Object(_) => ['{', '}'],
            Self::Word(_) | Self::Text(_) => return text.push_str(&self.line()),
        };
        let parts = self.parts();
        if parts.is_empty() {
            return text.push_str(&self.line());
        }
        let count = parts.len();
        text.push(open);
        for (index, (key, value)) in parts.into_iter().enumerate() {
            let comma = usize::from(index + 1 < count);
            let inner = depth + 1;
            text.push_str(&format!("\n{:1$}", "", inner * 2));
            text.push_str(&key);
            value.print(inner, inner * 2 + key.chars().count() + comma, text);
            text.push_str(&",".repeat(comma));
        }
        text.push_str(&format!("\n{:1$}{close}", "", depth * 2));
    }

    /// The value on one line.
    pub(crate) fn line(&self) -> String {
        let mut line = String::new();
        self.write_line(&mut line, usize::MAX);
        line
    }

    /// Writes the value on a line of at most so many characters; what is longer is cut early, since objects are tried
    /// at every depth.
    fn write_line(&self, line: &mut String, most: usize) -> Fit {
        let (parts, [open, close]) = match self {
            Self::Word(word) => {
                line.push_str(word);
                return fit(line, most);
            }
            Self::Text(text) => {
                line.push_str(&quoted(text));
                return fit(line, most);
            }
            Self::List(_) => (self.parts(), ["[", "]"]),
            Self::Object(members) if members.is_empty() => (Vec::new(), ["{", "}"]),
            Self::Object(_) => (self.parts(), ["{ ", " }"]),
        };
        line.push_str(open);
        for (index, (key, value)) in parts.into_iter().enumerate() {
            line.push_str(if index == 0 { "" } else { ", " });
            line.push_str(&key);
            if value.write_line(line, most) == Fit::Cut {
                return Fit::Cut;
            }
        }
        line.push_str(close);
        fit(line, most)
    }

    /// The items of a list or the values of an object, with what is before them.
    fn parts(&self) -> Vec<(String, &Json)> {
        match self {
            Self::Word(_) | Self::Text(_) => Vec::new(),
            Self::List(items) => items.iter().map(|item| (String::new(), item)).collect(),
            Self::Object(members) => {
                let members = members.iter();
                members.map(|(key, value)| (format!("{}: ", quoted(key)), value)).collect()
            }
        }
    }
}

/// Whether a line is as long as it may be.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Fit {
    Whole,
    Cut,
}

fn fit(line: &str, most: usize) -> Fit {
    // Bytes are counted faster, and are never fewer.
    let fits = line.len() <= most || line.chars().count() <= most;
    if fits { Fit::Whole } else { Fit::Cut }
}

/// The longest line that an object is written on.
const WIDEST: usize = 120;

fn quoted(text: &str) -> String {
    serde_json::Value::from(text).to_string()
}

impl From<&Node> for Json {
    fn from(node: &Node) -> Self {
        match &node.value {
            Value::Null => Self::Word("null".into()),
            Value::Boolean(value) => Self::Word(value.to_string()),
            Value::Number(number) => Self::Word(number.clone()),
            Value::String(text) => Self::Text(text.clone()),
            Value::Array(items) => Self::List(items.iter().map(Self::from).collect()),
            Value::Object(members) => {
                let members = members.iter();
                Self::Object(members.map(|it| (it.key.clone(), Self::from(&it.value))).collect())
            }
        }
    }
}
