//! Values → request: each parameter where the document puts it.

mod host;
mod rpc;

use super::encode_error::EncodeError;
use super::encode_options::Placement;
use super::flatten::{self, Style, in_json, joined};
use super::http::{HttpBody, HttpRequest};
use super::json_text;
use super::node::Node;
use super::percent::percent_encode;
use super::write::ToNode;

pub use rpc::RpcStyle;

/// A request that is being written. [`Call::finish`] reports what can't be written.
pub struct Call {
    method: &'static str,
    host_prefix: String,
    path: String,
    query: Vec<(String, String)>,
    headers: Vec<(String, String)>,
    form: Vec<(String, String)>,
    /// Where each pair of the form belongs, if that is to be decided when all are there.
    targets: Vec<Target>,
    json: Option<Vec<(String, Node)>>,
    /// The JSON body as a whole, in place of one with members.
    payload: Option<Node>,
    content_type: &'static str,
    placement: Placement,
    has_secret_for_query: bool,
    sensitive: Vec<String>,
    protocol: Vec<&'static str>,
    credentials: &'static [&'static str],
    error: Option<EncodeError>,
}

impl Call {
    /// A call in the REST style, with a JSON body if it has members for one.
    pub fn rest(method: &'static str, path: &str, content_type: &'static str) -> Self {
        let mut call = Self::new(method, path, Placement::Documented);
        call.content_type = content_type;
        call
    }

    fn new(method: &'static str, path: &str, placement: Placement) -> Self {
        Self {
            method,
            host_prefix: String::new(),
            path: path.to_owned(),
            query: Vec::new(),
            headers: Vec::new(),
            form: Vec::new(),
            targets: Vec::new(),
            json: None,
            payload: None,
            content_type: "",
            placement,
            has_secret_for_query: false,
            sensitive: Vec::new(),
            protocol: Vec::new(),
            credentials: &[],
            error: None,
        }
    }

