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

use apispec_codegen::evidence::{Link, Page};
use apispec_codegen::listing;
use apispec_codegen::model::{Model, Origin, Provider, Service};
use apispec_codegen::{File, Links, Listing, Part, Take};
use rayon::prelude::*;
use serde::{Deserialize, Serialize};

use sheet::{Finished, Section, Sheet, head, row};

/// The folder of all pages.
pub(super) const FOLDER: &str = "generated/evidence/";

/// Hands over the pages of a part of the model; returns the links of each to others.
///
/// `counts` are those of all services, for the list of all pages, which is made if it is `Some`.
pub(super) fn pages<'a>(part: Part<'a>, counts: Option<&'a Counts>, take: Take<'_>) -> Links<'a> {
    let mut pages = part.providers().map(Page::Provider).collect::<Vec<_>>();
    pages.extend(counts.map(|_| Page::Index));
    for provider in &part.model.providers {
        for service in &provider.services {
            pages.push(Page::Service(provider, service));
            pages.extend(service.views(provider).map(Page::Operation));
        }
    }
    let finished = pages.par_iter().filter_map(|page| {
        let Finished { text, links } = match *page {
            Page::Index => index(part.listing, counts?),
            Page::Provider(provider) => service::provider(provider, &provider.services),
            Page::Service(provider, service) => service::service(provider, service),
            Page::Operation(view) => operation::page(view),
        };
        let file = page.file();
        take(File { path: format!("{FOLDER}{file}"), text });
        Some((file, links))
    });
    Links(finished.collect::<BTreeMap<_, _>>())
}

/// What the page of a provider takes from one of its services, which is all that it would say if there were no other.
pub(super) fn in_provider(provider: &Provider, service: &Service) -> String {
    service::provider(provider, std::slice::from_ref(service)).text
}

/// The list of all pages.
fn index<'a>(listing: &'a Listing, counts: &'a Counts) -> Finished<'a> {
    let sheet = Sheet::new(Page::Index, []);
    let services = listing.services();
    let operations = services.flat_map(|(provider, service)| {
        let name = format!("{}/{}", provider.module, service.module);
        let counts = counts.get(&name).into_iter().flatten();
        let operations = service.operations.iter().zip(counts);
        let rows = operations.map(|(it, counts)| operation(&sheet, provider, service, it, counts));
        rows.collect::<Vec<_>>()
    });
    let operations = operations.collect::<Vec<_>>();
    let services = listing.providers.iter().map(|provider| services_of(&sheet, provider));
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

/// The counts of each operation of each service, in the order of the listing, by `aliyun/rds`.
pub(super) type Counts = BTreeMap<String, Vec<Counted>>;

/// How much there is about an operation.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Counted {
    parameters: usize,
    rules: usize,
    errors: usize,
    disputes: usize,
    left_out: usize,
}

/// The counts of all services.
pub(super) fn counts(model: &Model) -> Counts {
    let services = model.providers.iter().flat_map(|provider| {
        let services = provider.services.iter();
        services
            .map(move |it| (format!("{}/{}", provider.module, it.module), counted(provider, it)))
    });
    services.collect()
}

/// How much there is about each operation of a service.
fn counted(provider: &Provider, service: &Service) -> Vec<Counted> {
    let counted = service.views(provider).map(|view| {
        let operation = view.operation;
        let origin = Origin::Operation(operation.wire.clone());
        let rows = service.error_codes.iter().flat_map(|code| &code.rows);
        Counted {
            parameters: operation.request.fields.len(),
            rules: view.demands().len(),
            errors: rows.filter(|row| row.origin == origin).count(),
            disputes: operation.disputes.len(),
            left_out: operation.left_out.len(),
        }
    });
    counted.collect()
}

/// The row of an operation.
fn operation<'a>(
    sheet: &Sheet<'a>,
    provider: &'a listing::Provider,
    service: &'a listing::Service,
    operation: &'a listing::Operation,
    counted: &Counted,
) -> String {
    let Counted { parameters, rules, errors, disputes, left_out } = *counted;
    let feature = Some(service.feature.as_str());
    let page = Link::from_index(&[&provider.module, &service.module, &operation.module], feature);
    row([
        sheet.labelled(&format!("`{}`", operation.wire), page),
        self::service(sheet, provider, service),
        parameters.to_string(),
        rules.to_string(),
        errors.to_string(),
        disputes.to_string(),
        left_out.to_string(),
    ])
}

/// A link to a service.
fn service<'a>(
    sheet: &Sheet<'a>,
    provider: &'a listing::Provider,
    service: &'a listing::Service,
) -> String {
    let modules = [provider.module.as_str(), &service.module];
    let link = Link::from_index(&modules, Some(&service.feature));
    sheet.labelled(&format!("`{}`", modules.join("::")), link)
}

/// A provider with its services.
fn services_of<'a>(sheet: &Sheet<'a>, provider: &'a listing::Provider) -> String {
    let link = Link::from_index(&[&provider.module], None);
    let mut text = format!("- {}\n", sheet.labelled(&format!("`{}`", provider.module), link));
    for service in &provider.services {
        text.push_str(&format!("  - {}\n", self::service(sheet, provider, service)));
    }
    text
}
