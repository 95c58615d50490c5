//! Conditions: fields and facts found, values held against their types.

use super::Checker;
use crate::model::{self, Absent, Predicate};
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
        let inner = predicate.inner(place).into_iter();
        let parts = inner.map(|(inner, place)| self.predicate(inner, subjects, &place));
        // Every part is looked at, whatever is wrong with the first.
        let parts = parts.collect::<Vec<_>>();
        let parts = parts.into_iter().collect::<Option<Vec<_>>>()?;
        Some(if predicate.all.is_empty() {
            Predicate::Any(parts)
        } else {
            Predicate::All(parts)
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
                if literals.iter().any(|literal| literal.text() == *default) {
                    Absent::Holds
                } else {
                    Absent::Fails
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
        let presence = if present {
            model::BePresent::Present
        } else {
            model::BePresent::Absent
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
        let known = context.iter().map(|fact| fact.name.as_str());
        let known = known.collect::<Vec<_>>();
        let found = known.iter().position(|known| *known == name);
        if found.is_none() {
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
        let known = subjects.fields.iter().map(|field| field.wire.as_str());
        let known = known.collect::<Vec<_>>();
        let found = known.iter().position(|known| *known == name);
        if found.is_none() {
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
}
