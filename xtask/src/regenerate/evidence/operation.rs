//! The page of an operation.

use apispec_codegen::evidence::{Item, Page};
use apispec_codegen::markdown::code;
use apispec_codegen::model::{Authorization, Origin, Response, View};
use apispec_codegen::sentences::Names;

use super::disputes::{dispute, disputed};
use super::examples::example;
use super::fields;
use super::observations::observation;
use super::protocol;
use super::sheet::{Finished, Section, Sheet, head, languages, lines, row};
use super::targets::Around;
use super::{errors, follow_up, rules};

/// The page of an operation.
pub(super) fn page(view: View<'_>) -> Finished<'_> {
    let operation = view.operation;
    let around = Around::of(view);
    let sheet = Sheet::new(Page::Operation(view), &view.service.documents);
    let (provider, service) = (&view.provider.module, &view.service.module);
    let title = format!("Evidence: {} of `{provider}::{service}`", code(&operation.wire));
    let mut intro = vec![format!(
        "What the documents say about this operation and where, how good each source is, what is disputed and how it was decided, and what is left out. It is for people who review the specs or doubt a rule; callers find what they need in the docs of `{provider}::{service}::{}`.",
        operation.request_type()
    )];
    intro.extend(languages(&operation.doc));
    intro.extend(fields::status(operation.status).map(|status| format!("Status: {status}.")));
    intro.push(format!("Source: {}.", sheet.places(operation.source.as_deref())));
    let whole = operation
        .disputes
        .iter()
        .filter(|it| it.about.contains(&apispec_codegen::model::About::Operation));
    intro.push(disputed(&sheet, around, whole).trim_start_matches("- ").trim_end().to_owned());
    intro.push(format!(
        "More: {} (shared types, facts, hosts, documents), {} (protocol, errors of all services), {}.",
        sheet.link(&format!("`{service}`"), Page::Service(view.provider, view.service).item(Item::Top)),
        sheet.link(&format!("`{provider}`"), Page::Provider(view.provider).item(Item::Top)),
        sheet.link("all pages, and how to read them", Page::Index.item(Item::Top)),
    ));
    let sections = sections(&sheet, view);
    sheet.finish(&title, &intro, sections)
}

fn sections<'a>(sheet: &Sheet<'a>, view: View<'a>) -> Vec<Section> {
    let operation = view.operation;
    let around = Around::of(view);
    let disputes = &operation.disputes;
    let parameters = 0..operation.request.fields.len();
    let fields = operation.response.fields().iter();
    let mut response = fields
        .map(|field| fields::member(sheet, around, field, Item::ResponseField(&field.wire)))
        .collect::<Vec<_>>();
    if let Response::List(of, item) = &operation.response {
        response.push(fields::list(sheet, view, of, item.as_deref()));
    }
    let types = view.types().of(&operation.types);
    let types = types.map(|named| fields::named(sheet, around, named)).collect::<Vec<_>>();
    let names = Names::of(view);
    let between = operation.rules.iter();
    let between = between.map(|rule| rules::rule(sheet, around, rule, names, disputes));
    let preconditions = operation.preconditions.iter();
    let preconditions = preconditions.map(|it| rules::precondition(sheet, around, it, disputes));
    let quotas = operation.quotas.iter().map(|it| rules::quota(sheet, around, it, disputes));
    let (error_count, errors) =
        errors::rows(sheet, around, &Origin::Operation(operation.wire.clone()));
    let section = |id, title, intro, parts: Vec<String>| Section {
        id,
        title,
        intro,
        count: parts.len(),
        body: parts.concat(),
    };
    vec![
        section(
            "parameters",
            "Parameters",
            "",
            parameters.map(|index| fields::parameter(sheet, view, index)).collect(),
        ),
        section(
            "rules",
            "Rules between parameters",
            "A warning lets the request pass.",
            between.collect(),
        ),
        section(
            "preconditions",
            "Preconditions",
            "What must hold outside the request.",
            preconditions.collect(),
        ),
        section("quotas", "Quotas", "", quotas.collect()),
        section("call", "Call", "", protocol::call(sheet, view)),
        section(
            "authorization",
            "Authorization",
            "",
            operation.authorization.iter().map(|it| authorization(sheet, it)).collect(),
        ),
        section("response", "Response", "", response),
        section(
            "polling",
            "Polling",
            "How callers see whether the task has ended.",
            operation.poll.iter().map(|it| follow_up::poll(sheet, view, it)).collect(),
        ),
        section(
            "paging",
            "Paging",
            "How the list is read page by page.",
            operation.paging.iter().map(|it| follow_up::paging(sheet, it)).collect(),
        ),
        section("types", "Types", "Types that this operation alone uses.", types),
        Section {
            id: "errors",
            title: "Errors",
            intro: "The rows of the operation's own documents.",
            count: error_count,
            body: errors,
        },
        section("notes", "Notes", "", notes(sheet, view)),
        section(
            "disputes",
            "Disputes",
            "Where documents contradict each other or themselves.",
            disputes.iter().map(|it| dispute(sheet, around, it)).collect(),
        ),
        table(
            section(
                "left-out",
                "Left out",
                "What the documents say and the spec leaves out.",
                left_out(sheet, view),
            ),
            head(["what", "why", "source"]),
        ),
        section(
            "examples",
            "Examples",
            "",
            operation.examples.iter().map(|it| example(sheet, around, it, disputes)).collect(),
        ),
        section(
            "observations",
            "Observations",
            "Requests that the service was seen to accept or refuse.",
            operation.observations.iter().map(|it| observation(sheet, it)).collect(),
        ),
        table(
            section(
                "history",
                "History",
                "The documents' own tables of changes.",
                history(sheet, view),
            ),
            head(["date", "change", "source"]),
        ),
    ]
}

