//! The api-docs JSON of Alibaba Cloud, which has the shape already.

use apispec_codegen::source::{Node, Value};

use super::super::metadata::{Located, Metadata, Product};
use super::super::protocol::{self, Kind, Protocol};
use super::faults::{Fault, is_object, text_at};

/// The metadata of a file without faults.
pub(super) fn read(tree: Node) -> Result<Metadata, String> {
    let info = |key: &str| text_at(&tree, &["info", key]).unwrap_or_default().to_owned();
    let style = match info("style").as_str() {
        "RPC" => protocol::style(
            Kind::Rpc,
            &[("action", "Action"), ("version", "Version"), ("path", "/"), ("method", "POST")],
        ),
        "ROA" | "REST" => {
            let version = protocol::constant("x-acs-version", "header", "{version}");
            let action = protocol::constant("x-acs-action", "header", "{operation}");
            protocol::rest("application/json", vec![version, action])
        }
        other => {
            return Err(format!("the style `{other}` is unknown: import reads `RPC` and `ROA`"));
        }
    };
    let (code, message) = (["Code", "code"], ["Message", "message"]);
    let mut protocol = Protocol::new(style, &code, &message, &["RequestId", "requestId"]);
    protocol.credentials.push("SecurityToken".into());
    Ok(Metadata {
        product: Product::Code(info("product")),
        version: info("version"),
        protocol,
        tree,
    })
}

/// What can't be read at all.
pub(super) fn faults<'a>(root: &Located<'a>) -> Vec<Fault<'a>> {
    let mut faults = Vec::new();
    let mut fault = |at: &Located<'a>, expected| faults.push(Fault { at: at.clone(), expected });
    let apis = root.at("apis");
    if let Some(apis) = apis.as_ref().filter(|apis| !is_object(apis)) {
        fault(apis, "an object");
    }
    for (_, operation) in apis.map(|apis| apis.members()).unwrap_or_default() {
        if !is_object(&operation) {
            fault(&operation, "an object");
            continue;
        }
        let parameters = operation.at("parameters");
        if let Some(list) = parameters.filter(|at| !matches!(at.node.value, Value::Array(_))) {
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
