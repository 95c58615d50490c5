//! Documented errors → error structures, one for each code.

use std::collections::BTreeSet;

use apispec_codegen::model::{
    Advice, Category, Envelope, ErrorCode, ErrorRow, Operation, Origin, Provider, Service, View,
};
use serde_json::{Map, Value, json};

use super::shapes::Shapes;

/// Whose errors are meant.
#[derive(Clone, Copy)]
pub(super) enum Of<'a> {
    /// Those in the table of an operation.
    Operation(&'a Operation),
    /// Those in the tables of the service and the provider, which any operation may return.
    Service,
}

/// The codes that any of some operations may return.
pub(super) fn of<'a>(service: &'a Service, operations: &[View<'_>]) -> Vec<&'a ErrorCode> {
    let is_returned = |row: &ErrorRow| match &row.origin {
        Origin::Operation(wire) => operations.iter().any(|it| it.operation.wire == *wire),
        Origin::Service | Origin::Provider => true,
    };
    service.error_codes.iter().filter(|code| code.rows.iter().any(is_returned)).collect()
}

impl Shapes<'_> {
    /// The references to the errors of an operation, or to those of all.
    pub(super) fn errors(&mut self, codes: &[&ErrorCode], of: Of<'_>) -> Vec<Value> {
        let is_of = |origin: &Origin| match (of, origin) {
            (Of::Operation(operation), Origin::Operation(wire)) => *wire == operation.wire,
            (Of::Service, Origin::Service | Origin::Provider) => true,
            (Of::Operation(_), _) | (Of::Service, _) => false,
        };
        let codes = codes.iter().filter(|code| code.rows.iter().any(|row| is_of(&row.origin)));
        codes.map(|code| json!({ "target": self.id(&format!("{}Error", code.name)) })).collect()
    }

    /// Adds the structures of errors; which codes they are of, with what no trait says of them.
    pub(super) fn error_shapes(&mut self, provider: &Provider, codes: &[&ErrorCode]) -> Vec<Value> {
        let members = self.members_of_errors(&provider.envelope);
        let entries = codes.iter().map(|code| {
            let id = self.id(&format!("{}Error", code.name));
            let rows = code.rows.iter().map(|row| &row.says);
            let status = rows.clone().find_map(|row| row.status).filter(|it| *it >= 400);
            let texts =
                rows.clone().flat_map(|row| [row.message.as_str(), self.language.of(&row.doc)]);
            let mut docs = vec![format!("`{}`", code.wire)];
            for text in texts.filter(|text| !text.is_empty()) {
                if !docs.iter().any(|it| it == text) {
                    docs.push(text.to_owned());
                }
            }
            let fault = if status.is_some_and(|it| it >= 500) { "server" } else { "client" };
            let mut traits = Map::new();
            traits.insert("smithy.api#documentation".into(), docs.join("\n\n").into());
            traits.insert("smithy.api#error".into(), fault.into());
            if let Some(status) = status {
                traits.insert("smithy.api#httpError".into(), status.into());
            }
            let mut advice = rows.clone().filter_map(|row| row.advised_retry());
            if advice.clone().next().is_some() && advice.all(|it| it.advice == Advice::Later) {
                let is_throttling =
                    rows.clone().any(|it| it.category == Some(Category::Throttling));
                traits
                    .insert("smithy.api#retryable".into(), json!({ "throttling": is_throttling }));
            }
            let shape = json!({ "type": "structure", "members": members, "traits": traits });
            self.shapes.insert(id.clone(), shape);
            // Rows of one code often have the same.
            let statuses = rows.clone().map(|row| row.status).collect::<BTreeSet<_>>();
            let answers = rows.flat_map(|row| &row.answers).collect::<BTreeSet<_>>();
            json!({ "shape": id, "code": code.wire, "statuses": statuses, "rules": answers })
        });
        entries.collect()
    }

    /// The members of an error response. Adds where else they may be.
    fn members_of_errors(&mut self, envelope: &Envelope) -> Value {
        let Envelope { code, message, request_id, host_id, recommendation, .. } = envelope;
        let parts = [
            ("code", code),
            ("message", message),
            ("requestId", request_id),
            ("hostId", host_id),
            ("recommendation", recommendation),
        ];
        let mut members = Map::new();
        for (name, paths) in parts {
            let usual = paths.first().filter(|path| !path.contains('/'));
            if let Some(usual) = usual {
                let traits =
                    if usual == name { json!({}) } else { json!({ "smithy.api#jsonName": usual }) };
                members.insert(
                    name.into(),
                    json!({ "target": "smithy.api#String", "traits": traits }),
                );
            }
            let others = paths.iter().filter(|path| Some(*path) != usual);
            let others = others.map(|it| format!("`{it}`")).collect::<Vec<_>>().join(", ");
            if !others.is_empty() {
                let why = format!("in an error response it may also be in {others}");
                self.missing
                    .push(json!({ "response": usual.map_or(name, String::as_str), "why": why }));
            }
        }
        members.into()
    }
}
