//! Conditions: fields and facts resolved, values checked against their types.

use super::Checker;
use super::types::TypeTable;
use crate::model::{self, Absent, BePresent, Predicate, Presence};
use crate::place::Place;
use crate::spec;
use crate::spec::AbsentAs;

/// What conditions may refer to.
pub(super) struct Subjects<'a> {
    /// The parameters of the operation.
    pub(super) fields: &'a [model::Field],
    /// The facts of the service.
    pub(super) context: &'a [model::ContextFact],
    /// The types of the service.
    pub(super) types: &'a TypeTable,
}

impl Checker<'_> {
    /// A condition, if it can be understood.
    pub(super) fn predicate(
        &mut self,
        predicate: &spec::Predicate,
        subjects: &Subjects<'_>,
        place: &Place,
    ) -> Option<Predicate> {
        let count = |flags: &[bool]| flags.iter().filter(|flag| **flag).count();
        let subject = count(&[predicate.field.is_some(), predicate.context.is_some()]);
        let tests = count(&[
            predicate.is.is_some(),
            !predicate.one_of.is_empty(),
            predicate.present.is_some(),
        ]);
        let combinations =
            count(&[!predicate.all.is_empty(), !predicate.any.is_empty(), predicate.not.is_some()]);
        let is_test = (subject, tests, combinations) == (1, 1, 0);
        match (&predicate.field, &predicate.context) {
            (Some(name), _) if is_test => self.field_test(name, predicate, subjects, place),
            (_, Some(name)) if is_test => self.context_test(name, predicate, subjects, place),
            (None, None) if (tests, combinations) == (0, 1) && predicate.absent.is_none() => {
                self.combination(predicate, subjects, place)
            }
            _ => self.reject(
                "condition",
                place,
                "expected a condition",
                "neither one test nor one combination",
                "write `field` or `context` with one of `is`, `in` and `present`; or a non-empty `all`, `any` or `not`",
            ),
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
        // All parts are checked, even if the first one has errors.
        let parts = parts.collect::<Vec<_>>();
        let parts = parts.into_iter().collect::<Option<Vec<_>>>()?;
        Some(if predicate.all.is_empty() { Predicate::Any(parts) } else { Predicate::All(parts) })
    }

    fn field_test(
        &mut self,
        name: &str,
        predicate: &spec::Predicate,
        subjects: &Subjects<'_>,
        place: &Place,
    ) -> Option<Predicate> {
        let index = self.field_index(name, subjects.fields, &place.at("field"))?;
        let field = &subjects.fields[index];
        if let Some(is_present) = predicate.present {
            let presence = if is_present { BePresent::Present } else { BePresent::Absent };
            self.can_be_tested(field, predicate, place)?;
            return Some(Predicate::Present(index, presence));
        }
        let literals = self.literals(name, &field.kind, predicate, subjects, place)?;
        let absent = match (field.presence, predicate.absent) {
            (Presence::Required, None) | (Presence::Optional, Some(AbsentAs::Absent)) => {
                Absent::Fails
            }
            (Presence::Required, Some(_)) => {
                return self.reject(
                    "absent-of-required",
                    &place.at("absent"),
                    format!("`absent` has no effect: `{name}` is required"),
                    "has no effect",
                    "remove `absent`",
                );
            }
            // Whether a rule applies without the field is the vendor's decision, and pages say it in different
            // ways: the author has to say it.
            (Presence::Optional, None) => {
                return self.reject(
                    "absent-undecided",
                    &place.at("field"),
                    format!("the condition does not say how to treat an absent `{name}`"),
                    "may be absent",
                    "add `\"absent\": \"default\"` (use its default) or `\"absent\": \"absent\"` (the test is false)",
                );
            }
            (Presence::Optional, Some(AbsentAs::Default)) => {
                let Some(default) = &field.default else {
                    return self.reject(
                        "no-default",
                        &place.at("absent"),
                        format!("`{name}` has no default"),
                        "refers to the default",
                        "write `\"absent\": \"absent\"`, or give the field its documented `default`",
                    );
                };
                if literals.iter().any(|literal| literal.text() == *default) {
                    Absent::Holds
                } else {
                    Absent::Fails
                }
            }
        };
        Some(Predicate::Field(index, literals, absent))
    }

    /// `None` if a test of the field's presence has a constant result.
    fn can_be_tested(
        &mut self,
        field: &model::Field,
        predicate: &spec::Predicate,
        place: &Place,
    ) -> Option<()> {
        if field.presence == Presence::Required {
            return self.reject(
                "constant-condition",
                &place.at("field"),
                format!("the condition is constant: `{}` is required", field.wire),
                "always present",
                "remove the condition",
            );
        }
        if predicate.absent.is_some() {
            return self.reject(
                "idle-absent",
                &place.at("absent"),
                "`absent` has no effect beside `present`",
                "has no effect",
                "remove `absent`",
            );
        }
        Some(())
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
            return self.reject(
                "context-presence",
                place,
                format!("a fact can't be tested for presence: `{name}`"),
                "an unknown fact makes the rule skipped",
                "test its value with `is` or `in`",
            );
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
            self.unknown(
                "unknown-fact",
                place,
                format!("unknown fact `{name}`"),
                "not a fact of the service's `context`",
                name,
                context.iter().map(|fact| fact.name.as_str()),
            );
        }
        found
    }

    /// The parameter with this wire name.
    pub(super) fn field_index(
        &mut self,
        name: &str,
        fields: &[model::Field],
        place: &Place,
    ) -> Option<usize> {
        let found = fields.iter().position(|field| field.wire == name);
        if found.is_none() {
            self.unknown(
                "unknown-field",
                place,
                format!("unknown parameter `{name}`"),
                "not a parameter of this operation",
                name,
                fields.iter().map(|field| field.wire.as_str()),
            );
        }
        found
    }
}
