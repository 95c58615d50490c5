//! Sources in full → sources relative to those of the enclosing objects, as a curator writes them.

use super::Json;

/// Members whose values are the vendor's, in which nothing is a source.
const VALUES: [&str; 3] = ["default", "example", "shows"];

/// The spec with relative sources.
pub(crate) fn relative(spec: &Json) -> Json {
    within(spec, "")
}

/// The value with sources relative to that of an object around it.
pub(crate) fn within(json: &Json, enclosing: &str) -> Json {
    match json {
        Json::List(items) => Json::List(items.iter().map(|it| within(it, enclosing)).collect()),
        Json::Object(members) => {
            let own = json.member_text("source");
            let inner = own.unwrap_or(enclosing);
            let members = members.iter().map(|(key, value)| {
                let value = match (key.as_str(), own) {
                    ("source", Some(own)) => Json::Text(shortest(own, enclosing)),
                    (key, _) if VALUES.contains(&key) => value.clone(),
                    _ => within(value, inner),
                };
                (key.clone(), value)
            });
            Json::Object(members.collect())
        }
        Json::Word(_) | Json::Text(_) => json.clone(),
    }
}

/// A source as it is written within an object with another one.
fn shortest(own: &str, enclosing: &str) -> String {
    if own == enclosing {
        return ".".into();
    }
    let rest = own.strip_prefix(enclosing).filter(|rest| rest.starts_with('/'));
    match (enclosing.split_once('#'), rest) {
        (Some((document, _)), Some(rest)) => format!("{document}#.{rest}"),
        _ => own.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::shortest;

    #[test]
    fn sources_are_relative_to_what_encloses_them() {
        assert_eq!(shortest("m#/a/b", ""), "m#/a/b");
        assert_eq!(shortest("m#/a/b", "m#/a/b"), ".");
        assert_eq!(shortest("m#/a/b/c", "m#/a/b"), "m#./c");
        assert_eq!(shortest("m#/a/bc", "m#/a/b"), "m#/a/bc");
        assert_eq!(shortest("m#/a", "m#/a/b"), "m#/a");
        assert_eq!(shortest("m#/a", "m#"), "m#./a");
    }
}
