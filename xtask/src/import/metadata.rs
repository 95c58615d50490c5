//! The api-docs JSON of Alibaba Cloud: its operations, hosts and shared schemas, each with its JSON pointer.

use std::sync::Arc;

use apispec_codegen::report::{Finding, Mark, Report};
use apispec_codegen::source::{self, Node, Source, Value};

/// A file of metadata.
#[derive(Debug)]
pub(super) struct Metadata {
    tree: Node,
    /// The product code.
    pub(super) product: String,
    /// The version of the API.
    pub(super) version: String,
}

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
        Some(Located { node: self.node.child(key)?, pointer: within(&self.pointer, key) })
    }

    /// The text of a member, if it is not blank.
    pub(super) fn text(&self, key: &str) -> Option<&'a str> {
        text(self.node.child(key)?).filter(|text| !text.trim().is_empty())
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
            if found.iter().all(|(key, _)| *key != member.key) {
                let pointer = within(&self.pointer, &member.key);
                found.push((&member.key, Located { node: &member.value, pointer }));
            }
        }
        found
    }

    /// The items of a list.
    pub(super) fn items(&self) -> impl Iterator<Item = Self> + use<'a> {
        let pointer = self.pointer.clone();
        let items = self.node.items().iter().enumerate();
        items.map(move |(index, node)| Located { node, pointer: format!("{pointer}/{index}") })
    }

    /// The items of a list that is a member.
    pub(super) fn items_of(&self, key: &str) -> impl Iterator<Item = Self> + use<'a> {
        self.at(key).into_iter().flat_map(|list| list.items())
    }
}

/// The text of a node.
pub(super) fn text(node: &Node) -> Option<&str> {
    match &node.value {
        Value::String(text) => Some(text),
        _ => None,
    }
}

/// The pointer to a member.
fn within(pointer: &str, key: &str) -> String {
    format!("{pointer}/{}", key.replace('~', "~0").replace('/', "~1"))
}

impl Metadata {
    /// Reads a file.
    pub(super) fn read(source: &Source) -> Result<Self, Refusal> {
        let damaged = |findings: Vec<Finding>| {
            let mut report = Report::new(Arc::from([source.clone()]));
            findings.into_iter().for_each(|finding| report.add(finding));
            let closing = "in the metadata; no files were written";
            Refusal::Damaged(Box::new(report.sorted().closing(closing)))
        };
        let tree = source::tree(&source.text).map_err(|error| {
            let marks = error.marks.into_iter();
            let marks = marks.map(|(span, label)| Mark::new(0, span, label));
            damaged(vec![Finding {
                code: "damaged-metadata",
                title: error.what,
                marks: marks.collect(),
                help: AGAIN.into(),
            }])
        })?;
        let root = Located { node: &tree, pointer: String::new() };
        let head = root.at("info").and_then(|info| {
            let text = |key: &str| info.text(key).map(str::to_owned);
            Some((text("style")?, text("product")?, text("version")?))
        });
        let (Some((style, product, version)), Some(_)) = (head, root.at("apis")) else {
            return Err(Refusal::Foreign(foreign(&root, &source.path)));
        };
        if style != "RPC" {
            return Err(Refusal::Foreign(format!(
                "{} is in the style `{style}`; only `RPC` can be imported so far",
                source.path
            )));
        }
        let faults = faults(&root);
        if !faults.is_empty() {
            return Err(damaged(faults));
        }
        Ok(Self { product, version, tree })
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
        let steps = reference.strip_prefix("#/")?.split('/');
        let mut steps = steps.map(|step| step.replace("~1", "/").replace("~0", "~"));
        steps.try_fold(self.root(), |found, step| found.at(&step))
    }
}

/// What a file is that is not such metadata.
fn foreign(root: &Located<'_>, path: &str) -> String {
    let others = [("swagger", "Swagger"), ("openapi", "OpenAPI"), ("shapes", "botocore")];
    let other = others.into_iter().find(|(member, _)| root.at(member).is_some());
    match other {
        Some((_, format)) => format!(
            "{path} is in the format {format}; only the api-docs JSON of Alibaba Cloud can be imported so far"
        ),
        None => format!(
            "{path} is not the api-docs JSON of Alibaba Cloud, which has `info` with `style`, `product` and `version`, and `apis`"
        ),
    }
}

/// What to do with a damaged file, which nobody writes by hand.
const AGAIN: &str = "download the file again, or correct a copy";

/// What can't be read at all; what contradicts itself is worked around later.
fn faults(root: &Located<'_>) -> Vec<Finding> {
    let mut faults = Vec::new();
    let mut fault = |at: &Located<'_>, expected: &str| {
        let begin = at.node.span.start;
        faults.push(Finding {
            code: "damaged-metadata",
            title: format!("`{}` is {}", at.pointer.trim_start_matches('/'), at.node.kind()),
            marks: vec![Mark::new(0, begin..begin + 1, format!("expected {expected}"))],
            help: AGAIN.into(),
        });
    };
    let is_object = |at: &Located<'_>| matches!(at.node.value, Value::Object(_));
    let is_list = |at: &Located<'_>| matches!(at.node.value, Value::Array(_));
    let apis = root.at("apis");
    if let Some(apis) = apis.as_ref().filter(|apis| !is_object(apis)) {
        fault(apis, "an object");
    }
    for (_, operation) in apis.map(|apis| apis.members()).unwrap_or_default() {
        if !is_object(&operation) {
            fault(&operation, "an object");
            continue;
        }
        if let Some(list) = operation.at("parameters").filter(|list| !is_list(list)) {
            fault(&list, "an array");
        }
        for parameter in operation.items_of("parameters") {
            let parts = (parameter.text("name"), parameter.text("in"), parameter.at("schema"));
            if !matches!(parts, (Some(_), Some(_), Some(schema)) if is_object(&schema)) {
                fault(&parameter, "an object with `name`, `in` and `schema`");
            }
        }
    }
    faults
}
