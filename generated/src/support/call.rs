//! Values → request: each parameter where the document puts it.

use std::fmt;

use super::http::{EncodeOptions, Format, HttpBody, HttpRequest, Placement};
use super::json;
use super::node::Node;
use super::percent;
use super::write::{ToNode, json_text};

/// How a provider puts RPC requests on the wire.
#[derive(Debug)]
pub struct RpcStyle {
    /// The HTTP method.
    pub method: &'static str,
    /// The path.
    pub path: &'static str,
    /// The parameter that names the operation.
    pub action: &'static str,
    /// The parameter that names the service's version.
    pub version: &'static str,
    /// The parameter that chooses the answer's format, with its values for JSON and XML.
    pub format: Option<(&'static str, &'static str, &'static str)>,
}

/// How a list is written where the wire has no lists.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ListStyle {
    /// `Name.1=a&Name.2=b`
    Indexed,
    /// `Name=a,b`
    Comma,
    /// `Name=a b`
    Space,
    /// `Name=a|b`
    Pipe,
    /// `Name=["a","b"]`
    Json,
    /// `Name=a&Name=b`
    Repeated,
}

/// A request that is being written. What can't be written is told by [`Call::finish`].
pub struct Call {
    method: &'static str,
    path: String,
    query: Vec<(String, String)>,
    headers: Vec<(String, String)>,
    form: Vec<(String, String)>,
    json: Option<Vec<(String, Node)>>,
    content_type: &'static str,
    placement: Placement,
    sensitive: Vec<String>,
    error: Option<EncodeError>,
}

impl Call {
    /// A call in the RPC style.
    pub fn rpc(style: &RpcStyle, action: &str, version: &str, options: &EncodeOptions) -> Self {
        let call = Self::new(style.method, style.path, options.placement)
            .pair(style.action, action.to_owned())
            .pair(style.version, version.to_owned());
        let Some((parameter, json, xml)) = style.format else {
            return call;
        };
        let format = match options.format {
            Format::Json => json,
            Format::Xml => xml,
        };
        call.pair(parameter, format.to_owned())
    }

    /// A call in the REST style, with a JSON body if it has members for one.
    pub fn rest(method: &'static str, path: &str, content_type: &'static str) -> Self {
        let mut call = Self::new(method, path, Placement::Documented);
        call.content_type = content_type;
        call
    }

    fn new(method: &'static str, path: &str, placement: Placement) -> Self {
        Self {
            method,
            path: path.to_owned(),
            query: Vec::new(),
            headers: Vec::new(),
            form: Vec::new(),
            json: None,
            content_type: "",
            placement,
            sensitive: Vec::new(),
            error: None,
        }
    }

    /// Fills a placeholder of the path.
    pub fn path(self, name: &str, value: &impl ToNode) -> Self {
        self.placeholder(name, value.to_node())
    }

    /// Fills a placeholder of the path with a list in one text.
    pub fn path_list(self, name: &str, value: &impl ToNode, style: ListStyle) -> Self {
        self.placeholder(name, joined(value.to_node(), style))
    }

    fn placeholder(mut self, name: &str, node: Node) -> Self {
        let text = scalar(&node).unwrap_or_default();
        let problem = match text.as_str() {
            "" => Some("is empty, which would name another path"),
            "." | ".." => Some("would name another path"),
            _ => None,
        };
        match problem {
            Some(what) => self.refuse(name, what),
            None => {
                let placeholder = format!("{{{name}}}");
                self.path = self.path.replacen(&placeholder, &percent::encode(&text), 1);
            }
        }
        self
    }

    /// Adds a header, if the value is not absent.
    pub fn header(self, name: &str, value: &impl ToNode) -> Self {
        self.header_node(name, value.to_node())
    }

    /// Adds a header with a list in one text.
    pub fn header_list(self, name: &str, value: &impl ToNode, style: ListStyle) -> Self {
        self.header_node(name, joined(value.to_node(), style))
    }

    /// Adds a query parameter, if the value is not absent.
    pub fn query(self, name: &str, value: &impl ToNode) -> Self {
        self.parameter(name, value.to_node(), ListStyle::Indexed, Target::Query)
    }

    /// Adds a query parameter with a list.
    pub fn query_list(self, name: &str, value: &impl ToNode, style: ListStyle) -> Self {
        self.parameter(name, value.to_node(), style, Target::Query)
    }

    /// Adds a query parameter with a JSON document in a text.
    pub fn query_json(self, name: &str, value: &impl ToNode) -> Self {
        let node = json_text(value.to_node());
        self.parameter(name, node, ListStyle::Indexed, Target::Query)
    }

    /// Adds a form parameter, if the value is not absent.
    pub fn form(self, name: &str, value: &impl ToNode) -> Self {
        self.parameter(name, value.to_node(), ListStyle::Indexed, Target::Form)
    }

    /// Adds a form parameter with a list.
    pub fn form_list(self, name: &str, value: &impl ToNode, style: ListStyle) -> Self {
        self.parameter(name, value.to_node(), style, Target::Form)
    }

    /// Adds a form parameter with a JSON document in a text.
    pub fn form_json(self, name: &str, value: &impl ToNode) -> Self {
        let node = json_text(value.to_node());
        self.parameter(name, node, ListStyle::Indexed, Target::Form)
    }

    /// Adds a member of the JSON body, if the value is not absent.
    pub fn body(self, name: &str, value: &impl ToNode) -> Self {
        self.member(name, value.to_node())
    }

