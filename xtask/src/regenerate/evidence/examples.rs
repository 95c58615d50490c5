//! Examples: the requests and responses that the documents show.

use apispec_codegen::evidence::Item;
use apispec_codegen::markdown::code;
use apispec_codegen::model::{About, Answer, AnswerBody, Dispute, Example, ExampleKind};

use super::disputes::{about, disputed};
use super::sheet::{Sheet, languages, paragraphs};
use super::targets::Around;

/// An example, with its text folded away.
pub(super) fn example<'a>(
    sheet: &Sheet<'a>,
    around: Around<'a>,
    example: &'a Example,
    disputes: &'a [Dispute],
) -> String {
    let mut text = format!("### {}{}\n\n", Item::Example(&example.name).tag(), code(&example.name));
    if let Some(doc) = &example.doc {
        text.push_str(&paragraphs(&languages(doc)));
        text.push('\n');
    }
    text.push_str(&format!("- Source: {}\n", sheet.places(example.source.as_deref())));
    let of = About::Example(example.name.clone());
    text.push_str(&disputed(sheet, around, about(disputes, &of)));
    let (what, language, shown) = match &example.shows {
        ExampleKind::Request(request) => {
            let assumed = request.parameters.iter().filter(|it| it.assumed);
            let assumed = assumed.map(|it| code(&it.name)).collect::<Vec<_>>();
            if !assumed.is_empty() {
                text.push_str(&format!("- Assumed to make it whole: {}\n", assumed.join(", ")));
            }
            let values = serde_json::Value::Object(request.values().into_iter().collect());
            ("Request".to_owned(), "json", pretty(&values))
        }
        ExampleKind::Success(answer) => shown("Success", answer),
        ExampleKind::Failure(answer) => shown("Failure", answer),
    };
    text.push_str(&headers(&example.shows));
    if shown.is_empty() {
        return text + &format!("\n{what}, without a body\n\n");
    }
    let fence = fence(&shown);
    text + &format!(
        "\n<details><summary>{what}</summary>\n\n{fence}{language}\n{shown}\n{fence}\n\n</details>\n\n"
    )
}

/// A line for each header of a response.
fn headers(shows: &ExampleKind) -> String {
    let headers = match shows {
        ExampleKind::Request(_) => &[][..],
        ExampleKind::Success(answer) | ExampleKind::Failure(answer) => &answer.headers,
    };
    let lines =
        headers.iter().map(|it| format!("- Header {}: {}\n", code(&it.name), code(&it.value)));
    lines.collect()
}

/// What is shown, the language of the text, and the text.
type Shown = (String, &'static str, String);

fn shown(what: &str, answer: &Answer) -> Shown {
    let what = format!("{what}, HTTP {}", answer.status);
    match &answer.body {
        None => (what, "text", String::new()),
        Some(AnswerBody::Json(value)) => (what, "json", pretty(value)),
        Some(AnswerBody::Xml(text)) => (what, "xml", text.clone()),
    }
}

fn pretty(value: &serde_json::Value) -> String {
    // The alternate form of JSON values is the same text on several lines.
    format!("{value:#}")
}

/// A fence that no line of the text ends.
fn fence(text: &str) -> String {
    let lengths = text.lines().map(|line| {
        let line = line.trim_start();
        line.len() - line.trim_start_matches('`').len()
    });
    "`".repeat(lengths.max().unwrap_or_default().max(2) + 1)
}
