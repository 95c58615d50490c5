//! Which parts of a response's body are its content, and which may tell a failure.

use crate::model::{Envelope, Field, InBandFailure, Kind, Location, Response, Types};

/// A response's declared fields, by path.
#[derive(Clone, Copy)]
pub(super) struct Declared<'a> {
    fields: &'a [Field],
    types: &'a Types,
}

impl<'a> Declared<'a> {
    pub(super) fn of(response: &'a Response, types: &'a Types) -> Self {
        let fields = match response.payload() {
            // The body has the fields of its type, without the name of the field.
            Some(payload) => {
                types.structure(&payload.kind).map_or(&[][..], |shape| shape.fields.as_slice())
            }
            None => response.fields(),
        };
        Self { fields, types }
    }

    /// Whether a path such as `Response/Error/Code` leads to a field, or into one that may hold anything.
    pub(super) fn has(self, path: &str) -> bool {
        let (name, rest) = match path.split_once('/') {
            Some((name, rest)) => (name, Some(rest)),
            None => (path, None),
        };
        let Some(field) = self.fields.iter().find(|field| field.wire == name) else {
            return false;
        };
        match (rest, self.within(field)) {
            (None, _) => true,
            (Some(rest), Some(inner)) => inner.has(rest),
            (Some(_), None) => holds_anything(&field.kind),
        }
    }

    /// The paths that a successful response has and a failure has not: a field that the error's parts
    /// are in is looked into.
    fn content(self, prefix: &str, error: &[&str], paths: &mut Vec<String>) {
        for field in self.fields {
            let path = format!("{prefix}{}", field.wire);
            if field.location == Location::Header || error.contains(&path.as_str()) {
                continue;
            }
            let inside = format!("{path}/");
            if !error.iter().any(|part| part.starts_with(&inside)) {
                paths.push(path);
            } else if let Some(inner) = self.within(field) {
                inner.content(&inside, error, paths);
            }
        }
    }

    fn within(self, field: &Field) -> Option<Declared<'a>> {
        let structure = self.types.structure(&field.kind)?;
        Some(Declared { fields: &structure.fields, types: self.types })
    }
}

/// The paths of a response's body whose presence says that the call succeeded.
pub(super) fn content(
    response: &Response,
    types: &Types,
    envelope: &Envelope,
    in_band: Option<&InBandFailure>,
) -> Vec<String> {
    let mut error = Vec::new();
    for names in [&envelope.code, &envelope.message, &envelope.request_id] {
        error.extend(names.iter().map(String::as_str));
    }
    if let Some(way) = in_band {
        error.extend([&way.field, &way.code, &way.message].map(String::as_str));
        error.extend(way.status.as_deref());
    }
    let mut paths = Vec::new();
    Declared::of(response, types).content("", &error, &mut paths);
    if let Response::List(_, Some(item)) = response {
        paths.push(item.clone());
    }
    paths
}

fn holds_anything(kind: &Kind) -> bool {
    match kind {
        Kind::Any | Kind::Map { .. } => true,
        Kind::Json(of) => holds_anything(of),
        _ => false,
    }
}
