//! Enumerations: values, their names and their aliases.

use std::collections::BTreeMap;

use super::names::{Case, Naming, WireName, in_case, is_identifier, is_name};
use super::proposals::{has_words, worded};
use super::scope::Scope;
use super::{Checker, items};
use crate::model;
use crate::place::Place;
use crate::spec;

impl Checker<'_> {
    /// A text with known values.
    pub(super) fn enumeration(
        &mut self,
        name: &str,
        enumeration: &spec::Enumeration,
        place: &Place,
    ) -> model::Shape {
        // Some values of vendors differ only in case, and one of the two is usually a mistake of a page: an alias.
        let mut scope = Scope::without_case(format!("the values of `{name}`"));
        let mut texts = BTreeMap::<&str, Place>::new();
        let mut variants = Vec::new();
        let names = names(enumeration);
        if enumeration.values.is_empty() {
            self.error(
                "no-values",
                &place.at("values"),
                format!("`{name}` has no values"),
                "an empty enumeration",
                "list the documented values, or use the type `\"string\"`",
            );
        }
        for (at, value) in items(place, "values", &enumeration.values) {
            let value_place = at.at("value");
            let wire_name = WireName {
                wire: &value.value,
                case: Case::Variant,
                naming: Naming::Override(value.rust.as_deref()),
                place: &value_place,
            };
            let variant = match names.get(value.value.as_str()) {
                Some(Name::Worded(name)) => name.clone(),
                Some(Name::Own) | None => self.name(&wire_name),
            };
            let aliases = items(&at, "aliases", &value.aliases);
            let aliases = aliases.map(|(at, alias)| (alias.value.as_str(), at.at("value")));
            let own = (value.value.as_str(), value_place.clone());
            let mut is_new = true;
            for (text, at) in std::iter::once(own).chain(aliases) {
                let first = texts.entry(text).or_insert_with(|| at.clone());
                if *first != at {
                    is_new = false;
                    self.duplicate(
                        "duplicate-value",
                        &at,
                        first,
                        format!("duplicate value `{text}` in `{name}`"),
                        "keep one of them",
                    );
                }
            }
            // A duplicate value would also be a duplicate name, which needs no second message.
            if is_new {
                scope.claim(self, &variant, &wire_name, &variant);
            }
            variants.push(model::Variant {
                wire: value.value.clone(),
                name: variant,
                aliases: value.aliases.clone(),
                doc: value.doc.clone().unwrap_or_default(),
                status: value.status,
                source: value.source.clone(),
            });
        }
        model::Shape::Enumeration(model::Enumeration { variants })
    }
}

/// How a value gets its name in Rust.
enum Name {
    /// From its author, or as other things on the wire do.
    Own,
    /// With words for its signs, or `Value` before its digits; no other value has this name.
    Worded(String),
}

/// How each value gets its name, by its text.
fn names(enumeration: &spec::Enumeration) -> BTreeMap<&str, Name> {
    let mut counts = BTreeMap::<String, usize>::new();
    let named = enumeration.values.iter().map(|value| {
        let own = in_case(Case::Variant, &value.value);
        let is_worded = value.rust.is_none() && !is_identifier(&own) && has_words(&value.value);
        let name = match &value.rust {
            Some(rust) => rust.clone(),
            None if is_worded => worded(Case::Variant, &value.value),
            None => own,
        };
        *counts.entry(name.to_lowercase()).or_default() += 1;
        (value.value.as_str(), name, is_worded)
    });
    let named = named.collect::<Vec<_>>();
    let named = named.into_iter().map(|(value, name, is_worded)| {
        let is_only = counts[&name.to_lowercase()] == 1 && is_name(Case::Variant, &name);
        (value, if is_worded && is_only { Name::Worded(name) } else { Name::Own })
    });
    named.collect()
}
