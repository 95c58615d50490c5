//! What the documents say about operations and services, as static data.

use proc_macro2::{Literal, TokenStream};
use quote::{ToTokens, quote};

use super::leaves::Leaf;
use super::{Context, docs, ident, languages, optional};
use crate::model::{
    About, Answer, Authorization, Call, Change, Claim, Dispute, Document, Endpoints, Example,
    ExampleKind, Field, LeftOut, Operation, RegionHost, Text,
};

/// ```text
/// static INFO: support::OperationInfo =
///     support::OperationInfo::new("CreateBackup", &protocol::SERVICE).described("…", "…").…;
/// ```
pub(super) fn operation(operation: &Operation) -> TokenStream {
    let (wire, described) = (&operation.wire, languages(&operation.doc));
    let notes = operation.notes.iter().map(|note| text(&note.doc));
    let notes = call("notes", notes);
    let (method, path) = match &operation.call {
        Call::Rpc(rpc) => (rpc.method.name(), &rpc.path),
        Call::Http(http) => (http.method.name(), &http.path),
    };
    let authorization = operation.authorization.as_ref().map(authorization);
    let mut fields = operation.request.fields.iter();
    let token = fields.find(|field| field.idempotency_token);
    let token = token.map(|Field { wire, .. }| quote! { .token(#wire) });
    let (disputes, disputed) = disputes(&operation.disputes);
    let (examples, shown) =
        table("EXAMPLES", quote! { Example }, "examples", operation.examples.iter().map(example));
    let history = call("changed", operation.history.iter().map(change));
    let left_out = call("without", operation.left_out.iter().map(left_out));
    let source = source(&operation.source);
    quote! {
        static INFO: support::OperationInfo =
            support::OperationInfo::new(#wire, &protocol::SERVICE)
                .described(#described)
                #notes
                .called(#method, #path)
                #authorization
                #token
                .held(&RULES, ErrorCode::DOCUMENTED)
                #shown
                #disputed
                #history
                #left_out
                #source;
        #examples
        #disputes
    }
}

/// ```text
/// pub static SERVICE: support::ServiceInfo =
///     support::ServiceInfo::new("Rds", "2014-08-15").described("…", "…").…;
/// ```
pub(super) fn service(context: &Context<'_>) -> TokenStream {
    let service = context.service;
    let (product, version) = (&service.product, &service.version);
    let described = languages(&service.doc);
    let reached = service.endpoints.as_ref().map(endpoints);
    let (disputes, disputed) = disputes(&service.disputes);
    let (documents, documented) = table(
        "DOCUMENTS",
        quote! { Document },
        "documented",
        service.documents.iter().map(document),
    );
    let source = source(&service.source);
    let shown = service.disputes.iter();
    let shown = shown.filter(|dispute| dispute.concerns_service());
    let mut paragraphs = vec!["The service: product, version, hosts and documents.".to_owned()];
    paragraphs.extend(shown.map(docs::dispute));
    let docs = docs::lines(&paragraphs);
    quote! {
        #docs
        pub static SERVICE: support::ServiceInfo =
            support::ServiceInfo::new(#product, #version)
                .described(#described) #reached #disputed #documented #source;
        #disputes
        #documents
    }
}

/// `static DISPUTES: [support::Dispute; 2] = […];`, and the call that takes it.
fn disputes(disputes: &[Dispute]) -> (Option<TokenStream>, Option<TokenStream>) {
    let rows = disputes.iter().map(dispute);
    table("DISPUTES", quote! { Dispute }, "disputed", rows)
}

/// A table of its own, and the call that takes it; nothing if there are no rows.
fn table(
    name: &str,
    kind: TokenStream,
    method: &str,
    rows: impl ExactSizeIterator<Item = TokenStream>,
) -> (Option<TokenStream>, Option<TokenStream>) {
    let (name, method) = (ident(name), ident(method));
    let count = rows.len();
    let call = (count > 0).then(|| quote! { .#method(&#name) });
    let table = (count > 0).then(|| {
        let count = Literal::usize_unsuffixed(count);
        quote! { static #name: [support::#kind; #count] = [#(#rows),*]; }
    });
    (table, call)
}

/// `.notes(&[…])`, or nothing if there are no items.
pub(super) fn call(
    method: &str,
    items: impl ExactSizeIterator<Item: ToTokens>,
) -> Option<TokenStream> {
    let method = ident(method);
    (items.len() > 0).then(|| quote! { .#method(&[#(#items),*]) })
}

/// `support::Text::new("…", "…")`
fn text(text: &Text) -> TokenStream {
    let languages = languages(text);
    quote! { support::Text::new(#languages) }
}

/// `.from("rds-en:1")`
pub(super) fn source(source: &Option<String>) -> Option<TokenStream> {
    source.as_ref().map(|source| quote! { .from(#source) })
}

fn authorization(authorization: &Authorization) -> TokenStream {
    let action = &authorization.action;
    let access = authorization.access.tokens();
    let resources = authorization.resources.iter().map(|resource| {
        let (kind, pattern) = (&resource.kind, &resource.pattern);
        quote! { (#kind, #pattern) }
    });
    let keys = &authorization.condition_keys;
    let dependent = &authorization.dependent_actions;
    let source = optional(&authorization.source);
    quote! {
        .authorized(support::Authorization {
            action: #action,
            access: #access,
            resources: &[#(#resources),*],
            condition_keys: &[#(#keys),*],
            dependent_actions: &[#(#dependent),*],
            source: #source,
        })
    }
}

fn endpoints(endpoints: &Endpoints) -> TokenStream {
    let pattern = &endpoints.pattern;
    let regions = endpoints.regions.iter();
    let regions = regions.map(|RegionHost { region, host, .. }| quote! { (#region, #host) });
    let source = optional(&endpoints.source);
    quote! {
        .reached(support::Endpoints {
            pattern: #pattern,
            regions: &[#(#regions),*],
            source: #source,
        })
    }
}

fn example(example: &Example) -> TokenStream {
    let name = &example.name;
    let answer = |answer: &Answer| {
        let (status, body) = (Literal::u16_unsuffixed(answer.status), answer.body.text());
        quote! { (#status, #body) }
    };
    let shown = match &example.shows {
        ExampleKind::Request(request) => {
            let members = request.values().into_iter().collect();
            let text = serde_json::Value::Object(members).to_string();
            quote! { support::Shown::Request(#text) }
        }
        ExampleKind::Success(it) => {
            let answer = answer(it);
            quote! { support::Shown::Success #answer }
        }
        ExampleKind::Failure(it) => {
            let answer = answer(it);
            quote! { support::Shown::Failure #answer }
        }
    };
    let described = example.doc.as_ref().map(|doc| {
        let described = languages(doc);
        quote! { .described(#described) }
    });
    let source = source(&example.source);
    quote! { support::Example::new(#name, #shown) #described #source }
}

fn dispute(dispute: &Dispute) -> TokenStream {
    let id = &dispute.id;
    let about = dispute.about.iter().map(about);
    let claims = dispute.claims.iter().map(|Claim { says, source }| {
        quote! { support::Claim { says: #says, source: #source } }
    });
    let decision = languages(&dispute.decision);
    let reason = languages(&dispute.reason);
    quote! {
        support::Dispute::new(#id, &[#(#about),*], &[#(#claims),*])
            .decided(#decision)
            .because(#reason)
    }
}

/// `support::About::Parameter("DBName")`
fn about(about: &About) -> TokenStream {
    match about {
        About::Operation => quote! { support::About::Operation },
        About::Parameter(name) => quote! { support::About::Parameter(#name) },
        About::ResponseField(name) => quote! { support::About::ResponseField(#name) },
        About::Type(name) => quote! { support::About::Type(#name) },
        About::Error(code) => quote! { support::About::Error(#code) },
        About::Rule(id) => quote! { support::About::Rule(#id) },
        About::Precondition(id) => quote! { support::About::Precondition(#id) },
        About::Quota(id) => quote! { support::About::Quota(#id) },
        About::Example(name) => quote! { support::About::Example(#name) },
        About::Endpoints => quote! { support::About::Endpoints },
    }
}

fn change(change: &Change) -> TokenStream {
    let (date, description) = (&change.date, text(&change.doc));
    let source = optional(&change.source);
    quote! {
        support::Change { date: #date, description: #description, source: #source }
    }
}

fn left_out(left_out: &LeftOut) -> TokenStream {
    let (what, reason, source) = (&left_out.what, &left_out.reason, &left_out.source);
    quote! { support::LeftOut { what: #what, reason: #reason, source: #source } }
}

fn document(document: &Document) -> TokenStream {
    let (id, title, language) = (&document.id, &document.title, &document.language);
    let publisher = &document.publisher;
    let kind = document.kind.tokens();
    let date = optional(&document.date);
    quote! {
        support::Document {
            id: #id,
            title: #title,
            kind: #kind,
            language: #language,
            publisher: #publisher,
            date: #date,
        }
    }
}
