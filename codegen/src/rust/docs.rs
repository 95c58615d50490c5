//! Doc comments: a sentence from the spec, the constraints, the wire name, and a link to the evidence.

use proc_macro2::TokenStream;
use quote::quote;

use super::{Context, Runtime};
use crate::evidence::{self, Page, Target};
pub(super) use crate::markdown::{code, prose};
use crate::markdown::{list, wrapped};
use crate::model::{
    Basis, DocumentKind, Field, Kind, Location, MapEncoding, NamedType, Status, Text, Variant,
};

/// The parts of a field's docs that do not follow from the field alone.
#[derive(Clone, Default)]
pub(super) struct FieldDocs {
    /// Its constraints, a list item for each.
    pub(super) constraints: Vec<String>,
    /// The same where `Self` is another type.
    pub(super) constraints_elsewhere: Vec<String>,
    /// The link to the evidence, if there are pages.
    pub(super) evidence: Option<String>,
}

/// Doc comments with a blank line between paragraphs; empty paragraphs are left out.
pub(super) fn lines(paragraphs: &[String]) -> TokenStream {
    outer(&wrapped(paragraphs))
}

/// How many lines an item of a list takes.
pub(super) fn lines_of(item: &str) -> usize {
    wrapped(&[item.to_owned()]).len()
}

/// The same, for the file around it.
pub(super) fn inner(paragraphs: &[String]) -> TokenStream {
    let lines = wrapped(paragraphs);
    quote! { #(#![doc = #lines])* }
}

/// The same, with a list between the paragraphs.
pub(super) fn lines_around(before: &[String], items: &[String], after: &[String]) -> TokenStream {
    outer(&joined([wrapped(before), list(items), wrapped(after)]))
}

/// The same, with a block after the list whose lines stay as they are.
pub(super) fn lines_with_block(
    before: &[String],
    items: &[String],
    block: &[String],
    after: &[String],
) -> TokenStream {
    // A space would be a trailing one, which rustfmt complains about and editors take away.
    let line = |line: &String| {
        if line.is_empty() { String::new() } else { format!(" {line}") }
    };
    let block = block.iter().map(line).collect();
    outer(&joined([wrapped(before), list(items), block, wrapped(after)]))
}

/// Blocks of lines with an empty line between them.
fn joined<const BLOCKS: usize>(blocks: [Vec<String>; BLOCKS]) -> Vec<String> {
    let blocks = blocks.into_iter().filter(|block| !block.is_empty());
    blocks.collect::<Vec<_>>().join(&String::new())
}

fn outer(lines: &[String]) -> TokenStream {
    // Tokens have no comments; the formatter prints attributes with one line each as `///`.
    quote! { #(#[doc = #lines])* }
}

/// `[Evidence](evidence::create_backup#parameter-UsedTime), 1 dispute`
///
/// Nothing in another crate, which has no pages.
pub(super) fn evidence(context: &Context<'_>, of: Target<'_>, disputes: usize) -> Option<String> {
    if context.runtime != Runtime::Inside {
        return None;
    }
    let module = match of.page {
        Page::Index => return None,
        Page::Provider(_) => "super::super::evidence".to_owned(),
        Page::Service(..) if context.operation.is_some() => "super::evidence".to_owned(),
        Page::Service(..) => "evidence".to_owned(),
        // The file of an operation has its page under this name.
        Page::Operation(_) if context.operation.is_some() => "evidence".to_owned(),
        Page::Operation(view) => format!("evidence::{}", view.operation.module),
    };
    let link = format!("[Evidence]({module}{})", of.fragment());
    Some(match disputes {
        0 => link,
        1 => format!("{link}, 1 dispute"),
        count => format!("{link}, {count} disputes"),
    })
}

/// The grade of what no page states and no service was seen to do; nothing for anything better.
pub(super) fn weak_grade(basis: Basis<'_>) -> Option<&'static str> {
    match basis.best? {
        DocumentKind::Observed | DocumentKind::Page => None,
        DocumentKind::Witness => Some("metadata only"),
        DocumentKind::Notes => Some("second hand"),
    }
}

/// What a field is, its constraints, its facts, and the link to the evidence.
pub(super) fn field(field: &Field, docs: &FieldDocs) -> TokenStream {
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
    ];
    let facts = facts.into_iter().flatten().collect::<Vec<_>>();
    let facts = with_evidence(&sentence(&facts), docs.evidence.as_deref());
    let before = [described(&field.doc, &field.wire), status(field.status).to_owned()];
    lines_around(&before, &docs.constraints, &[facts])
}

/// A sentence, and the link to the evidence.
pub(super) fn with_evidence(sentence: &str, evidence: Option<&str>) -> String {
    match evidence {
        Some(evidence) => format!("{sentence} {evidence}"),
        None => sentence.to_owned(),
    }
}

/// The location of a field, if it is not the usual one of its message.
fn place(location: Location) -> Option<&'static str> {
    match location {
        Location::Query | Location::Body => None,
        Location::Path => Some("in the path"),
        Location::Form => Some("in the form"),
        Location::Header => Some("a header"),
        Location::Host => Some("in the host"),
        Location::Payload => Some("the whole body"),
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
        sentence(&facts),
    ]
}

/// What a type is, and the link to the evidence.
pub(super) fn named(context: &Context<'_>, named: &NamedType) -> Vec<String> {
    let doc = match named.doc.en.as_str() {
        "" => "The documents give no description.".to_owned(),
        text => prose(text),
    };
    let of = evidence::of_type(context.provider, context.service, &named.name);
    let evidence = self::evidence(context, of, named.disputes.len());
    [doc].into_iter().chain(evidence).collect()
}

/// A description, or the wire name if there is none.
pub(super) fn described(doc: &Text, wire: &str) -> String {
    match doc.en.as_str() {
        "" => format!("{} on the wire.", code(wire)),
        text => prose(text),
    }
}

fn sentence(facts: &[String]) -> String {
    format!("{}.", facts.join(", "))
}

/// The status of a field, a value or an operation, if it is not in regular use.
pub(super) fn status(status: Status) -> &'static str {
    match status {
        Status::Normal => "",
        Status::Deprecated => "Deprecated by its document.",
        Status::Unavailable => "The service does not offer it.",
        Status::SetByService => "The service sets it; leave it out.",
    }
}
