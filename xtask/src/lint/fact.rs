//! Facts: statements of a spec with their texts and their provenance.

use apispec_codegen::place::Place;
use apispec_codegen::spec::objects::Object;

/// An item of a spec that has texts or a source.
pub(super) struct Fact<'a> {
    /// The name of its definition in the format.
    pub(super) definition: &'static str,
    /// Its name, if items of its kind have names.
    pub(super) name: &'a str,
    /// Its object.
    pub(super) place: Place,
    /// Its texts, by member.
    pub(super) texts: Vec<(&'static str, Text<'a>)>,
    /// Its source.
    pub(super) source: Option<&'a str>,
    naming: Naming,
}

/// A text of a fact.
#[derive(Clone, Copy)]
pub(super) struct Text<'a> {
    pub(super) en: &'a str,
    pub(super) zh: Option<&'a str>,
}

impl<'a> Text<'a> {
    /// The task of a placeholder.
    pub(super) fn task(self) -> Option<&'a str> {
        let task = self.en.strip_prefix("To do:")?;
        Some(task.trim().trim_end_matches('.'))
    }
}

/// How messages name an item.
#[derive(Clone, Copy)]
enum Naming {
    /// By one of its members.
    Member(&'static str),
    /// By the field that it limits.
    Field,
    /// By its kind.
    Noun(&'static str),
}

/// The definitions with texts or a source that lints check.
const NAMINGS: &[(&str, Naming)] = &[
    ("Provider", Naming::Member("provider")),
    ("RpcStyle", Naming::Noun("style")),
    ("RestStyle", Naming::Noun("style")),
    ("Constant", Naming::Member("name")),
    ("Envelope", Naming::Noun("envelope")),
    ("Service", Naming::Member("service")),
    ("Endpoints", Naming::Member("pattern")),
    ("RegionHost", Naming::Member("region")),
    ("InBandFailure", Naming::Member("field")),
    ("Poll", Naming::Noun("polling")),
    ("PageNumber", Naming::Noun("paging")),
    ("Offset", Naming::Noun("paging")),
    ("Marker", Naming::Noun("paging")),
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

/// Definitions without a source: disputes have one for each claim, and no document describes the vendor itself.
const UNSOURCED: &[&str] = &["Provider", "Dispute"];

/// Definitions that need no description.
const UNDESCRIBED: &[&str] = &[
    "RpcStyle",
    "RestStyle",
    "Constant",
    "Envelope",
    "Endpoints",
    "RegionHost",
    "InBandFailure",
    "Poll",
    "PageNumber",
    "Offset",
    "Marker",
    "Http",
    "Authorization",
    "Limit",
    "Alias",
];

impl<'a> Fact<'a> {
    /// Every fact in the objects.
    pub(super) fn all(objects: &[Object<'a>]) -> Vec<Self> {
        let mut facts = Vec::<Self>::new();
        // The index of the fact of each object, for its texts.
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

    /// How messages name it: `` `Name` ``, or its kind if it has no name.
    pub(super) fn called(&self) -> String {
        match self.naming {
            Naming::Member(_) => format!("`{}`", self.name),
            Naming::Field => format!("the limit of `{}`", self.name),
            Naming::Noun(noun) => format!("the {noun}"),
        }
    }

    /// The location of its name.
    pub(super) fn mark(&self) -> Place {
        match self.naming {
            Naming::Member(key) => self.place.at(key),
            Naming::Field => self.place.at("check"),
            Naming::Noun(_) => self.place.clone(),
        }
    }

    /// Whether it needs a source.
    pub(super) fn is_sourced(&self) -> bool {
        !UNSOURCED.contains(&self.definition)
    }

    /// Whether it needs a description.
    pub(super) fn is_described(&self) -> bool {
        !UNDESCRIBED.contains(&self.definition)
    }
}
