//! Equivalent names: headers in another case, placeholders of a path with another name.

use std::borrow::Cow;

use super::differ::Differ;
use super::element::{Both, Element, Entry};
use super::kinds;
use apispec_codegen::model::{Call, Field, Location, Operation, Response};

/// The indexes of a field whose name has another spelling.
type Respelled = Both<usize>;

/// The old operation with the names of the new one where they are equivalent.
pub(super) fn respelled<'a>(operation: Both<&'a Operation>) -> Cow<'a, Operation> {
    let Both { base, head } = operation;
    let (request, response) = (in_request(operation), in_response(operation));
    if request.is_empty() && response.is_empty() {
        return Cow::Borrowed(base);
    }
    let mut respelled = base.clone();
    for it in &request {
        let name = &head.request.fields[it.head].wire;
        let field = &mut respelled.request.fields[it.base];
        if let (Location::Path, Call::Http(http)) = (field.location, &mut respelled.call) {
            let placeholder = |name: &str| format!("{{{name}}}");
            http.path = http.path.replace(&placeholder(&field.wire), &placeholder(name));
        }
        field.wire.clone_from(name);
    }
    if let Response::Object(object) = &mut respelled.response {
        for it in &response {
            let name = &head.response.fields()[it.head].wire;
            object.fields[it.base].wire.clone_from(name);
        }
    }
    Cow::Owned(respelled)
}

impl Differ<'_> {
    /// Reports names with another spelling.
    pub(super) fn spelling(&mut self, element: &Element, operation: Both<&Operation>) {
        let parameters = element.within("parameters");
        let fields = operation.map(|it| it.request.fields.as_slice());
        for indexes in in_request(operation) {
            self.respelled(&parameters, fields, indexes);
        }
        let response = element.within("response");
        let fields = operation.map(|it| it.response.fields());
        for indexes in in_response(operation) {
            self.respelled(&response, fields, indexes);
        }
    }

    fn respelled(&mut self, element: &Element, fields: Both<&[Field]>, indexes: Respelled) {
        let (base, head) = (&fields.base[indexes.base], &fields.head[indexes.head]);
        let what = if head.location == Location::Path { "placeholder" } else { "header" };
        let title = format!(
            "the {what} `{}` is now spelled `{}`, which is equivalent on the wire",
            base.wire, head.wire
        );
        let field = Entry::Added(head);
        let element = element.entry(&field, &head.wire, |it| it.place.clone());
        self.add(kinds::NAME_SPELLING_CHANGED, &element, "name", title).value(&head.wire);
    }
}

fn in_request(operation: Both<&Operation>) -> Vec<Respelled> {
    let fields = operation.map(|it| it.request.fields.as_slice());
    let mut found = headers(fields);
    if let (Call::Http(old), Call::Http(new)) = (&operation.base.call, &operation.head.call) {
        let (old, new) = (placeholders(&old.path), placeholders(&new.path));
        let pairs = old.iter().zip(&new);
        let renamed = pairs.filter(|(from, to)| !new.contains(from) && !old.contains(to));
        // If the number of placeholders differs, they can't be matched.
        let renamed = renamed.filter(|_| old.len() == new.len());
        let field = |of: &[Field], name: &str| {
            let mut fields = of.iter();
            fields.position(|it| it.location == Location::Path && it.wire == name)
        };
        found.extend(renamed.filter_map(|(from, to)| {
            let indexes = Both { base: field(fields.base, from), head: field(fields.head, to) };
            indexes.transpose()
        }));
    }
    found
}

fn in_response(operation: Both<&Operation>) -> Vec<Respelled> {
    headers(operation.map(|it| it.response.fields()))
}

/// The headers whose names differ in case only.
fn headers(fields: Both<&[Field]>) -> Vec<Respelled> {
    let is_header = |it: &&Field| it.location == Location::Header;
    let has = |of: &[Field], name: &str| of.iter().filter(is_header).any(|it| it.wire == name);
    let mut found = Vec::new();
    for (base, old) in fields.base.iter().enumerate() {
        if !is_header(&old) || has(fields.head, &old.wire) {
            continue;
        }
        let is_same = |new: &Field| {
            let differs = new.wire.eq_ignore_ascii_case(&old.wire) && !has(fields.base, &new.wire);
            is_header(&new) && differs
        };
        if let Some(head) = fields.head.iter().position(is_same) {
            found.push(Both { base, head });
        }
    }
    found
}

/// The names in braces, in order.
fn placeholders(path: &str) -> Vec<&str> {
    let parts = path.split('{').skip(1);
    let parts = parts.filter_map(|part| part.split_once('}'));
    parts.map(|(name, _)| name).collect()
}
