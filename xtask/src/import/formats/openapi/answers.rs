//! Responses: what a successful one has, its examples, and failures, which have statuses and seldom codes.

use apispec_codegen::source::{Node, Value};

use super::super::tree::{self, Object};
use super::parameters::{is_bytes, is_json};
use super::references::Spot;
use super::schemas::Schemas;

/// What responses have, or why specs can't say it.
#[derive(Default)]
pub(super) struct Answers {
    pub(super) responses: Option<Node>,
    pub(super) errors: Option<Node>,
    pub(super) examples: Vec<Node>,
    pub(super) impossible: Option<String>,
}

impl<'a> Schemas<'a> {
    pub(super) fn answers(&mut self, operation: &Spot<'a>) -> Answers {
        let mut found = Answers::default();
        let all = operation.members_of("responses");
        let all =
            all.into_iter().filter_map(|(status, it)| Some((status, self.files.resolved(it)?)));
        let all = all.collect::<Vec<_>>();
        let successes = all.iter().filter(|(status, _)| status.starts_with('2'));
        let mut successes = successes.collect::<Vec<_>>();
        // The one with content, of several.
        successes.sort_by_key(|(_, response)| schema(response).is_none());
        if let Some((status, response)) = successes.first() {
            self.success(status, response, &mut found);
        }
        let mut errors = Object::at(operation.cited());
        for (status, response) in &all {
            if status.starts_with(['4', '5']) {
                let mut row = Object::at(response.cited());
                row.say("errorMessage", response.text("description"));
                errors.set(status, tree::list(vec![row.node()]));
            }
        }
        found.errors = Some(errors.node());
        found
    }

    fn success(&mut self, status: &str, response: &Spot<'a>, found: &mut Answers) {
        let mut made = Object::at(response.cited());
        match schema(response) {
            Some(schema) if is_bytes(&schema) => {
                found.impossible = Some("a response of bytes".into());
                return;
            }
            Some(schema) => {
                let schema = self.schema(&schema);
                made.set("schema", schema);
            }
            None => {
                let contents = response.members_of("content");
                if let Some((media, _)) = contents.first().filter(|(media, _)| !is_json(media)) {
                    found.impossible = Some(format!("a response of `{media}`"));
                    return;
                }
            }
        }
        let headers = response.members_of("headers");
        let mut all = Object::default();
        for (name, header) in headers {
            let Some(header) = self.files.resolved(header) else {
                continue;
            };
            let schema = header.at("schema").unwrap_or_else(|| header.clone());
            let schema = self.schema(&schema);
            all.set(name, schema);
        }
        made.set("headers", all.node());
        let mut responses = Object::default();
        responses.set(status, made.node());
        found.responses = Some(responses.node());
        let examples = response.members_of("examples").into_iter();
        let old = examples.filter(|(media, _)| is_json(media)).map(|(_, example)| example);
        let contents =
            response.members_of("content").into_iter().filter(|(media, _)| is_json(media));
        let new = contents.flat_map(|(_, content)| {
            let several = content.members_of("examples").into_iter();
            let several = several.filter_map(|(_, it)| self.files.resolved(it)?.at("value"));
            content.at("example").into_iter().chain(several).collect::<Vec<_>>()
        });
        for example in old.chain(new) {
            if !matches!(example.node.value, Value::Null) {
                let mut made = Object::at(example.cited());
                made.set("status", tree::text(status));
                made.set("body", example.node.clone());
                found.examples.push(made.node());
            }
        }
    }
}

/// The schema of a response in JSON.
pub(super) fn schema<'a>(response: &Spot<'a>) -> Option<Spot<'a>> {
    let mut contents = response.members_of("content").into_iter();
    let content = contents.find(|(media, _)| is_json(media));
    response.at("schema").or_else(|| content.and_then(|(_, content)| content.at("schema")))
}
