//! Facts: what the spec says about one thing, with its texts and its provenance.

use apispec_codegen::place::Place;
use apispec_codegen::spec::Text;

/// One thing that a spec says something about.
pub(super) struct Fact<'a> {
    pub(super) what: What,
    /// Its name, if things of its kind have names.
    pub(super) name: &'a str,
    /// The object that says it.
    pub(super) place: Place,
    /// Its texts, by the members that carry them.
    pub(super) texts: Vec<(&'static str, &'a Text)>,
    /// Where it stands in the documents.
    pub(super) source: Option<&'a str>,
}

/// What a fact is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum What {
    Provider,
    Style,
    Envelope,
    Service,
    Endpoints,
    Region,
    InBandFailure,
    Context,
    Error,
    Dispute,
    Operation,
    Note,
    Http,
    Authorization,
    Field,
    Limit,
    Value,
    Alias,
    Rule,
    Precondition,
    Quota,
    Example,
    Change,
    Type,
}

impl<'a> Fact<'a> {
    pub(super) fn new(what: What, name: &'a str, place: Place) -> Self {
        Self {
            what,
            name,
            place,
            texts: Vec::new(),
            source: None,
        }
    }

    /// With this text.
    pub(super) fn says(&mut self, key: &'static str, text: &'a Text) -> &mut Self {
        self.texts.push((key, text));
        self
    }

    /// With this text, if there is one.
    pub(super) fn may_say(&mut self, key: &'static str, text: &'a Option<Text>) -> &mut Self {
        self.texts.extend(text.as_ref().map(|text| (key, text)));
        self
    }

    /// With this provenance.
    pub(super) fn from(&mut self, source: &'a Option<String>) -> &mut Self {
        self.source = source.as_deref();
        self
    }

    /// What a message calls it: `` `Name` ``, or its kind where such things have no name.
    pub(super) fn called(&self) -> String {
        match self.what {
            What::Limit => format!("the limit of `{}`", self.name),
            _ if self.name.is_empty() => format!("the {}", self.what.noun()),
            _ => format!("`{}`", self.name),
        }
    }

    /// Where its name stands.
    pub(super) fn mark(&self) -> Place {
        let key = match self.what {
            What::Provider => "provider",
            What::Service => "service",
            What::Endpoints => "pattern",
            What::Region => "region",
            What::InBandFailure => "field",
            What::Error => "code",
            What::Operation => "operation",
            What::Http => "path",
            What::Authorization => "action",
            What::Value | What::Alias => "value",
            What::Dispute | What::Rule | What::Precondition | What::Quota => "id",
            What::Limit => "check",
            What::Change => "date",
            What::Context | What::Field | What::Example | What::Type => "name",
            What::Style | What::Envelope | What::Note => return self.place.clone(),
        };
        self.place.at(key)
    }
}

impl What {
    /// Whether it has a source: disputes name one for each claim, a vendor stands in none.
    pub(super) fn is_sourced(self) -> bool {
        !matches!(self, Self::Provider | Self::Dispute)
    }

    /// Whether readers are owed a description of it.
    pub(super) fn is_described(self) -> bool {
        !matches!(
            self,
            Self::Style
                | Self::Envelope
                | Self::Endpoints
                | Self::Region
                | Self::InBandFailure
                | Self::Http
                | Self::Authorization
                | Self::Limit
                | Self::Alias
        )
    }

    fn noun(self) -> &'static str {
        match self {
            Self::Style => "style",
            Self::Envelope => "envelope",
            Self::Note => "note",
            _ => "fact",
        }
    }
}
