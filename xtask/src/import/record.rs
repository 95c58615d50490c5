//! What an import tells besides the specs: the vendor's sentences, and what is left out and why.

use std::collections::BTreeMap;
use std::fmt;

/// What is told of one operation.
#[derive(Clone, Debug, Default)]
pub(super) struct Record {
    /// The vendor's sentences.
    pub(super) sentences: Vec<Sentence>,
    /// What is left out.
    pub(super) omissions: Vec<Omission>,
    /// The descriptions of fields of the request.
    pub(super) descriptions: Vec<Description>,
}

/// The description of a field of the request.
#[derive(Clone, Debug)]
pub(super) struct Description {
    /// The reference in the `source` of the field.
    pub(super) source: String,
    /// The pointer to the text.
    pub(super) pointer: String,
    pub(super) text: String,
}

/// What the vendor says of something.
#[derive(Clone, Debug)]
pub(super) struct Sentence {
    /// The reference in the `source` of the spec.
    pub(super) source: String,
    /// Its wire name.
    pub(super) name: String,
    /// The text.
    pub(super) says: String,
    /// The beginnings of conditional sentences in it that could not be read.
    pub(super) unread: Vec<String>,
}

/// Something that the spec leaves out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Omission {
    /// Why.
    pub(super) reason: Reason,
    /// What, with its value.
    pub(super) what: String,
    /// The reference into the metadata.
    pub(super) source: String,
}

/// Why something is left out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Reason {
    /// An error row without a code.
    ErrorWithoutCode,
    /// Enumerations and ranges of numbers that are not texts or whole numbers.
    UntypedLimit,
    /// A location, type or encoding that specs do not have.
    UnknownForm,
    /// The generator refuses it.
    Refused(&'static str),
    /// An example or a default that is not a value of its type.
    MisfitValue,
    /// The same thing again.
    Duplicate,
    /// Another spelling of a value.
    Spelling,
    /// An example response that contradicts the documented response.
    MisfitResponse,
    /// An example response that is neither JSON nor XML.
    UnreadableResponse,
    /// Required in the documentation, optional for the gateway.
    RequiredInDocs,
    /// Required, though a type would always contain itself.
    Endless,
    /// A reference that leads nowhere, or into itself without an object in between.
    Reference,
    /// An operation that specs can't say.
    Operation,
    /// What a client or a signer adds.
    Sender,
    /// A parameter of the path that is optional, undeclared, or not in it.
    Path,
}

/// Who is to blame for an omission.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Fault {
    /// The format can't say it.
    Format,
    /// The metadata contradicts itself.
    Metadata,
}

impl Reason {
    pub(super) fn fault(self) -> Fault {
        match self {
            Self::UntypedLimit
            | Self::UnknownForm
            | Self::Refused(_)
            | Self::Operation
            | Self::Sender => Fault::Format,
            Self::ErrorWithoutCode
            | Self::MisfitValue
            | Self::Duplicate
            | Self::Spelling
            | Self::MisfitResponse
            | Self::UnreadableResponse
            | Self::RequiredInDocs
            | Self::Endless
            | Self::Reference
            | Self::Path => Fault::Metadata,
        }
    }
}

impl fmt::Display for Reason {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let text = match self {
            Self::ErrorWithoutCode => "errors without a code",
            Self::UntypedLimit => {
                "limits of numbers: enumerations of decimals, decimal and open ranges"
            }
            Self::UnknownForm => "unknown methods, locations, types and encodings",
            Self::Refused(code) => return write!(formatter, "refused by the generator: {code}"),
            Self::MisfitValue => "examples and defaults that are not values of their type",
            Self::Duplicate => "duplicates",
            Self::Spelling => {
                "values that differ only in case, imported as aliases of the first one"
            }
            Self::MisfitResponse => "example responses that contradict the documented response",
            Self::UnreadableResponse => "example responses that are not well formed",
            Self::RequiredInDocs => "required in the documentation only, imported as optional",
            Self::Endless => {
                "required fields by which a type always contains itself, imported as optional"
            }
            Self::Reference => "references to missing or endless schemas, imported as `any`",
            Self::Operation => {
                "operations with streams, bodies other than JSON and forms, or other methods"
            }
            Self::Sender => "headers and parameters that clients and signers add",
            Self::Path => {
                "path parameters that are optional, undeclared, or in no path, imported as the path says"
            }
        };
        formatter.write_str(text)
    }
}

impl Record {
    /// Notes what the vendor says of something; titles are often repeated as the whole summary.
    pub(super) fn says(&mut self, source: &str, name: &str, says: &str) {
        let (source, name, says) = (source.to_owned(), name.to_owned(), says.trim().to_owned());
        if let Some(last) = self.sentences.last_mut().filter(|last| last.source == source)
            && last.says.trim_end_matches(['。', '.']) == says.trim_end_matches(['。', '.'])
        {
            last.says = says;
            return;
        }
        self.sentences.push(Sentence { source, name, says, unread: Vec::new() });
    }

    /// Notes that something is left out, once if a schema is used several times.
    pub(super) fn omits(&mut self, reason: Reason, what: impl Into<String>, source: &str) {
        let omission = Omission { reason, what: what.into(), source: source.to_owned() };
        if !self.omissions.contains(&omission) {
            self.omissions.push(omission);
        }
    }
}

/// How often something was left out, by reason; those with the same fault follow each other.
pub(super) fn counts<'a>(
    records: impl Iterator<Item = &'a Record>,
) -> BTreeMap<(Fault, Reason), usize> {
    let mut counts = BTreeMap::new();
    for omission in records.flat_map(|record| &record.omissions) {
        *counts.entry((omission.reason.fault(), omission.reason)).or_default() += 1;
    }
    counts
}
