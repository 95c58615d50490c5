//! How long a review of 1,000 operations takes, of which 20 are edited.

use std::io::Write;
use std::time::Instant;

use apispec_codegen::review::{Side, review};
use apispec_codegen::spec::read::Strictness;
use apispec_codegen::{Report, Source};

const OPERATIONS: usize = 1_000;
const EDITS: usize = 20;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let start = Instant::now();
    let base = side(0).map_err(|report| report.to_string())?;
    let head = side(EDITS).map_err(|report| report.to_string())?;
    let read = start.elapsed();
    let review = review(&base, &head);
    let compared = start.elapsed() - read;
    let comment = review.markdown();
    let all = start.elapsed();
    let mut out = std::io::stdout();
    writeln!(out, "{}", review.verdict())?;
    writeln!(out, "both versions read and checked {read:?}")?;
    writeln!(out, "compared and decided          {compared:?}")?;
    writeln!(
        out,
        "comment of {} characters   {:?}",
        comment.len(),
        all - read - compared
    )?;
    writeln!(out, "all                            {all:?}")?;
    Ok(())
}

/// A service of many operations, of which the first few have one rule another way.
fn side(edited: usize) -> Result<Side, Report> {
    let provider = r#"{ "provider": "acme", "doc": { "en": "Acme." },
        "style": { "rpc": { "action": "Action", "version": "Version", "path": "/", "method": "POST" } },
        "envelope": { "code": ["Code"], "message": ["Message"] } }"#;
    let service =
        r#"{ "service": "queue", "doc": { "en": "Queues." }, "product": "Queue", "version": "1" }"#;
    let mut sources = vec![
        source("acme/provider.json", provider),
        source("acme/queue/service.json", service),
    ];
    for index in 0..OPERATIONS {
        let least = if index < edited { 5 } else { 1 };
        let parameters = (0..20).map(|at| {
            format!(
                r#"{{ "name": "P{at}", "type": "string", "limits": [{{ "check": {{ "length": {{ "min": {least}, "max": {} }} }} }}] }}"#,
                20 + at
            )
        });
        let fields = (0..20).map(|at| format!(r#"{{ "name": "F{at}", "type": "string" }}"#));
        let text = format!(
            r#"{{ "operation": "Do{index}", "doc": {{ "en": "Does it." }},
            "parameters": [{}, {{ "name": "Engine", "type": {{ "enum": {{ "values": [{{ "value": "fast" }}, {{ "value": "safe" }}] }} }} }}],
            "response": {{ "object": {{ "fields": [{}] }} }},
            "rules": [{{ "id": "pair", "check": {{ "all_or_none": {{ "fields": ["P0", "P1"] }} }} }},
                {{ "id": "safe", "check": {{ "required_if": {{ "fields": ["P2"], "when": {{ "field": "Engine", "is": "safe" }} }} }} }}] }}"#,
            parameters.collect::<Vec<_>>().join(",\n"),
            fields.collect::<Vec<_>>().join(",\n"),
        );
        sources.push(source(&format!("acme/queue/do_{index}.json"), &text));
    }
    Side::read(&sources, Strictness::Strict)
}

fn source(name: &str, text: &str) -> Source {
    Source {
        path: format!("specs/{name}"),
        name: name.to_owned(),
        text: text.to_owned(),
    }
}
