//! A vendor's metadata in one shape, whatever its format: operations, hosts and shared schemas, each with its JSON pointer.
//!
//! The shape is the api-docs JSON of Alibaba Cloud, which is read as it is; readers of other formats put together such a
//! tree. Beyond what api-docs state, an operation may have `impossible` (why specs can't say it) and `examples` (of
//! responses), a response `headers`, and a schema `rust`, `wrapper`, `flattened`, `readOnly`, `sensitive`, `token` and
//! `omitted` (what of it specs can't say). Parts with another location in the file than in the tree have [`ORIGIN`].

use apispec_codegen::report::Report;
use apispec_codegen::source::pointer::{steps, within};
use apispec_codegen::source::{Node, Value};

use super::protocol::Protocol;

/// A file of metadata.
#[derive(Debug)]
pub(super) struct Metadata {
    pub(super) tree: Node,
    /// The product, as the file calls it.
    pub(super) product: Product,
    /// The version of the API.
    pub(super) version: String,
    /// How requests are sent.
    pub(super) protocol: Protocol,
}

/// The name of a product.
#[derive(Clone, Debug)]
pub(super) enum Product {
    /// Its code on the wire.
    Code(String),
    /// A title for people; the code may be another one.
    Title(String),
}

impl Product {
    pub(super) fn name(&self) -> &str {
        match self {
            Self::Code(name) | Self::Title(name) => name,
        }
    }
}

/// The end of the key of a shared schema that is only the one of responses; that of requests has the key without it.
pub(super) const OF_RESPONSES: &str = " of responses";

/// The first member of an object that is elsewhere in the file: its JSON pointer.
pub(super) const ORIGIN: &str = "@origin";

/// Why a file can't be imported.
#[derive(Debug)]
pub(super) enum Refusal {
    /// It is something else.
    Foreign(String),
    /// It is damaged.
    Damaged(Box<Report>),
}

/// A value in the metadata, with its JSON pointer.
#[derive(Clone, Debug)]
pub(super) struct Located<'a> {
    pub(super) node: &'a Node,
    pub(super) pointer: String,
}

impl<'a> Located<'a> {
    /// The member of an object.
    pub(super) fn at(&self, key: &str) -> Option<Self> {
        Some(self.inner(self.node.child(key)?, key))
    }

    fn inner(&self, node: &'a Node, key: &str) -> Self {
        let pointer = match origin(node) {
            Some(origin) => origin.to_owned(),
            None => within(&self.pointer, key),
        };
        Located { node, pointer }
    }

    /// The text of a member, if it is not blank.
    pub(super) fn text(&self, key: &str) -> Option<&'a str> {
        self.node.child(key)?.text().filter(|text| !text.trim().is_empty())
    }

    /// Whether a member is `true`.
    pub(super) fn is(&self, key: &str) -> bool {
        let member = self.node.child(key);
        member.is_some_and(|node| matches!(node.value, Value::Boolean(true)))
    }

    /// The members of an object, each name once.
    pub(super) fn members(&self) -> Vec<(&'a str, Self)> {
        let Value::Object(members) = &self.node.value else {
            return Vec::new();
        };
        let mut found = Vec::<(&'a str, Self)>::new();
        for member in members {
            if !member.key.starts_with(ORIGIN) && found.iter().all(|(key, _)| *key != member.key) {
                found.push((&member.key, self.inner(&member.value, &member.key)));
            }
        }
        found
    }

    /// The items of a list.
    pub(super) fn items(&self) -> impl Iterator<Item = Self> + use<'a> {
        let list = self.clone();
        let items = self.node.items().iter().enumerate();
        items.map(move |(index, node)| list.inner(node, &index.to_string()))
    }

    /// The items of a list that is a member.
    pub(super) fn items_of(&self, key: &str) -> impl Iterator<Item = Self> + use<'a> {
        let elsewhere = origin(self.node).and_then(|_| self.text(&origin_of(key)));
        self.at(key).into_iter().flat_map(|list| list.items()).map(move |item| match elsewhere {
            Some(pointer) => Located { pointer: pointer.to_owned(), ..item },
            None => item,
        })
    }
}

/// The member with the pointer of a list, which can't have [`ORIGIN`]; it is that of each item.
pub(super) fn origin_of(key: &str) -> String {
    format!("{ORIGIN} of {key}")
}

/// Where the node is in the file, if not where its pointer leads.
fn origin(node: &Node) -> Option<&str> {
    match &node.value {
        Value::Object(members) => {
            let first = members.first().filter(|member| member.key == ORIGIN)?;
            first.value.text()
        }
        _ => None,
    }
}

impl Metadata {
    /// The pointer to what the file says of itself.
    pub(super) fn head(&self) -> String {
        self.root().at("info").map(|info| info.pointer).unwrap_or_default()
    }

    /// The whole file.
    pub(super) fn root(&self) -> Located<'_> {
        Located { node: &self.tree, pointer: String::new() }
    }

    /// The operations by name, in the order of the file.
    pub(super) fn operations(&self) -> Vec<(&str, Located<'_>)> {
        self.root().at("apis").map(|apis| apis.members()).unwrap_or_default()
    }

    /// Whether the summaries are in Chinese.
    pub(super) fn is_chinese(&self) -> bool {
        let mut summaries = self.operations().into_iter().filter_map(|(_, it)| it.text("summary"));
        summaries.any(|text| text.chars().any(|it| ('\u{4e00}'..='\u{9fff}').contains(&it)))
    }

    /// The shared schema that a reference such as `#/components/schemas/Tag` leads to.
    pub(super) fn shared(&self, reference: &str) -> Option<Located<'_>> {
        steps(reference.strip_prefix('#')?).try_fold(self.root(), |found, step| found.at(&step))
    }
}
