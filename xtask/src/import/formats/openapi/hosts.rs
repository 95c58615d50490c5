//! Hosts, and the beginning that all paths have.

use apispec_codegen::source::Node;

use super::super::tree::{self, Object};
use super::references::Spot;

/// The beginning of all paths, without a slash at its end.
pub(super) fn prefix(root: &Spot<'_>) -> String {
    let server = root.items_of("servers").into_iter().next();
    let server = server.and_then(|server| server.text("url").map(|url| filled(&server, url)));
    let path = match &server {
        Some(url) => {
            let rest = url.split_once("://").map_or(url.as_str(), |(_, rest)| rest);
            rest.find('/').map_or("", |at| &rest[at..])
        }
        None => root.text("basePath").unwrap_or_default(),
    };
    path.trim_end_matches('/').to_owned()
}

/// The hosts, each with its region if the file names one.
pub(super) fn endpoints(root: &Spot<'_>) -> Node {
    let mut found = Vec::new();
    let mut add = |host: &str, region: Option<&str>, pointer: &str| {
        let mut made = Object::at(pointer);
        made.say("regionId", region);
        made.set("endpoint", tree::text(&host.to_lowercase()));
        found.push(made.node());
    };
    if let Some(host) = root.text("host").filter(|host| is_host(host)) {
        add(host, root.text("region_id"), "/host");
    }
    for server in root.items_of("servers") {
        let url = server.text("url").map(|url| filled(&server, url)).unwrap_or_default();
        let host = url.split_once("://").and_then(|(_, rest)| rest.split('/').next());
        if let Some(host) = host.filter(|host| is_host(host)) {
            add(host, None, server.cited());
        }
    }
    tree::list(found)
}

fn is_host(host: &str) -> bool {
    let known = host.replace("{region}", "region");
    known.contains('.') && known.chars().all(|it| it.is_ascii_alphanumeric() || ".-".contains(it))
}

/// A URL with the usual values of its variables; that of the region stays.
fn filled(server: &Spot<'_>, url: &str) -> String {
    let mut url = url.to_owned();
    for (name, variable) in server.members_of("variables") {
        let usual = variable.text("default").unwrap_or_default();
        let value = if name.to_lowercase().contains("region") { "{region}" } else { usual };
        url = url.replace(&format!("{{{name}}}"), value);
    }
    url
}
