//! A service of many operations, as large as one likes, with edits in the first of them.

use apispec_codegen::Source;

/// The specs; each of the first operations has one edit.
pub(crate) fn specs(operations: usize, edited: usize) -> Vec<Source> {
    let provider = r#"{ "provider": "acme", "doc": { "en": "Acme." },
        "style": { "rpc": { "action": "Action", "version": "Version", "path": "/", "method": "POST" } },
        "envelope": { "code": ["Code"], "message": ["Message"] } }"#;
    let service =
        r#"{ "service": "queue", "doc": { "en": "Queues." }, "product": "Queue", "version": "1" }"#;
    let mut sources =
        vec![source("acme/provider.json", provider), source("acme/queue/service.json", service)];
    for index in 0..operations {
        let edit = (index < edited).then_some(index % 4);
        let text = operation(index, edit);
        sources.push(source(&format!("acme/queue/do_{index}.json"), &text));
    }
    sources
}

/// An operation of 21 parameters, 20 limits, 2 rules and 20 fields of the answer.
fn operation(index: usize, edit: Option<usize>) -> String {
    let parameters = (0..20).map(|at| {
        let least = if edit == Some(0) && at == 0 { 5 } else { 1 };
        let required = edit == Some(1) && at == 1;
        let most = 20 + at;
        format!(
            r#"{{ "name": "P{at}", "type": "string", "required": {required},
                "limits": [{{ "check": {{ "length": {{ "min": {least}, "max": {most} }} }} }}] }}"#
        )
    });
    let parameters = parameters.collect::<Vec<_>>().join(",\n");
    let fields = (0..20).map(|at| format!(r#"{{ "name": "F{at}", "type": "string" }}"#));
    let fields = fields.collect::<Vec<_>>().join(",\n");
    let group = match edit {
        Some(2) => "at_most_one",
        _ => "all_or_none",
    };
    let safe = match edit {
        Some(3) => "fast",
        _ => "safe",
    };
    format!(
        r#"{{ "operation": "Do{index}", "doc": {{ "en": "Does it." }},
            "parameters": [{parameters}, {{ "name": "Engine", "type": {{ "enum": {{ "values": [{{ "value": "fast" }}, {{ "value": "safe" }}] }} }} }}],
            "response": {{ "object": {{ "fields": [{fields}] }} }},
            "rules": [{{ "id": "group", "check": {{ "{group}": {{ "fields": ["P2", "P3"] }} }} }},
                {{ "id": "safe", "check": {{ "required_if": {{ "fields": ["P4"],
                    "when": {{ "field": "Engine", "is": "{safe}", "absent": "absent" }} }} }} }}] }}"#
    )
}

fn source(name: &str, text: &str) -> Source {
    Source { path: format!("specs/{name}"), name: name.to_owned(), text: text.to_owned() }
}