    /// The names of what signers will add, which no printed form may show.
    pub fn credentials(mut self, names: &'static [&'static str]) -> Self {
        self.credentials = names;
        self
    }

    /// Adds a header that each request of the operation has.
    pub fn constant_header(mut self, name: &str, value: &str) -> Self {
        self.headers.push((name.to_owned(), value.to_owned()));
        self
    }

    /// Adds a query parameter that each request of the operation has.
    pub fn constant_query(self, name: &str, value: &str) -> Self {
        self.add_pair(name, value.to_owned(), Target::Query)
    }

    /// Fills a placeholder of the path.
    pub fn path(self, name: &str, value: &impl ToNode) -> Self {
        self.add_segment(name, value.to_node())
    }

    /// Fills a placeholder of the path with a list in one text.
    pub fn path_styled(self, name: &str, value: &impl ToNode, style: Style) -> Self {
        self.add_segment(name, joined(value.to_node(), style))
    }

    /// Adds a header, if the value is not absent.
    pub fn header(self, name: &str, value: &impl ToNode) -> Self {
        self.add_header(name, value.to_node())
    }

    /// Adds a header with a list in one text.
    pub fn header_styled(self, name: &str, value: &impl ToNode, style: Style) -> Self {
        self.add_header(name, joined(value.to_node(), style))
    }

    /// Adds a query parameter, if the value is not absent.
    pub fn query(self, name: &str, value: &impl ToNode) -> Self {
        self.query_styled(name, value, Style::Indexed)
    }

    /// Adds a query parameter with a list or a map.
    pub fn query_styled(self, name: &str, value: &impl ToNode, style: Style) -> Self {
        self.add_parameters(name, value.to_node(), style, Target::Query)
    }

    /// Adds a query parameter with a JSON document in a text.
    pub fn query_json(self, name: &str, value: &impl ToNode) -> Self {
        let node = in_json(value.to_node());
        self.add_parameters(name, node, Style::Indexed, Target::Query)
    }

    /// Adds a form parameter, if the value is not absent.
    pub fn form(self, name: &str, value: &impl ToNode) -> Self {
        self.form_styled(name, value, Style::Indexed)
    }

    /// Adds a form parameter with a list or a map.
    pub fn form_styled(self, name: &str, value: &impl ToNode, style: Style) -> Self {
        self.add_parameters(name, value.to_node(), style, Target::Form)
    }

    /// Adds a form parameter with a JSON document in a text.
    pub fn form_json(self, name: &str, value: &impl ToNode) -> Self {
        let node = in_json(value.to_node());
        self.add_parameters(name, node, Style::Indexed, Target::Form)
    }

    /// Adds a member of the JSON body, if the value is not absent.
    pub fn body(self, name: &str, value: &impl ToNode) -> Self {
        self.add_member(name, value.to_node())
    }

    /// Adds a member of the JSON body with a JSON document in a text.
    pub fn body_json(self, name: &str, value: &impl ToNode) -> Self {
        self.add_member(name, in_json(value.to_node()))
    }

    /// Adds a member of the JSON body with a list or a map.
    pub fn body_styled(self, name: &str, value: &impl ToNode, style: Style) -> Self {
        self.add_member(name, flatten::styled(value.to_node(), style))
    }

    /// Makes a value the whole body, if it is not absent.
    pub fn payload(self, name: &str, value: &impl ToNode) -> Self {
        let node = value.to_node();
        let mut call = self.checked(name, &node);
        if node.has_secret() {
            call.sensitive.push(name.to_owned());
        }
        call.payload = Some(node).filter(|node| !matches!(node, Node::Absent));
        call
    }

    /// The request, or the first value that can't be written where it belongs.
    pub fn finish(mut self) -> Result<HttpRequest, EncodeError> {
        if let Some(error) = self.error {
            return Err(error);
        }
        if !self.has_secret_for_query && !self.targets.is_empty() {
            let pairs = std::mem::take(&mut self.form).into_iter();
            for (pair, target) in pairs.zip(self.targets) {
                match target {
                    Target::Query => self.query.push(pair),
                    Target::Form => self.form.push(pair),
                }
            }
        }
        // A method that an operation has instead of its style's may have no body.
        let is_empty = |members: &Vec<_>| members.is_empty() && self.method == "GET";
        let json = self.json.filter(|members| !is_empty(members));
        let (content_type, body) = match self.payload.or(json.map(Node::Object)) {
            Some(node) => (self.content_type, HttpBody::Json(json_text::write(&node))),
            None if self.form.is_empty() => ("", HttpBody::Empty),
            None => ("application/x-www-form-urlencoded", HttpBody::Form(self.form)),
        };
        if !content_type.is_empty() {
            let header = ("content-type".to_owned(), content_type.to_owned());
            self.headers.push(header);
        }
        // Clients and gateways drop the body of a GET, and the form with it.
        let has_form = matches!(body, HttpBody::Form(_));
        let method = if has_form && self.method == "GET" { "POST" } else { self.method };
        Ok(HttpRequest {
            method,
            host_prefix: self.host_prefix,
            path: self.path,
            query: self.query,
            headers: self.headers,
            body,
            sensitive: self.sensitive,
            protocol: self.protocol,
            credentials: self.credentials,
        })
    }

    fn add_segment(self, name: &str, node: Node) -> Self {
        let mut call = self.checked(name, &node);
        let text = flatten::text(&node).unwrap_or_default();
        match text.as_str() {
            "" => call.refused(name, "is empty, which would change the path"),
            // Clients resolve dot segments before they send, and URLs read `%2e` as a dot, so that
            // encoding would not help.
            "." | ".." => call.refused(name, "would change the path"),
            _ if node.has_secret() => {
                call.refused(name, "is a secret, which must not appear in the path")
            }
            text => {
                let placeholder = format!("{{{name}}}");
                call.path = call.path.replacen(&placeholder, &percent_encode(text), 1);
                call
            }
        }
    }

    fn add_header(self, name: &str, node: Node) -> Self {
        let mut call = self.checked(name, &node);
        let Some(text) = flatten::text(&node) else {
            return call;
        };
        // A line break would begin another header, and what bytes beyond ASCII mean is up to each
        // server.
        let carried = |byte: u8| matches!(byte, b' '..=b'~' | b'\t');
        if !text.bytes().all(carried) {
            return call.refused(
                name,
                "contains a control or non-ASCII character, which a header can't contain",
            );
        }
        if node.has_secret() {
            call.sensitive.push(name.to_owned());
        }
        call.headers.push((name.to_owned(), text));
        call
    }

    fn add_member(self, name: &str, node: Node) -> Self {
        let mut call = self.checked(name, &node);
        if node.has_secret() {
            call.sensitive.push(name.to_owned());
        }
        // Before the value is looked at: a body without a single member is sent as `{}`, not left
        // out.
        let members = call.json.get_or_insert_default();
        if !matches!(node, Node::Absent) {
            members.push((name.to_owned(), node));
        }
        call
    }

    fn add_parameters(self, name: &str, node: Node, style: Style, target: Target) -> Self {
        let node = flatten::styled(node, style);
        let mut call = self.checked(name, &node);
        for pair in flatten::pairs(name, &node) {
            if pair.secret {
                call.sensitive.push(pair.name.clone());
                call.has_secret_for_query |= matches!(target, Target::Query);
            }
            call = call.add_pair(&pair.name, pair.value, target);
        }
        call
    }

    fn add_pair(mut self, name: &str, value: String, target: Target) -> Self {
        let pairs = match (target, self.placement) {
            (Target::Query, Placement::Documented) => &mut self.query,
            // Whether there is a secret is known only at the end, and one list keeps the order
            // until then.
            (_, Placement::FormForSecrets) => {
                self.targets.push(target);
                &mut self.form
            }
            (Target::Form, _) | (_, Placement::Form) => &mut self.form,
        };
        pairs.push((name.to_owned(), value));
        self
    }

    fn checked(self, name: &str, node: &Node) -> Self {
        match node.unwritable() {
            Some(why) => self.refused(name, why),
            None => self,
        }
    }

    /// The first refusal is the one that is reported.
    fn refused(mut self, name: &str, what: &'static str) -> Self {
        self.error.get_or_insert_with(|| EncodeError::new(name, what));
        self
    }
}

#[derive(Clone, Copy)]
enum Target {
    Query,
    Form,
}
