//! Conditions: fields and facts found, values held against their types.

use serde_json::Value;

use super::Checker;
use crate::model::{self, Absent, Kind, Literal, Predicate};
use crate::place::Place;
use crate::spec;
use crate::spec::AbsentAs;
use crate::suggest;

/// What conditions may speak of.
pub(super) struct Subjects<'a> {
    /// The parameters of the operation.
    pub(super) fields: &'a [model::Field],
    /// The facts of the service.
    pub(super) context: &'a [model::ContextFact],
    /// The types of the service.
    pub(super) types: &'a super::types::TypeTable,
}

impl Subjects<'_> {
    /// The values of a kind, if it is an enumeration.
    pub(super) fn variants(&self, kind: &Kind) -> Option<&[model::Variant]> {
        match kind {
            Kind::Named(name) => self.types.variants(name),
            _ => None,
        }
    }
}

impl Checker<'_> {
    /// A condition, if it can be understood.
    pub(super) fn predicate(
        &mut self,
        predicate: &spec::Predicate,
        subjects: &Subjects<'_>,
        place: &Place,
    ) -> Option<Predicate> {
        let combined = [
            !predicate.all.is_empty(),
            !predicate.any.is_empty(),
            predicate.not.is_some(),
        ];
        let subject = [predicate.field.is_some(), predicate.context.is_some()];
        let tested = [
            predicate.is.is_some(),
            !predicate.one_of.is_empty(),
            predicate.present.is_some(),
        ];
        let count = |flags: &[bool]| flags.iter().filter(|flag| **flag).count();
        let is_test = count(&subject) == 1 && count(&tested) == 1 && count(&combined) == 0;
        let is_combination = count(&combined) == 1
            && count(&subject) == 0
            && count(&tested) == 0
            && predicate.absent.is_none();
        if is_combination {
            return self.combination(predicate, subjects, place);
        }
        if !is_test {
            self.error(
                "condition",
                place,
                "this is no condition".into(),
                "neither a test nor a combination",
                "write `field` or `context` with one of `is`, `in` and `present`; or one of `all`, `any` and `not` with something in it".into(),
            );
            return None;
        }
        match (&predicate.field, &predicate.context) {
            (Some(name), _) => self.field_test(name, predicate, subjects, place),
            (_, Some(name)) => self.context_test(name, predicate, subjects, place),
            _ => None,
        }
    }

    fn combination(
        &mut self,
        predicate: &spec::Predicate,
        subjects: &Subjects<'_>,
        place: &Place,
    ) -> Option<Predicate> {
        if let Some(inner) = &predicate.not {
            let inner = self.predicate(inner, subjects, &place.at("not"))?;
            return Some(Predicate::Not(Box::new(inner)));
        }
        let (key, inner) = match predicate.all.is_empty() {
            false => ("all", &predicate.all),
            true => ("any", &predicate.any),
        };
        let parts = inner
            .iter()
            .enumerate()
            .map(|(index, inner)| self.predicate(inner, subjects, &place.nth(key, index)))
            .collect::<Vec<_>>();
        let parts = parts.into_iter().collect::<Option<Vec<_>>>()?;
        Some(match key {
            "all" => Predicate::All(parts),
            _ => Predicate::Any(parts),
        })
    }

    fn field_test(
        &mut self,
        name: &str,
        predicate: &spec::Predicate,
        subjects: &Subjects<'_>,
        place: &Place,
    ) -> Option<Predicate> {
        let index = self.field_index(name, subjects, &place.at("field"))?;
        let field = &subjects.fields[index];
        if let Some(present) = predicate.present {
            return self.presence_test(field, index, present, predicate.absent, place);
        }
        let literals = self.literals(name, &field.kind, predicate, subjects, place)?;
        let is_optional = field.presence == model::Presence::Optional;
        let absent = match (is_optional, predicate.absent, &field.default) {
            (false, None, _) => Absent::Fails,
            (false, Some(_), _) => {
                self.error(
                    "absent-of-required",
                    &place.at("absent"),
                    format!("`{name}` is never absent"),
                    "decides nothing",
                    "remove `absent`".into(),
                );
                return None;
            }
            (true, None, _) => {
                self.error(
                    "absent-undecided",
                    &place.at("field"),
                    format!("the condition does not say what an absent `{name}` counts as"),
                    "may be absent",
                    "add `\"absent\": \"default\"` or `\"absent\": \"absent\"`".into(),
                );
                return None;
            }
            (true, Some(AbsentAs::Absent), _) => Absent::Fails,
            (true, Some(AbsentAs::Default), Some(default)) => {
                match literals.iter().any(|literal| literal.text() == *default) {
                    true => Absent::Holds,
                    false => Absent::Fails,
                }
            }
            (true, Some(AbsentAs::Default), None) => {
                self.error(
                    "no-default",
                    &place.at("absent"),
                    format!("`{name}` has no default that its absence could count as"),
                    "no default",
                    "write `\"absent\": \"absent\"`, or give the field its documented `default`"
                        .into(),
                );
                return None;
            }
        };
        Some(Predicate::Field(index, literals, absent))
    }

    fn presence_test(
        &mut self,
        field: &model::Field,
        index: usize,
        present: bool,
        absent: Option<AbsentAs>,
        place: &Place,
    ) -> Option<Predicate> {
        if field.presence == model::Presence::Required {
            self.error(
                "constant-condition",
                &place.at("field"),
                format!("`{}` is always present", field.wire),
                "this condition never changes",
                "remove the condition".into(),
            );
            return None;
        }
        if absent.is_some() {
            self.error(
                "idle-absent",
                &place.at("absent"),
                "`absent` means nothing beside `present`".into(),
                "decides nothing",
                "remove it".into(),
            );
            return None;
        }
        let presence = match present {
            true => model::BePresent::Present,
            false => model::BePresent::Absent,
        };
        Some(Predicate::Present(index, presence))
    }

    fn context_test(
        &mut self,
        name: &str,
        predicate: &spec::Predicate,
        subjects: &Subjects<'_>,
        place: &Place,
    ) -> Option<Predicate> {
        let index = self.context_index(name, subjects.context, &place.at("context"))?;
        if predicate.present.is_some() || predicate.absent.is_some() {
            self.error(
                "context-presence",
                place,
                format!("whether `{name}` is known is no condition"),
                "an unknown fact skips the rule",
                "test its value with `is` or `in`".into(),
            );
            return None;
        }
        let kind = &subjects.context[index].kind;
        let literals = self.literals(name, kind, predicate, subjects, place)?;
        Some(Predicate::Context(index, literals))
    }

    /// The fact with this name.
    pub(super) fn context_index(
        &mut self,
        name: &str,
        context: &[model::ContextFact],
        place: &Place,
    ) -> Option<usize> {
        let found = context.iter().position(|fact| fact.name == name);
        if found.is_none() {
            let known = context
                .iter()
                .map(|fact| fact.name.as_str())
                .collect::<Vec<_>>();
            self.error(
                "unknown-fact",
                place,
                format!("the service's context has no fact `{name}`"),
                "not in the context",
                suggest::help(name, &known),
            );
        }
        found
    }

    /// The parameter with this wire name.
    pub(super) fn field_index(
        &mut self,
        name: &str,
        subjects: &Subjects<'_>,
        place: &Place,
    ) -> Option<usize> {
        let found = subjects.fields.iter().position(|field| field.wire == name);
        if found.is_none() {
            let known = subjects
                .fields
                .iter()
                .map(|field| field.wire.as_str())
                .collect::<Vec<_>>();
            self.error(
                "unknown-field",
                place,
                format!("the operation has no parameter `{name}`"),
                "not a parameter",
                suggest::help(name, &known),
            );
        }
        found
    }

    fn literals(
        &mut self,
        name: &str,
        kind: &Kind,
        predicate: &spec::Predicate,
        subjects: &Subjects<'_>,
        place: &Place,
    ) -> Option<Vec<Literal>> {
        let is = predicate.is.iter().map(|value| (value, place.at("is")));
        let one_of = predicate.one_of.iter().enumerate();
        let one_of = one_of.map(|(index, value)| (value, place.nth("in", index)));
        let literals = is
            .chain(one_of)
            .map(|(value, place)| self.literal(name, kind, value, subjects, &place))
            .collect::<Vec<_>>();
        literals.into_iter().collect()
    }

    /// A value of a kind, as conditions compare it.
    pub(super) fn literal(
        &mut self,
        name: &str,
        kind: &Kind,
        value: &Value,
        subjects: &Subjects<'_>,
        place: &Place,
    ) -> Option<Literal> {
        let (literal, expected) = match kind {
            // What is wrong with the name was told where the field is.
            Kind::Named(name) if !subjects.types.is_known(name) => return None,
            Kind::Named(_) => match (subjects.variants(kind), value.as_str()) {
                (Some(variants), Some(text)) => {
                    return self.variant(name, variants, text, place);
                }
                (Some(_), None) => (None, "a string"),
                (None, _) => (None, "a value without fields, which this type has not"),
            },
            Kind::String | Kind::Timestamp(_) => (
                value.as_str().map(|text| Literal::Text(text.into())),
                "a string",
            ),
            Kind::Boolean => (value.as_bool().map(Literal::Boolean), "`true` or `false`"),
            Kind::Int32 | Kind::Int64 => (value.as_i64().map(Literal::Integer), "a whole number"),
            Kind::Secret => (None, "a test of presence: a secret is not compared"),
            _ => (
                None,
                "a test of presence: values of this type are not compared",
            ),
        };
        if literal.is_none() {
            self.error(
                "condition-type",
                place,
                format!("`{name}` can't be compared with this"),
                "no value of its type",
                format!("write {expected}"),
            );
        }
        literal
    }

    fn variant(
        &mut self,
        name: &str,
        variants: &[model::Variant],
        text: &str,
        place: &Place,
    ) -> Option<Literal> {
        let found = variants.iter().find(|variant| variant.wire == text);
        if found.is_none() {
            let known = variants
                .iter()
                .map(|variant| variant.wire.as_str())
                .collect::<Vec<_>>();
            let canonical = variants
                .iter()
                .find(|variant| variant.aliases.iter().any(|alias| alias == text));
            let help = match canonical {
                Some(variant) => format!("write `{}`, which stands for it too", variant.wire),
                None => format!("declare `{text}`, or use one of {}", suggest::list(&known)),
            };
            self.error(
                "rule-unknown-value",
                place,
                format!("`{name}` is never `{text}`"),
                "not a declared value",
                help,
            );
        }
        found.map(|variant| Literal::Variant(variant.wire.clone(), variant.name.clone()))
    }
}

impl Literal {
    /// The text on the wire.
    pub fn text(&self) -> String {
        match self {
            Literal::Text(text) | Literal::Variant(text, _) => text.clone(),
            Literal::Integer(number) => number.to_string(),
            Literal::Boolean(value) => value.to_string(),
        }
    }
}
