//! Parameters, response fields, types with their values, and facts, each with its source.

use apispec_codegen::evidence::{Item, of_type};
use apispec_codegen::markdown::{code, prose};
use apispec_codegen::model::{
    ContextFact, Enumeration, Field, Kind, Location, MapEncoding, NamedType, Presence, Rule, Shape,
    Status, View,
};
use apispec_codegen::sentences::Names;

use super::disputes::disputed;
use super::rules;
use super::sheet::{Sheet, head, languages, lines, paragraphs, row};
use super::targets::Around;

/// A parameter, with links to the rules about it.
pub(super) fn parameter<'a>(sheet: &Sheet<'a>, view: View<'a>, index: usize) -> String {
    let field = &view.operation.request.fields[index];
    let rules = view.operation.rules.iter();
    let rules = rules.filter(|rule| rule.form.fields().contains(&index));
    self::field(sheet, Around::of(view), field, Item::Parameter(&field.wire), rules)
}

/// A field of a response or of an object.
pub(super) fn member<'a>(
    sheet: &Sheet<'a>,
    around: Around<'a>,
    field: &'a Field,
    item: Item<'a>,
) -> String {
    self::field(sheet, around, field, item, std::iter::empty())
}

fn field<'a>(
    sheet: &Sheet<'a>,
    around: Around<'a>,
    field: &'a Field,
    item: Item<'a>,
    about_it: impl Iterator<Item = &'a Rule>,
) -> String {
    let name = match item {
        Item::Member(of, wire) => format!("{}, {}", code(of), code(wire)),
        _ => code(&field.wire),
    };
    let mut text = format!("### {}{name}\n\n", item.tag());
    text.push_str(&paragraphs(&languages(&field.doc)));
    text.push_str(&format!("\n- {}\n", facts(sheet, around, field)));
    text.push_str(&format!("- Source: {}\n", sheet.places(field.source.as_deref())));
    for limit in &field.limits {
        text.push_str(&rules::rule(sheet, around, limit, Names::of_field(&field.wire), &[]));
    }
    let links =
        about_it.map(|rule| sheet.link(&code(&rule.id), sheet.here.item(Item::Rule(&rule.id))));
    let links = links.collect::<Vec<_>>();
    if !links.is_empty() {
        text.push_str(&format!("- Rules: {}\n", links.join(", ")));
    }
    text.push_str(&disputed(sheet, around, &field.disputes));
    text.push('\n');
    text
}

/// `Optional; a whole number of 32 bits; in the path; default `1``
fn facts<'a>(sheet: &Sheet<'a>, around: Around<'a>, field: &'a Field) -> String {
    let presence = match field.presence {
        Presence::Required => "Required",
        Presence::Optional => "Optional",
    };
    let location = match field.location {
        Location::Path => "in the path",
        Location::Query => "in the query",
        Location::Form => "in the form",
        Location::Header => "in a header",
        Location::Body => "in the body",
        Location::Host => "in the host",
        Location::Payload => "the whole body",
    };
    let value = |word: &str, value: &Option<String>| {
        let value = value.as_ref()?;
        Some(format!("{word} {}", code(value)))
    };
    let facts = [
        Some(presence.to_owned()),
        Some(kind(sheet, around, &field.kind)),
        Some(location.to_owned()),
        field.unit.as_ref().map(|unit| format!("in {}", prose(unit))),
        value("default", &field.default),
        value("example", &field.example),
        field.idempotency_token.then(|| "idempotency token".to_owned()),
        status(field.status).map(str::to_owned),
    ];
    facts.into_iter().flatten().collect::<Vec<_>>().join("; ")
}

/// What is unusual about the use of a field, a value or an operation.
pub(super) fn status(status: Status) -> Option<&'static str> {
    match status {
        Status::Normal => None,
        Status::Deprecated => Some("deprecated"),
        Status::Unavailable => Some("not offered by the service"),
        Status::SetByService => Some("set by the service"),
    }
}

