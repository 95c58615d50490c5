//! Conditions: whether one can hold at all, and whether it holds for a given request.

use std::collections::BTreeMap;

use serde_json::Value;

use super::page::Page;
use super::rules;
use crate::place::Place;
use crate::spec::{self, AbsentAs, Predicate, Type};

/// When a condition holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Verdict {
    Never,
    Always,
    Sometimes,
}

/// When a condition holds, over all that its fields and facts can be.
pub(super) fn verdict(predicate: &Predicate, page: &Page<'_>) -> Verdict {
    const MOST: usize = 20_000;
    let domains = domains(predicate, page);
    let count = domains.values().try_fold(1_usize, |count, values| {
        count
            .checked_mul(values.len())
            .filter(|count| *count <= MOST)
    });
    let Some(count) = count else {
        return Verdict::Sometimes;
    };
    let held = (0..count)
        .filter(|index| {
            let given = assignment(&domains, *index);
            holds(predicate, page, &|key| {
                given
                    .get(key)
                    .cloned()
                    .flatten()
                    .map_or(Known::Absent, Known::Value)
            }) == Some(true)
        })
        .count();
    match held {
        0 => Verdict::Never,
        _ if held == count => Verdict::Always,
        _ => Verdict::Sometimes,
    }
}

/// Whether a condition holds for these parameters; nothing if that depends on what is not known.
pub(super) fn holds_for(
    predicate: &Predicate,
    page: &Page<'_>,
    given: &BTreeMap<&str, &Value>,
) -> Option<bool> {
    holds(predicate, page, &|key| match key {
        Key::Context(_) => Known::Unknown,
        Key::Field(name) => match given.get(name) {
            None => Known::Absent,
            Some(value) => {
                let kind = page.parameter(name).map(|field| &field.kind);
                let declared = kind.and_then(|kind| page.enumeration(kind));
                match (declared, value) {
                    (Some(enumeration), Value::String(text)) => canonical(enumeration, text)
                        .map_or(Known::Unknown, |text| Known::Value(text.into())),
                    _ => Known::Value((*value).clone()),
                }
            }
        },
    })
}

/// What is tested.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Key<'a> {
    Field(&'a str),
    Context(&'a str),
}

enum Known {
    Value(Value),
    Absent,
    Unknown,
}

fn holds(
    predicate: &Predicate,
    page: &Page<'_>,
    value: &dyn Fn(&Key<'_>) -> Known,
) -> Option<bool> {
    let tested = key(predicate).map(|key| test(predicate, page, key, value(&key)));
    let all = predicate.all.iter().map(|inner| holds(inner, page, value));
    let not = predicate
        .not
        .iter()
        .map(|inner| holds(inner, page, value).map(|held| !held));
    let any = (!predicate.any.is_empty()).then(|| {
        let inner = predicate
            .any
            .iter()
            .map(|inner| holds(inner, page, value).map(|held| !held));
        conjunction(inner).map(|none| !none)
    });
    conjunction(tested.into_iter().chain(all).chain(not).chain(any))
}

/// Whether all hold: one that does not decides, whatever else is unknown.
fn conjunction(parts: impl Iterator<Item = Option<bool>>) -> Option<bool> {
    let mut all = Some(true);
    for part in parts {
        match part {
            Some(true) => {}
            Some(false) => return Some(false),
            None => all = None,
        }
    }
    all
}

fn test(predicate: &Predicate, page: &Page<'_>, key: Key<'_>, value: Known) -> Option<bool> {
    let declared = enumeration(page, key);
    let present = match (&value, predicate.present) {
        (_, None) => Some(true),
        (Known::Unknown, Some(_)) if matches!(key, Key::Context(_)) => None,
        (Known::Absent, Some(present)) => Some(!present),
        (_, Some(present)) => Some(present),
    };
    let wanted = predicate.is.iter().map(std::slice::from_ref);
    let listed = (!predicate.one_of.is_empty()).then_some(predicate.one_of.as_slice());
    let value = match (value, predicate.absent, key) {
        (Known::Absent, Some(AbsentAs::Default), Key::Field(name)) => page
            .parameter(name)
            .and_then(|field| field.default.clone())
            .map_or(Known::Absent, Known::Value),
        (value, ..) => value,
    };
    let equal = wanted.chain(listed).map(|choices| match &value {
        Known::Unknown => None,
        Known::Absent => Some(false),
        Known::Value(value) => {
            let value = same(declared, value);
            Some(choices.iter().any(|choice| same(declared, choice) == value))
        }
    });
    conjunction(std::iter::once(present).chain(equal))
}

/// The same value whichever spelling of an enumeration it has.
fn same(declared: Option<&spec::Enumeration>, value: &Value) -> Value {
    let known = declared.and_then(|declared| canonical(declared, value.as_str()?));
    known.map_or_else(|| value.clone(), Value::from)
}

/// The text that is written for this one, if it is declared.
pub(super) fn canonical<'a>(enumeration: &'a spec::Enumeration, text: &str) -> Option<&'a str> {
    let is = |value: &&spec::Value| {
        value.value == text || value.aliases.iter().any(|alias| alias.value == text)
    };
    let found = enumeration.values.iter().find(is);
    found.map(|value| value.value.as_str())
}

fn key(predicate: &Predicate) -> Option<Key<'_>> {
    let field = predicate.field.as_deref().map(Key::Field);
    field.or(predicate.context.as_deref().map(Key::Context))
}

fn kind<'a>(page: &Page<'a>, key: Key<'_>) -> Option<&'a Type> {
    match key {
        Key::Field(name) => page.parameter(name).map(|field| &field.kind),
        Key::Context(name) => page.context(name).map(|fact| &fact.kind),
    }
}

fn enumeration<'a>(page: &Page<'a>, key: Key<'_>) -> Option<&'a spec::Enumeration> {
    page.enumeration(kind(page, key)?)
}

/// All that each tested field or fact can be: the texts that are asked for, those that are declared, others, and nothing.
fn domains<'p>(predicate: &'p Predicate, page: &Page<'_>) -> BTreeMap<Key<'p>, Vec<Option<Value>>> {
    let mut domains = BTreeMap::<Key<'p>, Vec<Option<Value>>>::new();
    for (part, _) in rules::within(predicate, &Place::file(0)) {
        let Some(key) = key(part) else { continue };
        let domain = domains.entry(key).or_default();
        let mut add = |value: Option<Value>| {
            if !domain.contains(&value) {
                domain.push(value);
            }
        };
        match kind(page, key) {
            Some(Type::Boolean) => {
                add(Some(Value::Bool(false)));
                add(Some(Value::Bool(true)));
            }
            _ => {
                let asked = part.one_of.iter().chain(&part.is);
                let declared = enumeration(page, key);
                asked.for_each(|value| add(Some(same(declared, value))));
                for value in declared.iter().flat_map(|declared| &declared.values) {
                    add(Some(Value::from(value.value.as_str())));
                }
                // Any text that nobody lists.
                add(Some(Value::from("\u{0}")));
            }
        }
        let may_lack = match key {
            Key::Field(name) => page.parameter(name).is_some_and(|field| !field.required),
            Key::Context(_) => part.present.is_some(),
        };
        if may_lack {
            add(None);
        }
    }
    domains
}

/// The combination with this number.
fn assignment<'p>(
    domains: &BTreeMap<Key<'p>, Vec<Option<Value>>>,
    mut index: usize,
) -> BTreeMap<Key<'p>, Option<Value>> {
    let mut given = BTreeMap::new();
    for (key, values) in domains {
        given.insert(*key, values[index % values.len()].clone());
        index /= values.len();
    }
    given
}
