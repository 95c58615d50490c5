//! Conditions: whether one holds for a given request.

use std::collections::BTreeMap;

use serde_json::Value;

use super::page::Page;
use crate::spec::{self, AbsentAs, Predicate, Type};

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