/// The type of a value in words, with a link if it has a name.
fn kind<'a>(sheet: &Sheet<'a>, around: Around<'a>, kind: &'a Kind) -> String {
    let inner = |of: &'a Kind| self::kind(sheet, around, of);
    match kind {
        Kind::String => "text".into(),
        Kind::Secret => "secret text".into(),
        Kind::Boolean => "`true` or `false`".into(),
        Kind::Int32 => "whole number of 32 bits".into(),
        Kind::Int64 => "whole number of 64 bits".into(),
        Kind::Float => "number of single precision".into(),
        Kind::Double => "number of double precision".into(),
        Kind::Any => "any JSON".into(),
        Kind::Timestamp(format) => format!("time written as {}", code(format)),
        Kind::Json(of) => format!("JSON in a text: {}", inner(of)),
        Kind::Named(id) => {
            sheet.link(&code(id.name()), of_type(around.provider, around.service, id.name()))
        }
        Kind::Map { of, encoding } => match encoding {
            MapEncoding::Named => format!("map of {}", inner(of)),
            MapEncoding::Flat => format!("map of {}, the length before each key", inner(of)),
        },
        Kind::List { of, encoding, item } => {
            let form = encoding.form();
            let encoding = match form.separator {
                Some(_) => format!(", joined by {}", form.docs),
                None if form.docs.is_empty() => String::new(),
                None => format!(", {}", form.docs),
            };
            let item = item.as_ref().map(|item| format!(", each called {} in XML", code(item)));
            format!("list of {}{encoding}{}", inner(of), item.unwrap_or_default())
        }
    }
}

/// The items of a response that is a list.
pub(super) fn list<'a>(
    sheet: &Sheet<'a>,
    view: View<'a>,
    of: &'a Kind,
    item: Option<&'a str>,
) -> String {
    let item = item.map(|item| format!(", each called {} in XML", code(item)));
    format!("A list of {}{}.\n", kind(sheet, Around::of(view), of), item.unwrap_or_default())
}

/// A named type with its values or fields.
pub(super) fn named<'a>(sheet: &Sheet<'a>, around: Around<'a>, named: &'a NamedType) -> String {
    let mut text = format!("### {}{}\n\n", Item::Type(&named.name).tag(), code(&named.name));
    // An inline type has the description of its field, where it is already shown.
    let is_shared = around.service.shared_types.iter().any(|id| id.name() == named.name);
    if is_shared {
        text.push_str(&paragraphs(&languages(&named.doc)));
        if named.source.is_some() {
            text.push_str(&format!("\n- Source: {}\n", sheet.places(named.source.as_deref())));
        }
    }
    text.push_str(&disputed(sheet, around, &named.disputes));
    text.push('\n');
    match &named.shape {
        Shape::Enumeration(enumeration) => text.push_str(&values(sheet, named, enumeration)),
        Shape::Structure(structure) => {
            for field in &structure.fields {
                let item = Item::Member(&named.name, &field.wire);
                text.push_str(&member(sheet, around, field, item));
            }
        }
    }
    text.push('\n');
    text
}

/// A table of values.
fn values(sheet: &Sheet<'_>, named: &NamedType, enumeration: &Enumeration) -> String {
    let mut text = head(["value", "meaning", "source"]);
    for value in &enumeration.variants {
        let aliases = value.aliases.iter().map(|alias| {
            let place = sheet.places(alias.source.as_deref());
            format!("also read from {} ({place})", code(&alias.value))
        });
        let status = status(value.status).map(str::to_owned);
        let meaning = [lines(&value.doc)].into_iter().chain(status).chain(aliases);
        let meaning = meaning.filter(|text| !text.is_empty()).collect::<Vec<_>>();
        let tag = Item::Value(&named.name, &value.wire).tag();
        text.push_str(&row([
            format!("{tag}{}", code(&value.wire)),
            meaning.join("<br>"),
            sheet.places(value.source.as_deref()),
        ]));
    }
    text
}

/// A table of facts.
pub(super) fn context<'a>(
    sheet: &Sheet<'a>,
    around: Around<'a>,
    facts: &'a [ContextFact],
) -> String {
    let mut text = head(["fact", "value", "meaning", "source"]);
    for fact in facts {
        text.push_str(&row([
            format!("{}{}", Item::Fact(&fact.name).tag(), code(&fact.name)),
            kind(sheet, around, &fact.kind),
            lines(&fact.doc),
            sheet.places(fact.source.as_deref()),
        ]));
    }
    text
}
