//! Doc comments: a sentence from the spec, then wire name, default, example and source.

use proc_macro2::TokenStream;
use quote::quote;

use crate::markdown::wrapped;
pub(super) use crate::markdown::{code, prose};
use crate::model::{Dispute, Field, Kind, Location, MapEncoding, NamedType, Status, Text, Variant};

/// Doc comments with a blank line between paragraphs; empty paragraphs are left out.
pub(super) fn lines(paragraphs: &[String]) -> TokenStream {
    outer(&wrapped(paragraphs))
}

/// The same, for the file around it.
pub(super) fn inner(paragraphs: &[String]) -> TokenStream {
    let lines = wrapped(paragraphs);
    quote! { #(#![doc = #lines])* }
}

/// The same, with lines between them that stay as they are.
pub(super) fn lines_around(before: &[String], block: &[String], after: &[String]) -> TokenStream {
    let mut all = wrapped(before);
    if !block.is_empty() {
        all.push(String::new());
        // A space would be a trailing one, which rustfmt complains about and editors take away.
        let line = |line: &String| {
            if line.is_empty() { String::new() } else { format!(" {line}") }
        };
        all.extend(block.iter().map(line));
    }
    let after = wrapped(after);
    if !after.is_empty() {
        all.push(String::new());
    }
    all.extend(after);
    outer(&all)
}

fn outer(lines: &[String]) -> TokenStream {
    // Tokens have no comments; the formatter prints attributes with one line each as `///`.
    quote! { #(#[doc = #lines])* }
}

/// What a field is, then its facts.
pub(super) fn field(field: &Field) -> Vec<String> {
    let fact = |word: &str, value: &Option<String>| {
        let value = value.as_ref()?;
        Some(format!("{word} {}", code(value)))
    };
    let unit = field.unit.as_ref();
    let facts = [
        Some(format!("Wire name {}", code(&field.wire))),
        place(field.location).map(str::to_owned),
        form(&field.kind),
        fact("default", &field.default),
        unit.map(|unit| format!("in {}", prose(unit))),
        fact("example", &field.example),
    ];
    let facts = facts.into_iter().flatten().collect::<Vec<_>>();
    vec![
        described(&field.doc, &field.wire),
        status(field.status).to_owned(),
        with_source(&sentence(&facts), &field.source),
    ]
}

/// Where a field stands, if that is not where most of its message stands.
fn place(location: Location) -> Option<&'static str> {
    match location {
        Location::Query | Location::Body => None,
        Location::Path => Some("in the path"),
        Location::Form => Some("in the form"),
        Location::Header => Some("a header"),
    }
}

/// How a value is one text, if it is more than that.
fn form(kind: &Kind) -> Option<String> {
    match kind {
        Kind::Json(_) => Some("JSON in a text".into()),
        Kind::List { encoding, .. } => {
            let form = encoding.form();
            match form.separator {
                Some(_) => Some(format!("joined by {}", form.docs)),
                None => Some(form.docs.to_owned()).filter(|docs| !docs.is_empty()),
            }
        }
        Kind::Map { encoding: MapEncoding::Flat, .. } => Some("the length before each key".into()),
        _ => None,
    }
}

/// What a value means, then its facts.
pub(super) fn variant(variant: &Variant) -> Vec<String> {
    let mut facts = vec![format!("{} on the wire", code(&variant.wire))];
    if !variant.aliases.is_empty() {
        let aliases = variant.aliases.iter().map(|alias| code(&alias.value));
        let aliases = aliases.collect::<Vec<_>>();
        facts.push(format!("also read from {}", aliases.join(" and ")));
    }
    vec![
        described(&variant.doc, &variant.wire),
        status(variant.status).to_owned(),
        with_source(&sentence(&facts), &variant.source),
    ]
}

/// What a type is, and what is disputed about it.
pub(super) fn named(named: &NamedType) -> Vec<String> {
    let doc = match named.doc.en.as_str() {
        "" => "The documents give no description.".to_owned(),
        text => prose(text),
    };
    let mut paragraphs = vec![doc, source(&named.source)];
    paragraphs.extend(named.disputes.iter().map(dispute));
    paragraphs
}

/// A description, or the wire name if there is none.
pub(super) fn described(doc: &Text, wire: &str) -> String {
    match doc.en.as_str() {
        "" => format!("{} on the wire.", code(wire)),
        text => prose(text),
    }
}

/// What is claimed and where, what is done about it, and why.
pub(super) fn dispute(dispute: &Dispute) -> String {
    let claims = dispute.claims.iter();
    let claims = claims.map(|it| format!("{} ({})", code(&it.says), code(&it.source)));
    format!(
        "Disputed, {}: {}. Decision: {} Reason: {}",
        code(&dispute.id),
        claims.collect::<Vec<_>>().join("; "),
        prose(&dispute.decision.en),
        prose(&dispute.reason.en)
    )
}

/// A sentence and where it stands.
pub(super) fn with_source(sentence: &str, source: &Option<String>) -> String {
    match source {
        Some(source) => format!("{sentence} Source: {}.", code(source)),
        None => sentence.to_owned(),
    }
}

/// Where something stands, as a sentence by itself.
pub(super) fn source(source: &Option<String>) -> String {
    with_source("", source).trim().to_owned()
}

fn sentence(facts: &[String]) -> String {
    format!("{}.", facts.join(", "))
}

fn status(status: Status) -> &'static str {
    match status {
        Status::Normal => "",
        Status::Deprecated => "Deprecated by its document.",
        Status::Unavailable => "The service does not offer it.",
        Status::SetByService => "The service sets it; leave it out.",
    }
}
