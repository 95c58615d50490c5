//! Documented errors: each row with what to check before the call, or why nothing can be checked.

use apispec_codegen::evidence::{Item, of_demand};
use apispec_codegen::markdown::code;
use apispec_codegen::model::{Advice, Category, ErrorCode, ErrorRow, Grounds, Origin};

use super::disputes::disputed;
use super::sheet::{Sheet, lines};
use super::targets::Around;

/// The codes with rows of this origin, each row as a list item, and how many there are.
pub(super) fn rows<'a>(sheet: &Sheet<'a>, around: Around<'a>, origin: &Origin) -> (usize, String) {
    let (mut count, mut text) = (0, String::new());
    for code in &around.service.error_codes {
        let rows = code.rows.iter().filter(|row| row.origin == *origin);
        for (row, number) in rows.zip(1..) {
            text.push_str(&self::row(sheet, around, code, row, number));
            count += 1;
        }
    }
    (count, text)
}

fn row<'a>(
    sheet: &Sheet<'a>,
    around: Around<'a>,
    code_: &'a ErrorCode,
    row: &'a ErrorRow,
    number: usize,
) -> String {
    let item = match number {
        1 => Item::Error(&code_.wire),
        _ => Item::ErrorRow(&code_.wire, number),
    };
    let says = &row.says;
    let status = says.status.map(|status| format!("HTTP {status}"));
    let mut facts = vec![status.unwrap_or_else(|| "HTTP status not documented".to_owned())];
    facts.extend(says.category.map(|it| category(it).to_owned()));
    facts.extend(says.retry.as_ref().map(|retry| {
        let advice = match retry.advice {
            Advice::Never => "do not retry",
            Advice::AfterChange => "retry after a change",
            Advice::Later => "retry later",
        };
        let grounds = match retry.grounds {
            Grounds::Documented => "documented",
            Grounds::Observed => "observed",
            Grounds::Inferred => "inferred",
        };
        match &retry.source {
            Some(source) => format!("{advice} ({grounds}: {})", sheet.places(Some(source))),
            None => format!("{advice} ({grounds})"),
        }
    }));
    if says.echoes_request {
        facts.push("the message repeats the signed request".into());
    }
    let mut parts = vec![lines(&says.doc)];
    if !says.message.is_empty() {
        parts.push(format!("Message: {}", code(&says.message)));
    }
    let parameters = says.template_parameters.iter().map(|name| code(name));
    let parameters = parameters.collect::<Vec<_>>();
    if !parameters.is_empty() {
        parts.push(format!("In the message, `%s` stands for {}", parameters.join(", then for ")));
    }
    let checks = checks(sheet, around, row);
    if !checks.is_empty() {
        parts.push(format!("Check before the call: {}", checks.join(", ")));
    }
    if let Some(reason) = &says.unchecked {
        parts.push(format!("Nothing to check before the call: {}", lines(reason)));
    }
    parts.push(format!("Source: {}", sheet.dated(around.service, says.source.as_deref())));
    let parts = parts.into_iter().filter(|part| !part.is_empty());
    let parts = parts.map(|part| format!("  - {part}\n")).collect::<String>();
    let disputed = disputed(sheet, around, &code_.disputes);
    let disputed = if disputed.is_empty() { disputed } else { format!("  {disputed}") };
    format!("- {}{}: {}\n{parts}{disputed}", item.tag(), code(&code_.wire), facts.join("; "))
}

/// Links to what a row answers to; with the operation where more than one has it.
fn checks<'a>(sheet: &Sheet<'a>, around: Around<'a>, row: &'a ErrorRow) -> Vec<String> {
    let answered = around.service.answered(around.provider, row).into_iter();
    let links =
        answered.map(|(view, demand)| sheet.link(&code(demand.id()), of_demand(view, demand)));
    links.collect()
}

fn category(category: Category) -> &'static str {
    match category {
        Category::Input => "input",
        Category::State => "state",
        Category::Conflict => "conflict",
        Category::NotFound => "not found",
        Category::Permission => "permission",
        Category::Quota => "quota",
        Category::Billing => "billing",
        Category::Region => "region",
        Category::Service => "service",
        Category::Throttling => "throttling",
    }
}
