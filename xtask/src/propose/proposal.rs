//! Texts → proposals for an operation, each with its place and the words that say it, and what could not be read.

use std::collections::BTreeMap;

use apispec_codegen::spec::read::{File, Specs};
use apispec_codegen::spec::{self, Document};

use super::names::names;
use super::texts::{Place, Text, texts};
use crate::documents::Saved;
use crate::prose::{self, Check, Field, Names, Statement, Unsayable};

/// A check that a sentence states.
#[derive(Clone, Debug)]
pub(crate) struct Proposal {
    pub(crate) check: Check,
    /// The reference, as a `source` has it.
    pub(crate) source: String,
    /// The place with its column.
    pub(crate) place: String,
    /// The words that say it.
    pub(crate) from: String,
}

/// A part of a sentence that may limit requests and is no proposal.
#[derive(Clone, Debug)]
pub(crate) struct Unread {
    /// The reference, as a `source` has it.
    pub(crate) source: String,
    pub(crate) place: String,
    pub(crate) words: String,
    pub(crate) why: Why,
}

/// Why a sentence is no proposal.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Why {
    /// It is not understood.
    Unread,
    /// It is understood, and specs can't say it as a rule or a limit.
    Unsayable(Unsayable),
}

/// What the documents of an operation say.
#[derive(Default)]
pub(crate) struct Read {
    pub(crate) proposals: Vec<Proposal>,
    pub(crate) unread: Vec<Unread>,
    /// Sentences that limit requests or may do so.
    pub(crate) limiting: usize,
}

/// What the saved documents say of an operation.
pub(super) fn read(
    specs: &Specs,
    operation: &File<spec::Operation>,
    documents: &[(&Document, &Saved)],
) -> Read {
    read_texts(specs, operation, &texts(&operation.spec, documents))
}

/// The description of a parameter.
pub(crate) struct Description<'a> {
    /// The wire name of the parameter.
    pub(crate) field: &'a str,
    pub(crate) text: &'a str,
    /// The id of the document.
    pub(crate) document: &'a str,
    /// Where the description is in the document.
    pub(crate) pointer: &'a str,
}

/// What descriptions say of an operation.
pub(crate) fn described(
    specs: &Specs,
    operation: &File<spec::Operation>,
    descriptions: &[Description<'_>],
) -> Read {
    let texts = descriptions.iter().map(|it| Text {
        document: it.document.to_owned(),
        field: it.field.to_owned(),
        text: it.text.to_owned(),
        place: Place::Pointer(it.pointer.to_owned()),
    });
    read_texts(specs, operation, &texts.collect::<Vec<_>>())
}

fn read_texts(specs: &Specs, operation: &File<spec::Operation>, texts: &[Text]) -> Read {
    let labels = texts.iter().map(|it| (it.field.clone(), prose::listed(&it.text)));
    let names = names(specs, operation, &labels.collect::<Vec<_>>());
    let none = Field::none();
    let sentences = texts.iter().flat_map(|text| {
        let field = names.field(&text.field).unwrap_or(&none);
        prose::read(&text.text, field, &names).into_iter().map(move |it| (text, it))
    });
    let sentences = sentences.collect::<Vec<_>>();
    let defaults = defaults(&sentences, &names);
    let mut read = Read::default();
    for (text, mut sentence) in sentences {
        for (field, default) in &defaults {
            let statements = sentence.statements.into_iter();
            sentence.statements = statements.map(|it| it.with_default(field, default)).collect();
        }
        read.add(text, &sentence, &names);
    }
    read
}

/// The defaults that the documents state and the spec does not.
fn defaults(sentences: &[(&Text, prose::Sentence)], names: &Names) -> BTreeMap<String, String> {
    let stated = sentences.iter().flat_map(|(_, sentence)| &sentence.statements);
    let stated = stated.filter_map(|it| match it {
        Statement::Default { field, value } => {
            let known = names.field(field).filter(|it| !it.has_default && !it.required)?;
            Some((field.clone(), names.value(known, value)?))
        }
        _ => None,
    });
    stated.collect()
}

impl Read {
    fn add(&mut self, text: &Text, sentence: &prose::Sentence, names: &Names) {
        let is_around = text.field.is_empty();
        let says = short(&text.text[sentence.span.clone()]);
        let place = text.place_of(sentence.span.start);
        let limits = |it: &&Statement| !is_around && !it.fields().contains(&"");
        let statements = sentence.statements.iter().filter(limits).collect::<Vec<_>>();
        let is_unread = sentence.unread.is_some() || is_around && !sentence.statements.is_empty();
        self.limiting += usize::from(is_unread || !statements.is_empty());
        if is_unread {
            self.unread.push(Unread {
                source: text.reference(sentence.span.start),
                place: place.clone(),
                words: says.clone(),
                why: Why::Unread,
            });
        }
        for statement in statements {
            match prose::check(statement, names) {
                Ok(check) => {
                    let source = text.reference(sentence.span.start);
                    let from = says.clone();
                    self.proposals.push(Proposal { check, source, place: place.clone(), from });
                }
                Err(why) => {
                    let (place, words) = (place.clone(), says.clone());
                    let source = text.reference(sentence.span.start);
                    self.unread.push(Unread { source, place, words, why: Why::Unsayable(why) });
                }
            }
        }
    }
}

/// The beginning of a sentence, on a line.
fn short(text: &str) -> String {
    const LONGEST: usize = 60;
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let short = line.chars().take(LONGEST).collect::<String>();
    if short.len() < line.len() { short + "…" } else { short }
}