    /// Adds a member of the JSON body with a JSON document in a text.
    pub fn body_json(self, name: &str, value: &impl ToNode) -> Self {
        self.member(name, json_text(value.to_node()))
    }

    /// Adds a member of the JSON body with a list in one text.
    pub fn body_list(self, name: &str, value: &impl ToNode, style: ListStyle) -> Self {
        self.member(name, joined(value.to_node(), style))
    }

    /// The request, or the first value that can't stand where it belongs.
    pub fn finish(mut self) -> Result<HttpRequest, EncodeError> {
        if let Some(error) = self.error {
            return Err(error);
        }
        let body = match self.json {
            Some(members) => {
                self.headers
                    .push(("content-type".into(), self.content_type.into()));
                HttpBody::Json(json::write(&Node::Object(members)))
            }
            None if !self.form.is_empty() => {
                let form = "application/x-www-form-urlencoded";
                self.headers.push(("content-type".into(), form.into()));
                HttpBody::Form(self.form)
            }
            None => HttpBody::Empty,
        };
        Ok(HttpRequest {
            method: self.method,
            path: self.path,
            query: self.query,
            headers: self.headers,
            body,
            sensitive: self.sensitive,
        })
    }

    fn header_node(mut self, name: &str, node: Node) -> Self {
        let Some(text) = scalar(&node) else {
            return self;
        };
        if text
            .bytes()
            .any(|byte| byte < b' ' && byte != b'\t' || byte == 0x7f)
        {
            self.refuse(name, "has a control character, which a header can't carry");
            return self;
        }
        self.remember_secret(name, &node);
        self.headers.push((name.to_owned(), text));
        self
    }

    fn member(mut self, name: &str, node: Node) -> Self {
        self.remember_secret(name, &node);
        let members = self.json.get_or_insert_default();
        if !matches!(node, Node::Absent) {
            members.push((name.to_owned(), node));
        }
        self
    }

    fn parameter(mut self, name: &str, node: Node, style: ListStyle, target: Target) -> Self {
        let mut pairs = Vec::new();
        flatten(name, &node, style, &mut pairs);
        for (name, value, node) in pairs {
            self.remember_secret(&name, &node);
            self = match target {
                Target::Query => self.pair(&name, value),
                Target::Form => {
                    self.form.push((name, value));
                    self
                }
            };
        }
        self
    }

    fn pair(mut self, name: &str, value: String) -> Self {
        let pairs = match self.placement {
            Placement::Documented => &mut self.query,
            Placement::Form => &mut self.form,
        };
        pairs.push((name.to_owned(), value));
        self
    }

    fn remember_secret(&mut self, name: &str, node: &Node) {
        if node.has_secret() {
            self.sensitive.push(name.to_owned());
        }
    }

    fn refuse(&mut self, name: &str, what: &'static str) {
        self.error.get_or_insert(EncodeError {
            parameter: name.to_owned(),
            what,
        });
    }
}

#[derive(Clone, Copy)]
enum Target {
    Query,
    Form,
}

/// A tree as parameters: one for a scalar, several for lists and objects.
fn flatten(name: &str, node: &Node, style: ListStyle, out: &mut Vec<(String, String, Node)>) {
    match node {
        Node::Absent => {}
        Node::List(items) => match style {
            ListStyle::Indexed => {
                for (index, item) in items.iter().enumerate() {
                    flatten(&format!("{name}.{}", index + 1), item, style, out);
                }
            }
            ListStyle::Repeated => {
                items
                    .iter()
                    .for_each(|item| flatten(name, item, ListStyle::Json, out));
            }
            ListStyle::Comma | ListStyle::Space | ListStyle::Pipe | ListStyle::Json => {
                let node = joined(node.clone(), style);
                flatten(name, &node, style, out);
            }
        },
        Node::Object(members) if style == ListStyle::Indexed => {
            for (key, value) in members {
                flatten(&format!("{name}.{key}"), value, style, out);
            }
        }
        Node::Null | Node::Object(_) | Node::Element(_) => {
            out.push((name.to_owned(), json::write(node), node.clone()));
        }
        scalar => {
            let text = scalar.text().unwrap_or_default();
            out.push((name.to_owned(), text, scalar.clone()));
        }
    }
}

/// A list as one text.
pub(super) fn joined(node: Node, style: ListStyle) -> Node {
    let separator = match style {
        ListStyle::Comma => ",",
        ListStyle::Space => " ",
        ListStyle::Pipe => "|",
        ListStyle::Indexed | ListStyle::Json | ListStyle::Repeated => return json_text(node),
    };
    match &node {
        Node::List(items) => {
            let texts = items.iter().filter_map(Node::text).collect::<Vec<_>>();
            Node::Text(texts.join(separator))
        }
        _ => node,
    }
}

/// The text of a value that stands alone.
fn scalar(node: &Node) -> Option<String> {
    match node {
        Node::Absent => None,
        Node::List(_) | Node::Object(_) | Node::Null | Node::Element(_) => Some(json::write(node)),
        scalar => scalar.text(),
    }
}

/// A value that can't stand where the request needs it. Shows the parameter, never the value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EncodeError {
    parameter: String,
    what: &'static str,
}

impl EncodeError {
    /// The parameter's wire name.
    pub fn parameter(&self) -> &str {
        &self.parameter
    }
}

impl fmt::Display for EncodeError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "`{}` {}", self.parameter, self.what)
    }
}

impl std::error::Error for EncodeError {}
