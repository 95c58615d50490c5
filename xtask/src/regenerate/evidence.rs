//! Model → evidence: what the documents say and where, one page for each operation, service and provider.

mod disputes;
mod errors;
mod examples;
mod fields;
mod follow_up;
mod observations;
mod observed;
mod operation;
mod protocol;
mod rules;
mod service;
mod sheet;
mod targets;

use std::collections::BTreeMap;

use apispec_codegen::evidence::{Item, Page};
use apispec_codegen::model::{Model, Origin, Provider, View};
use apispec_codegen::{File, Links, Take};
use rayon::prelude::*;

use sheet::{Finished, Section, Sheet, head, row};

/// The folder of all pages.
pub(super) const FOLDER: &str = "generated/evidence/";

/// Hands over every page; returns the links of each to others.
pub(super) fn pages<'a>(model: &'a Model, take: Take<'_>) -> Links<'a> {
    let mut pages = vec![Page::Index];
    for provider in &model.providers {
        pages.push(Page::Provider(provider));
        for service in &provider.services {
            pages.push(Page::Service(provider, service));
            pages.extend(service.views(provider).map(Page::Operation));
        }
    }
    let finished = pages.par_iter().map(|page| {
        let Finished { text, links } = match *page {
            Page::Index => index(model),
            Page::Provider(provider) => service::provider(provider),
            Page::Service(provider, service) => service::service(provider, service),
            Page::Operation(view) => operation::page(view),
        };
        let file = page.file();
        take(File { path: format!("{FOLDER}{file}"), text });
        (file, links)
    });
    Links(finished.collect::<BTreeMap<_, _>>())
}

/// The list of all pages.
fn index(model: &Model) -> Finished<'_> {
    let sheet = Sheet::new(Page::Index, []);
    let operations = model.operations().map(|view| counts(&sheet, view)).collect::<Vec<_>>();
    let services = model.providers.iter().map(|provider| services(&sheet, provider));
    let services = services.collect::<Vec<_>>();
    let grades = head(["grade", "based on"]) + GRADES;
    let titles = ["operation", "of", "parameters", "rules", "errors", "disputes", "left out"];
    let sections = vec![
        Section {
            id: "grades",
            title: "How to read a source",
            intro: READING,
            count: 4,
            body: grades,
        },
        Section {
            id: "operations",
            title: "Operations",
            intro: "",
            count: operations.len(),
            body: head(titles) + &operations.concat(),
        },
        Section {
            id: "services",
            title: "Providers and services",
            intro: "",
            count: services.len(),
            body: services.concat(),
        },
    ];
    let intro = [INTRO.to_owned()];
    sheet.finish("Evidence", &intro, sections)
}

const INTRO: &str = "What the documents say about each operation and where, what is disputed and how it was decided, and what is left out. These pages are for people who review the specs or doubt a rule; nothing here is needed to call an operation.";

const READING: &str = "A source is the id of a document with a line, `rds-zh:58`, or with a path in a JSON file, `rds-meta#/apis`. The page of each service lists its documents. The best grade comes first. Rules and errors also have the newest date of what they cite: that of an observation, of a document, or of the last change that a document without a date tells of.";

const GRADES: &str = "\
| observed | a record of what the service was seen to do |
| page | a documentation page of the vendor |
| metadata | the vendor's own machine-readable metadata |
| second hand | second-hand notes; a rule based on them alone is a warning |
";

/// How much there is about an operation.
fn counts<'a>(sheet: &Sheet<'a>, view: View<'a>) -> String {
    let operation = view.operation;
    let page = Page::Operation(view);
    let service = Page::Service(view.provider, view.service);
    let origin = Origin::Operation(operation.wire.clone());
    let rows = view.service.error_codes.iter().flat_map(|code| &code.rows);
    let errors = rows.filter(|row| row.origin == origin).count();
    let count = |count: usize| count.to_string();
    row([
        sheet.link(&page.name(), page.item(Item::Top)),
        sheet.link(&service.name(), service.item(Item::Top)),
        count(operation.request.fields.len()),
        count(view.demands().len()),
        count(errors),
        count(operation.disputes.len()),
        count(operation.left_out.len()),
    ])
}

/// A provider with its services.
fn services<'a>(sheet: &Sheet<'a>, provider: &'a Provider) -> String {
    let page = Page::Provider(provider);
    let mut text = format!("- {}\n", sheet.link(&page.name(), page.item(Item::Top)));
    for service in &provider.services {
        let page = Page::Service(provider, service);
        text.push_str(&format!("  - {}\n", sheet.link(&page.name(), page.item(Item::Top))));
    }
    text
}
