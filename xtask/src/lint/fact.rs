//! Facts: what the spec says about one thing, with its texts and its provenance.

use apispec_codegen::place::Place;
use apispec_codegen::spec::objects::Object;

/// One thing that a spec says something about.
pub(super) struct Fact<'a> {
    /// The name of its definition in the format.
    pub(super) definition: &'static str,
    /// Its name, if things of its kind have names.
    pub(super) name: &'a str,
    /// The object that says it.
    pub(super) place: Place,
    /// Its texts, by the members that carry them.
    pub(super) texts: Vec<(&'static str, Text<'a>)>,
    /// Where it stands in the documents.
    pub(super) source: Option<&'a str>,
    naming: Naming,
}

/// A text of a fact.
#[derive(Clone, Copy)]
pub(super) struct Text<'a> {
    pub(super) en: &'a str,
    pub(super) zh: Option<&'a str>,
}

/// What a thing is called by.
#[derive(Clone, Copy)]
enum Naming {
    /// A member of its own.
    Member(&'static str),
    /// The field that it limits.
    Field,
    /// Its kind.
    Noun(&'static str),
}

/// What facts are about: the definitions with texts or a source that lints look at.
const NAMINGS: &[(&str, Naming)] = &[
    ("Provider", Naming::Member("provider")),
    ("RpcStyle", Naming::Noun("style")),
    ("RestStyle", Naming::Noun("style")),
    ("Envelope", Naming::Noun("envelope")),
    ("Service", Naming::Member("service")),
    ("Endpoints", Naming::Member("pattern")),
    ("RegionHost", Naming::Member("region")),
    ("InBandFailure", Naming::Member("field")),
    ("ContextFact", Naming::Member("name")),
    ("ErrorRow", Naming::Member("code")),
    ("Dispute", Naming::Member("id")),
    ("Operation", Naming::Member("operation")),
    ("Note", Naming::Noun("note")),
    ("Http", Naming::Member("path")),
    ("Authorization", Naming::Member("action")),
    ("Field", Naming::Member("name")),
    ("Limit", Naming::Field),
    ("Value", Naming::Member("value")),
    ("Alias", Naming::Member("value")),
    ("Rule", Naming::Member("id")),
    ("Precondition", Naming::Member("id")),
    ("Quota", Naming::Member("id")),
    ("Example", Naming::Member("name")),
    ("Change", Naming::Member("date")),
    ("TypeDefinition", Naming::Member("name")),
];

/// Definitions that have no source: disputes name one for each claim, a vendor stands in none.
const UNSOURCED: &[&str] = &["Provider", "Dispute"];

/// Definitions of which readers are owed no description.
const UNDESCRIBED: &[&str] = &[
    "RpcStyle",
    "RestStyle",
    "Envelope",
    "Endpoints",
    "RegionHost",
    "InBandFailure",
    "Http",
    "Authorization",
    "Limit",
    "Alias",
];

impl<'a> Fact<'a> {
    /// Every fact that the objects say.
    pub(super) fn all(objects: &[Object<'a>]) -> Vec<Self> {
        let mut facts = Vec::<Self>::new();
        // The fact of each object, for the texts in it.
        let mut of_object = vec![None; objects.len()];
        for (index, object) in objects.iter().enumerate() {
            let around = object.around.map(|around| &objects[around]);
            if let Some(fact) = Self::of(object, around) {
                of_object[index] = Some(facts.len());
                facts.push(fact);
            } else if object.definition == "Text"
                && let Some(fact) = object.around.and_then(|around| of_object[around])
                && let Some(en) = object.text("en")
            {
                let fact: &mut Self = &mut facts[fact];
                let zh = object.text("zh");
                fact.texts.push((object.key, Text { en, zh }));
            }
        }
        facts
    }

    fn of(object: &Object<'a>, around: Option<&Object<'a>>) -> Option<Self> {
        let mut namings = NAMINGS.iter();
        let (_, naming) = namings.find(|(definition, _)| *definition == object.definition)?;
        let name = match naming {
            Naming::Member(key) => object.text(key),
            Naming::Field => around.and_then(|field| field.text("name")),
            Naming::Noun(_) => None,
        };
        Some(Self {
            definition: object.definition,
            name: name.unwrap_or_default(),
            place: object.place.clone(),
            texts: Vec::new(),
            source: object.text("source"),
            naming: *naming,
        })
    }

    /// What a message calls it: `` `Name` ``, or its kind where such things have no name.
    pub(super) fn called(&self) -> String {
        match self.naming {
            Naming::Member(_) => format!("`{}`", self.name),
            Naming::Field => format!("the limit of `{}`", self.name),
            Naming::Noun(noun) => format!("the {noun}"),
        }
    }

    /// Where its name stands.
    pub(super) fn mark(&self) -> Place {
        match self.naming {
            Naming::Member(key) => self.place.at(key),
            Naming::Field => self.place.at("check"),
            Naming::Noun(_) => self.place.clone(),
        }
    }

    /// Whether it has a source.
    pub(super) fn is_sourced(&self) -> bool {
        !UNSOURCED.contains(&self.definition)
    }

    /// Whether readers are owed a description of it.
    pub(super) fn is_described(&self) -> bool {
        !UNDESCRIBED.contains(&self.definition)
    }
}
