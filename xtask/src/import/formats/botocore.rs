//! The service descriptions of AWS's Python SDK: operations whose inputs and outputs are shapes, in one of five protocols.

mod answers;
mod prose;
mod protocols;
mod requests;
mod shapes;

use apispec_codegen::source::Node;

use super::super::metadata::{Located, Metadata, Product};
use super::faults::{Fault, not_objects, text_at};
use super::tree::{self, Object};
use prose::plain;
use protocols::Protocol;
use shapes::Shapes;

/// What can't be read at all.
pub(super) fn faults<'a>(root: &Located<'a>) -> Vec<Fault<'a>> {
    let all = ["metadata", "operations", "shapes"].into_iter().filter_map(|key| root.at(key));
    let all = all.collect::<Vec<_>>();
    let inner = all.iter().skip(1).flat_map(|it| it.members()).map(|(_, it)| it);
    let inner = inner.collect::<Vec<_>>();
    not_objects(all.into_iter().chain(inner))
}

/// The metadata of a file without faults, or why its protocol can't be read.
pub(super) fn read(main: &Node, path: &str) -> Result<Metadata, String> {
    let head = |key: &str| text_at(main, &["metadata", key]);
    let protocol = Protocol::of(main).ok_or_else(|| {
        format!(
            "{path} is in the protocol `{}`: import reads `query`, `ec2`, `json`, `rest-json` and `rest-xml`",
            head("protocol").unwrap_or_default()
        )
    })?;
    let root = Located { node: main, pointer: String::new() };
    let mut shapes = Shapes::new(&root, protocol);
    let mut apis = Object::at("/operations");
    let operations = root.at("operations").map(|it| it.members()).unwrap_or_default();
    for (name, operation) in operations {
        apis.add(name, api(&mut shapes, &operation));
    }
    let mut tree = Object::default();
    tree.set("info", Object::at("/metadata").node());
    tree.set("apis", apis.node());
    tree.set("shapes", shapes.shared());
    tree.set("endpoints", endpoints(&root));
    let product = head("endpointPrefix").unwrap_or("To do");
    Ok(Metadata {
        tree: tree.node(),
        product: Product::Title(product.to_owned()),
        version: head("apiVersion").unwrap_or("To do").to_owned(),
        protocol: protocols::drafted(protocol, main),
    })
}

fn api<'a>(shapes: &mut Shapes<'a>, operation: &Located<'a>) -> Node {
    let mut made = Object::at(&operation.pointer);
    made.say("description", operation.text("documentation").map(plain).as_deref());
    made.copy("deprecated", operation.node.child("deprecated"));
    let http = operation.at("http");
    if let Some(http) = &http {
        made.set("methods", tree::list(vec![tree::text(http.text("method").unwrap_or("POST"))]));
        if shapes.protocol.is_rest() {
            // A placeholder for several segments is read as one.
            let path = http.text("requestUri").unwrap_or("/").replace("+}", "}");
            made.set("path", tree::text(&path));
        } else if shapes.protocol == Protocol::Json {
            made.set("path", tree::text("/"));
        }
    }
    let requests = shapes.requests(operation);
    made.set("parameters", tree::list(requests.parameters));
    let answers = shapes.answers(operation);
    let impossible = requests.impossible.or(answers.impossible);
    made.copy("responses", answers.responses.as_ref());
    made.set("errorCodes", answers.errors);
    made.say("impossible", impossible.as_deref());
    made.node()
}

fn endpoints(root: &Located<'_>) -> Node {
    let head = root.at("metadata");
    let prefix = head.as_ref().and_then(|head| head.text("endpointPrefix"));
    let global = head.as_ref().and_then(|head| head.text("globalEndpoint"));
    let regional = prefix.map(|prefix| format!("{prefix}.{{region}}.amazonaws.com"));
    let hosts = regional.or_else(|| global.map(str::to_owned)).map(|host| {
        let mut made = Object::at("/metadata/endpointPrefix");
        made.set("endpoint", tree::text(&host));
        made.node()
    });
    tree::list(hosts.into_iter().collect())
}
