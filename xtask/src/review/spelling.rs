//! Names that the wire does not tell apart: headers in another case, placeholders of a path with another name.

use std::borrow::Cow;

use super::draft::{At, Differ, Scope};
use super::kinds;
use apispec_codegen::model::{Call, Field, Location, Operation, Response};

/// A field whose name is spelled in another way, by its index in each version.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Respelled {
    base: usize,
    head: usize,
}

/// The old operation with its names as the new one spells them, where services see no difference.
pub(super) fn respelled<'a>(base: &'a Operation, head: &Operation) -> Cow<'a, Operation> {
    let request = in_request(base, head);
    let response = in_response(base, head);
    if request.is_empty() && response.is_empty() {
        return Cow::Borrowed(base);
    }
    let mut operation = base.clone();
    for it in &request {
        let name = &head.request.fields[it.head].wire;
        let field = &mut operation.request.fields[it.base];
        if let (Location::Path, Call::Http(http)) = (field.location, &mut operation.call) {
            let (old, new) = (format!("{{{}}}", field.wire), format!("{{{name}}}"));
            http.path = http.path.replace(&old, &new);
        }
        field.wire.clone_from(name);
    }
    for it in &response {
        if let Response::Object(object) = &mut operation.response {
            let name = &response_fields(head)[it.head].wire;
            object.fields[it.base].wire.clone_from(name);
        }
    }
    Cow::Owned(operation)
}

impl Differ<'_> {
    /// Notes down the names that are spelled in another way.
    pub(super) fn spelling(&mut self, scope: &Scope, base: &Operation, head: &Operation) {
        let parameters = scope.within("parameters");
        for it in in_request(base, head) {
            let (was, is) = (&base.request.fields[it.base], &head.request.fields[it.head]);
            self.respelled(&parameters, was, is);
        }
        let answer = scope.within("response");
        for it in in_response(base, head) {
            let was = &response_fields(base)[it.base];
            self.respelled(&answer, was, &response_fields(head)[it.head]);
        }
    }

    fn respelled(&mut self, scope: &Scope, was: &Field, is: &Field) {
        let what = if is.location == Location::Path {
            "placeholder"
        } else {
            "header"
        };
        let title = format!(
            "the {what} `{}` is spelled `{}`, which is the same on the wire",
            was.wire, is.wire
        );
        let at = At::Head(is.place.at("name"));
        let scope = scope.within(&is.wire);
        self.add(&kinds::NAME_SPELLING_CHANGED, &scope, at, title)
            .now(&is.wire);
    }
}

fn in_request(base: &Operation, head: &Operation) -> Vec<Respelled> {
    let (was, is) = (&base.request.fields, &head.request.fields);
    let mut found = headers(was, is);
    if let (Call::Http(old), Call::Http(new)) = (&base.call, &head.call) {
        let (old, new) = (placeholders(&old.path), placeholders(&new.path));
        let pairs = old.iter().zip(&new);
        let renamed = pairs.filter(|(from, to)| !new.contains(from) && !old.contains(to));
        let field = |of: &[Field], name: &str| {
            let mut fields = of.iter();
            fields.position(|it| it.location == Location::Path && it.wire == name)
        };
        // With more or fewer placeholders nobody knows which is which.
        let renamed = renamed.filter(|_| old.len() == new.len());
        found.extend(renamed.filter_map(|(from, to)| {
            let (base, head) = (field(was, from)?, field(is, to)?);
            Some(Respelled { base, head })
        }));
    }
    found
}

fn in_response(base: &Operation, head: &Operation) -> Vec<Respelled> {
    headers(response_fields(base), response_fields(head))
}

fn response_fields(operation: &Operation) -> &[Field] {
    match &operation.response {
        Response::Object(object) => &object.fields,
        Response::Empty | Response::List(..) => &[],
    }
}

/// The headers whose names differ in case only.
fn headers(was: &[Field], is: &[Field]) -> Vec<Respelled> {
    let is_header = |it: &&Field| it.location == Location::Header;
    let has = |of: &[Field], name: &str| of.iter().filter(is_header).any(|it| it.wire == name);
    let mut found = Vec::new();
    for (base, old) in was.iter().enumerate() {
        if !is_header(&old) || has(is, &old.wire) {
            continue;
        }
        let is_same = |new: &Field| {
            let differs = new.wire.eq_ignore_ascii_case(&old.wire) && !has(was, &new.wire);
            is_header(&new) && differs
        };
        if let Some(head) = is.iter().position(is_same) {
            found.push(Respelled { base, head });
        }
    }
    found
}

/// The names in braces, in order.
fn placeholders(path: &str) -> Vec<&str> {
    let parts = path.split('{').skip(1);
    parts
        .filter_map(|part| part.split_once('}'))
        .map(|(name, _)| name)
        .collect()
}
