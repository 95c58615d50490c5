//! The pages of a service and of a provider: what their operations share.

use apispec_codegen::evidence::{Item, Page};
use apispec_codegen::markdown::{code, prose};
use apispec_codegen::model::{About, Document, Origin, Provider, Service};

use super::disputes::{dispute, disputed};
use super::errors;
use super::fields;
use super::protocol;
use super::sheet::{Finished, Section, Sheet, head, languages, row};
use super::targets::{Around, HOSTS};

/// The page of a service.
pub(super) fn service<'a>(provider: &'a Provider, service: &'a Service) -> Finished<'a> {
    let around = Around { provider, service };
    let sheet = Sheet::new(Page::Service(provider, service), &service.documents);
    let name = format!("`{}::{}`", provider.module, service.module);
    let mut intro = vec![format!(
        "What the documents say about {name} as a whole: hosts, facts, shared types, errors of any operation, and the documents that its facts are taken from. It is for people who review the specs or doubt a rule; what concerns one operation is on the operation's page."
    )];
    intro.extend(languages(&service.doc));
    intro.push(format!(
        "Product {}, version {}. Source: {}.",
        code(&service.product),
        code(&service.version),
        sheet.places(service.source.as_deref())
    ));
    let whole = service.disputes.iter().filter(|it| it.about.contains(&About::Operation));
    intro.push(disputed(&sheet, around, whole).trim_start_matches("- ").trim_end().to_owned());
    intro.push(format!(
        "More: {} (protocol, errors of all services), {}.",
        sheet.link(&format!("`{}`", provider.module), Page::Provider(provider).item(Item::Top)),
        sheet.link("all pages, and how to read them", Page::Index.item(Item::Top)),
    ));
    let operations = service.views(provider).map(|view| {
        let page = Page::Operation(view);
        format!(
            "- {}: {}\n",
            sheet.link(&page.name(), page.item(Item::Top)),
            prose(&view.operation.doc.en)
        )
    });
    let operations = operations.collect::<Vec<_>>();
    let hosts = service.endpoints.iter();
    let hosts = hosts.map(|endpoints| {
        let about = service.disputes.iter().filter(|it| it.about.contains(&About::Endpoints));
        disputed(&sheet, around, about) + "\n" + &protocol::endpoints(&sheet, endpoints)
    });
    let hosts = hosts.collect::<String>();
    let types = service.types.of(&service.shared_types);
    let types = types.map(|named| fields::named(&sheet, around, named)).collect::<Vec<_>>();
    let (error_count, errors) = errors::rows(&sheet, around, &Origin::Service);
    let disputes = service.disputes.iter().map(|it| dispute(&sheet, around, it));
    let disputes = disputes.collect::<Vec<_>>();
    let style = service.style.iter().map(|style| protocol::style(&sheet, style));
    let in_band = service.in_band_failure.iter().map(|it| protocol::in_band(&sheet, it));
    let calls = style.chain(in_band).collect::<Vec<_>>();
    let sections = vec![
        section("operations", "Operations", operations),
        section("calls", "Calls", calls),
        Section {
            id: HOSTS,
            title: "Hosts",
            intro: "",
            count: service.endpoints.iter().map(|it| it.regions.len() + 1).sum(),
            body: hosts,
        },
        Section {
            id: "facts",
            title: "Facts",
            intro: "Facts outside the request, as far as the caller knows them. Rules that need an unknown fact are skipped.",
            count: service.context.len(),
            body: fields::context(&sheet, around, &service.context),
        },
        section("types", "Shared types", types),
        Section {
            id: "errors",
            title: "Errors of any operation",
            intro: "",
            count: error_count,
            body: errors,
        },
        section("disputes", "Disputes", disputes),
        documents(&sheet),
    ];
    let title = format!("Evidence: {name}");
    sheet.finish(&title, &intro, sections)
}

/// The page of a provider if these are its services.
pub(super) fn provider<'a>(provider: &'a Provider, services: &'a [Service]) -> Finished<'a> {
    let mut documents = Vec::<&Document>::new();
    for document in services.iter().flat_map(|service| &service.documents) {
        if documents.iter().all(|known| known.id != document.id) {
            documents.push(document);
        }
    }
    let sheet = Sheet::new(Page::Provider(provider), documents);
    let name = format!("`{}`", provider.module);
    let mut intro = vec![format!(
        "What the documents say about {name} as a whole: how its services are called, where the parts of an error are, and which errors any operation may return. It is for people who review the specs or doubt a rule."
    )];
    intro.extend(languages(&provider.doc));
    intro.push(format!("Source: {}.", sheet.places(provider.source.as_deref())));
    intro.push(format!(
        "More: {}.",
        sheet.link("all pages, and how to read them", Page::Index.item(Item::Top))
    ));
    let listed = services.iter().map(|service| {
        let page = Page::Service(provider, service);
        format!(
            "- {}: {}\n",
            sheet.link(&page.name(), page.item(Item::Top)),
            prose(&service.doc.en)
        )
    });
    let listed = listed.collect::<Vec<_>>();
    // Each service has the rows of its provider, so that those of one are all.
    let first = services.first();
    let (error_count, errors) = first.map_or((0, String::new()), |service| {
        errors::rows(&sheet, Around { provider, service }, &Origin::Provider)
    });
    let credentials = protocol::credentials(&sheet, provider);
    let sections = vec![
        section("services", "Services", listed),
        section("style", "Style of calls", vec![protocol::style(&sheet, &provider.style)]),
        section("envelope", "Success and failure", protocol::envelope(&sheet, provider)),
        Section {
            id: "credentials",
            title: "Credentials",
            intro: "What signers add to requests. Error messages must not show it.",
            count: credentials.len(),
            body: head(["name", "source"]) + &credentials.concat(),
        },
        Section {
            id: "errors",
            title: "Errors of any operation",
            intro: "",
            count: error_count,
            body: errors,
        },
        self::documents(&sheet),
    ];
    let title = format!("Evidence: {name}");
    sheet.finish(&title, &intro, sections)
}

fn section(id: &'static str, title: &'static str, parts: Vec<String>) -> Section {
    Section { id, title, intro: "", count: parts.len(), body: parts.concat() }
}

/// The documents that the places of the page may be in.
fn documents(sheet: &Sheet<'_>) -> Section {
    let mut body = head(["id", "document", "evidence", "publisher", "language", "date"]);
    for document in &sheet.documents {
        let title = prose(&document.title);
        let title = match &document.address {
            Some(address) => format!("[{title}](<{address}>)"),
            None => title,
        };
        body.push_str(&row([
            format!("{}{}", Item::Document(&document.id).tag(), code(&document.id)),
            title,
            document.kind.grade().to_owned(),
            prose(&document.publisher),
            document.language.clone(),
            document.date.clone().unwrap_or_else(|| "unknown".into()),
        ]));
    }
    Section { id: "documents", title: "Documents", intro: "", count: sheet.documents.len(), body }
}