/// The section with the first lines of its table.
fn table(section: Section, head: String) -> Section {
    Section { body: head + &section.body, ..section }
}

fn notes<'a>(sheet: &Sheet<'a>, view: View<'a>) -> Vec<String> {
    let notes = view.operation.notes.iter().zip(1..);
    let notes = notes.map(|(note, number)| {
        let mut text = format!("- {}{}\n", Item::Entry("note", number).tag(), lines(&note.doc));
        if let Some(reason) = &note.unchecked {
            text.push_str(&format!("  - No rule checks it: {}\n", lines(reason)));
        }
        text + &format!("  - Source: {}\n", sheet.places(note.source.as_deref()))
    });
    notes.collect()
}

fn left_out<'a>(sheet: &Sheet<'a>, view: View<'a>) -> Vec<String> {
    let items = view.operation.left_out.iter().zip(1..);
    let items = items.map(|(item, number)| {
        row([
            format!("{}{}", Item::Entry("left-out", number).tag(), code(&item.what)),
            apispec_codegen::markdown::prose(&item.reason),
            sheet.places(Some(&item.source)),
        ])
    });
    items.collect()
}

fn history<'a>(sheet: &Sheet<'a>, view: View<'a>) -> Vec<String> {
    let changes = view.operation.history.iter().zip(1..);
    let changes = changes.map(|(change, number)| {
        row([
            format!("{}{}", Item::Entry("change", number).tag(), change.date),
            lines(&change.doc),
            sheet.places(change.source.as_deref()),
        ])
    });
    changes.collect()
}

fn authorization(sheet: &Sheet<'_>, authorization: &Authorization) -> String {
    let mut text = format!(
        "- The caller needs {} ({})\n",
        code(&authorization.action),
        authorization.access.name()
    );
    for resource in &authorization.resources {
        text.push_str(&format!(
            "- Granted for {}: {}\n",
            code(&resource.kind),
            code(&resource.pattern)
        ));
    }
    for (what, names) in [
        ("Condition keys", &authorization.condition_keys),
        ("Other permissions that the caller needs", &authorization.dependent_actions),
    ] {
        let names = names.iter().map(|name| code(name)).collect::<Vec<_>>();
        if !names.is_empty() {
            text.push_str(&format!("- {what}: {}\n", names.join(", ")));
        }
    }
    text + &format!("- Source: {}\n", sheet.places(authorization.source.as_deref()))
}
